"""Which cells stand under the head "password", in rows of CSV and in statements."""

import pytest

from engine.test_guards import stands
from handrail.engine.budget import STANDARD, Meter
from handrail.engine.scan import scan
from handrail.engine.view import View
from handrail.local.builtin import builtin_rules

STANDING = [
    "INSERT INTO t (login, password) VALUES ('anna', '⟦Kx7!bcd9⟧');",
    "INSERT INTO t (`id`, `pwd`, `role`) VALUES (1, '⟦Kx7!bcd9⟧', 'a');",
    "INSERT INTO t (id, login, password)\nVALUES\n(1, 'anna', 'Zk5'),\n(2, 'bodo', '⟦Kx7!bcd9⟧');",
    "INSERT INTO t (login, password) VALUES ('anna', MD5('⟦Kx7!bcd9⟧'));",
    "url,login_password,totp\nhttps://mill.org,⟦Kx7!bcd9⟧,",
    "folder,name,login_username,login_password\n,,,⟦Kx7!bcd9⟧",
    '"Title","User","Password"\n"nas","anna","⟦Kx7!bcd9⟧"',
    "utilisateur;mot_de_passe;rôle\nanna;⟦Kx7!bcd9⟧;chef",
]
FALLING = [
    "INSERT INTO t (login, password) VALUES ('⟦Kx7!bcd9⟧', 'x');",
    "INSERT INTO t (login, city) VALUES ('anna', '⟦Kx7!bcd9⟧');",
    "name,password_changed,role\nanna,⟦Kx7!bcd9⟧,chef",
    "name,password,role\n\nanna,⟦Kx7!bcd9⟧,chef",
    "check(user, password)\nsend(user, '⟦Kx7!bcd9⟧')",
]


@pytest.mark.parametrize("text", STANDING)
def test_a_cell_under_the_head_password_stands(text: str) -> None:
    assert stands("under-password", text)


@pytest.mark.parametrize("text", FALLING)
def test_a_cell_beside_that_column_falls(text: str) -> None:
    assert not stands("under-password", text)


def test_a_cell_is_found_far_below_its_head() -> None:
    rows = [f"{number},anna{number}@mill.org,Kx{number}!bcd9" for number in range(10, 40)]
    text = "\n".join(["id,mail,password", *rows])

    hits = scan(View(text), builtin_rules(), Meter(STANDARD))

    cells = {hit.value for hit in hits if hit.rule.id == "secret.password-cell"}
    assert cells == {row.rpartition(",")[2] for row in rows}
