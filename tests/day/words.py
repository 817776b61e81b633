"""Random parts of pastes: people, places, dates, numbers and noise."""

import base64
import string
from datetime import date, timedelta
from random import Random
from uuid import UUID

from day.paste import Part


def listed(words: str) -> list[str]:
    """Return the words; an underscore stands for a space within one."""
    return [word.replace("_", " ") for word in words.split()]


FIRST = listed(
    "Anna Ben Clara David Elif Farid Grace Hiro Ines Jonas Katja Liam Marta Nadia Oscar Priya "
    "Quentin Rosa Samuel Tanja Usha Victor Wanda Xenia Yusuf Zoe Agnieszka Bruno Chloe Dmitri "
    "Esther Fabian Gulia Hannah Ivan Jasmin Kofi Lucia Mateusz Noor Olga Pedro Rahel Sven"
)
LAST = listed(
    "Abbott Bergmann Costa Dubois Eriksson Ferrari Gupta Hoffmann Ivanov Jensen Kowalski Laurent "
    "Moreau Nakamura Okafor Petrov Quinn Rossi Schneider Tanaka Ueda Vogel Weber Xu Yilmaz Zimmer "
    "Almeida Brandt Clarke Demir Evans Fischer Garcia Hughes Iqbal Janssen Keller Lindqvist"
)
FIRMS = listed(
    "Northvale Brightmoor Halden Corvina Lumenta Ostrava Pellworm Quarrix Rivenhall Sundgren "
    "Talmere Umbrix Velsana Westerlo Yarrowby Zentara Arbeno Caldrix Dunmore Elvaston"
)
FORMS = listed("Ltd GmbH Inc. S.A. B.V. AB LLC S.r.l. plc AG")
CITIES = listed(
    "Leeds Hamburg Lyon Porto Boston Utrecht Malmo Torino Denver Krakow Graz Bilbao Cork Ghent"
)
STREETS = listed(
    "Mill_Lane Station_Road Birch_Avenue Harbour_Street Church_Hill Orchard_Close Canal_Walk "
    "Elm_Grove Victoria_Terrace Quarry_Road"
)
PASSWORD_WORDS = listed("Falcon Harbor Maple Comet Tundra Saffron Cobalt Juniper Pixel Raven")
# 2026 is the year the pastes are from; a date lies up to three years before.
LAST_DAY = date(2026, 11, 1)
SPAN_DAYS = 1_000


def digits(random: Random, count: str) -> str:
    """Return so many digits, the first of them not zero."""
    rest = "".join(random.choices(string.digits, k=int(count or 1) - 1))
    return random.choice("123456789") + rest


def letters(random: Random, alphabet: str, count: str) -> str:
    """Return so many letters of the alphabet."""
    return "".join(random.choices(alphabet, k=int(count or 8)))


def between(random: Random, ends: str) -> str:
    """Return a whole number between the two ends of `low-high`."""
    low, high = ends.split("-")
    return str(random.randint(int(low), int(high)))


def decimal(random: Random, ends: str) -> str:
    """Return a number with two decimals between the ends of `low-high`."""
    low, high = ends.split("-")
    return f"{random.uniform(float(low), float(high)):.2f}"


def name(random: Random, _: str = "") -> str:
    """Return the name of a person who does not exist."""
    return f"{random.choice(FIRST)} {random.choice(LAST)}"


def firm(random: Random, _: str = "") -> str:
    """Return the name of a company that does not exist."""
    return f"{random.choice(FIRMS)} {random.choice(FORMS)}"


def email(random: Random, host: str = "") -> str:
    """Return a person's address at the host, or at some company's."""
    where = host or f"{random.choice(FIRMS).lower()}{random.choice(('.com', '.de', '.co.uk'))}"
    user = f"{random.choice(FIRST)}{random.choice('._')}{random.choice(LAST)}".lower()
    return f"{user}@{where}"


def private_email(random: Random, _: str = "") -> str:
    """Return a person's private address at a big mail provider."""
    user = f"{random.choice(FIRST)}{random.choice(LAST)}{random.randint(1, 99)}".lower()
    return f"{user}@{random.choice(('gmail', 'outlook', 'yahoo', 'icloud'))}.com"


def phone(random: Random, _: str = "") -> str:
    """Return a telephone number of one of four countries."""
    shape = random.choice(("+44 7# ", "+49 17# ", "+1 (61#) ", "+33 6 ")).replace("#", "7")
    tail = digits(random, "7")
    return f"{shape}{tail[:3]} {tail[3:]}" if "(" not in shape else f"{shape}{tail[:3]}-{tail[3:]}"


def day(random: Random, _: str = "") -> str:
    """Return a date as 2026-03-14."""
    return (LAST_DAY - timedelta(days=random.randrange(SPAN_DAYS))).isoformat()


def birthday(random: Random, _: str = "") -> str:
    """Return the birthday of a grown-up as 14/03/1976."""
    born = date(1948, 1, 1) + timedelta(days=random.randrange(19_000))
    return born.strftime("%d/%m/%Y")


def clock(random: Random, _: str = "") -> str:
    """Return a time as 14:05:09."""
    return f"{random.randrange(24):02}:{random.randrange(60):02}:{random.randrange(60):02}"


def address(random: Random, _: str = "") -> str:
    """Return a postal address."""
    city = random.choice(CITIES)
    return f"{random.randint(1, 180)} {random.choice(STREETS)}, {city} {digits(random, '5')}"


def password(random: Random, _: str = "") -> str:
    """Return a password as people make them."""
    word = random.choice(PASSWORD_WORDS)
    return f"{word}{random.choice('!#%&*?')}{digits(random, '4')}{letters(random, 'qxzvk', '2')}"


def noise(random: Random, count: str) -> str:
    """Return so many bytes in base64, without padding at the end."""
    return base64.b64encode(random.randbytes(int(count or 32))).decode().rstrip("=")


def ean(random: Random, start: str) -> str:
    """Return an EAN-13 with this beginning, as on products and (978) on books."""
    body = start + digits(random, str(12 - len(start)))
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


def padded(random: Random, count: str) -> str:
    """Return so many bytes in base64, padded."""
    return base64.b64encode(random.randbytes(int(count or 32))).decode()


def url_noise(random: Random, count: str) -> str:
    """Return so many bytes in the base64 of web addresses."""
    return noise(random, count).replace("+", "-").replace("/", "_")


def public_ip(random: Random, _: str = "") -> str:
    """Return an IPv4 address outside the private ranges."""
    return ".".join(str(random.randint(20, 99)) for _ in range(4))


WORDS: dict[str, Part] = {
    # Two halves that only together look like something: kept apart in the files.
    "glue": lambda _, halves: halves.replace("|", ""),
    "pick": lambda random, choices: random.choice(choices.split("|")),
    "digits": digits,
    "hex": lambda random, count: letters(random, "0123456789abcdef", count),
    "upper": lambda random, count: letters(random, string.ascii_uppercase + string.digits, count),
    "alnum": lambda random, count: letters(random, string.ascii_letters + string.digits, count),
    "lower": lambda random, count: letters(random, string.ascii_lowercase + string.digits, count),
    "ean": ean,
    "int": between,
    "dec": decimal,
    "uuid": lambda random, _: str(UUID(bytes=random.randbytes(16), version=4)),
    "b_sixty_four": noise,
    "b_padded": padded,
    "b_url": url_noise,
    "name": name,
    "first": lambda random, _: random.choice(FIRST),
    "last": lambda random, _: random.choice(LAST),
    "firm": firm,
    "firm_word": lambda random, _: random.choice(FIRMS),
    "city": lambda random, _: random.choice(CITIES),
    "address": address,
    "email": email,
    "private_email": private_email,
    "phone": phone,
    "date": day,
    "birthday": birthday,
    "clock": clock,
    "ip": public_ip,
    "pw": password,
}
