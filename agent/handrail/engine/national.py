"""Check numbers that states give to persons, by what each says about itself. Pure, by name.

Every function takes a value as it was found, separators and all.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from handrail.engine.check_digits import counts_of, digits_in, digits_of, luhn, weighed
from handrail.engine.national_europe import EUROPEAN_CHECKS
from handrail.engine.national_work import WORK_CHECKS
from handrail.engine.national_world import WORLD_CHECKS

# What an odd place of an Italian tax code counts, by letter or digit. Source: DM 23 December 1976.
_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21),
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25),
            *(24, 23),
        ),
        strict=True,
    )
)
# Verhoeff's tables: multiplication in the dihedral group D5, and the permutation of a place.
_TIMES = tuple(
    tuple((i + j) % 5 + 5 * (j > 4) if i < 5 else (i - j) % 5 + 5 * (j < 5) for j in range(10))  # noqa: PLR2004
    for i in range(10)
)
_PLACES = tuple(
    tuple(map(int, row))
    for row in (
        *("0123456789", "1576283094", "5803796142", "8916043527"),
        *("9453126870", "4286573901", "2793806415", "7046913258"),
    )
)


def is_fr_nir(value: str) -> bool:
    """Tell whether a French social security number has its key: 97 less the number modulo 97."""
    compact = "".join(filter(str.isalnum, value)).upper()
    plain = compact.replace("2A", "19", 1).replace("2B", "18", 1)
    if len(plain) != 15 or not plain.isdecimal():  # noqa: PLR2004 -- its length
        return False
    return 97 - int(plain[:13]) % 97 == int(plain[13:])


def is_it_codice_fiscale(value: str) -> bool:
    """Tell whether the last letter of an Italian tax code is the one its others ask for."""
    code = "".join(filter(str.isalnum, value)).upper()
    if len(code) != 16 or not set(code) <= _ODD.keys():  # noqa: PLR2004 -- its length
        return False
    odd = sum(_ODD[char] for char in code[:15:2])
    even = sum(int(char, 36) - 10 * char.isalpha() for char in code[1:15:2])
    return chr(ord("A") + (odd + even) % 26) == code[15]


def is_nl_bsn(value: str) -> bool:
    """Tell whether a Dutch citizen service number passes its eleven test."""
    digits = digits_in(value, 9)
    return bool(digits) and weighed(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


def is_pl_pesel(value: str) -> bool:
    """Tell whether a Polish PESEL has a date in it and its check digit."""
    digits = digits_in(value, 11)
    if not digits or weighed(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10:
        return False
    month, day = (10 * digits[2] + digits[3]) % 20, 10 * digits[4] + digits[5]
    return 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004 -- a date


def is_br_cpf(value: str) -> bool:
    """Tell whether a Brazilian CPF has its two check digits."""
    digits = digits_in(value, 11)
    return bool(digits) and all(
        weighed(digits, tuple(range(size + 1, 1, -1))) * 10 % 11 % 10 == digits[size]
        for size in (9, 10)
    )


def is_in_aadhaar(value: str) -> bool:
    """Tell whether an Indian Aadhaar number has its Verhoeff check digit."""
    digits = digits_in(value, 12)
    if not digits or digits[0] < 2:  # noqa: PLR2004 -- none begins with 0 or 1
        return False
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = _TIMES[check][_PLACES[place % 8][digit]]
    return check == 0


def is_se_personnummer(value: str) -> bool:
    """Tell whether a Swedish personal number has a date and its Luhn digit."""
    digits = counts_of(value)[-10:]
    if len(digits) != 10 or not luhn(digits):  # noqa: PLR2004 -- its length without the century
        return False
    month, day = 10 * digits[2] + digits[3], 10 * digits[4] + digits[5]
    return 1 <= month <= 12 and 1 <= day % 60 <= 31  # noqa: PLR2004 -- 60 more: a coordination number


def is_ch_ahv(value: str) -> bool:
    """Tell whether a Swiss AHV number has its EAN-13 check digit."""
    digits = digits_in(value, 13)
    return digits[:3] == [7, 5, 6] and weighed(digits, (1, 3) * 6 + (1,)) % 10 == 0


def is_ca_sin(value: str) -> bool:
    """Tell whether a Canadian social insurance number has its Luhn digit."""
    digits = digits_in(value, 9)
    return bool(digits) and digits[0] not in {0, 8} and luhn(digits)


def is_au_tfn(value: str) -> bool:
    """Tell whether an Australian tax file number is a multiple of eleven, weighed.

    Old ones have eight digits.
    """
    digits = digits_in(value, 9) or digits_in(value, 8)
    return bool(digits) and weighed(digits, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0


def is_jp_my_number(value: str) -> bool:
    """Tell whether a Japanese individual number has its check digit."""
    digits = digits_in(value, 12)
    if not digits:
        return False
    rest = weighed(digits, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if rest <= 1 else 11 - rest) == digits[11]


def is_be_national(value: str) -> bool:
    """Tell whether a Belgian national number has its two check digits, of either century."""
    digits = digits_of(value)
    if len(digits) != 11:  # noqa: PLR2004 -- its length
        return False
    return int(digits[9:]) in {97 - int(century + digits[:9]) % 97 for century in ("", "2")}


def is_fi_hetu(value: str) -> bool:
    """Tell whether a Finnish personal identity code has a date and its check character."""
    digits = digits_of(value[:6] + value[7:10])
    try:
        date(2000, int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31] == value[10:11].upper()


def is_mrz(value: str) -> bool:
    """Tell whether the second line of a passport's strip has its check digits.

    Source: ICAO Doc 9303, part 3, section 4.9.
    """
    line = "".join(value.split())[-44:].upper()
    if len(line) != 44 or not line.replace("<", "0").isalnum() or not line.isascii():  # noqa: PLR2004
        return False
    fields = ((line[:9], line[9]), (line[13:19], line[19]), (line[21:27], line[27]))
    return all(_strip_digit(field) == check for field, check in fields)


def _strip_digit(field: str) -> str:
    """Return the check digit of a field of a passport's strip."""
    values = (0 if char == "<" else int(char, 36) for char in field)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)


NATIONAL_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        **EUROPEAN_CHECKS,
        **WORK_CHECKS,
        **WORLD_CHECKS,
        "au-tfn": is_au_tfn,
        "be-national": is_be_national,
        "br-cpf": is_br_cpf,
        "ca-sin": is_ca_sin,
        "ch-ahv": is_ch_ahv,
        "fi-hetu": is_fi_hetu,
        "fr-nir": is_fr_nir,
        "in-aadhaar": is_in_aadhaar,
        "it-codice-fiscale": is_it_codice_fiscale,
        "jp-my-number": is_jp_my_number,
        "mrz": is_mrz,
        "nl-bsn": is_nl_bsn,
        "pl-pesel": is_pl_pesel,
        "se-personnummer": is_se_personnummer,
    }
)
