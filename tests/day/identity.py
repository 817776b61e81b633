"""Numbers of persons with the check digits of their countries; nobody's, made at run time."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Final

from day.paste import Part

# Source: the Verhoeff scheme (dihedral group D5), as Aadhaar uses it.
VERHOEFF_INVERSE: Final = (0, 4, 3, 2, 1, 5, 6, 7, 8, 9)
VERHOEFF_TURN: Final = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
DNI_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
FISCAL_MONTHS: Final = "ABCDEHLMPRST"
# Source: Italian decree of 23 December 1976; value of a character in an odd place.
FISCAL_ODD: Final = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10)
FISCAL_ODD_REST: Final = (22, 25, 24, 23)
MRZ_WEIGHTS: Final = (7, 3, 1)


def some(random: Random, count: int) -> list[int]:
    """Return so many digits, the first not zero."""
    return [random.randint(1, 9), *(random.randint(0, 9) for _ in range(count - 1))]


def joined(numbers: list[int]) -> str:
    """Write digits as text."""
    return "".join(map(str, numbers))


def weighted(numbers: list[int], weights: tuple[int, ...] | range) -> int:
    """Return the sum of digits times weights."""
    return sum(number * weight for number, weight in zip(numbers, weights, strict=True))


def luhn(numbers: list[int]) -> int:
    """Return the Luhn check digit that follows the digits."""
    doubled = [n if i % 2 else n * 2 for i, n in enumerate(reversed(numbers))]
    return -sum(n - 9 if n > 9 else n for n in doubled) % 10


def birth(random: Random) -> date:
    """Return the birthday of a grown-up."""
    return date(1950, 1, 1) + timedelta(days=random.randrange(18_000))


def us(random: Random, _: str) -> str:
    """Return a social security number of an area that is given out."""
    area = random.choice([n for n in range(1, 900) if n != 666])
    return f"{area:03}-{random.randint(1, 99):02}-{random.randint(1, 9999):04}"


def uk(random: Random, _: str) -> str:
    """Return a National Insurance number."""
    prefix = random.choice(("AB", "CE", "HJ", "JK", "LM", "PW", "RS", "YZ"))
    pairs = " ".join(f"{random.randint(0, 99):02}" for _ in range(3))
    return f"{prefix} {pairs} {random.choice('ABCD')}"


def nhs(random: Random, _: str) -> str:
    """Return an NHS number: modulo 11, remainder 10 is never given out."""
    while True:
        body = some(random, 9)
        check = -weighted(body, range(10, 1, -1)) % 11
        if check < 10:
            text = joined([*body, check])
            return f"{text[:3]} {text[3:6]} {text[6:]}"


def german(random: Random, _: str) -> str:
    """Return a Steuer-ID: one digit of ten twice, ISO 7064 MOD 11,10."""
    body = random.sample(range(10), 9)
    body = [*body, body[random.randrange(1, 9)]]
    while body[0] == 0 or any(a == b for a, b in pairwise(body)):
        random.shuffle(body)
    product = 10
    for digit in body:
        product = ((digit + product) % 10 or 10) * 2 % 11
    text = joined([*body, (11 - product) % 10])
    return f"{text[:2]} {text[2:5]} {text[5:8]} {text[8:]}"


def french(random: Random, _: str) -> str:
    """Return a numéro de sécurité sociale with its key: 97 minus the rest by 97."""
    born = birth(random)
    place = f"{random.randint(21, 89)}{random.randint(1, 399):03}{random.randint(1, 199):03}"
    body = f"{random.choice('12')}{born:%y%m}{place}"
    return f"{body} {97 - int(body) % 97:02}"


def spanish(random: Random, _: str) -> str:
    """Return a DNI with its letter."""
    number = random.randint(10_000_000, 79_999_999)
    return f"{number}{DNI_LETTERS[number % 23]}"


def italian(random: Random, _: str) -> str:
    """Return a codice fiscale of a man with its check letter."""
    born = birth(random)
    body = f"{random.choice(('RSS', 'BNC', 'FRR', 'MRN'))}{random.choice(('MRA', 'LCU', 'PLA'))}"
    body += f"{born:%y}{FISCAL_MONTHS[born.month - 1]}{born.day:02}"
    body += random.choice(("F205", "H501", "L219", "D612"))
    odd = FISCAL_ODD + FISCAL_ODD_REST
    values = [int(c) if c.isdigit() else ord(c) - ord("A") for c in body]
    total = sum(v if i % 2 else odd[v] for i, v in enumerate(values))
    return body + chr(ord("A") + total % 26)


def dutch(random: Random, _: str) -> str:
    """Return a BSN that passes the test of eleven."""
    while True:
        body = some(random, 8)
        check = weighted(body, range(9, 1, -1)) % 11
        if check < 10:
            return joined([*body, check])


def polish(random: Random, _: str) -> str:
    """Return a PESEL."""
    body = [int(c) for c in f"{birth(random):%y%m%d}{random.randint(0, 9999):04}"]
    return joined([*body, -weighted(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10])


def brazilian(random: Random, _: str) -> str:
    """Return a CPF with both check digits."""
    body = some(random, 9)
    for first in (10, 11):
        rest = weighted(body, range(first, 1, -1)) % 11
        body = [*body, 0 if rest < 2 else 11 - rest]
    text = joined(body)
    return f"{text[:3]}.{text[3:6]}.{text[6:9]}-{text[9:]}"


def dihedral(a: int, b: int) -> int:
    """Multiply in the dihedral group D5, digits 5 to 9 being the reflections."""
    turned = (a + b) % 5 if a < 5 else (a - b) % 5
    return turned if (a < 5) == (b < 5) else turned + 5


def indian(random: Random, _: str) -> str:
    """Return an Aadhaar number with its Verhoeff digit."""
    body = [random.randint(2, 9), *some(random, 10)]
    check = 0
    for place, digit in enumerate(reversed(body), start=1):
        for _turn in range(place % 8):
            digit = VERHOEFF_TURN[digit]  # noqa: PLW2901 (a permutation applied again and again)
        check = dihedral(check, digit)
    text = joined([*body, VERHOEFF_INVERSE[check]])
    return f"{text[:4]} {text[4:8]} {text[8:]}"


def swedish(random: Random, _: str) -> str:
    """Return a personnummer."""
    born = f"{birth(random):%y%m%d}"
    serial = f"{random.randint(1, 979):03}"
    return f"{born}-{serial}{luhn([int(c) for c in born + serial])}"


def swiss(random: Random, _: str) -> str:
    """Return an AHV number: 756 and an EAN-13 check digit."""
    body = [7, 5, 6, *some(random, 9)]
    text = joined([*body, -weighted(body, (1, 3) * 6) % 10])
    return f"{text[:3]}.{text[3:7]}.{text[7:11]}.{text[11:]}"


def canadian(random: Random, _: str) -> str:
    """Return a social insurance number."""
    body = [random.randint(1, 7), *some(random, 7)]
    text = joined([*body, luhn(body)])
    return f"{text[:3]} {text[3:6]} {text[6:]}"


def australian(random: Random, _: str) -> str:
    """Return a tax file number."""
    while True:
        body = some(random, 8)
        rest = weighted(body, (1, 4, 3, 7, 5, 8, 6, 9)) % 11
        if rest < 10:
            text = joined([*body, rest])  # its weight is 10, and 10 times rest plus rest is 0
            return f"{text[:3]} {text[3:6]} {text[6:]}"


def japanese(random: Random, _: str) -> str:
    """Return a My Number."""
    body = some(random, 11)
    rest = weighted(body, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    text = joined([*body, 0 if rest < 2 else 11 - rest])
    return f"{text[:4]} {text[4:8]} {text[8:]}"


def checked(field: str) -> str:
    """Add the check digit of a machine-readable field. Source: ICAO 9303, part 3."""
    values = [0 if c == "<" else int(c, 36) for c in field]
    return field + str(sum(v * MRZ_WEIGHTS[i % 3] for i, v in enumerate(values)) % 10)


def passport_strip(random: Random, _: str) -> str:
    """Return the two lines of a passport that machines read."""
    number = checked(f"{random.choice('CFGHJK')}{random.randint(10_000_000, 99_999_999)}")
    born = checked(f"{birth(random):%y%m%d}")
    ends = checked(f"{random.randint(27, 34)}{random.randint(1, 12):02}{random.randint(1, 28):02}")
    optional = "<" * 14 + "0"
    whole = checked(number + born + ends + optional)[-1]
    name = random.choice(("MUELLER<<JANA<MARIE", "WEBER<<THOMAS", "KRAUSE<<LENA"))
    return f"P<D<<{name:<<39}\n{number}D<<{born}{random.choice('MF')}{ends}{optional}{whole}"


def uk_licence(random: Random, _: str) -> str:
    """Return a British driving licence number."""
    born = birth(random)
    surname = random.choice(("MORGA", "CLARK", "HUGHE", "EVANS", "ABBOT"))
    year = f"{born:%y}"
    initials = random.choice("ABJMS") + random.choice("ABJ9")
    tail = "".join(random.choices("ABCDEFGHIJ", k=2))
    return f"{surname}{year[0]}{born:%m%d}{year[1]}{initials}9{tail}"


IDENTITY: dict[str, Part] = {
    "id_us": us,
    "id_uk": uk,
    "id_nhs": nhs,
    "id_de": german,
    "id_fr": french,
    "id_es": spanish,
    "id_it": italian,
    "id_nl": dutch,
    "id_pl": polish,
    "id_br": brazilian,
    "id_in": indian,
    "id_se": swedish,
    "id_ch": swiss,
    "id_ca": canadian,
    "id_au": australian,
    "id_jp": japanese,
    "passport_strip": passport_strip,
    "licence_uk": uk_licence,
}
