"""Undo escapes in place: percent signs, entities, backslashes, quoted-printable, colour codes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from handrail.engine.budget import Meter
from handrail.engine.view import Edit, View, patched

_SURROGATES = range(0xD800, 0xE000)
_LAST_CODE_POINT = 0x10FFFF
_REPLACED = "\ufffd"
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "0": "", "b": "", "f": "", "v": " "}


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to escape. signs: a text that holds none of them has no such escape."""

    name: str
    signs: tuple[str, ...]
    pattern: "re.Pattern[str]"
    undo: Callable[[str], str]


def unescaped(view: View, meter: Meter) -> Iterator[View]:
    """Yield a derived view for every kind of escape that the view holds."""
    for kind in _KINDS:
        if any(sign in view.text for sign in kind.signs) and meter.skim(len(view.text)):
            changed = patched(view, _edits(view.text, kind, meter), kind.name)
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
    return _whole(unescape(run))


def _from_backslashes(run: str) -> str:
    """Read one escape, or a run of the same kind, of a string in JSON or a programming language."""
    kind = run[1]
    if kind in "uU":
        codes = re.findall(r"\\[uU]\{?([0-9A-Fa-f]+)", run)
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


def _nothing(_: str) -> str:
    """Take it away."""
    return ""


def _char(code: int) -> str:
    """Return a character; half a pair is replaced."""
    return _REPLACED if code in _SURROGATES else chr(code)


def _whole(text: str) -> str:
    """Join surrogate pairs that were escaped one by one; replace halves."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_ENTITY = r"(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_SOFT = r"(?:[0-9A-F]{2}|[ \t]{0,4}\r?\n)"
# Every pattern begins with its sign, which is what makes it fast, and takes a whole run: characters
# may be made of several escapes.
_KINDS = (
    _Kind("ansi", ("\x1b",), re.compile(r"\x1b\[[0-9;?]{0,16}[@-~]"), _nothing),
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
            r"\\(?:[uU]\{[0-9A-Fa-f]{1,6}\}(?:\\[uU]\{[0-9A-Fa-f]{1,6}\})*"
            r"|u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})*|U[0-9A-Fa-f]{8}(?:\\U[0-9A-Fa-f]{8})*"
            r"|[xX][0-9A-Fa-f]{2}(?:\\[xX][0-9A-Fa-f]{2})*|[0-3][0-7]{2}(?:\\[0-3][0-7]{2})*"
            r"|\r?\n|[nrtbfv0/\"'\\])"
        ),
        _from_backslashes,
    ),
    _Kind(
        "quoted-printable",
        ("=\n", "=\r\n", "=3D", "=20"),
        re.compile(f"={_SOFT}(?:={_SOFT})*"),
        _from_quoted_printable,
    ),
)
