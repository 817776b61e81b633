"""Check the numbers of patients and prescribers by what each says about itself. Pure, by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.check_digits import digits_in, luhn, weighed

# What stands before a provider's number when its check digit is made. Source: 45 CFR 162.406.
_NPI_PREFIX = [8, 0, 8, 4, 0]


def is_nhs(value: str) -> bool:
    """Tell whether the last digit of an NHS number is its mod 11 check digit."""
    digits = digits_in(value, 10)
    return bool(digits) and -weighed(digits, (10, 9, 8, 7, 6, 5, 4, 3, 2)) % 11 == digits[9]


def is_npi(value: str) -> bool:
    """Tell whether an American provider's number has its Luhn digit."""
    digits = digits_in(value, 10)
    return digits[:1] in ([1], [2]) and luhn(_NPI_PREFIX + digits)


def is_ca_health(value: str) -> bool:
    """Tell whether a Canadian health number of ten digits has its check digit.

    British Columbia begins with 9 and weighs the digits behind it; Ontario's is Luhn's.
    """
    digits = digits_in(value, 10)
    if digits[:1] == [9] and -weighed(digits[1:], (2, 4, 8, 5, 10, 9, 7, 3)) % 11 == digits[9]:
        return True
    return digits[:1] > [0] and luhn(digits)


def is_dea(value: str) -> bool:
    """Tell whether an American prescriber's registration has its check digit.

    Source: 21 CFR 1301; the sum of every second digit, doubled for the even ones.
    """
    digits = digits_in(value, 7)
    return bool(digits) and weighed(digits, (1, 2, 1, 2, 1, 2)) % 10 == digits[6]


def is_kvnr(value: str) -> bool:
    """Tell whether a German health insurance number has its check digit.

    The letter counts as its two-digit place in the alphabet. Source: SGB V, section 290.
    """
    compact = "".join(filter(str.isalnum, value)).upper()
    place = ord(compact[:1] or " ") - ord("A") + 1
    if len(compact) != 10 or not 1 <= place <= 26 or not compact[1:].isdecimal():  # noqa: PLR2004
        return False
    digits = [int(char) for char in f"{place:02}{compact[1:9]}"]
    sums = (sum(divmod(d * w, 10)) for d, w in zip(digits, (1, 2) * 5, strict=True))
    return sum(sums) % 10 == int(compact[9])


HEALTH_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"ca-health": is_ca_health, "dea": is_dea, "kvnr": is_kvnr, "nhs": is_nhs, "npi": is_npi}
)
