"""What documentation writes in place of a secret is none; what somebody chose is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine import stand_ins
from handrail.engine.stand_ins import is_stand_in

STAND_INS = [
    "password",
    "postgres",
    "Password123",
    "mypassword",
    "db_secret",
    "securePassword123",
    "strongpassword",
    "wrong-password",
    "token123",
    "super_secret_jwt_key",
    "votre_mot_de_passe",
    "tu_contraseña",
    "dein-passwort",
    "senha1234",
    "pi_persisted_123_secret_private_value",
    "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
    "test_abc123def456",
    "0123456789abcdef0123456789abcdef",
    "encrypted_value_123",
    "verification-token",
    "bXlfcGFzc3dvcmQ=",
    "cm9vdA==",
    "2YotnFZFEjr1zCsicMWpAA",
    "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "r00tme",
    "optionpassword",
    "client1_password",
    "generatedwebdavpassword1",
    "_DBPASSWORD_",
    "KEYSTONE_DBPASS",
    "top%20secret",
    "012345",
    "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "550E8400-E29B-41D4-A716-446655440000",
    "01234567-89ab-cdef-0123-456789abcdef",
    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    "non-blank",
    "passed",
    "too_short",
    "not-the-right-one",
    "another-one",
]
SECRETS = [
    "bluemonkey",
    "mypassword77",
    "Kx7bcd9Qm2",
    "tu-9f8a7c6b",
    "blue-monkey-street",
    "ZlRqT3dLOXBYMg==",
    "tokenOfMyLove",
    "MyPASSWORDisGood",
    "bluepassword77",
    "PASS_KX7Q_SECRET9",
    "3fa85f64-5717-4562-b3fc-2c963f66afa7",
    "import-token-qgmafpaa7nt2kfbb",
    "another-blue-street",
    "notch-lamp-river",
    "non-Kx7bcd",
    "non-stop-party",
    "too-many-cats-here",
    "",
]


@pytest.mark.parametrize("value", STAND_INS)
def test_what_is_written_in_place_of_a_secret_is_known(value: str) -> None:
    assert is_stand_in(value)


@pytest.mark.parametrize("value", SECRETS)
def test_what_somebody_chose_is_no_stand_in(value: str) -> None:
    assert not is_stand_in(value)


# Words of which stand-ins are made, and their joints.
PIECES = st.sampled_from(
    [
        "my",
        "db",
        "test",
        "pass",
        "word",
        "pwd",
        "secret",
        "Token",
        "KEY",
        "senha",
        "value",
        "123",
        "-",
        "_",
        ".",
        "!",
        "x",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_a_value_without_one_of_the_nouns_is_not_called_by_one(value: str) -> None:
    asked = any(noun in value.lower() for noun in stand_ins._NOUNS)

    assert asked or not (stand_ins._CALLED.holds(value) or stand_ins._NAMED.holds(value))
