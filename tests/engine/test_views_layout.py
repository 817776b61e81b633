"""Layout cuts values; what it cut is put together, and no more than that."""

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.view import View
from handrail.engine.views_layout import (
    concatenated,
    framed,
    joined,
    listed,
    spelled,
    unquoted,
    wrapped,
)

ROWS = "17,a1b2,3.5,9\n" * 200


def test_two_lines_are_joined_but_never_three() -> None:
    views = [view.text for view in joined(View("a1b2\nc3d4\ne5f6"), Meter(STANDARD))]

    assert views == ["a1b2c3d4\ne5f6", "a1b2\nc3d4e5f6"]


def test_a_line_that_assigns_is_not_the_rest_of_the_one_before() -> None:
    assert list(joined(View("TOKEN=a1b2c3\nNAME=x"), Meter(STANDARD))) == []


def test_in_a_long_text_plain_words_are_not_joined() -> None:
    text = "some plain words at the end\nof every line\n" * 100

    assert list(joined(View(text), Meter(STANDARD))) == []


@pytest.mark.parametrize(
    "line",
    ["17,a1b2,3.5,9\n", "a1;b2;c3\n", "2026-11-21 10:00 GET /a1b2 200\n", "x1\ty2\tz3\n"],
    ids=["commas", "semicolons", "a log", "tabs"],
)
def test_in_a_long_text_rows_and_records_are_not_joined(line: str) -> None:
    assert list(joined(View(line * 400), Meter(STANDARD))) == []


def test_what_stands_far_above_a_row_that_was_cut_says_nothing_about_it() -> None:
    text = f"x,y,z\n{'w' * 900}\n18,a1,b2c3\nd4e5,3.5,9\n" + "plain words\n" * 100
    views = joined(View(text), Meter(STANDARD))

    assert any("18,a1,b2c3d4e5,3.5,9" in view.text for view in views)


def test_a_row_that_was_cut_is_joined() -> None:
    views = joined(View(f"{ROWS}18,a1b2c3\nd4e5,3.5,9\n{ROWS}"), Meter(STANDARD))

    assert any("18,a1b2c3d4e5,3.5,9" in view.text for view in views)


def test_a_row_that_was_cut_in_the_middle_is_joined() -> None:
    views = joined(View(f"{ROWS}18,x1,a1b2c3\nd4e5,3.5,9\n{ROWS}"), Meter(STANDARD))

    assert any("18,x1,a1b2c3d4e5,3.5,9" in view.text for view in views)


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
    [
        *(
            "'sec' + 'ret'",
            '"sec" . "ret"',
            '"sec" "ret"',
            "'sec' +\n    'ret'",
            '"sec" \\\n "ret"',
        ),
        *("'sec' || 'ret'", '"sec" <> "ret"', '"sec" ++ "ret"', '"sec" << "ret"'),
        *('"sec" & _\n    "ret"', '"sec" /* and */ + "ret"', '"sec"  # one\n    "ret"'),
        *('"sec" + // one\n  "ret"', '"sec").append("ret"', '"sec".concat("ret"'),
        '"sec"\nkey += "ret"',
        *("N'sec' + N'ret'", 'rb"sec" rb"ret"'),
    ],
)
def test_pieces_of_a_string_are_put_together(code: str) -> None:
    [view] = concatenated(View(code), Meter(STANDARD))

    assert view.text.lstrip("rbN")[1:-1] == "secret"


@pytest.mark.parametrize(
    "code",
    [
        "['ab', 'cde', 'gh'].join('')",
        '["ab", "cde", "gh"].join("")',
        '[\n  "ab",\n  "cde",\n  "gh",\n].join("")',
        '"".join(["ab", "cde", "gh"])',
        "''.join(('ab', 'cde', 'gh'))",
        'String.join("", "ab", "cde", "gh")',
        "SELECT CONCAT('ab', 'cde', 'gh')",
        "implode('', ['ab', 'cde', 'gh'])",
    ],
)
def test_a_list_of_which_the_program_makes_one_string_is_one(code: str) -> None:
    [view] = list(listed(View(code), Meter(STANDARD)))

    assert "abcdegh" in view.text


def test_a_list_that_is_made_one_string_twice_over_is_put_together_once() -> None:
    views = [
        view.text for view in listed(View("''.join(['ab','c','d'].join(''))"), Meter(STANDARD))
    ]

    assert views[0] == "''.join(['abcd'].join(''))"


@pytest.mark.parametrize(
    "code", ["['ab', 'cde'].map(f)", "['ab', 'cde'].join(', ')", "', '.join(['ab', 'cde'])"]
)
def test_any_other_list_is_not(code: str) -> None:
    assert list(listed(View(code), Meter(STANDARD))) == []


@pytest.mark.parametrize(
    "code", ['a = "one"\nb = "two"', 'f("one", "two")', '"one" == "two"', '"one" # two "three"']
)
def test_strings_beside_each_other_are_not(code: str) -> None:
    assert list(concatenated(View(code), Meter(STANDARD))) == []


@pytest.mark.parametrize(
    "prefix", ["web_1  | ", "# ", " * ", "Nov 21 10:22:5{} host app[812]: "], ids=str.strip
)
def test_what_a_log_puts_before_a_key_is_taken_away(prefix: str) -> None:
    key = ["-----BEGIN " + "PRIVATE KEY-----", *("abcd" * 4,) * 3, "-----END " + "PRIVATE KEY-----"]
    lines = [prefix.format(number) + line for number, line in enumerate(key)]
    [view] = framed(View("\n".join(["before", *lines, "after"])), Meter(STANDARD))

    assert view.text.splitlines() == ["before", *key, "after"]


@pytest.mark.parametrize("before", [0, 81], ids=["nothing", "more than a remark"])
def test_what_no_log_puts_before_a_key_stays(before: int) -> None:
    begin = "-----BEGIN " + "PRIVATE KEY-----"

    assert list(framed(View("\n" + "x" * before + begin), Meter(STANDARD))) == []


def test_many_keys_in_a_remark_are_read_once() -> None:
    lines = ["# -----BEGIN " + "PRIVATE KEY-----"] * 20_000

    [view] = framed(View("\n".join(lines)), Meter(STANDARD))

    assert "#" not in view.text


def test_lines_that_a_terminal_cut_are_one() -> None:
    [view] = wrapped(View("intro:\nabcd\nefgh\nij\nand then"), Meter(STANDARD))

    assert view.text.strip() == "abcdefghij"
    assert not view.numbers


@pytest.mark.parametrize(
    ("cut", "blocks"),
    [
        ("abcd\nefgh", []),
        ("abcd\nefgh\n", ["abcdefgh"]),
        ("abcd\nefgh\nijk\nlmn", ["abcdefghijk", "ijklmn"]),
        ("abcd\nefgh\nijklm\nnopqr\n", ["abcdefgh", "ijklmnopqr"]),
        ("a\n\n\nbc\n\nd", []),
        ("abc\nde\n", []),
    ],
)
def test_lines_of_one_length_are_read_with_the_shorter_one_after_them(
    cut: str, blocks: list[str]
) -> None:
    views = list(wrapped(View(cut), Meter(STANDARD)))

    assert [block for view in views for block in view.text.split()] == blocks


def test_digits_as_words_are_digits() -> None:
    said = "my card: four five three nine, one\none two two ok"
    [view] = spelled(View(said), Meter(STANDARD))

    assert view.text.strip() == "45391122"


def test_past_the_budget_what_was_cut_stays_cut_and_the_meter_says_so() -> None:
    cut = "\n".join(["a1b2c3d4e5"] * 12)
    spent, soon = Meter(Budget(0, 9, 9)), Meter(Budget(len(cut) // 8 + 1, 9, 9))

    assert list(wrapped(View(cut), soon)) == []
    assert list(spelled(View("one two three four"), spent)) == []
    assert soon.spent
    assert spent.spent
