"""Let the person's own browser in: a link that works once, and what it is exchanged for.

The link's key stands in the fragment, which no browser sends anywhere; the page posts it once and
gets a bearer for its tab. Neither is written anywhere by us, and only hashes are kept.
"""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from handrail.server.sessions import Bucket

KEY_BYTES = 16  # 128 bits
BEARER_BYTES = 32
# From the click to the loaded page, on a slow machine with a browser that has to start first.
KEY_LIFE_S = 60.0
# A tab left open over a weekend asks for a new link.
BEARER_IDLE_S = 12 * 60 * 60.0
# More links or tabs than anybody opens; the oldest goes.
KEYS_MAX = 16
BEARERS_MAX = 32


@dataclass(slots=True)
class Visit:
    """One tab that was let in."""

    used_s: float
    bucket: Bucket


class Keys:
    """The links that are waiting and the tabs that are in. Lives on the loop."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._keys: OrderedDict[bytes, float] = OrderedDict()
        self._visits: OrderedDict[bytes, Visit] = OrderedDict()
        # Guessing 128 bits is hopeless at any rate; this keeps it from being work for us.
        self.tries = Bucket(now_s)

    def invite(self) -> str:
        """Make the key of a new link."""
        key = secrets.token_hex(KEY_BYTES)
        self._keys[_hash(key)] = self._now_s()
        if len(self._keys) > KEYS_MAX:
            self._keys.popitem(last=False)
        return key

    def exchange(self, key: str) -> str | None:
        """Return a bearer for a key that was never used and is not too old."""
        made_s = self._keys.pop(_hash(key), None)
        if made_s is None or self._now_s() - made_s > KEY_LIFE_S:
            return None
        bearer = secrets.token_hex(BEARER_BYTES)
        self._visits[_hash(bearer)] = Visit(self._now_s(), Bucket(self._now_s))
        if len(self._visits) > BEARERS_MAX:
            self._visits.popitem(last=False)
        return bearer

    def visit(self, bearer: str) -> Visit | None:
        """Return the tab that holds this bearer, where it was used not too long ago."""
        name = _hash(bearer)
        visit = self._visits.get(name)
        if visit is None:
            return None
        if self._now_s() - visit.used_s > BEARER_IDLE_S:
            del self._visits[name]
            return None
        visit.used_s = self._now_s()
        return visit


def _hash(secret: str) -> bytes:
    """Return what a secret is kept under: how long a look-up takes then tells nothing of it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
