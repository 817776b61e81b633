"""Fill the templates in rule files with fresh characters, so that no live-looking literal is kept.

{kind} or {kind:argument...}; anything else in braces stays, {{ and }} are one brace each.
"""

import json
import random
import re
import string
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256

from handrail.engine.checks import CHECKS
from handrail.engine.seed_words import SEED_WORDS
from rules import national

_BASE32 = string.ascii_uppercase + "234567"
_ALNUM = string.ascii_letters + string.digits
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE64 = _ALNUM + "+/"
_FIRST = ("Jane", "Omar", "Mei", "Lena", "Pablo")
_LAST = ("Porter", "Okafor", "Lindt", "Garcia", "Novak")
_WORDS = "cabin ladder onion river amber tunnel orbit velvet walnut garden stumble object".split()  # noqa: SIM905
# Length of the part after the check digits, and what it begins with, by country.
_IBANS = {"DE": ("", 18), "GB": ("NWBK", 14), "FR": ("", 23)}
_TEMPLATE = re.compile(r"\{\{|\}\}|\{([a-z0-9]+)(?::([^{}]*|\{))?\}")


def fill(template: str, dice: random.Random) -> str:
    """Return the text that a template stands for."""
    return _TEMPLATE.sub(lambda found: _filled(found, dice), template)


def _filled(found: re.Match[str], dice: random.Random) -> str:
    """Return what one template, or one doubled brace, stands for."""
    if found[1] is None:
        return found[0][0]
    if found[1] == "raw":
        return found[2]
    kind = _KINDS.get(found[1])
    return kind(dice, *(found[2] or "").split(":")) if kind else found[0]


def _from(letters: str) -> Callable[..., str]:
    """Make a template of so many characters of an alphabet."""
    return lambda dice, size: "".join(dice.choice(letters) for _ in range(int(size)))


def luhn(digits: str) -> str:
    """Add the check digit."""
    total = sum(
        sum(divmod(int(digit) * (2 - place % 2), 10))
        for place, digit in enumerate(reversed(digits))
    )
    return digits + str(-total % 10)


def card(dice: random.Random, prefix: str, size: str) -> str:
    """Make a card number."""
    body = prefix + "".join(dice.choice("123456789") for _ in range(int(size) - len(prefix) - 1))
    if prefix == "5":
        body = "53" + body[2:]
    return luhn(body)


def iban(dice: random.Random, country: str) -> str:
    """Make an account number whose check digits hold."""
    bank, digits = _IBANS[country]
    body = bank + "".join(dice.choice(string.digits) for _ in range(digits))
    number = int("".join(str(int(char, 36)) for char in body + country + "00"))
    return f"{country}{98 - number % 97:02}{body}"


def steuer(dice: random.Random, _: str = "") -> str:
    """Make a German tax number: one digit twice, the others once."""
    digits = dice.sample(string.digits, 10)
    digits[9] = digits[8]
    if digits[0] == "0":
        digits[0], digits[1] = digits[1], digits[0]
    product = 10
    for digit in digits:
        product = 2 * (((int(digit) + product) % 10) or 10) % 11
    return "".join(digits) + str((11 - product) % 10)


def nhs(dice: random.Random, _: str = "") -> str:
    """Make an NHS number."""
    while True:
        body = "".join(dice.choice("456789") for _ in range(9))
        check = -sum(int(digit) * (10 - place) for place, digit in enumerate(body)) % 11
        if check < 10:
            return body + str(check)


def dni(dice: random.Random, _: str = "") -> str:
    """Make a Spanish identity number."""
    number = dice.randrange(10_000_000, 99_999_999)
    return f"{number}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"


def nie(dice: random.Random, _: str = "") -> str:
    """Make a Spanish number for foreigners."""
    number = dice.randrange(1_000_000, 9_999_999)
    return f"Y{number}{'TRWAGMYFPDXBNJZSQVHLCKE'[int(f'1{number}') % 23]}"


def jwt(dice: random.Random, _: str = "") -> str:
    """Make a token of three parts."""
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": password(dice, "12"), "exp": 1790000000})
    encoded = (urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)
    return ".".join((*encoded, _from(_ALNUM)(dice, "43")))


def password(dice: random.Random, size: str) -> str:
    """Make a password with letters of both cases, digits and a sign inside."""
    return f"Kx7!{_from(string.ascii_letters + '23456789')(dice, str(int(size) - 4))}"


def valid(dice: random.Random, check: str, shape: str) -> str:
    """Draw digits for every # and letters for every @ of a shape until a check holds."""
    while True:
        value = "".join(_DRAWN.get(sign, lambda _, sign=sign: sign)(dice) for sign in shape)
        if check == "any" or CHECKS[check](value):
            return value


def bitcoin(dice: random.Random, version: str = "") -> str:
    """Make the address of a wallet: a version, twenty bytes and their check sum, in base 58.

    version: in hexadecimal; of Bitcoin without one.
    """
    raw = bytes.fromhex(version or "00") + dice.randbytes(20)
    number = int.from_bytes(raw + sha256(sha256(raw).digest()).digest()[:4], "big")
    letters = string.digits + string.ascii_uppercase + string.ascii_lowercase
    written = ""
    for sign in "0OIl":
        letters = letters.replace(sign, "")
    while number:
        number, place = divmod(number, 58)
        written = letters[place] + written
    return written if version else f"1{written}"


def wif(dice: random.Random, _: str = "") -> str:
    """Make the key of a coin address in the form wallets import."""
    body = b"\x80" + dice.randbytes(32) + b"\x01"
    number = int.from_bytes(body + sha256(sha256(body).digest()).digest()[:4], "big")
    letters = ""
    while number:
        number, place = divmod(number, 58)
        letters = _BASE58[place] + letters
    return letters


def _grouped(number: str, size: int = 4) -> str:
    """Write a number in groups."""
    return " ".join(number[place : place + size] for place in range(0, len(number), size))


def _pem(dice: random.Random, lines: str) -> str:
    """Make lines of base64."""
    return "\n".join(_from(_BASE64)(dice, "64") for _ in range(int(lines)))


def _ssn(dice: random.Random, _: str = "") -> str:
    """Make a social security number."""
    return f"{dice.randrange(100, 650)}-{dice.randrange(10, 99)}-{dice.randrange(1000, 9999)}"


def _nino(dice: random.Random, _: str = "") -> str:
    """Make a national insurance number."""
    return f"{dice.choice('ACEHJ')}{dice.choice('ABCEG')}{dice.randrange(100000, 999999)}C"


_DRAWN: dict[str, Callable[[random.Random], str]] = {
    "#": lambda dice: dice.choice(string.digits),
    "@": lambda dice: dice.choice(string.ascii_uppercase),
}
_KINDS: dict[str, Callable[..., str]] = {
    "alnum": _from(_ALNUM),
    "base32": _from(_BASE32),
    "base32low": _from(_BASE32.lower()),
    "base58": _from(_BASE58),
    "base64": _from(_BASE64),
    "bech32upper": _from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
    "bitcoin": bitcoin,
    "byte": lambda dice, _: str(dice.randrange(1, 255)),
    "bytes": lambda dice, count: ",".join(str(byte) for byte in dice.randbytes(int(count))),
    "card": card,
    "cardgroups": lambda dice, prefix, size: _grouped(card(dice, prefix, size)),
    "digits": _from("123456789"),
    "dni": dni,
    "hex": _from("0123456789abcdef"),
    "hexupper": _from("0123456789ABCDEF"),
    "iban": iban,
    "ibangroups": lambda dice, country: _grouped(iban(dice, country)),
    "jwt": jwt,
    "letters": _from(string.ascii_letters),
    "name": lambda dice, _: f"{dice.choice(_FIRST)} {dice.choice(_LAST)}",
    "nhs": nhs,
    "nhsgroups": lambda dice, _: re.sub(r"(...)(...)(....)", r"\1 \2 \3", nhs(dice)),
    "nie": nie,
    "nino": _nino,
    "ninogroups": lambda dice, _: re.sub(r"(..)(..)(..)(..)", r"\1 \2 \3 \4 ", _nino(dice)),
    "pass": password,
    "pem": _pem,
    "seed": lambda dice, count: " ".join(dice.choices(sorted(SEED_WORDS), k=int(count))),
    "ssn": _ssn,
    "steuer": steuer,
    "steuergroups": lambda dice, _: re.sub(r"(..)(...)(...)(...)", r"\1 \2 \3 \4", steuer(dice)),
    "valid": valid,
    "upper": _from(string.ascii_uppercase),
    "wif": wif,
    "word": _from("bcdfgklmnprstv"),
    **{
        name: getattr(national, name)
        for name in (
            *("aadhaar", "ahv", "benational", "bsn", "codice", "cpf", "hetu", "mrz", "mynumber"),
            *("nir", "personnummer", "pesel", "sin", "tfn"),
        )
    },
    "words": lambda dice, count: " ".join(dice.choice(_WORDS) for _ in range(int(count))),
}
