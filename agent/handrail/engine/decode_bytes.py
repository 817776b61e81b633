"""Read bytes that a decoder made as text, or say that they are none."""

import re
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from handrail.engine.beyond import INVISIBLE
from handrail.engine.budget import Meter

# A bomb is cut here; a configuration that somebody packed is far shorter.
INFLATED_MAX_BYTES = 1_048_576
# With more than one strange character in so many it is a picture, a hash or chance.
_STRANGE_ONE_IN = 10
# Shorter than any value that a sure rule knows.
_LEAST_CHARS = 6
_UNPRINTABLE = re.compile(
    "[^\\t\\n\\r -~\u00a0-\ud7ff\uf900-\ufefe\uff00-\uffef\U00010000-\U0003ffff]"
)
# How gzip and zlib streams begin. Source: RFC 1952, 2.3.1; RFC 1950, 2.2.
_PACKED = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
# Let zlib recognise both headers by itself. Source: zlib manual, inflateInit2.
_ANY_HEADER = 32 + zlib.MAX_WBITS
_LEAST_PACKED_BYTES = 12


@dataclass(frozen=True, slots=True)
class Read:
    """What bytes say. name: the step that was needed to read them, or None."""

    text: str
    name: str | None = None


def read_bytes(raw: bytes, meter: Meter) -> Read | None:
    """Return the text that bytes are, inflated first where they are packed; None for anything else.

    What comes out is paid for before it is looked at.
    """
    name = None
    if raw.startswith(_PACKED) and len(raw) >= _LEAST_PACKED_BYTES:
        inflated = _inflated(raw)
        if inflated is not None:
            name, raw = ("gzip" if raw[0] == _PACKED[0][0] else "zlib"), inflated
    if not meter.read(len(raw)):
        return None
    text = _text(raw)
    return Read(text, name) if text is not None else None


def is_text(text: str) -> bool:
    """Tell whether nearly all of it is printable and it is long enough to say something."""
    if len(text) < _LEAST_CHARS:
        return False
    if text.isascii() and text.isprintable():
        return True
    strange = sum(1 for _ in _UNPRINTABLE.finditer(text))
    return strange * _STRANGE_ONE_IN <= len(text)


def _inflated(raw: bytes) -> bytes | None:
    """Unpack up to the cap; None when it is no such stream. A cut stream gives what is there."""
    try:
        return zlib.decompressobj(_ANY_HEADER).decompress(raw, INFLATED_MAX_BYTES)
    except zlib.error:
        return None


def _text(raw: bytes) -> str | None:
    """Decode UTF-8, else UTF-16 as shells and Windows write it; without what shows nothing."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        wide = raw.decode("utf-16", "replace")
        return wide if is_text(wide) else None
    text = raw.decode("utf-8", "replace")
    if not text.isascii():
        text = INVISIBLE.sub("", text).replace("\u00a0", " ")
    if is_text(text):
        return text
    for zeros, encoding in ((raw[1::2], "utf-16-le"), (raw[::2], "utf-16-be")):
        if zeros and zeros.count(0) * _STRANGE_ONE_IN >= len(zeros) * (_STRANGE_ONE_IN - 1):
            wide = raw.decode(encoding, "replace")
            return wide if is_text(wide) else None
    return None
