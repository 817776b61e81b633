"""Pieces of one length are put together; words, and lists of numbers, are not."""

import pytest

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.view import View
from handrail.engine.views_pieces import in_one

LETTERS = "abcdefghijklmnopqr"


def made(text: str) -> str:
    return "\n".join(view.text for view in in_one(View(text), Meter(STANDARD)))


@pytest.mark.parametrize(
    "cut",
    [
        " ".join(LETTERS),
        "*".join(LETTERS) + "*",
        "\n".join(LETTERS),
        "|abcde|fghij|klmno|pqr|",
        "abcd efgh ijkl mnop qr",
        '["abc","def","ghi","jkl","mno","pqr"].join("")',
        "['abcd', 'efgh', 'ijkl', 'mnop', 'qr']",
        "{'a','b','c','d','e','f','g','h','i','j','k','l','m','n','o','p','q','r','\\0'}",
        'concat("abcdefgh", "ijklmnop", "qr")',
        "| abcde | fghij | klmno | pqr |",
        " - ".join(LETTERS),
        ", ".join(LETTERS),
        "  ".join(LETTERS),
        "ключ = ['abcd', 'efgh', 'ijkl', 'mnop', 'qr']",
        "·".join(LETTERS),
    ],
)
def test_pieces_of_one_length_are_put_together(cut: str) -> None:
    assert LETTERS in made(cut)


@pytest.mark.parametrize(
    "text",
    ["a few words of different length stand here", "name|city|country|remark", "1.2.3", "- - -"],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert made(text) == ""


@pytest.mark.parametrize("lead", ["", "is ", "the card is ", "und zwar:\n"])
def test_the_word_before_letters_apart_is_none_of_them(lead: str) -> None:
    assert LETTERS in made(f"{lead}{' '.join(LETTERS)} ").splitlines()


def test_a_list_of_numbers_is_no_number_that_was_cut_up() -> None:
    rows = "\n".join(["4539|1122|3344|5566"] * 5)

    assert made(rows) == ""


@pytest.mark.parametrize(
    "row",
    [
        "398, 3601, 4269, 3847, 4034, 328, 99, ",
        "314 2.608-1.391 5.025-3.969 5.532l, ",
    ],
)
def test_many_runs_of_numbers_with_signs_are_a_list_too(row: str) -> None:
    assert "3601 4269 3847 4034" not in made(row * 6)
    assert "2608-1391 5025-3969" not in made(row * 6)


@pytest.mark.parametrize("mark", [", ", " - ", "  "])
def test_digits_in_a_loose_row_are_a_list(mark: str) -> None:
    assert "4539148803436467" not in made(f"{mark.join('4539148803436467')}{mark}")


def test_four_groups_with_dots_are_one_number() -> None:
    assert "4539148803436467" in made("4539.1488.0343.6467").splitlines()


@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩"], ids=["ASCII", "Arabic"])
def test_numbers_of_any_script_are_told_from_words_by_their_digits(digits: str) -> None:
    numbers = [";".join(digits) + ";\n"] * 3

    assert made("".join([*numbers, ";".join(LETTERS)])) == made("\n" + ";".join(LETTERS))
