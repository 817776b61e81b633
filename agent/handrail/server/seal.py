"""Seal and open what travels on the data path, exactly as docs/protocol.md section 2 says."""

from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from handrail.engine.errors import WireError

FRAME_BYTES = 1_048_576
TAG_BYTES = 16
KEY_BYTES = 32
# 7 bytes of the nonce: more requests than a session can make.
COUNTER_MAX = 2**56 - 1
# Requests of one worker run side by side, so they may arrive out of order, but not by more than
# what a worker has under way. Source: facts on replay windows; IPsec uses the same width.
WINDOW = 64


class SealError(WireError):
    """The bytes were not sealed by the other side for this request."""


class Direction(StrEnum):
    """Who talks to whom: each direction has a key of its own."""

    REQUEST = "c2s"
    ANSWER = "s2c"


@dataclass(frozen=True, slots=True)
class Address:
    """What every frame of one request and its answer is bound to.

    path: "/v1/<route>".
    """

    path: str
    sid: str
    counter: int

    def bound(self) -> bytes:
        """Give the additional data of every frame."""
        return f"handrail/1|POST|{self.path}|{self.sid}|{self.counter}".encode()

    def nonce(self, index: int, *, last: bool) -> bytes:
        """Give the 12-byte nonce of one frame."""
        return self.counter.to_bytes(7, "big") + index.to_bytes(4, "big") + bytes([last])


@dataclass(frozen=True, slots=True)
class Seal:
    """One direction of one session."""

    _cipher: AESGCM = field(repr=False)

    @classmethod
    def of(cls, key: bytes, direction: Direction, sid: str) -> "Seal":
        """Derive the direction's key from the session key."""
        info = f"handrail/1 {direction} {sid}".encode()
        derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key)
        return cls(AESGCM(derived))

    def close(self, plain: bytes, address: Address) -> bytes:
        """Seal a message; its length grows by one tag a frame."""
        bound = address.bound()
        starts = range(0, len(plain), FRAME_BYTES) or range(1)
        sealed = [
            self._cipher.encrypt(
                address.nonce(index, last=index == len(starts) - 1),
                plain[start : start + FRAME_BYTES],
                bound,
            )
            for index, start in enumerate(starts)
        ]
        return b"".join(sealed)

    def open(self, sealed: bytes, address: Address) -> bytes:
        """Open a message, or raise SealError."""
        bound = address.bound()
        step = FRAME_BYTES + TAG_BYTES
        starts = range(0, len(sealed), step)
        # Only an empty message ends in an empty frame: one message has one sealed form.
        if len(starts) > 1 and len(sealed) - starts[-1] <= TAG_BYTES:
            raise SealError("the last frame is empty")
        if not starts:
            raise SealError("there is no frame")
        try:
            plain = [
                self._cipher.decrypt(
                    address.nonce(index, last=index == len(starts) - 1),
                    sealed[start : start + step],
                    bound,
                )
                for index, start in enumerate(starts)
            ]
        except InvalidTag:
            raise SealError("a frame does not open") from None
        return b"".join(plain)


@dataclass(slots=True)
class Window:
    """Which counters of a session were used: a bit for each of the last WINDOW below the highest.

    Not thread-safe: it lives on the loop.
    """

    _highest: int = 0
    _used: int = 0

    def fresh(self, counter: int) -> bool:
        """Tell whether this counter was never used and is not too old."""
        if not 1 <= counter <= COUNTER_MAX:
            return False
        if counter > self._highest:
            return True
        age = self._highest - counter
        return age < WINDOW and not self._used >> age & 1

    def take(self, counter: int) -> bool:
        """Use a counter up; False when it was not fresh any more."""
        if not self.fresh(counter):
            return False
        if counter > self._highest:
            self._used = (self._used << min(counter - self._highest, WINDOW)) & (2**WINDOW - 1)
            self._highest = counter
        self._used |= 1 << (self._highest - counter)
        return True
