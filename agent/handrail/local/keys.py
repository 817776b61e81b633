"""The keys drawn from the vault's one root key, each for a single purpose."""

import hashlib
import hmac
from functools import lru_cache
from typing import Literal

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
FINGERPRINT_BYTES = 8

Purpose = Literal["cipher", "chain", "fingerprint"]


@lru_cache(maxsize=8)
def subkey(root: bytes, purpose: Purpose) -> bytes:
    """Derive the 32-byte key for one purpose.

    root: the vault's key, 32 random bytes.
    Source: RFC 5869, HKDF-SHA256 without salt: the root is uniform already.
    """
    info = f"handrail/1 history {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(root)


def fingerprint(key: bytes, rule: str, value: str) -> str:
    """Name a found value so that it is recognised again, and by nobody without the key.

    A bare hash of a card or tax number is undone by trying all of them; 8 keyed bytes tell two
    values apart on one machine and mean nothing elsewhere.

    key: the vault's root key. Returns 16 hex digits.
    """
    named = rule.encode() + b"\0" + value.encode("utf-8", "surrogatepass")
    code = hmac.new(subkey(key, "fingerprint"), named, hashlib.sha256)
    return code.digest()[:FINGERPRINT_BYTES].hex()
