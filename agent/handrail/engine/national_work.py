"""Check the numbers that states give to those who work and pay tax there. Pure, by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.check_digits import digits_in, luhn, weighed

# What a Peruvian number of a person begins with; those of companies begin with 20.
_PERUVIAN_PERSONS = frozenset({(1, 0), (1, 5), (1, 7)})
# What a South African number of a person begins with; those of companies begin with 9.
_SOUTH_AFRICAN_PERSONS = frozenset({0, 1, 2, 3})


def is_br_pis(value: str) -> bool:
    """Tell whether a Brazilian number for social contributions has its mod 11 check digit."""
    digits = digits_in(value, 11)
    check = -weighed(digits, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11 % 10
    return bool(digits) and check == digits[10]


def is_pe_ruc(value: str) -> bool:
    """Tell whether a Peruvian taxpayer's number is a person's and has its check digit."""
    digits = digits_in(value, 11)
    check = (11 - weighed(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 10
    return tuple(digits[:2]) in _PERUVIAN_PERSONS and check == digits[10]


def is_pt_niss(value: str) -> bool:
    """Tell whether a Portuguese social security number is a person's and has its check digit."""
    digits = digits_in(value, 11)
    check = 9 - weighed(digits, (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)) % 10
    return digits[:1] in ([1], [2]) and check == digits[10]


def is_si_tax(value: str) -> bool:
    """Tell whether a Slovenian tax number has its mod 11 check digit."""
    digits = digits_in(value, 8)
    check = 11 - weighed(digits, (8, 7, 6, 5, 4, 3, 2)) % 11
    return bool(digits) and digits[0] > 0 and check % 10 == digits[7] and check < 11  # noqa: PLR2004


def is_za_tax(value: str) -> bool:
    """Tell whether a South African tax number is a person's and has its Luhn digit."""
    digits = digits_in(value, 10)
    return bool(digits) and digits[0] in _SOUTH_AFRICAN_PERSONS and luhn(digits)


WORK_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "br-pis": is_br_pis,
        "pe-ruc": is_pe_ruc,
        "pt-niss": is_pt_niss,
        "si-tax": is_si_tax,
        "za-tax": is_za_tax,
    }
)
