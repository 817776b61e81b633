"""About decoded text only sure rules speak, and nothing is told twice."""

import codecs
import gzip
import random
from base64 import b64encode
from binascii import hexlify
from collections.abc import Callable

import pytest

from engine.planted import asked, secrets
from handrail.engine.budget import STANDARD, Meter
from handrail.engine.content import Content
from handrail.engine.decode_block import decoded_blocks
from handrail.engine.decode_escape import unescaped
from handrail.engine.normalise import normalise
from handrail.engine.scan import scan
from handrail.engine.strong import rules_for
from handrail.engine.view import View
from handrail.engine.views_cipher import rot47
from handrail.engine.words import Action, Confidence
from handrail.local.builtin import builtin_rules
from rules.templates import fill

METER = Meter(STANDARD)


def test_the_content_itself_is_read_with_every_rule() -> None:
    assert rules_for(View("text"), builtin_rules()) is builtin_rules()


def test_derived_text_is_read_with_the_sure_rules_only() -> None:
    chosen = rules_for(View("text", derived=True), builtin_rules())

    assert 0 < len(chosen.parts) < len(builtin_rules().parts)
    assert all(part.rule.confidence is Confidence.HIGH or part.rule.checks for part in chosen.parts)


def test_what_a_block_says_is_read_with_every_rule() -> None:
    [view] = decoded_blocks(View(b64encode(b"the text that a block says").decode()), METER)

    assert rules_for(view, builtin_rules()) is builtin_rules()


@pytest.mark.parametrize(
    "said",
    [
        "DB_HOST=db.mill.org\nDB_PASSWORD={password}\n",
        '{{"user": "svc", "password": "{password}"}}',
        "Server=tcp:db.mill.org,1433;User Id=svc;Password={password};Encrypt=True;",
        "Authorization: Basic {header}",
        "SSN: 219-09-9998",
    ],
)
@pytest.mark.parametrize("write", [b64encode, hexlify])
def test_a_likely_value_in_a_block_counts_as_where_it_stands_plainly(
    said: str, write: Callable[[bytes], bytes]
) -> None:
    password = "x9Kd" + "Qz3Lw7Tf"
    header = b64encode(f"svc:{password}".encode()).decode()
    text = said.format(password=password, header=header)

    assert asked(text).action is Action.BLOCK
    assert asked(write(text.encode()).decode()).action is Action.BLOCK


@pytest.mark.parametrize(
    "said",
    [
        "password: ${DB_PASSWORD}",
        "call 030 1234567 or write to b@mill.org",
        "password policy: twelve letters, and no name",
        "mysql://svc:password@localhost/app",
    ],
)
def test_what_is_harmless_plainly_is_harmless_in_a_block(said: str) -> None:
    assert asked(b64encode(said.encode()).decode()).action is Action.ALLOW


def test_a_stand_in_within_a_block_is_no_secret_because_of_a_cipher() -> None:
    said = "mysql -u root -p and then jdbc:mysql://root:password123@db.mill.org/app"

    verdict = asked(b64encode(said.encode()).decode())

    assert [found.rule for found in verdict.findings if "rot" in (found.decoded_via or "")] == []


@pytest.mark.parametrize(
    "value",
    [secrets(1)["iban"], fill("seed phrase: {seed:12}", random.Random(1))],
    ids=["iban", "seed"],
)
def test_what_its_check_proves_is_found_behind_rot13(value: str) -> None:
    assert asked(codecs.encode(value, "rot13")).action is not Action.ALLOW


def test_where_numbers_are_chance_no_rule_for_bare_numbers_speaks() -> None:
    card = "4111 1111 1111 1111"

    for numbers, found in ((True, ["payment.card"]), (False, [])):
        view = View(card, derived=True, numbers=numbers)
        hits = scan(view, rules_for(view, builtin_rules()), Meter(STANDARD))
        assert [hit.rule.id for hit in hits] == found


def test_what_stands_in_plain_sight_is_not_told_as_decoded() -> None:
    found = asked(f"'key' + '{secrets(1)['github']}'").findings

    assert [(finding.rule, finding.decoded_via) for finding in found] == [
        ("secret.github-token", None)
    ]


def test_a_word_on_the_next_line_is_not_the_rest_of_a_token() -> None:
    [finding] = asked(f"{secrets(1)['slack']}\nregards").findings

    assert finding.decoded_via is None


def test_a_number_is_no_card_because_it_is_one_backwards() -> None:
    pan = secrets(1)["pan"][::-1]

    assert asked(f"order {pan} is on its way to you").action is Action.ALLOW


def test_a_column_of_orders_is_no_card_because_its_head_and_first_row_are_joined() -> None:
    pan = secrets(1)["pan"]

    assert asked(f"nome,order\nA,{pan}\nB,{pan}").action is Action.ALLOW


def test_the_blanks_of_a_form_say_no_number_in_any_cipher() -> None:
    form = "회원가입: 이름 ____ 주민등록번호 ______-_______ 휴대폰 ___-____-____ 이메일 ________"

    assert asked(form).action is Action.ALLOW


@pytest.mark.parametrize("sign", ["\u00a0", "º", "\uff15", "\u200b"])
def test_what_stands_plainly_beside_an_odd_sign_is_told_as_plain(sign: str) -> None:
    [finding] = asked(f"it is {sign} {secrets(1)['aws']} now").findings

    assert finding.decoded_via is None


@pytest.mark.parametrize("stand_in", ["password123", "your_password_1", "changeme1", "admin123"])
def test_an_address_with_a_stand_in_is_no_secret_because_of_a_cipher(stand_in: str) -> None:
    text = f"DATABASE_URL=postgres://postgres:{stand_in}@localhost:5432/shop"

    assert asked(text).action is Action.ALLOW


def test_an_address_in_a_cipher_is_found_as_it_stands() -> None:
    hidden = codecs.encode("postgres://svc:Kx7bcd9Qm2@db.internal:5432/app", "rot13")

    [finding] = asked(hidden).findings
    assert (finding.rule, finding.decoded_via) == ("secret.connection-string", None)


@pytest.mark.parametrize("name", ["Requested", "Readers()", "Created)"])
def test_a_word_behind_an_equals_sign_is_no_licence_because_of_a_cipher(name: str) -> None:
    assert asked(f"rows = fetch(params={name}").action is Action.ALLOW


def test_the_number_of_a_licence_in_a_cipher_is_found() -> None:
    [finding] = asked(rot47("driving licence AB3719042")).findings

    assert (finding.rule, finding.decoded_via) == ("identity.driving-licence", "rot47")


def test_what_a_few_letters_unpack_to_is_read_for_sure_values_only() -> None:
    packed = gzip.compress(f"password = {secrets(1)['aws'].lower()}\n".encode() * 1_000)

    rules = {found.rule for found in asked(b64encode(packed).decode()).findings}

    assert "secret.password" not in rules


SAID = 'user: svc, "password": "x9Kd' + 'Qz3Lw7Tf"'


@pytest.mark.parametrize(
    "written",
    [
        "".join(f"&#{ord(char)};" for char in SAID),
        "".join(f"\\u{ord(char):04x}" for char in SAID),
        "".join(f"%{ord(char):02X}" for char in SAID),
        "".join(f"={ord(char):02X}" for char in SAID),
        "".join(f"\x1b[3{place % 7}m{char}" for place, char in enumerate(SAID)),
        "".join(f"{char}\b{char}" for char in SAID),
        "".join(f"{char}\u0336" for char in SAID),
        f"\u202e{SAID[::-1]}\u202c",
    ],
    ids=[
        *("entities", "escapes", "percent", "quoted-printable"),
        *("colours", "struck over", "struck through", "from right to left"),
    ],
)
def test_a_likely_value_counts_in_what_was_written_in_another_way_throughout(written: str) -> None:
    assert asked(written).action is Action.BLOCK


def test_a_stand_in_that_a_mail_cut_in_its_escapes_is_no_password() -> None:
    said = "".join(f"={ord(char):02X}" for char in "password: <your password here>")
    lines = "=\n".join(said[at : at + 36] for at in range(0, len(said), 36))

    assert asked(f"quoted-printable\n\n{lines}").action is Action.ALLOW


@pytest.mark.parametrize("said", ["say \\n it \\t so", "a%20b%20c", "a &amp; b &lt; c", "x=3D1"])
def test_single_escapes_make_no_text_that_every_rule_speaks_about(said: str) -> None:
    [view] = unescaped(View(said), METER)

    assert not view.decoded


def test_colours_in_what_was_put_together_make_no_text_that_every_rule_speaks_about() -> None:
    said = "a manual \\- \x1b[1mpassword\x1b[0m said" + " so" * 99 + " \x1b[1mhere\x1b[0m"

    views = normalise(Content(said), METER)

    assert [view.decoded for view in views if view.via == "escapes+ansi"] == [False]
