"""Numbers of those who work and pay tax, as states, registers and encyclopaedias print them."""

import pytest

from handrail.engine.national_work import WORK_CHECKS

# Each ends in a check digit.
VALID = [
    ("br-pis", "268.27649.96-0"),
    ("br-pis", "469.52280.63-7"),
    ("pe-ruc", "10054097013"),
    ("pt-niss", "12345678910"),
    ("si-tax", "50223054"),
    ("za-tax", "0001339050"),
]
WRONG = [
    ("pe-ruc", "20512333797"),  # a company's
    ("pt-niss", "32345678910"),
    ("si-tax", "00000019"),
    ("za-tax", "9001339050"),  # a company's
]


@pytest.mark.parametrize(("check", "value"), VALID)
def test_a_number_with_its_check_digit_holds(check: str, value: str) -> None:
    assert WORK_CHECKS[check](value)


@pytest.mark.parametrize(("check", "value"), VALID)
def test_no_other_last_digit_holds(check: str, value: str) -> None:
    others = [f"{value[:-1]}{digit}" for digit in range(10) if str(digit) != value[-1]]

    assert not any(map(WORK_CHECKS[check], others))


@pytest.mark.parametrize(("check", "value"), WRONG)
def test_what_no_person_has_does_not(check: str, value: str) -> None:
    assert not WORK_CHECKS[check](value)


@pytest.mark.parametrize("check", WORK_CHECKS)
def test_anything_else_is_no_number(check: str) -> None:
    assert not any(map(WORK_CHECKS[check], ("", "-", "abc", "12", "1" * 11)))
