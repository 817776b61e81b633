"""Check a value by what it says about itself: check digits, ranges, structure. Pure, by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.accounts import ACCOUNT_CHECKS, trim_iban
from handrail.engine.check_digits import counts_of, digits_of, luhn
from handrail.engine.health_numbers import HEALTH_CHECKS
from handrail.engine.machines import MACHINE_CHECKS
from handrail.engine.mail import is_email, is_nobodys
from handrail.engine.national import NATIONAL_CHECKS
from handrail.engine.national_shape import SHAPE_CHECKS
from handrail.engine.phones import PHONE_CHECKS
from handrail.engine.secret_checks import SECRET_CHECKS

# Lengths that each range of issuer numbers uses: (first, last, lengths).
# Source: ISO/IEC 7812 and the networks' published issuer ranges.
_ISSUERS = (
    (4, 4, (13, 16, 19)),  # Visa
    (51, 55, (16,)),  # Mastercard
    (2221, 2720, (16,)),
    (34, 34, (15,)),  # American Express
    (37, 37, (15,)),
    (6011, 6011, (16, 19)),  # Discover
    (644, 659, (16, 19)),
    (3528, 3589, (16, 17, 18, 19)),  # JCB
    (300, 305, (14, 16, 19)),  # Diners Club
    (36, 36, (14, 16, 19)),
    (38, 39, (14, 16, 19)),
    (62, 62, (16, 17, 18, 19)),  # UnionPay
    (5018, 5018, (16, 17, 18, 19)),  # Maestro
    (5020, 5020, (16, 17, 18, 19)),
    (5038, 5038, (16, 17, 18, 19)),
    (6304, 6304, (16, 17, 18, 19)),
    (6759, 6763, (16, 17, 18, 19)),
)
# The same by the digits that are compared: a list of cards has each looked at many times.
_COMPARED = (1, 2, 3, 4)
_LENGTHS: dict[str, set[int]] = {}
for _first, _last, _lengths in _ISSUERS:
    for _prefix in range(_first, _last + 1):
        _LENGTHS.setdefault(str(_prefix), set()).update(_lengths)
# Prefixes never issued. Source: HMRC, National Insurance Manual, NIM39110.
_NINO_NEVER = frozenset("BG GB KN NK NT TN ZZ".split())  # noqa: SIM905
# The letter for each remainder of the number by 23. Source: Ministerio del Interior.
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def luhn_holds(value: str) -> bool:
    """Tell whether the last digit is the Luhn check digit of the others.

    Separators are ignored. Source: ISO/IEC 7812-1, annex B.
    """
    return luhn(counts_of(value))


def is_card(value: str) -> bool:
    """Tell whether a number is in a range that card issuers use, and its check digit holds."""
    digits = digits_of(value)
    for compared in _COMPARED:
        if len(digits) in _LENGTHS.get(digits[:compared], ()):
            return luhn_holds(digits) and len(set(digits)) > 1
    return False


def is_ssn(value: str) -> bool:
    """Tell whether area, group and serial of a US social security number were ever issued.

    Source: SSA, "Social Security Number Randomization".
    """
    digits = digits_of(value)
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def is_nino(value: str) -> bool:
    """Tell whether the prefix of a UK national insurance number can have been issued."""
    prefix = value[:2].upper()
    if prefix in _NINO_NEVER or prefix[:1] in "DFIQUV":
        return False
    return prefix[1:] not in "DFIQUVO"


def is_steuer_id(value: str) -> bool:
    """Tell whether a German tax identification number holds.

    One digit of the first ten stands twice or three times, the others once.
    Source: Bundeszentralamt für Steuern; the check is ISO 7064, mod 11,10.
    """
    digits = digits_of(value)
    if len(digits) != 11 or digits[0] == "0":  # noqa: PLR2004 -- its length
        return False
    if len(set(digits[:10])) not in {8, 9}:
        return False
    product = 10
    for digit in digits[:10]:
        product = 2 * (((int(digit) + product) % 10) or 10) % 11
    return (11 - product) % 10 == int(digits[10])


def is_es_dni(value: str) -> bool:
    """Tell whether the letter of a Spanish DNI or NIE is the one its number asks for."""
    compact = "".join(filter(str.isalnum, value)).upper()
    number = compact[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    if not number.isdecimal() or set(number) <= {"0", "1"}:  # eight bits and the letter they are
        return False
    return _DNI_LETTERS[int(number) % 23] == compact[-1]


# Checks that a wrong value passes by chance at most one time in ten.
PROOFS = frozenset({"card", "es-dni", "iban", "nhs", "steuer-id", *NATIONAL_CHECKS} - {"in-pan"})
# Applied before the check of the same name.
TRIMS: Mapping[str, Callable[[str], str]] = MappingProxyType({"iban": trim_iban})
CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        **ACCOUNT_CHECKS,
        **HEALTH_CHECKS,
        **MACHINE_CHECKS,
        **NATIONAL_CHECKS,
        **PHONE_CHECKS,
        **SECRET_CHECKS,
        **SHAPE_CHECKS,
        "card": is_card,
        "email": is_email,
        "es-dni": is_es_dni,
        "luhn": luhn_holds,
        "nino": is_nino,
        "nobodys-mail": is_nobodys,
        "ssn": is_ssn,
        "steuer-id": is_steuer_id,
    }
)
