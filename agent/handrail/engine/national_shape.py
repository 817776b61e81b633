"""Tell numbers of states that say themselves what they are: by punctuation and check digits."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.check_digits import digits_in, weighed
from handrail.engine.national import NATIONAL_CHECKS

# A shape that is rare by itself, and the check that hardly any chance number of it passes. Of the
# standard library: nothing in them repeats without end, and every number is tried with all.
_SHAPES = tuple(
    (re.compile(shape), check)
    for shape, check in (
        (r"(?:19|20)[0-9]{6}-?[0-9]{4}|[0-9]{6}[-+][0-9]{4}", "se-personnummer"),
        (r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", "br-cpf"),
        (r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9Kk]", "cl-rut"),
        (r"[1-9]\.[0-9]{3}\.[0-9]{3}-[0-9]", "uy-ci"),
        (r"2[0347]-[0-9]{8}-[0-9]", "ar-cuit"),
        (r"[STFGM][0-9]{7}[A-Z]", "sg-nric"),
        (r"[0-9]{8}[A-Z][0-9]{3}", "de-rvnr"),
        (r"[12] [0-9]{2} [0-9]{2} [0-9]{2} [0-9]{3} [0-9]{3} [0-9]{2}", "fr-nir"),
        (r"[1-8]-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9]", "th-id"),
        (r"[0-9]{6}/[0-9]{4}", "cz-rodne-cislo"),
        (r"756\.[0-9]{4}\.[0-9]{4}\.[0-9]{2}", "ch-ahv"),
        (r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2}", "be-national"),
        (r"[0-9]{6}-[1-8][0-9]{6}", "kr-rrn"),
        (r"[0-9]{13}", "za-id"),
        (r"[1-8][0-9]{12}", "ro-cnp"),
    )
)
_SHAPED = re.compile("|".join(f"(?:{shape.pattern})" for shape, _ in _SHAPES))


def is_by_shape(value: str) -> bool:
    """Tell whether a number has one of the shapes, and passes the check of the state it is of.

    Of a Korean number the check digit is asked for as well: without a word near it proves it.
    """
    if not _SHAPED.fullmatch(value):
        return False  # most often so
    for shape, check in _SHAPES:
        if shape.fullmatch(value) and NATIONAL_CHECKS[check](value):
            return check != "kr-rrn" or _has_korean_digit(value)
    return False


def _has_korean_digit(value: str) -> bool:
    """Tell whether a Korean number has the check digit that those before October 2020 have."""
    digits = digits_in(value, 13)
    rest = weighed(digits, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11
    return bool(digits) and (11 - rest) % 10 == digits[12]


SHAPE_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType({"by-shape": is_by_shape})
