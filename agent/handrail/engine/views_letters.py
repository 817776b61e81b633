"""Undo what letters hide in: other forms, look-alikes, invisible characters that carry bytes."""

import re
import unicodedata
from collections.abc import Iterator

from handrail.engine.beyond import beyond_ascii
from handrail.engine.budget import Meter
from handrail.engine.pattern import compile_pattern
from handrail.engine.view import Builder, Edit, View, patched

# Blocks whose characters are ASCII in another dress: superscripts, circles, mathematical and
# letterlike forms, ligatures, full width. Source: Unicode, compatibility decompositions.
_DRESSED = (
    (0x00AA, 0x00BE),
    (0x02B0, 0x02E4),
    (0x1D2C, 0x1D6A),
    (0x1D9B, 0x1DBF),
    (0x2070, 0x209C),
    (0x2100, 0x214F),
    (0x2160, 0x217F),
    (0x2460, 0x24EA),
    (0x2C7C, 0x2C7D),
    (0x3250, 0x33FF),
    (0xFB00, 0xFB06),
    (0xFE50, 0xFE6B),
    (0xFF01, 0xFF5E),
    (0x1D400, 0x1D7FF),
    (0x1F100, 0x1F16A),
)
_SQUARES = "\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189\U0001f1e6-\U0001f1ff"
# Letters of other scripts that are drawn like a Latin one, written by hand from the code charts.
_LOOKALIKES = {
    "ABEZHIKMNOPTXYvoiapuxykn": (
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u03a5"
        "\u03bd\u03bf\u03b9\u03b1\u03c1\u03c5\u03c7\u03b3\u03ba\u03b7"
    ),
    "ABEKMHOPCTXYSIJGZQWaceopxyisjhdqwlvrgmtbnku": (
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0405\u0406"
        "\u0408\u050c\u0396\u051a\u051c\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0455"
        "\u0458\u04bb\u0501\u051b\u051d\u04cf\u0475\u0433\u0261\u043c\u0442\u042c\u043f\u043a"
        "\u0438"
    ),
    "ATSOLJEMHGUBPCDKR": (
        "\u13aa\u13a2\u13da\u0555\u13de\u13ab\u13ac\u13b7\u13bb\u13c0\u10ae\u13f4\u13e2\u13df"
        "\u13a0\u13e6\u13a1"
    ),
    "SUL": "\u054f\u054d\u053c",
    "VWYZ": "\u13d9\u13b3\u13a9\u13c3",
    "aj": "\u0251\u0237",
    "oshuguijqnap": "\u0585\u0455\u0570\u057d\u0581\u057d\u0456\u0575\u0566\u0578\u0430\u03c1",
    "IlOo0": "\u01c0\u217c\uff2f\u03bf\u041e",
    "-----'\"\"'''_": "\u2010\u2011\u2012\u2013\u2212\u02bc\u201c\u201d\u2018\u2019\u2032\u2017",
    "/:.,;|": "\u2044\u2236\u2024\u201a\u037e\u2223",
    "/:": "\u2215\ua789",
    # Small capitals.
    "abcdefghijklmnopqrstuvwyz": (
        "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274"
        "\u1d0f\u1d18\ua7af\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
    ),
}


def _dressed() -> dict[int, str]:
    """Map every character that is ASCII in another dress to what it is."""
    table = {}
    for first, last in _DRESSED:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKD", chr(code)).replace("\u2044", "/")
            if plain.isascii() and plain.strip():
                table[code] = plain
    # Letters in black or white squares and regional indicators have no decomposition.
    for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):
        table |= {first + place: chr(ord("A") + place) for place in range(26)}
    return table


def _table_of_looks() -> dict[int, str]:
    """Map every letter of another script to the ASCII letter it looks like."""
    table: dict[int, str] = {}
    for latin, others in _LOOKALIKES.items():
        table |= dict(zip(map(ord, others), latin, strict=True))
    return table


def _table_of_marks() -> dict[int, str]:
    """Map every Latin letter with a mark to the ASCII letter below it."""
    table = {}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain.isascii():
            table[code] = plain
    return table


DRESSED = _dressed()
DRESSED_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _DRESSED) + _SQUARES
_MARKED = frozenset(map(chr, _table_of_marks()))
_TABLE = _table_of_marks() | _table_of_looks()
# Quotation marks and apostrophes stand beside a letter in every typeset sentence. Only where they
# open after a sign, as the values of a setting do, is that odd.
_TYPESET = "\u2018\u2019\u201c\u201d"
_OPENS = "\u2018\u201c\u201d"
_ODD = "".join(char for char in map(chr, _table_of_looks()) if char not in _TYPESET)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK_RUN = re.compile(f"[{_MARKS}]+")
_STRUCK = re.compile(f"(?:[ -~][{_MARKS}]+){{12}}")
# A look-alike beside a Latin letter or a digit is no word of its language; three letters with
# marks in a row are hardly one.
_ODD_OR_MARK = f"[{re.escape(_ODD)}{_MARKS}]"
_LATIN = "[\u00c0-\u024f\u1e00-\u1eff]"
_ANY_ODD = re.compile(f"{_ODD_OR_MARK}|{_LATIN}|[{_OPENS}]")
_ODD_RUN = compile_pattern(
    f"[A-Za-z0-9]({_ODD_OR_MARK}+)|({_ODD_OR_MARK}+)[A-Za-z0-9]|{_LATIN}{{3}}"
    rf"|[=:(\[,][ \t]{{0,3}}([{_OPENS}])"
)
_LINE_CHARS = 256
# Tag characters repeat ASCII; variation selectors number 256 bytes. Both show nothing.
# Source: Unicode, chapter 23.9 and 23.4.
_TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}")
_HIDING = "[\ufe00-\ufe0f\u2800-\u28ff\U000e0020-\U000e007e\U000e0100-\U000e01ef]"
_MAY_HIDE = re.compile(_HIDING)
_NOTHING_SHOWN = re.compile(f"{_HIDING}{{4}}")
_TAG_DISTANCE = 0xE0000
_FIRST_SELECTORS, _MORE_SELECTORS, _FIRST_COUNT = 0xFE00, 0xE0100, 16
# A blank pattern of eight dots stands for a byte in the commonest way to hide text in Braille.
_BRAILLE = re.compile("[\u2800-\u28ff]{6,}")
_BRAILLE_FIRST = 0x2800


def lookalike(view: View, meter: Meter) -> Iterator[View]:
    """Yield the words that hold look-alikes, with ASCII letters in the place of those."""
    odd = beyond_ascii(view.text)
    if not _ANY_ODD.search(odd) or not meter.skim(len(view.text)):
        return
    # Words of a language lose marks that mean something; nobody writes so many side by side.
    struck = True if _MARK_RUN.search(odd) and _STRUCK.search(view.text) else None
    changed = patched(view, _edits(view.text, meter), "lookalike", decoded=struck)
    if changed:
        yield changed


def _edits(text: str, meter: Meter) -> Iterator[Edit]:
    """Yield every line that holds something suspicious, in plain letters."""
    done = 0
    for first, last, _, _ in _ODD_RUN.spans(text):
        if first < done or not _is_suspicious(text, first, last):
            continue
        if not meter.stretch():
            return
        low = max(done, first - _LINE_CHARS)
        start = text.rfind("\n", low, first) + 1 or low
        high = min(len(text), last + _LINE_CHARS)
        end = text.find("\n", last, high)
        done = high if end < 0 else end
        yield start, done, _MARK_RUN.sub("", text[start:done]).translate(_TABLE)


def _is_suspicious(text: str, start: int, end: int) -> bool:
    """Tell whether odd signs stand in a word with plain ones, open a value, or are all marked."""
    if text[start] in _MARKED or text[start] in _OPENS:
        return True
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(char.isascii() and char.isalnum() for char in beside)


def hidden(view: View, meter: Meter) -> Iterator[View]:
    """Yield what invisible characters say, each run a paragraph."""
    shown = _MAY_HIDE.search(beyond_ascii(view.text)) is None
    if shown or not _NOTHING_SHOWN.search(view.text):
        return
    for pattern, read in (
        (_TAGS, _from_tags),
        (_SELECTORS, _from_selectors),
        (_BRAILLE, _from_dots),
    ):
        builder, found = Builder(), False
        for match in pattern.finditer(view.text):
            if not meter.stretch():
                break
            builder.add_block(read(match.group()), *match.span())
            found = True
        if found:
            yield builder.decoded(view, "hidden")


def _from_tags(run: str) -> str:
    """Read tag characters."""
    return "".join(chr(ord(char) - _TAG_DISTANCE) for char in run)


def _from_selectors(run: str) -> str:
    """Read variation selectors as the bytes they number."""
    codes = (ord(char) for char in run)
    return bytes(
        code - _FIRST_SELECTORS if code < _MORE_SELECTORS else code - _MORE_SELECTORS + _FIRST_COUNT
        for code in codes
    ).decode("utf-8", "replace")


def _from_dots(run: str) -> str:
    """Read Braille patterns as the bytes they number."""
    return bytes(ord(char) - _BRAILLE_FIRST for char in run).decode("utf-8", "replace")
