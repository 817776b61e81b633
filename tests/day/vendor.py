"""Credentials in the shapes their vendors give them: random, and nobody's."""

import base64
import json
from random import Random
from string import ascii_letters, digits
from zlib import crc32

from day.paste import Part
from day.words import letters, url_noise

BASE62 = digits + ascii_letters[26:] + ascii_letters[:26]
CRYPT = "./" + digits + ascii_letters
# How the bytes of each kind of key begin, before what is random; the shapes differ, the length too.
KEY_START = {
    "RSA PRIVATE KEY": ("MIIEpAIBAAKCAQEA", 24),
    "PRIVATE KEY": ("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ", 25),
    "EC PRIVATE KEY": ("MHcCAQEEI", 3),
    "OPENSSH PRIVATE KEY": ("b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB", 6),
    "PGP PRIVATE KEY BLOCK": ("lQVYBG", 28),
}
PEM_LINE_CHARS = 64


def checksum(body: str) -> str:
    """Return the six characters that end a token of GitHub and others: CRC-32 in base 62."""
    rest, text = crc32(body.encode()), ""
    while rest:
        rest, place = divmod(rest, 62)
        text = BASE62[place] + text
    return text.rjust(6, "0")


def summed(random: Random, prefix: str) -> str:
    """Return a token with the prefix whose checksum holds."""
    body = letters(random, BASE62, "30")
    return f"{prefix}_{body}{checksum(body)}"


def pem(random: Random, label: str) -> str:
    """Return a private key with this label, armour and all."""
    start, lines = KEY_START[label]
    text = start + "".join(random.choices(ascii_letters + digits + "+/", k=lines * PEM_LINE_CHARS))
    rows = [text[i : i + PEM_LINE_CHARS] for i in range(0, lines * PEM_LINE_CHARS, PEM_LINE_CHARS)]
    blank = [""] if label.startswith("PGP") else []
    edge = "-" * 5
    armour = [f"{edge}BEGIN {label}{edge}", *blank, *rows, f"{edge}END {label}{edge}"]
    return "\n".join(armour)


def encoded(message: dict[str, object]) -> str:
    """Write a part of a web token."""
    return base64.urlsafe_b64encode(json.dumps(message).encode()).decode().rstrip("=")


def web_token(random: Random, _: str) -> str:
    """Return a signed JSON web token."""
    head = encoded({"alg": "HS256", "typ": "JWT"})
    who = random.randint(1000, 99_999)
    body = encoded({"sub": str(who), "role": "admin", "iat": 1_790_000_000, "exp": 1_790_086_400})
    return f"{head}.{body}.{url_noise(random, '32')}"


def basic(random: Random, _: str) -> str:
    """Return user and password as HTTP Basic sends them."""
    pair = f"deploy:{letters(random, CRYPT[2:], '16')}"
    return base64.b64encode(pair.encode()).decode()


VENDOR: dict[str, Part] = {
    "base_thirty_two": lambda random, n: letters(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", n),
    "crypt": lambda random, n: letters(random, CRYPT, n),
    "summed": summed,
    "pem": pem,
    "web_token": web_token,
    "basic": basic,
}
