"""Check the numbers that states outside Europe give to persons. Pure, by name.

Every function takes a value as it was found, separators and all. Those that python-stdnum knows
were compared with it on random numbers. Sources stand in the rules that use them.
"""

import string
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.check_digits import day_at, digits_in, is_day, luhn, weighed

_CN_CHECKS = "10X98765432"
_CURP_LETTERS = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ"
_NRIC_ST, _NRIC_FG, _NRIC_M = "JZIHGFEDCBA", "XWUTRQPNMLK", "XWUTRQPNJLK"
# The number of the place a letter stands for. Source: National Immigration Agency of Taiwan.
_TW_PLACES = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_KZ_WEIGHTS = ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))

# By the civil registry: cities, Lower and Upper Egypt, the borders; 88 is a birth abroad.
# Source: Egyptian Ministry of Interior, "National number", as described in docs/rules-review.md.
_EGYPTIAN_GOVERNORATES = frozenset(
    (*range(1, 5), *range(11, 20), *range(21, 30), *range(31, 36), 88)
)


def _compact(value: str) -> str:
    """Return only letters and digits, in capitals."""
    return "".join(filter(str.isalnum, value)).upper()


def is_kz_iin(value: str) -> bool:
    """Tell whether a Kazakh number has a date and its check digit."""
    digits = digits_in(value, 12)
    if not digits or not day_at(digits, 2, 4):
        return False
    rests = [weighed(digits, weights) % 11 for weights in _KZ_WEIGHTS]
    return next((rest for rest in rests if rest < 10), -1) == digits[11]  # noqa: PLR2004


def is_il_id(value: str) -> bool:
    """Tell whether an Israeli identity number has its Luhn digit."""
    return luhn(digits_in(value, 9))


def is_za_id(value: str) -> bool:
    """Tell whether a South African number has a date, a citizenship and its Luhn digit."""
    digits = digits_in(value, 13)
    return bool(digits) and day_at(digits, 2, 4) and digits[10] in {0, 1, 2} and luhn(digits)


def is_ae_id(value: str) -> bool:
    """Tell whether an Emirates ID begins with the country's code and a year, and has its digit."""
    digits = digits_in(value, 15)
    return digits[:3] == [7, 8, 4] and digits[3] in {1, 2} and luhn(digits)


def is_sa_id(value: str) -> bool:
    """Tell whether a Saudi number of a citizen or a resident has its Luhn digit."""
    digits = digits_in(value, 10)
    return bool(digits) and digits[0] in {1, 2} and luhn(digits)


def is_eg_id(value: str) -> bool:
    """Tell whether an Egyptian number has a century, a date and a governorate."""
    digits = digits_in(value, 14)
    if not digits or digits[0] not in {2, 3} or not day_at(digits, 3, 5):
        return False
    return digits[7] * 10 + digits[8] in _EGYPTIAN_GOVERNORATES


def is_mx_nss(value: str) -> bool:
    """Tell whether a Mexican social security number has its check digit."""
    return luhn(digits_in(value, 11))


def is_uy_ci(value: str) -> bool:
    """Tell whether a Uruguayan identity number has its check digit."""
    digits = digits_in(value, 8)
    return bool(digits) and weighed(digits, (2, 9, 8, 7, 6, 3, 4, 1)) % 10 == 0


def is_cn_id(value: str) -> bool:
    """Tell whether a Chinese resident identity number has a date and its check character."""
    compact = _compact(value)
    if len(compact) != 18 or not compact[:17].isdecimal():  # noqa: PLR2004 -- its length
        return False
    digits = [int(char) for char in compact[:17]]
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return day_at(digits, 10, 12) and _CN_CHECKS[weighed(digits, weights) % 11] == compact[17]


def is_hk_id(value: str) -> bool:
    """Tell whether a Hong Kong identity card number has its check character."""
    compact = _compact(value)
    letters = compact[:-7].rjust(2)
    if (
        len(compact) not in {8, 9}
        or not compact[-7:-1].isdecimal()
        or compact[-1] not in "0123456789A"
    ):
        return False
    values = [36 if char == " " else ord(char) - ord("A") + 10 for char in letters]
    total = weighed(values + [int(char) for char in compact[-7:-1]], (9, 8, 7, 6, 5, 4, 3, 2))
    return (total + int(compact[-1], 16)) % 11 == 0


def is_tw_id(value: str) -> bool:
    """Tell whether a Taiwanese identity number has its check digit."""
    compact = _compact(value)
    if len(compact) != 10 or not compact[1:].isdecimal() or compact[0] not in _TW_PLACES:  # noqa: PLR2004
        return False
    place = _TW_PLACES.index(compact[0]) + 10
    digits = [*divmod(place, 10), *map(int, compact[1:])]
    return weighed(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)) % 10 == 0


def is_kr_rrn(value: str) -> bool:
    """Tell whether a Korean number has a date and a sign of sex and century.

    Numbers given since October 2020 have no check digit.
    """
    digits = digits_in(value, 13)
    return bool(digits) and day_at(digits, 2, 4) and 1 <= digits[6] <= 8  # noqa: PLR2004


def is_sg_nric(value: str) -> bool:
    """Tell whether the last letter of a Singaporean number is the one its digits ask for."""
    compact = _compact(value)
    if len(compact) != 9 or not compact[1:8].isdecimal() or compact[0] not in "STFGM":  # noqa: PLR2004
        return False
    total = weighed([int(char) for char in compact[1:8]], (2, 7, 6, 5, 4, 3, 2))
    total += {"T": 4, "G": 4, "M": 3}.get(compact[0], 0)
    letters = _NRIC_ST if compact[0] in "ST" else _NRIC_M if compact[0] == "M" else _NRIC_FG
    return letters[total % 11] == compact[8]


def is_my_nric(value: str) -> bool:
    """Tell whether a Malaysian number has a date and a place of birth."""
    digits = digits_in(value, 12)
    return bool(digits) and day_at(digits, 2, 4) and 10 * digits[6] + digits[7] not in {0, 17, 18}


def is_th_id(value: str) -> bool:
    """Tell whether a Thai identity number has its check digit."""
    digits = digits_in(value, 13)
    if not digits or digits[0] == 0:
        return False
    return (11 - weighed(digits, (13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) % 11) % 10 == digits[12]


def is_id_nik(value: str) -> bool:
    """Tell whether an Indonesian number has a province and a date; women's days are 40 higher."""
    digits = digits_in(value, 16)
    if not digits or digits[0] == 0:
        return False
    return is_day(10 * digits[8] + digits[9], (10 * digits[6] + digits[7]) % 40)


def is_cl_rut(value: str) -> bool:
    """Tell whether a Chilean number has its check character."""
    compact = _compact(value)
    if not compact[:-1].isdecimal():
        return False
    digits = [int(char) for char in reversed(compact[:-1])]
    rest = -weighed(digits, (2, 3, 4, 5, 6, 7, 2, 3)) % 11
    return "0123456789K"[rest] == compact[-1]


def is_ar_cuit(value: str) -> bool:
    """Tell whether an Argentine tax or work number has its check digit."""
    digits = digits_in(value, 11)
    check = min(-weighed(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11, 9)
    return bool(digits) and digits[0] in {2, 3} and check == digits[10]


def is_ec_cedula(value: str) -> bool:
    """Tell whether an Ecuadorian number has a province and its check digit."""
    digits = digits_in(value, 10)
    place = 10 * digits[0] + digits[1] if digits else 0
    return (1 <= place <= 24 or place == 30) and digits[2] < 6 and luhn(digits)  # noqa: PLR2004


def is_do_cedula(value: str) -> bool:
    """Tell whether a Dominican number has its Luhn digit."""
    return luhn(digits_in(value, 11))


def is_mx_curp(value: str) -> bool:
    """Tell whether a Mexican population register code has a date and its check digit."""
    code = value.upper()
    if len(code) != 18 or not code[4:10].isdecimal() or not set(code) <= set(_CURP_LETTERS):  # noqa: PLR2004
        return False
    if not is_day(int(code[6:8]), int(code[8:10])):
        return False
    total = sum(_CURP_LETTERS.index(char) * (18 - place) for place, char in enumerate(code[:17]))
    return str(-total % 10) == code[17]


def is_nz_ird(value: str) -> bool:
    """Tell whether a New Zealand tax number has its check digit, by one of two sets of weights."""
    digits = digits_in(value, 8, 9)
    if not digits or digits[0] == 0 or (len(digits) == 9 and digits[:2] > [1, 4]):  # noqa: PLR2004
        return False
    body = [0] * (9 - len(digits)) + digits
    for weights in ((3, 2, 7, 6, 5, 4, 3, 2), (7, 4, 3, 2, 5, 2, 7, 6)):
        check = -weighed(body, weights) % 11
        if check < 10:  # noqa: PLR2004
            return check == body[8]
    return False


def is_au_medicare(value: str) -> bool:
    """Tell whether an Australian Medicare number has its check digit."""
    digits = digits_in(value, 10, 11)
    check = weighed(digits, (1, 3, 7, 9, 1, 3, 7, 9)) % 10
    return bool(digits) and 2 <= digits[0] <= 6 and check == digits[8]  # noqa: PLR2004


def is_in_pan(value: str) -> bool:
    """Tell whether an Indian account number has the letter of a kind of taxpayer in its place."""
    return len(value) == 10 and value[3].upper() in "ABCFGHJLPT" and value[5:9] != "0000"  # noqa: PLR2004


def is_vin(value: str) -> bool:
    """Tell whether a vehicle's number has its check digit. Source: 49 CFR 565.15."""
    code = value.upper()
    letters = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))
    if len(code) != 17 or len(set(code)) < 5 or code.isalpha():  # noqa: PLR2004 -- its length
        return False
    digits = [int(letters.get(char, char if char in string.digits else "0")) for char in code]
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    return "0123456789X"[weighed(digits, weights) % 11] == code[8]


WORLD_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "ae-id": is_ae_id,
        "ar-cuit": is_ar_cuit,
        "au-medicare": is_au_medicare,
        "cl-rut": is_cl_rut,
        "cn-id": is_cn_id,
        "do-cedula": is_do_cedula,
        "ec-cedula": is_ec_cedula,
        "eg-id": is_eg_id,
        "hk-id": is_hk_id,
        "id-nik": is_id_nik,
        "il-id": is_il_id,
        "in-pan": is_in_pan,
        "kr-rrn": is_kr_rrn,
        "kz-iin": is_kz_iin,
        "mx-curp": is_mx_curp,
        "mx-nss": is_mx_nss,
        "my-nric": is_my_nric,
        "nz-ird": is_nz_ird,
        "sa-id": is_sa_id,
        "sg-nric": is_sg_nric,
        "th-id": is_th_id,
        "tw-id": is_tw_id,
        "uy-ci": is_uy_ci,
        "vin": is_vin,
        "za-id": is_za_id,
    }
)
