"""What a value says about itself."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.accounts import trim_iban
from handrail.engine.checks import CHECKS
from rules.templates import fill


def value_of(template: str) -> str:
    return fill(template, random.Random(11))


# Invented numbers and the ones that standards print as examples.
HOLDS = [
    ("card", "{cardgroups:4:16}"),
    ("card", "{card:37:15}"),
    ("card", "{card:2221:16}"),
    ("email", "a.b@mill.co.uk"),
    ("es-dni", "{dni}"),
    ("es-dni", "{nie}"),
    ("iban", "{ibangroups:DE}"),
    ("iban", "{iban:GB}"),
    ("jwt", "{jwt}"),
    ("luhn", "{card:4:16}"),
    ("nhs", "{nhsgroups}"),
    ("nino", "{nino}"),
    ("nobodys-mail", "info@mill.com"),
    ("phone", "+44 20 7946 0958"),
    ("private-ip", "10.1.2.3"),
    ("ssn", "{ssn}"),
    ("steuer-id", "{steuergroups}"),
]
FAILS = [
    ("card", "4111 1111 1111 1112"),
    ("card", "0000000000000000"),
    ("card", "9111111111111117"),
    ("card", ""),
    ("email", "icon@2x.png"),
    ("email", "a@b..com"),
    ("email", "a..b@mill.com"),
    ("email", "a@-mill.com"),
    ("email", "a@123.456"),
    ("es-dni", "12345678A"),
    ("es-dni", "01001110N"),
    ("es-dni", "ABCDEFGHI"),
    ("iban", "DE00 1234 5678 9012 3456 78"),
    ("iban", "XX12345678"),
    ("iban", "ÄÖ12"),
    ("jwt", "eyJhIjoxfQ.e30.sig"),
    ("jwt", "e30.e30.sig"),
    ("jwt", "a"),
    ("luhn", ""),
    ("nhs", "1111111111"),
    ("nhs", "123"),
    ("nino", "BG123456A"),
    ("nino", "QQ123456C"),
    ("nino", "AO123456C"),
    ("nobodys-mail", "jane@mill.com"),
    ("phone", "111 111 111 111"),
    ("phone", "12345"),
    ("private-ip", "8.8.8.8"),
    ("private-ip", "127.0.0.1"),
    ("private-ip", "10.999.0.1"),
    ("private-ip", "0.0.0.0"),  # noqa: S104 -- as people write it
    ("ssn", "000-12-3456"),
    ("ssn", "666-12-3456"),
    ("ssn", "912-12-3456"),
    ("ssn", "123-00-3456"),
    ("ssn", "123-45-0000"),
    ("steuer-id", "12345678901"),
    ("steuer-id", "01234567890"),
    ("steuer-id", "11111111111"),
    ("steuer-id", "123"),
]


@pytest.mark.parametrize(("check", "template"), HOLDS)
def test_a_value_that_can_be_real_holds(check: str, template: str) -> None:
    assert CHECKS[check](value_of(template))


@pytest.mark.parametrize(("check", "value"), FAILS)
def test_a_value_that_cannot_be_real_does_not(check: str, value: str) -> None:
    assert not CHECKS[check](value)


@pytest.mark.parametrize("check", ["card", "iban", "nhs", "steuer-id", "luhn"])
def test_one_wrong_digit_breaks_the_check(check: str) -> None:
    templates = {"card": "{card:4:16}", "iban": "{iban:DE}", "luhn": "{card:4:16}"}
    value = value_of(templates.get(check, "{" + check.partition("-")[0] + "}"))
    wrong = value[:-1] + str((int(value[-1]) + 1) % 10)

    assert CHECKS[check](value)
    assert not CHECKS[check](wrong)


@pytest.mark.parametrize("check", CHECKS)
@given(value=st.text(alphabet="0123456789 -.@XAé٣", max_size=30))
def test_a_check_never_raises(check: str, value: str) -> None:
    assert CHECKS[check](value) in {True, False}


def test_an_account_number_is_cut_to_its_countrys_length() -> None:
    value = value_of("{ibangroups:DE}")

    assert trim_iban(f"{value} by") == value
    assert trim_iban("DE12 34") == "DE12 34"
    assert trim_iban("XX12") == "XX12"


@given(st.text(alphabet="0123456789 -", max_size=24))
def test_every_second_digit_counts_twice_in_luhns_sum(value: str) -> None:
    digits = [int(char) for char in value if char.isdecimal()]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])

    assert CHECKS["luhn"](value) is (bool(digits) and (sum(digits[::-2]) + doubled) % 10 == 0)


@pytest.mark.parametrize("first", ["4", "2221", "2720", "51", "55", "38", "6763"])
def test_a_card_lies_in_a_range_of_an_issuer(first: str) -> None:
    assert CHECKS["card"](value_of(f"{{card:{first}:16}}"))


@pytest.mark.parametrize("first", ["1", "2220", "2721", "56", "37", "6764"])
def test_a_number_of_the_right_length_outside_of_all_ranges_is_no_card(first: str) -> None:
    assert not CHECKS["card"](value_of(f"{{card:{first}:16}}"))
