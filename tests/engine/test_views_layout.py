"""Layout cuts values; what it cut is put together, and no more than that."""

import pytest

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.view import View
from handrail.engine.views_layout import concatenated, joined, spelled, unquoted, wrapped


def test_two_lines_are_joined_but_never_three() -> None:
    views = [view.text for view in joined(View("a1b2\nc3d4\ne5f6"), Meter(STANDARD))]

    assert views == ["a1b2c3d4\ne5f6", "a1b2\nc3d4e5f6"]


def test_a_line_that_assigns_is_not_the_rest_of_the_one_before() -> None:
    assert list(joined(View("TOKEN=a1b2c3\nNAME=x"), Meter(STANDARD))) == []


def test_in_a_long_text_plain_words_are_not_joined() -> None:
    text = "some plain words at the end\nof every line\n" * 100

    assert list(joined(View(text), Meter(STANDARD))) == []


@pytest.mark.parametrize(
    ("quoted", "plain"),
    [
        ("> one\n> two\n", "one\ntwo\n"),
        ("1: one\n2: two\n", "one\ntwo\n"),
        ("> > a\n> > b", "a\nb"),
    ],
    ids=["mail", "line numbers", "mail in mail"],
)
def test_what_stands_before_every_line_is_taken_away(quoted: str, plain: str) -> None:
    [view] = unquoted(View(quoted), Meter(STANDARD))

    assert view.text == plain


@pytest.mark.parametrize(
    "code",
    ["'sec' + 'ret'", '"sec" . "ret"', '"sec" "ret"', "'sec' +\n    'ret'", '"sec" \\\n "ret"'],
)
def test_pieces_of_a_string_are_put_together(code: str) -> None:
    [view] = concatenated(View(code), Meter(STANDARD))

    assert view.text[1:-1] == "secret"


def test_lines_that_a_terminal_cut_are_one() -> None:
    [view] = wrapped(View("intro:\nabcd\nefgh\nij\nand then"), Meter(STANDARD))

    assert view.text.strip() == "abcdefghij"
    assert not view.numbers


def test_digits_as_words_are_digits() -> None:
    [view] = spelled(View("my card: four five three nine, one one two two ok"), Meter(STANDARD))

    assert view.text.strip() == "45391122"
