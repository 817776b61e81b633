"""Numbers that say themselves what they are."""

import random

import pytest

from handrail.engine.national_shape import is_by_shape
from rules.templates import fill


@pytest.mark.parametrize(
    "template",
    [
        "{personnummer}",
        "{cpf}",
        "{ahv}",
        "{benational}",
        "960121-1021413",
        "S1234567D",
        "710319/2745",
        "1.234.567-2",
    ],
)
def test_a_number_with_its_punctuation_and_check_digits_is_one(template: str) -> None:
    assert is_by_shape(fill(template, random.Random(3)))


@pytest.mark.parametrize(
    "value",
    [
        "960121-1021414",
        "811218-9877",
        "S1234567E",
        "1763712345678",
        "111.444.777-36",
        "1.234.567-3",
        "12345678901",
    ],
)
def test_a_number_without_them_is_none(value: str) -> None:
    assert not is_by_shape(value)
