"""A token that marks a place, a lock or a request, and a name told twice, are no secrets."""

import pytest

from engine.test_guards import stands
from handrail.engine.secret_names import NAME_GUARDS

UUID = "7b3bcec2-1a2b-4c3d-8e4f-563bf47249f0"
STANDING = [
    ("not-a-marker", '"accessToken": "⟦Kx7bcd9Qm2Zr⟧"'),
    ("not-a-marker", "api_token: ⟦Kx7bcd9Qm2Zr⟧"),
    ("not-a-marker", '"client_token": "⟦s.Kx7bcd9Qm2Zr⟧"'),
    ("not-a-marker", "https://git.mill.org/api?private_token=⟦Kx7bcd9Qm2Zr⟧"),
    ("not-a-marker", "secret:⟦Kx7bcd9Qm2Zr⟧"),
    ("not-a-marker", '"pageUrl": "x", "token": "⟦Kx7bcd9Qm2Zr⟧"'),
    ("not-its-name", "password = '⟦bluemonkey⟧'"),
    ("not-its-name", "user.password: ⟦word77⟧"),
    ("not-its-name", "⟦password⟧"),
    ("not-its-name", "PASS: ⟦kX82hdkw9sQ⟧ and port 21"),
    ("not-a-marker", 'exchange_token = "⟦Kx7bcd9Qm2Zr⟧"'),
    ("not-a-marker", "unlock_token: ⟦Kx7bcd9Qm2Zr⟧"),
    ("not-its-name", "USER: anna\nPASS: ⟦bluemonkey⟧\nHOST: nas"),
    ("not-its-name", "DB_PASS: ⟦bluemonkey⟧ # for now"),
    ("not-its-name", "password = '⟦bluemonkey⟧' + suffix"),
    ("not-its-name", f"newPassword = '⟦{UUID}⟧'"),
    ("not-its-name", "connect(url, 'anna', 'password', '⟦walnut_3x⟧')"),
    ("not-its-name", "driver.login('user', 'pass', '⟦walnut_3x⟧')"),
    ("not-its-name", "PASSWD: ⟦walnut_3x⟧"),
    ("not-its-name", "set('etc/passwd/x', '⟦walnut_3x⟧')"),
    ("not-a-marker", "secret_id = ⟦7b3bcec2-1a2b-4c3d-8e4f-563bf47249f0⟧"),
]
FALLING = [
    ("not-a-marker", '"AWS::AppSync::ApiKey": "⟦Kx7bcd9Qm2Zr⟧"'),
    ("not-a-marker", '"NextToken": "⟦Kx7bcd9Qm2Zr⟧"'),
    ("not-a-marker", "--lock-token ⟦7b3bcec2-0000⟧"),
    ("not-a-marker", "--starting-token ⟦Kx7bcd9Qm2Zr⟧"),
    ("not-a-marker", "Next page token: ⟦Kx7bcd9Qm2Zr⟧"),
    ("not-a-marker", "aws:arn:secretsmanager:us-west-2:123456789012:secret:⟦Mill-a1b2c3⟧"),
    ("not-a-marker", '"nextForwardToken": "⟦f/31961209122447488583⟧"'),
    ("not-a-marker", "change_token='⟦Kx7bcd9Qm2Zr⟧'"),
    ("not-a-marker", f"--client-token ⟦{UUID}⟧"),
    ("not-a-marker", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:⟦mill-Kx7bcd⟧"),
    ("not-a-marker", "https://codecov.io/gh/mill/shop/badge.svg?token=⟦Kx7bcd9Qm2⟧"),
    ("not-a-marker", "master.svg?style=shield&circle-token=⟦ac6b0e86b46220da⟧"),
    ("not-a-marker", f'AZURE_MANAGEMENT_API_APP_ID = "⟦{UUID}⟧"'),
    ("not-a-marker", f'"update_token": "⟦{UUID}⟧"'),
    ("not-a-marker", "&X-Amz-Credential=⟦Kx7bcd9%2F20220513%2Faws4_request⟧"),
    ("not-its-name", "- PASS: ⟦events⟧ observed against the key"),
    ("not-its-name", "--- PASS: ⟦TestLogin2⟧ (0.02s)"),
    ("not-its-name", "invalid_password = '⟦invalid_⟧' + password"),
    ("not-its-name", "authPassphrase: '⟦authPassphrase⟧'"),
    ("not-its-name", '"authPassword", "⟦auth_password⟧"'),
    ("not-its-name", "proxy_passwd: '⟦proxy-passwd⟧'"),
    ("not-its-name", "MAIL_PASSWORD = '⟦MAIL_PASSWORD⟧'"),
    ("not-its-name", "rhea ALL=(MILLERS) NOPASSWD:⟦MILL_CMD⟧"),
    ("not-its-name", "ALL ALL=(root) NOPASSWD: ⟦MILL_HOOK⟧"),
    ("not-its-name", f"ResetPassword = '⟦{UUID}⟧'"),
    ("not-its-name", "connect(url, 'username', 'password', '⟦calendar⟧')"),
    ("not-a-marker", "Lock-Token: <opaquelocktoken:⟦7b3bcec2-1a2b-4c3d-8e4f-563bf47249f0⟧>"),
    ("not-its-name", "userdel('/etc/httpd/htpasswd', '⟦larry⟧')"),
]


@pytest.mark.parametrize(("guard", "text"), STANDING)
def test_a_secret_stands_by_its_name(guard: str, text: str) -> None:
    assert stands(guard, text)


@pytest.mark.parametrize(("guard", "text"), FALLING)
def test_what_its_name_tells_to_be_no_secret_falls(guard: str, text: str) -> None:
    assert not stands(guard, text)


def test_every_guard_of_names_is_tried_both_ways() -> None:
    assert {guard for guard, _ in STANDING} == {guard for guard, _ in FALLING} == set(NAME_GUARDS)
