"""Name what is hidden in a conversation: a value has one placeholder in all of its pastes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from html import unescape

from handrail.engine.hit import Hit

DIGEST_BYTES = 16
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Known:
    """The placeholders a conversation has already, without any of the values.

    salt: keys the digests; empty where nobody keeps a conversation. names: placeholder by the
    digest of label and value. counts: the highest number given so far, by label.
    """

    salt: bytes = field(default=b"", repr=False)
    names: Mapping[bytes, str] = field(default_factory=dict, repr=False)
    counts: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A placeholder that stands in a redacted version.

    original: what it stands for, itself perhaps with placeholders in it; None where that holds a
    secret, which nobody is to keep.
    """

    placeholder: str
    digest: bytes = field(repr=False)
    original: str | None = field(repr=False)


NOTHING_KNOWN = Known()


def digest(salt: bytes, label: str, value: str) -> bytes:
    """Return what a value is recognised by without being kept."""
    raw = f"{label}\0{value}".encode("utf-8", "surrogatepass")
    return blake2b(raw, digest_size=DIGEST_BYTES, key=salt).digest()


def hidden_value(hit: Hit, stretch: str, part: str) -> str:
    """Return what the placeholder of a stretch stands for.

    stretch: what is hidden; more than the value where hits overlap, or a rule hides more.
    """
    if hit.rule.hides == "value":
        length = len(stretch)
        if length == hit.hide_end - hit.hide_start or length == len(hit.value):
            return hit.value
    return unescape(_TAG.sub("", stretch)) if part == "html" else stretch
