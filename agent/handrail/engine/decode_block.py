"""Find blocks that are text in another alphabet, and decode them: base64, hex, dumps, lists."""

import binascii
import re
from base64 import a85decode, b32decode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from handrail.engine.budget import Meter
from handrail.engine.decode_bytes import read_bytes
from handrail.engine.pattern import Pattern, compile_pattern
from handrail.engine.view import Builder, View

# So many blocks of one text are tried; the most particular kind first, so that a heap of
# look-alikes of a general kind starves none of a particular one. Source: docs/engine.md, "Views".
BLOCKS_MAX = 64
# A larger block is read this far.
_BLOCK_CHARS = 1_500_000
_NUMBER = re.compile("[0-9]{1,3}")
_CODE = re.compile(r"0[xX][0-9A-Fa-f]{1,2}|[0-9]{1,3}")
_OCTALS = re.compile("[0-7]{2,}")
_BITS = re.compile("(?:0b)?(0?[01]{7})")
_NO_HEX = str.maketrans("", "", " \t\r\n>:-")
# The byte order marks of UTF-16 and UTF-8 in base64, four letters each: no ASCII, so no part of
# what is looked for.
_MARK = re.compile("//[45][A-Za-z0-9+/]|/v8A|77u/")
_URL_SAFE = str.maketrans("-_", "+/", "= \t\r\n>")
# The address, and the bytes: one by one in two halves, or groups of any size up to two blanks,
# behind which stands what they say.
_DUMP_LINE = re.compile(
    r"^[0-9A-Fa-f]{4,10}(:?)[ \t]{1,3}"
    r"((?:[0-9A-Fa-f]{2}[ ]){8}[ ](?:[0-9A-Fa-f]{2}[ ]?){1,8}(?=[ \t]|$)"
    r"|(?:[0-9A-Fa-f]{2}[ \t]?){1,32})(?:[ \t|]|$)",
    re.MULTILINE,
)
# The same in numbers of two bytes, the lower one first, as `hexdump` and `od -x` write by
# themselves: there is no mark behind the address and nothing behind the numbers.
_WORD_LINE = re.compile(r"[0-9a-f]{7}((?:[ ]{1,3}[0-9a-f]{4}){0,8})[ ]*")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to write bytes."""

    name: str
    pattern: Pattern
    decode: Callable[[str], bytes]


def decoded_blocks(view: View, meter: Meter, kinds: Iterable[int] | None = None) -> Iterator[View]:
    """Yield a derived view for every kind of block that a view holds, made of what they say.

    kinds: the places in SIGNS of those that may be there, if that is known.
    """
    tried = 0
    taken: list[tuple[int, int]] = []
    for kind in _KINDS if kinds is None else map(_KINDS.__getitem__, kinds):
        if not meter.skim(len(view.text)):
            continue
        said: dict[str | None, Builder] = {}
        find = kind.pattern.spans if kinds is None else kind.pattern.spans_known
        for start, end, _, _ in find(view.text):
            if any(low < end and start < high for low, high in taken):
                continue
            if tried == BLOCKS_MAX:
                break
            tried += 1
            if _say(view, kind, (start, end), said, meter) and _is_only(kind, view.text[start]):
                taken.append((start, end))
        for step, builder in said.items():
            yield builder.decoded(view, "+".join(filter(None, (kind.name, step))))


def _is_only(kind: _Kind, first: str) -> bool:
    """Tell whether what was read so can be nothing else. first: its first character.

    Pairs of digits may as well be hex, and what stands for an address, which begins with zeros, the
    first word of what is said.
    """
    return kind.decode is not _from_decimals and (kind.decode is not _from_dump or first == "0")


def _say(
    view: View,
    kind: _Kind,
    span: tuple[int, int],
    said: dict[str | None, Builder],
    meter: Meter,
) -> bool:
    """Decode one block and keep what it says; tell whether it says anything."""
    start, end = span
    if kind.decode is _from_base64 and _MARK.fullmatch(view.text, max(0, start - 4), start):
        start -= 4
    block = view.text[start : min(end, start + _BLOCK_CHARS)]
    if not meter.read(len(block)):
        return False
    try:
        found = read_bytes(kind.decode(block), meter)
    except (ValueError, OverflowError):
        return False
    if found is None:
        return False
    said.setdefault(found.name, Builder()).add_block(found.text, start, end)
    return True


def _from_dump(block: str) -> bytes:
    """Read the middle columns of a hex dump."""
    lines = block.splitlines()
    words = [_WORD_LINE.fullmatch(line) for line in lines]
    if all(words):
        groups = "".join(word[1] for word in words if word).split()
        return bytes.fromhex("".join(group[2:] + group[:2] for group in groups)).rstrip(b"\0")
    return bytes.fromhex("".join(line[2] for line in _DUMP_LINE.finditer(block)))


def _from_hex(block: str) -> bytes:
    """Read pairs of hex digits, with or without marks between them."""
    compact = block.translate(_NO_HEX)
    return bytes.fromhex(compact[: len(compact) - len(compact) % 2])


def _from_marked_hex(block: str) -> bytes:
    """Read bytes each marked as hex, in the way of C, of a string or of a chart of characters."""
    return bytes(int(pair, 16) for pair in re.findall(r"(?:[0\\][xX]|\+00)([0-9A-Fa-f]{2})", block))


def _from_decimals(block: str) -> bytes:
    """Read 65, 75; a number that is no byte raises ValueError."""
    return bytes(map(int, _NUMBER.findall(block)))


def _from_calls(block: str) -> bytes:
    """Read chr(65)+chr(75); a number that is no byte raises ValueError."""
    return bytes(int(code, 0) for code in _CODE.findall(block))


def _from_octals(block: str) -> bytes:
    """Read 101 113; a number that is no byte raises ValueError."""
    return bytes(int(number, 8) for number in _OCTALS.findall(block))


def _from_bits(block: str) -> bytes:
    """Read 01000001 01001011, also of seven digits, with other marks or none."""
    return bytes(int(bits, 2) for bits in _BITS.findall(block))


def _from_base32(block: str) -> bytes:
    """Read base32, padded or not."""
    compact = "".join(block.split()).rstrip("=").upper()
    return b32decode(compact + "=" * (-len(compact) % 8))


def _from_base64(block: str) -> bytes:
    """Read base64 of either alphabet, padded or not; what one letter too many says is cut off."""
    compact = block.translate(_URL_SAFE)
    compact = compact[: len(compact) - (len(compact) % 4 == 1)]
    return binascii.a2b_base64(compact + "=" * (-len(compact) % 4))


def _from_uu(block: str) -> bytes:
    """Read the lines of a uuencoded file."""
    return b"".join(binascii.a2b_uu(line) for line in block.split("\n") if line.strip())


def _from_ascii85(block: str) -> bytes:
    """Read what stands between <~ and ~>."""
    return a85decode(block, adobe=True)


# Between pieces of a block that was wrapped, also in quoted mail.
_WRAP = r"(?:\r?\n[ \t>]{0,8})?"
# Four letters of base64 that say three ASCII characters: each byte's highest bit is zero. So a
# hash, a path or a word is left alone by the pattern itself. Source: RFC 4648, 4 and 5.
_QUAD = r"[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_-]"
_B64 = r"[A-Za-z0-9+/_-]"
# Eight letters of base32 that say five of them. Source: RFC 4648, 6.
_OCTET = (
    r"[a-p][abefijmnqruvyz45][a-z2-7][a-hq-x]"
    r"[acegikmoqsuwy246][a-z2-7][a-di-lq-tyz23][a-z2-7]"
)
# A byte of ASCII text, also with the zeros of UTF-16, in hex.
_HEX = r"(?:[2-7][0-9a-f]|0[09ad])"
_DECIMAL = r"(?:0?3[2-9]|0?[4-9][0-9]|1[01][0-9]|12[0-7]|9|10|13)"
_OCTAL = r"(?:0?o?(?:1[0-7]{2}|0?[4-7][0-7]|0?1[125]))"

# The most particular first: a dump is also hex, and hex is also base64.
_KINDS = tuple(
    _Kind(name, compile_pattern(pattern), decode)
    for name, pattern, decode in (
        (
            "hexdump",
            (
                r"(?m)(?:^[0-9A-Fa-f]{4,10}:?[ \t]{1,3}(?:[0-9A-Fa-f]{2}[ \t]{0,2}){1,32}"
                r"(?:[ \t|][^\n]{0,80})?(?:\n|\z))+"
            ),
            _from_dump,
        ),
        (
            "uuencode",
            r"(?m)^begin [0-7]{3} [^\n]{1,80}\n((?:[!-`][ -`]{1,80}\n)+)",
            _from_uu,
        ),
        ("ascii85", r"<~[!-uz\s]+~>", _from_ascii85),
        (
            "hex",
            rf"(?i)(?:(?:[0\\]x|\bU\+00){_HEX}[\s,;]*(?:\(byte\)[ ]?)?){{6,}}",
            _from_marked_hex,
        ),
        (
            "binary",
            r"(?:\b(?:0b)?0?[01]{7}[\s,]{1,2}){5,}(?:0b)?0?[01]{7}\b|\b(?:0[01]{7}){6,}\b",
            _from_bits,
        ),
        (
            "character codes",
            (
                rf"(?i)(?:(?:\bn?chr[w$]?\(|\bchar\(|\[char\]\(?)[ ]?(?:0x{_HEX}|{_DECIMAL})[ ]?\)?"
                r"[\s+|&.,_]{0,8}){6,}"
            ),
            _from_calls,
        ),
        (
            "decimal",
            rf"\b(?:{_DECIMAL}(?:,\s*|;|[ \t]{{1,2}}|\r?\n)){{7,}}{_DECIMAL}\b",
            _from_decimals,
        ),
        (
            "octal",
            rf"\b(?:{_OCTAL}[\s,]{{1,2}}){{7,}}{_OCTAL}\b",
            _from_octals,
        ),
        (
            "hex",
            (
                rf"(?i)(?:{_HEX}(?:[ :-]|{_WRAP})){{8,}}"
                r"|\b(?:1f8b08|78(?:01|5e|9c|da))[0-9a-f]{24,}"
            ),
            _from_hex,
        ),
        (
            "base32",
            rf"(?i)\b(?:{_OCTET}{_WRAP}){{2,}}[a-z2-7]{{0,7}}={{0,6}}",
            _from_base32,
        ),
        (
            "base64",
            (
                rf"(?:{_QUAD}{_WRAP}){{4,}}{_B64}{{0,3}}={{0,2}}"
                rf"|\b(?:H4sI|eA[E-H]|eF[4-7]|eJ[w-z]|eN[o-r]){_B64}{{12,}}(?:{_WRAP}{_B64}{{16,}})*"
                rf"(?:\r?\n{_B64}{{1,16}})?={{0,2}}"
            ),
            _from_base64,
        ),
    )
)
# A text in which one of these does not occur holds no block of that kind.
SIGNS = tuple(kind.pattern.source for kind in _KINDS)
