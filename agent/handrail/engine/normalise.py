"""Make the views of a content: the original, and cheap linear ones that undo what hides a value.

Views are added, never put in place of the original: what only the original shows stays found.
"""

import re
from collections.abc import Iterator

from handrail.engine.budget import Meter
from handrail.engine.content import Content
from handrail.engine.html_text import text_of_html
from handrail.engine.view import Builder, View

_SURROGATE = re.compile("[\ud800-\udfff]")
# Digits of other scripts; soft hyphen, zero-width, bidi marks, joiners, variation selectors, BOM;
# no-break and other wide spaces; full-width ASCII.
_FOLDABLE = re.compile(
    "[^\\D0-9]+"
    "|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
    "|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+"
    "|[\uff01-\uff5e]+"
)
# Full-width forms stand at a fixed distance from ASCII. Source: Unicode, U+FF01 to U+FF5E.
_FULL_WIDTH_DISTANCE = 0xFEE0
_FULL_WIDTH = range(0xFF01, 0xFF5F)


def normalise(content: Content, meter: Meter) -> Iterator[View]:
    """Yield every view of the content, the original text first.

    Where the budget ends, a folded view covers the text up to there and the meter says so.
    """
    text = View(readable(content.text))
    yield text
    yield from _folded(text, meter)
    if content.html:
        html = text_of_html(View(readable(content.html), "html"), meter)
        yield html
        yield from _folded(html, meter)


def readable(text: str) -> str:
    """Put U+FFFD for every lone surrogate, so that every engine can read the text."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _folded(view: View, meter: Meter) -> Iterator[View]:
    """Yield the view with invisible characters gone and digits, letters and spaces made ASCII."""
    if view.text.isascii() or not _FOLDABLE.search(view.text):
        return
    builder, done = Builder(), 0
    for match in _FOLDABLE.finditer(view.text):
        if not meter.stretch():
            break
        start, end = match.span()
        builder.add(view.text[done:start], done, start)
        builder.add(_fold(match.group()), start, end)
        done = end
    else:
        builder.add(view.text[done:], done, len(view.text))
    yield builder.view(view, "folded")


def _fold(found: str) -> str:
    """Return what stands for a run in the folded view: digits, letters, spaces or nothing."""
    if found.isdecimal():
        return "".join(str(int(digit)) for digit in found)
    if ord(found[0]) in _FULL_WIDTH:
        return "".join(chr(ord(wide) - _FULL_WIDTH_DISTANCE) for wide in found)
    return " " * len(found) if found.isspace() else ""
