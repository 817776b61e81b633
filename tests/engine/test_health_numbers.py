"""Numbers of patients and prescribers."""

import pytest

from handrail.engine.health_numbers import HEALTH_CHECKS


@pytest.mark.parametrize(
    ("check", "value"),
    [
        ("ca-health", "9698 658 215"),
        ("dea", "BB1388568"),
        ("kvnr", "A123456780"),
        ("kvnr", "m 123456785"),
        ("nhs", "401-023-2137"),
        ("npi", "1234567893"),
    ],
)
def test_a_printed_example_holds(check: str, value: str) -> None:
    assert HEALTH_CHECKS[check](value)


@pytest.mark.parametrize(
    ("check", "value"),
    [
        ("ca-health", "9698 658 216"),
        ("ca-health", ""),
        ("dea", "BB1388569"),
        ("dea", "BB"),
        ("kvnr", "A123456781"),
        ("kvnr", "1123456780"),
        ("kvnr", ""),
        ("nhs", "401-023-2138"),
        ("nhs", "1111111111"),
        ("npi", "1234567894"),
        ("npi", "3234567893"),
    ],
)
def test_a_number_with_a_slip_does_not(check: str, value: str) -> None:
    assert not HEALTH_CHECKS[check](value)
