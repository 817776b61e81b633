"""Telephone numbers, and what looks like them."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.phones import (
    is_local_phone,
    is_phone,
    is_service,
    not_a_place,
    not_bytes,
    not_in_row,
    phone_apart,
)


def candidate(text: str, value: str) -> Candidate:
    start = text.index(value)
    return Candidate(text, start, start + len(value), value)


@pytest.mark.parametrize(
    "value",
    [
        "+44 20 7946 0018",
        "(415) 555-0132",
        "030 / 1234 5678",
        "(+41) 22 730 5989",
        "+47 900 22 134",
    ],
)
def test_a_telephone_number_is_one(value: str) -> None:
    assert is_phone(value)
    assert not is_service(value)


@pytest.mark.parametrize(
    "value", ["0800 555 0199", "09 69 39 00 00", "088 - 555 01 00", "900 555 010"]
)
def test_a_number_of_a_service_is_nobodys(value: str) -> None:
    assert is_service(value)


@pytest.mark.parametrize("value", ["888 221 345", "855 221 345", "900 22 134"])
def test_a_mobile_number_of_poland_or_norway_is_none_of_a_service(value: str) -> None:
    assert not is_service(value)


@pytest.mark.parametrize(
    "value",
    [
        *("12345", "0000000000", "1212121212", "1234567890123456", "+999 123 4567", "+0 12345678"),
        *("0634 0645 0645", "0900 1000 1100"),
    ],
)
def test_too_few_digits_letters_times_or_no_such_country_is_no_number(value: str) -> None:
    assert not is_phone(value)


@pytest.mark.parametrize("value", ["455 6186", "97 111421", "5551234567", "921-835-1650x94266"])
def test_a_number_that_is_called_one_may_be_local(value: str) -> None:
    assert is_local_phone(value)


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-21",
        "21.11.2026",
        "2019-2024",
        "1890-1970",
        "5-820.00",
        "6.3.1 (2022-10-10",
        "27 1999",
        "12.4.18.22",
        "1.000.000",
        "111111",
        "12",
        "+999 123",
    ],
)
def test_dates_years_versions_and_amounts_are_no_numbers(value: str) -> None:
    assert not is_local_phone(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("06-10446904-Office", "06-10446904"),
        ("call 555-123-4567.", "555-123-4567"),
        ("電話03 1234 5678へ", "03 1234 5678"),
        ("555-1234,555-9876", "555-1234"),
        ("Phone:602 453 906", "602 453 906"),
        ("tel=602453906", "602453906"),
        ("991.935.050-86,(31) 3661-0530", "(31) 3661-0530"),
        ("order (212) 555-0132", "(212) 555-0132"),
        ("031 123 456\n041 234 567", "041 234 567"),
    ],
)
def test_a_number_may_stand_beside_words(text: str, value: str) -> None:
    assert phone_apart(candidate(text, value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("555-123-4567-A", "555-123-4567"),
        ("x555-123-4567", "555-123-4567"),
        ("$555-123-4567", "555-123-4567"),
        ("555-123-4567_1", "555-123-4567"),
        ("1,555 123 4567", "555 123 4567"),
        ("555 123 4567.8", "555 123 4567"),
        ("id:602453906", "602453906"),
        ("TIN No.: 247-376-230-000", "247-376-230-000"),
        ("about order 602453906", "602453906"),
        ("9400 1000 0000 0952 3498 14", "0952 3498 14"),
        ("065 032 114 111 109 097", "065 032 114 111"),
        ("065 032 114 111", "065 032 114"),
        ("065 032 114 111", "032 114 111"),
    ],
)
def test_a_part_of_something_else_is_no_number(text: str, value: str) -> None:
    assert not phone_apart(candidate(text, value))


@pytest.mark.parametrize(
    ("text", "stands"), [("A B,90100942537,602 453 906", True), ("1,602 453 906 times", False)]
)
def test_after_a_comma_a_number_is_a_cell_where_the_row_has_more(
    text: str, *, stands: bool
) -> None:
    assert phone_apart(candidate(text, "602 453 906").made_certain()) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("de a4 01 18 14 14 56\n", False),
        ("01 18 14 14 56 7b", False),
        ("au 01 18 14 14 56 de", True),
        ("00000390: 3e3c bf86 01 18 14 14 56", False),
        ("x\n  7f3a10c0  de ad be ef 01 18 14 14 56", False),
        ("20260314 and then 01 18 14 14 56", True),
    ],
)
def test_bytes_of_a_dump_are_no_number(text: str, *, stands: bool) -> None:
    assert not_bytes(candidate(text, "01 18 14 14 56")) is stands


def test_a_bare_number_in_a_row_of_numbers_is_none_unless_its_column_says_so() -> None:
    row = "1,2,555-123-4567,3,4"

    assert not not_in_row(candidate(row, "555-123-4567"))
    assert not_in_row(candidate(row, "555-123-4567").made_certain())
    assert not_in_row(candidate("1,2,(555) 123-4567,3,4", "(555) 123-4567"))


@pytest.mark.parametrize(("before", "stands"), [(100, False), (5_000, True)])
def test_a_dump_has_no_endless_lines(before: int, stands: bool) -> None:  # noqa: FBT001 -- a table
    text = f"00000010  5a 4b 3c 2d 1e 0f aa bb{' .' * (before // 2)} 01 18 14 14 56."

    assert not_bytes(candidate(text, "01 18 14 14 56")) is stands


@pytest.mark.parametrize("value", ["+5320-06025", "+404251-0740023"])
def test_a_latitude_and_a_longitude_are_no_number_unless_they_are_called_one(value: str) -> None:
    place = candidate(f"US\t{value}\tNew York", value)
    assert not not_a_place(place)
    assert not_a_place(place.made_certain())
    assert not_a_place(candidate("at +4930-123456", "+4930-123456"))
