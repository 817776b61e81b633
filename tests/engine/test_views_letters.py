"""Look-alikes, letters in another dress and what shows nothing are read as what they say."""

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.view import View
from handrail.engine.views_letters import DRESSED, hidden, lookalike


def shown(text: str) -> list[str]:
    return [view.text for view in lookalike(View(text), Meter(STANDARD))]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\u0391\u039aIA7", "AKIA7"),
        ("p\u0430ssw\u043erd", "password"),
        ("A\u0301K\u0301I\u0301", "AKI"),
        ("xoxb\u201312", "xoxb-12"),
        ("\u1d00k\u026a\u1d007", "akia7"),
        ("\u054fK_4", "SK_4"),
        ("db:\u2215\u2215x", "db://x"),
        ("user=x\u037epassword", "user=x;password"),
        ("\u00c1\u0136\u00cd\u00c1", "AKIA"),
        ("key = \u201cAKI\u2019A\u201d", 'key = "AKI\'A"'),
        ("\u053c1\u13d92\u13b33\u13a94\u13c35", "L1V2W3Y4Z5"),
        ("m\u0251jor \u02377", "major j7"),
    ],
    ids=[
        *("greek", "cyrillic", "marks", "dash", "small capitals", "armenian", "slashes"),
        *("question mark", "letters with marks", "quotes of a value", "cherokee", "no dots"),
    ],
)
def test_what_only_looks_like_a_letter_is_read_as_it(written: str, read: str) -> None:
    assert shown(written) == [read]


@pytest.mark.parametrize(
    "text",
    [
        *("Составить резюме встречи", "Ελληνικά", "für Größe", "café", "plain", "Zay\u0131f"),
        "Größe;Preis;1;2;3",
        "I don\u2019t say \u201cyes\u201d to that \u2013 ever.",
    ],
)
def test_the_words_of_a_language_are_left_alone(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    "written",
    [
        "x" + "".join(chr(0xE0000 + ord(char)) for char in "secret"),
        "\U0001f600" + "".join(chr(0xE0100 + ord(char) - 16) for char in "secret"),
        "".join(chr(0x2800 + ord(char)) for char in "secret"),
    ],
    ids=["tags", "variation selectors", "braille"],
)
def test_what_shows_nothing_is_read(written: str) -> None:
    [view] = hidden(View(written), Meter(STANDARD))

    assert view.text.strip() == "secret"
    assert view.via == "hidden"


def test_an_emoji_with_its_selector_hides_nothing() -> None:
    assert list(hidden(View("\u2764\ufe0f and \u2764\ufe0f"), Meter(STANDARD))) == []


def test_every_dress_is_of_ascii() -> None:
    assert all(plain.isascii() and plain for plain in DRESSED.values())


def test_past_the_budget_nothing_more_is_read_and_the_meter_says_so() -> None:
    meter, other = Meter(Budget(60, 9, 9)), Meter(Budget(60, 9, 9))
    tags = "".join(chr(0xE0000 + ord(char)) for char in "secret")

    assert list(lookalike(View("p\u0430ssword"), meter)) == []
    assert list(hidden(View(f"x{tags}"), other)) == []
    assert meter.spent
    assert other.spent


@pytest.mark.parametrize(
    ("written", "decoded"),
    [
        ("the p\u0430ssw\u043erd of a longer line", False),
        ("mot de passe d\u2019exemple e\u0301nonce\u0301 ici", False),
        ("".join(f"{char}\u0336" for char in "the password of a line"), True),
    ],
    ids=["look-alikes", "accents", "struck through"],
)
def test_only_what_is_struck_letter_by_letter_may_be_read_with_every_rule(
    written: str, *, decoded: bool
) -> None:
    [view] = lookalike(View(written), Meter(STANDARD))

    assert view.decoded is decoded
