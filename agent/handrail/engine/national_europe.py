"""Check the numbers that more European states give to persons. Pure, by name.

Every function takes a value as it was found, separators and all. Each was compared with
python-stdnum on random numbers. Sources stand in the rules that use them.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.check_digits import (
    day_at,
    digits_in,
    digits_of,
    is_day,
    luhn,
    mod_11_10,
    weighed,
)

_IE_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV"
_PPS_DIGITS = 7
_BALTIC = ((1, 2, 3, 4, 5, 6, 7, 8, 9, 1), (3, 4, 5, 6, 7, 8, 9, 1, 2, 3))


def is_es_nuss(value: str) -> bool:
    """Tell whether a Spanish social security number ends in the rest of the others by 97."""
    if not digits_in(value, 12):
        return False
    digits = digits_of(value)
    # A number below ten millions is written without the noughts before it: they do not count.
    body = digits[:2] + (digits[2:10] if digits[2] != "0" else digits[3:10])
    return int(body) % 97 == int(digits[10:])


def is_fr_spi(value: str) -> bool:
    """Tell whether a French tax number ends in the rest of the others by 511."""
    digits = digits_of(value)
    return bool(digits_in(value, 13)) and int(digits[:10]) % 511 == int(digits[10:])


def is_at_svnr(value: str) -> bool:
    """Tell whether an Austrian social insurance number has its check digit and a birthday."""
    digits = digits_in(value, 10)
    if not digits or digits[0] == 0 or not is_day_or_more(digits[6:8], digits[4:6]):
        return False
    return weighed(digits, (3, 7, 9, 0, 5, 8, 4, 2, 1, 6)) % 11 == digits[3]


def is_day_or_more(month: list[int], day: list[int]) -> bool:
    """Tell whether two pairs of digits are a day; months 13 to 15 stand where days ran out."""
    number = 10 * month[0] + month[1]
    return is_day(min(number, 12) if number <= 15 else 0, 10 * day[0] + day[1])  # noqa: PLR2004


def is_bg_egn(value: str) -> bool:
    """Tell whether a Bulgarian number has its check digit and a date of one of three centuries."""
    digits = digits_in(value, 10)
    if not digits or not is_day((10 * digits[2] + digits[3]) % 20, 10 * digits[4] + digits[5]):
        return False
    return weighed(digits, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10 == digits[9]


def is_cz_rodne_cislo(value: str) -> bool:
    """Tell whether a Czech or Slovak birth number has a date and, since 1954, is a multiple of 11.

    Women's months are 50 higher; 20 more are added when a day has run out of numbers.
    """
    digits = digits_in(value, 9, 10)
    if not digits:
        return False
    month = (10 * digits[2] + digits[3]) % 50
    if not is_day(month - 20 if month > 20 else month, 10 * digits[4] + digits[5]):  # noqa: PLR2004
        return False
    number = int("".join(map(str, digits)))
    return len(digits) == 9 or number % 11 == 0 or (number // 10 % 11, digits[9]) == (10, 0)  # noqa: PLR2004


def is_dk_cpr(value: str) -> bool:
    """Tell whether a Danish number begins with a day. Its check digit was given up in 2007."""
    digits = digits_in(value, 10)
    return bool(digits) and day_at(digits, 2, 0)


def is_baltic(value: str) -> bool:
    """Tell whether an Estonian or Lithuanian personal code has a date and its check digit."""
    digits = digits_in(value, 11)
    if not digits or not 1 <= digits[0] <= 8 or not day_at(digits, 3, 5):  # noqa: PLR2004
        return False
    rests = [weighed(digits, weights) % 11 for weights in _BALTIC]
    return next((rest for rest in rests if rest < 10), 0) == digits[10]  # noqa: PLR2004


def is_lv_code(value: str) -> bool:
    """Tell whether a Latvian personal code has a date and its check digit, or is a new one."""
    digits = digits_in(value, 11)
    if digits[:2] == [3, 2]:
        return True  # given since 2017, without a date
    if not digits or not day_at(digits, 2, 0):
        return False
    return (1 + weighed(digits, (10, 5, 8, 4, 2, 1, 6, 3, 7, 9))) % 11 % 10 == digits[10]


def is_gr_amka(value: str) -> bool:
    """Tell whether a Greek social security number has a date and its Luhn digit."""
    digits = digits_in(value, 11)
    return bool(digits) and day_at(digits, 2, 0) and luhn(digits)


def is_gr_afm(value: str) -> bool:
    """Tell whether a Greek tax number has its check digit."""
    digits = digits_in(value, 9)
    return bool(digits) and weighed(digits, (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10 == digits[8]


def is_hr_oib(value: str) -> bool:
    """Tell whether a Croatian number has its check digit."""
    return mod_11_10(digits_in(value, 11))


def is_hu_taj(value: str) -> bool:
    """Tell whether a Hungarian social security number has its check digit."""
    digits = digits_in(value, 9)
    return bool(digits) and weighed(digits, (3, 7, 3, 7, 3, 7, 3, 7)) % 10 == digits[8]


def is_hu_tax(value: str) -> bool:
    """Tell whether a Hungarian tax number of a person has its check digit."""
    digits = digits_in(value, 10)
    return digits[:1] == [8] and weighed(digits, (1, 2, 3, 4, 5, 6, 7, 8, 9)) % 11 == digits[9]


def is_ie_pps(value: str) -> bool:
    """Tell whether the letter of an Irish PPS number is the one its number asks for."""
    compact = "".join(filter(str.isalnum, value)).upper()
    number, letters = compact[:_PPS_DIGITS], compact[_PPS_DIGITS:]
    if not number.isdecimal() or not 1 <= len(letters) <= 2 or not letters.isalpha():  # noqa: PLR2004
        return False
    total = weighed([int(digit) for digit in number], (8, 7, 6, 5, 4, 3, 2))
    total += 9 * (_IE_LETTERS.find(letters[1]) if len(letters) > 1 else 0)
    return _IE_LETTERS[total % 23] == letters[0]


def is_is_kennitala(value: str) -> bool:
    """Tell whether an Icelandic number has a date and its check digit."""
    digits = digits_in(value, 10)
    if not digits or digits[9] not in {0, 8, 9}:
        return False
    month, day = 10 * digits[2] + digits[3], 10 * digits[0] + digits[1]
    return is_day(month, day) and weighed(digits, (3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0


def is_no_fnr(value: str) -> bool:
    """Tell whether a Norwegian number, of birth or of a stay, has its two check digits."""
    digits = digits_in(value, 11)
    if not digits:
        return False
    month, day = (10 * digits[2] + digits[3]) % 40, (10 * digits[0] + digits[1]) % 40
    return (
        is_day(month, day)
        and weighed(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) % 11 == 0
        and weighed(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0
    )


def is_pt_nif(value: str) -> bool:
    """Tell whether a Portuguese tax number has its check digit."""
    digits = digits_in(value, 9)
    check = (11 - weighed(digits, (9, 8, 7, 6, 5, 4, 3, 2))) % 11 % 10
    return bool(digits) and digits[0] != 0 and check == digits[8]


def is_ro_cnp(value: str) -> bool:
    """Tell whether a Romanian number has a date and its check digit."""
    digits = digits_in(value, 13)
    if not digits or digits[0] == 0 or not day_at(digits, 3, 5):
        return False
    rest = weighed(digits, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return (1 if rest == 10 else rest) == digits[12]  # noqa: PLR2004


def is_jmbg(value: str) -> bool:
    """Tell whether a number of the states that were Yugoslavia has a date and its check digit."""
    digits = digits_in(value, 13)
    if not digits or not day_at(digits, 2, 0):
        return False
    return -weighed(digits, (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 % 10 == digits[12]


def is_tr_kimlik(value: str) -> bool:
    """Tell whether a Turkish identity number has its two check digits."""
    digits = digits_in(value, 11)
    if not digits or digits[0] == 0:
        return False
    tenth = (7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10
    return [tenth, sum(digits[:10]) % 10] == digits[9:]


def is_ua_tax(value: str) -> bool:
    """Tell whether a Ukrainian taxpayer number has its check digit."""
    digits = digits_in(value, 10)
    return bool(digits) and weighed(digits, (-1, 5, 7, 9, 4, 6, 10, 5, 7)) % 11 % 10 == digits[9]


def is_ru_inn(value: str) -> bool:
    """Tell whether a Russian taxpayer number of a person has its two check digits."""
    digits = digits_in(value, 12)
    return (
        bool(digits)
        and [
            weighed(digits, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10,
            weighed(digits, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10,
        ]
        == digits[10:]
    )


def is_ru_snils(value: str) -> bool:
    """Tell whether a Russian pension number has its check number."""
    digits = digits_in(value, 11)
    check = weighed(digits, (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 101 % 100
    return bool(digits) and check == 10 * digits[9] + digits[10]


def is_de_rvnr(value: str) -> bool:
    """Tell whether a German pension insurance number has a birthday and its check digit.

    The letter counts as its two-digit place in the alphabet; cross sums are added.
    """
    compact = "".join(filter(str.isalnum, value)).upper()
    if len(compact) != 12 or not (compact[:8] + compact[9:]).isdecimal():  # noqa: PLR2004
        return False
    letter = ord(compact[8]) - ord("A") + 1
    if not 1 <= letter <= 26:  # noqa: PLR2004 -- letters of the alphabet
        return False
    digits = [int(char) for char in f"{compact[:8]}{letter:02}{compact[9:11]}"]
    if not 1 <= 10 * digits[4] + digits[5] <= 12:  # noqa: PLR2004 -- months
        return False
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    sums = (sum(divmod(d * w, 10)) for d, w in zip(digits, weights, strict=True))
    return sum(sums) % 10 == int(compact[11])


def is_de_vat(value: str) -> bool:
    """Tell whether a German VAT number has its check digit."""
    return mod_11_10(digits_in(value, 9))


def is_gb_utr(value: str) -> bool:
    """Tell whether a British taxpayer reference has its check digit, the first one."""
    digits = digits_in(value, 10)
    total = weighed(digits[1:], (6, 7, 8, 9, 10, 5, 4, 3, 2))
    return bool(digits) and "21987654321"[total % 11] == str(digits[0])


def is_uk_driver(value: str) -> bool:
    """Tell whether a British driver number is as long as one is, the name filled up with nines."""
    return len(value) == 16 and value[5].isdecimal()  # noqa: PLR2004 -- five of the name, then dates


EUROPEAN_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "at-svnr": is_at_svnr,
        "baltic-code": is_baltic,
        "bg-egn": is_bg_egn,
        "cz-rodne-cislo": is_cz_rodne_cislo,
        "de-rvnr": is_de_rvnr,
        "de-vat": is_de_vat,
        "dk-cpr": is_dk_cpr,
        "es-nuss": is_es_nuss,
        "fr-spi": is_fr_spi,
        "gb-utr": is_gb_utr,
        "gr-afm": is_gr_afm,
        "gr-amka": is_gr_amka,
        "hr-oib": is_hr_oib,
        "hu-taj": is_hu_taj,
        "hu-tax": is_hu_tax,
        "ie-pps": is_ie_pps,
        "is-kennitala": is_is_kennitala,
        "jmbg": is_jmbg,
        "lv-code": is_lv_code,
        "no-fnr": is_no_fnr,
        "pt-nif": is_pt_nif,
        "ro-cnp": is_ro_cnp,
        "ru-inn": is_ru_inn,
        "ru-snils": is_ru_snils,
        "tr-kimlik": is_tr_kimlik,
        "ua-tax": is_ua_tax,
        "uk-driver": is_uk_driver,
    }
)
