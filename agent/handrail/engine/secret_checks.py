"""Check a secret by what it says about itself: a token's head, a list of words. Pure, by name."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from hashlib import sha256
from types import MappingProxyType

from handrail.engine.seed_words import SEED_WORDS

# The shortest phrase. Other words of this form may stand before and after it. Source: BIP-39.
_PHRASE_WORDS = 12
_WORD = re.compile(r"[a-z]+")
# What the head of a token says. Source: RFC 7515 to 7519, and the IANA registry "JOSE".
_HEAD = re.compile(
    rb'"(?:alg|enc|typ|cty|kid|zip|jk[ut]|jwk|x5[uct]|x5t#S256|crit|b64|url|nonce|epk|ap[uv]|iv'
    rb'|tag|p2[sc]|iss|sub|aud|svt|ppt|skid|kty|use|key_ops|ver|version)"[ ]?:'
)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_CHECK_BYTES = 4


def is_jwt(value: str) -> bool:
    """Tell whether the first part of a token is a JSON object. Source: RFC 7519, 7.2."""
    header = value.partition(".")[0]
    try:
        decoded = urlsafe_b64decode(header + "=" * (-len(header) % 4))
    except ValueError:
        return False
    return decoded[:1] == b"{" and _HEAD.search(decoded) is not None


def holds_seed_phrase(value: str) -> bool:
    """Tell whether at least twelve words in a row are from the list of recovery phrases."""
    longest = run = 0
    for word in _WORD.findall(value.lower()):
        run = run + 1 if word in SEED_WORDS else 0
        longest = max(longest, run)
    return longest >= _PHRASE_WORDS


def has_base58_check(value: str) -> bool:
    """Tell whether the last four bytes are the check of the others.

    Source: Bitcoin wiki, "Base58Check encoding".
    """
    number = 0
    for char in value:
        number = number * 58 + max(_BASE58.find(char), 0)
    whole = number.to_bytes((number.bit_length() + 7) // 8, "big")
    body, check = whole[:-_CHECK_BYTES], whole[-_CHECK_BYTES:]
    return sha256(sha256(body).digest()).digest()[:_CHECK_BYTES] == check


SECRET_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"base58check": has_base58_check, "jwt": is_jwt, "seed-words": holds_seed_phrase}
)
