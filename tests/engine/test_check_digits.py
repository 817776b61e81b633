"""The sums that numbers of states are made with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.check_digits import (
    day_at,
    digits_in,
    digits_of,
    is_day,
    luhn,
    mod_11_10,
    weighed,
)


def test_digits_are_taken_out_of_what_stands_between_them() -> None:
    assert digits_in("12-34 5", 5) == [1, 2, 3, 4, 5]
    assert digits_in("12-34 5", 4, 6) == []


@given(st.text(alphabet="0123456789 -+./()xé\u0663\ud800", max_size=24))
def test_the_digits_of_a_value_are_its_ascii_digits(value: str) -> None:
    digits = [char for char in value if char in "0123456789"]

    assert digits_of(value) == "".join(digits)
    if len(set(digits)) > 1:
        assert digits_in(value, len(digits)) == list(map(int, digits))


def test_one_digit_again_and_again_is_no_number() -> None:
    assert digits_in("1111", 4) == []


def test_digits_beyond_the_weights_are_left() -> None:
    assert weighed([1, 2, 9], (3, 4)) == 11


@pytest.mark.parametrize(("number", "holds"), [("79927398713", True), ("79927398714", False)])
def test_the_last_digit_of_luhn(number: str, *, holds: bool) -> None:
    assert luhn(list(map(int, number))) is holds


def test_nothing_has_no_check_digit() -> None:
    assert not luhn([])
    assert not mod_11_10([])


@pytest.mark.parametrize(("number", "holds"), [("33392005961", True), ("33392005962", False)])
def test_the_last_digit_of_mod_11_10(number: str, *, holds: bool) -> None:
    assert mod_11_10(list(map(int, number))) is holds


@pytest.mark.parametrize(
    ("month", "day", "holds"),
    [(2, 29, True), (2, 30, False), (12, 31, True), (13, 1, False), (0, 1, False), (1, 0, False)],
)
def test_a_day_exists_or_not(month: int, day: int, *, holds: bool) -> None:
    assert is_day(month, day) is holds


def test_a_day_is_read_at_its_places() -> None:
    assert day_at([3, 1, 1, 2], 2, 0)
    assert not day_at([3, 1, 1, 2], 0, 2)
