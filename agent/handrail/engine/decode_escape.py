"""Undo escapes in place: percent signs, entities, backslashes, quoted-printable, colour codes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from handrail.engine.beyond import INVISIBLE
from handrail.engine.budget import Meter
from handrail.engine.view import Edit, View, patched

_SURROGATES = range(0xD800, 0xE000)
_LAST_CODE_POINT = 0x10FFFF
# Characters that were all written as quoted-printable, whatever the mail said about it.
_DENSE = re.compile("=(?:[0-9A-F]{2}=){3}[0-9A-F]{2}")
_OVERRIDES = "\u202e\u202c"
_REPLACED = "\ufffd"
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "0": "", "b": "", "f": "", "v": " "}


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """One way to escape. signs: a text that holds none of them has no such escape."""

    name: str
    signs: tuple[str, ...]
    pattern: "re.Pattern[str]"
    undo: Callable[[str], str]

    @property
    def first(self) -> str:
        """The character that every escape of this kind holds: its sign, or the pattern's first."""
        return self.signs[0] if len(self.signs[0]) == 1 else self.pattern.pattern.lstrip("\\")[0]

    def occurs(self, text: str) -> bool:
        """Tell whether a text that has the first character holds such escapes.

        The pattern is asked before longer signs: it stops at its first character only, which takes
        a tenth of the time of looking for two or three characters one sign after the other.
        """
        if len(self.signs[0]) == 1:
            return True
        if self.pattern.search(text) is None:
            return False
        return any(sign in text for sign in self.signs) or _DENSE.search(text) is not None


def unescaped(view: View, meter: Meter) -> Iterator[View]:
    """Yield a derived view for every kind of escape that the view holds."""
    text = view.text
    for kind in [kind for sign, kind in _SIGNS if sign in text]:
        if meter.skim(len(text)) and kind.occurs(text):
            meant = kind.name in _AS_MEANT
            changed = patched(view, _edits(text, kind, meter), kind.name, decoded=meant)
            if changed:
                yield changed


def _edits(text: str, kind: _Kind, meter: Meter) -> Iterator[Edit]:
    """Yield what was meant in the place of every escape."""
    for match in kind.pattern.finditer(text):
        if not meter.stretch():
            return
        yield match.start(), match.end(), kind.undo(match.group())


def _from_percent(run: str) -> str:
    """Read %41%4B, and %u0041 as old scripts write it."""
    if run[1] in "uU":
        return "".join(_char(int(code, 16)) for code in re.split("%[uU]", run)[1:])
    return bytes.fromhex(run.replace("%", "")).decode("utf-8", "replace")


def _from_entities(run: str) -> str:
    """Read &#65; and &amp;, without what no text can hold."""
    return _whole(unescape(run).replace("\u00a0", " "))


def _from_backslashes(run: str) -> str:
    """Read one escape, or a run of the same kind, of a string in JSON or a programming language."""
    kind = run[1]
    if kind in "uU" or run[2:3] == "{":
        codes = re.findall(r"\\[uUxX]\{?([0-9A-Fa-f]+)", run)
        return _whole(
            "".join(chr(int(code, 16)) for code in codes if int(code, 16) <= _LAST_CODE_POINT)
        )
    if kind in "xX":
        return bytes.fromhex(re.sub(r"\\[xX]", "", run)).decode("utf-8", "replace")
    if kind.isdigit() and len(run) > 2:  # noqa: PLR2004 -- longer than \0
        codes = re.findall(r"[0-7]{3}", run)
        return bytes(int(code, 8) & 0xFF for code in codes).decode("utf-8", "replace")
    return _NAMED.get(kind, kind.strip())


def _from_quoted_printable(run: str) -> str:
    """Read =3D, and join what a soft line break cut."""
    pairs = re.sub(r"=[ \t]*\r?\n", "", run).replace("=", "")
    return bytes.fromhex(pairs).decode("utf-8", "replace")


def _from_override(run: str) -> str:
    """Read the other way round what is shown so."""
    return run.strip(_OVERRIDES)[::-1]


def _nothing(_: str) -> str:
    """Take it away."""
    return ""


def _char(code: int) -> str:
    """Return a character; half a pair is replaced."""
    return _REPLACED if code in _SURROGATES else chr(code)


def _whole(text: str) -> str:
    """Join surrogate pairs that were escaped one by one; replace halves, leave out the unseen."""
    if text.isascii():
        return text
    return INVISIBLE.sub("", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


_ENTITY = r"(?:(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});?|[A-Za-z][A-Za-z0-9]{1,31};)"
# Between two signs of a value, so that words stay words; never between cells or paragraphs.
_INLINE = (
    r"<(?<=[A-Za-z0-9+/_=.:@-]<)(?:(?:/?(?:a|b|code|em|font|i|kbd|mark|s|small|span|strong|tt|u|wbr)"
    r"(?:[ \t][^<>\n]{0,400})?/?|!--[^<>\n]{0,400}--)>(?:<(?=[/a-z!]))?)+(?=[A-Za-z0-9+/_=.:@-])"
)
_SOFT = r"(?:[0-9A-F]{2}|[ \t]{0,4}\r?\n)"
# Every pattern begins with its sign, which is what makes it fast, and takes a whole run: characters
# may be made of several escapes.
_KINDS = (
    _Kind(
        "ansi",
        ("\x1b",),
        re.compile(r"\x1b(?:\[[0-9;?]{0,16}[@-~]|\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\))"),
        _nothing,
    ),
    # Text of two bytes a letter that was read as one, and letters struck over to make them bold.
    _Kind("control", ("\x00",), re.compile("\x00+"), _nothing),
    _Kind("control", ("\x08",), re.compile("[^\n\x08]\x08"), _nothing),
    _Kind("override", ("\u202e",), re.compile("\u202e[^\u202c\n]+\u202c?"), _from_override),
    # Tags and marks that leave what they stand in on its line.
    _Kind("tags", ("</", "<wbr", "<!--"), re.compile(_INLINE), _nothing),
    # Within a value; behind a word in bold a colon or a full stop is its sentence's.
    _Kind(
        "tags",
        ("**",),
        re.compile(r"\*\*(?<=[\w./:+=-]\*\*)(?=[\w/+=-]|[.:](?:\*\*)?[\w/])"),
        _nothing,
    ),
    _Kind(
        "percent",
        ("%",),
        re.compile(
            r"%(?:[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*|[uU][0-9A-Fa-f]{4}(?:%[uU][0-9A-Fa-f]{4})*)"
        ),
        _from_percent,
    ),
    _Kind("entities", ("&",), re.compile(f"&{_ENTITY}(?:&{_ENTITY})*"), _from_entities),
    _Kind(
        "escapes",
        ("\\",),
        re.compile(
            r"\\(?:[uUxX]\{[0-9A-Fa-f]{1,6}\}(?:\\[uUxX]\{[0-9A-Fa-f]{1,6}\})*"
            r"|u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})*|U[0-9A-Fa-f]{8}(?:\\U[0-9A-Fa-f]{8})*"
            r"|[xX][0-9A-Fa-f]{2}(?:\\[xX][0-9A-Fa-f]{2})*|[0-3][0-7]{2}(?:\\[0-3][0-7]{2})*"
            r"|\r?\n|[nrtbfv0/\"'\\_*#.!+@:=$%&~-])"
        ),
        _from_backslashes,
    ),
    _Kind(
        "quoted-printable",
        ("=\n", "=\r\n", "=3D", "=20", "?Q?", "?q?", "quoted-printable"),
        # A second sign before a line end is no soft one: that is how base64 ends.
        re.compile(f"=(?<!==){_SOFT}(?:={_SOFT})*"),
        _from_quoted_printable,
    ),
)
# Those that only ever stand in the way of a text, never in the strings of a program.
_AS_MEANT = frozenset({"ansi", "control", "override"})
# In one list, because nearly all of them are missing from nearly every text.
_SIGNS = tuple((kind.first, kind) for kind in _KINDS)
