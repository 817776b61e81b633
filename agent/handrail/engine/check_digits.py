"""Do the sums that states put into the numbers they give: weights, Luhn, remainders, dates."""

from calendar import monthrange
from operator import mul

# What every second digit counts in Luhn's sum: the sum of the digits of its double.
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
# What each digit counts, and what is left out between them: three times faster than to look at
# each character.
_VALUES = bytes.maketrans(b"0123456789", bytes(range(10)))
_OTHERS = bytes(set(range(128)) - set(b"0123456789"))
# Any leap year: whether a day exists is asked without the year, of which numbers hold two digits.
_LEAP_YEAR = 2000


def digits_of(value: str) -> str:
    """Return only the ASCII digits of a value."""
    return value.encode("ascii", "ignore").translate(None, _OTHERS).decode()


def counts_of(value: str) -> list[int]:
    """Return what the ASCII digits of a value count."""
    return list(value.encode("ascii", "ignore").translate(_VALUES, _OTHERS))


def digits_in(value: str, *lengths: int) -> list[int]:
    """Return the digits of a value, or nothing when there are not so many, or only one kind."""
    digits = counts_of(value)
    return digits if len(digits) in lengths and len(set(digits)) > 1 else []


def weighed(digits: list[int], weights: tuple[int, ...]) -> int:
    """Return the sum of the digits, each times its weight; digits beyond the weights are left."""
    return sum(map(mul, digits, weights))


def luhn(digits: list[int]) -> bool:
    """Tell whether the last digit is the Luhn check digit of the others.

    Source: ISO/IEC 7812-1, annex B.
    """
    doubled = sum(map(_DOUBLED.__getitem__, digits[-2::-2]))
    return bool(digits) and (sum(digits[::-2]) + doubled) % 10 == 0


def mod_11_10(digits: list[int]) -> bool:
    """Tell whether the last digit is the check digit of ISO 7064, mod 11,10."""
    product = 10
    for digit in digits[:-1]:
        product = 2 * (((digit + product) % 10) or 10) % 11
    return bool(digits) and (product + digits[-1]) % 10 == 1


def is_day(month: int, day: int) -> bool:
    """Tell whether a day of a year exists."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]  # noqa: PLR2004


def day_at(digits: list[int], month: int, day: int) -> bool:
    """Tell whether the two digits at each of two places are a month and a day."""
    return is_day(
        10 * digits[month] + digits[month + 1],
        10 * digits[day] + digits[day + 1],
    )
