"""What stands around a match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.candidate import (
    Candidate,
    has_any,
    is_placeholder,
    stands_alone,
    words_in,
)


def candidate(text: str, value: str) -> Candidate:
    start = text.index(value)
    return Candidate(text, start, start + len(value), value)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("card 4711", True),
        ("4711 card", True),
        ("CARD: 4711", True),
        ("discard 4711", False),
        ("cards, card 4711", True),
        ("card" + " " * 20 + "4711", False),
        ("4711" + " " * 20 + "card", False),
        ("[CARD_1] 4711", False),
        ("[IT_CARD_1] 4711", False),  # of which only the end is near
        ("4711 [CARD_12]", False),
        ("[CARD] 4711", True),
        ("[card_1] 4711", True),
        ("[a] card 4711", True),
    ],
)
def test_a_whole_word_near_is_seen(text: str, near: bool) -> None:  # noqa: FBT001 -- a table
    assert candidate(text, "4711").near(("card",), before=10, after=6) is near


def test_what_stands_for_a_hidden_value_is_known() -> None:
    assert is_placeholder("[PASSWORD_SAID_12]")
    assert not any(map(is_placeholder, ["[PASSWORD]", "[password_1]", "[A_1].", "PASSWORD_1"]))


def test_in_a_script_without_spaces_every_word_stands_alone() -> None:
    assert candidate("我的card是4711", "4711").near(("card",), before=10, after=6)


def test_the_rest_of_a_line_is_without_the_value() -> None:
    assert candidate("a\nb 4711 c\nd", "4711").rest_of_line == "b   c"
    assert candidate("4711", "4711").rest_of_line == " "


def test_a_quotation_mark_before_it_makes_it_quoted() -> None:
    assert candidate("'4711'", "4711").quoted
    assert not candidate("4711'", "4711").quoted


def test_a_context_word_makes_it_certain() -> None:
    assert candidate("4711", "4711").made_certain().certain


def test_only_letters_and_digits_join() -> None:
    assert stands_alone("(4711)", 1, 5)
    assert not stands_alone("a4711", 1, 5)


@given(st.text(alphabet="a1_ é我", min_size=3, max_size=9), st.data())
def test_a_word_stands_alone_where_neither_end_goes_on(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    joins = [sign.isascii() and sign.isalnum() for sign in text]

    alone = not (start and joins[start - 1] and joins[start])
    alone = alone and not (end < len(text) and joins[end - 1] and joins[end])

    assert stands_alone(text, start, end) is alone


def test_of_many_words_those_that_stand_alone_are_named_in_their_order() -> None:
    words = ("visa", "card", "a card", "iban", "account")

    assert words_in("discard the card: a card of visa", words) == ["visa", "card", "a card"]
    assert has_any("an iban", words)
    assert not has_any("accounts", words)
    assert words_in("", words) == []
