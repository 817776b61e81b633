"""Undo what terminals, pages and word processors leave in a copy: lost colours, signs, dashes."""

import re
from collections.abc import Iterator

from handrail.engine.budget import Meter
from handrail.engine.view import View, patched

# Colours whose escape character was lost on the way or is shown as `^[` or as code and logs in JSON
# write it, but never the range of a query (`[5m]`); `grep` erases the rest of the line behind each.
_ESCAPE = r"(?:\x1b|\^\[|\\(?:e|033|x1[bB]|u001[bB]))?\["
_COLOUR = rf"{_ESCAPE}[0-9]{{1,3}}(?:;[0-9]{{1,3}}){{0,8}}m(?!\])"
_PLAIN = rf"{_ESCAPE}m(?={_ESCAPE}K)"
# Line ends of slides and of the cells of a page; hyphens of Word (U+001E, U+001F) and of PDF
# (U+0002), and the end of Word's cells.
_MEANT = {
    "\x02": "",
    "\x07": "",
    "\x0b": "\n",
    "\x1e": "-",
    "\x1f": "",
    "\x7f": "",
}
_SIGNS = f"[{''.join(_MEANT)}]"
# The five hyphens round the name of a key, of which smart punctuation makes longer dashes.
_LONG = "\u2012-\u2015"
_DASHES = f"[{_LONG}-]{{1,5}}"
_KEY_NAME = "(?:BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY"
_MARK = re.compile(
    rf"(?:{_COLOUR}|{_PLAIN})(?:{_ESCAPE}K)?|{_SIGNS}|<br[ ]?/?>"
    rf"|{_DASHES}(?={_KEY_NAME})|(?<=PRIVATE KEY){_DASHES}"
)
_ANY_MARK = re.compile(
    rf"{_COLOUR}|{_SIGNS}|[{_LONG}]-{{0,4}}BEGIN [A-Z0-9 ]{{0,40}}PRIVATE KEY|PRIVATE KEY-----<br"
)
# A text in which none of these occurs is not changed. A question mark stands for a long dash, as
# in all that pattern_set.py reads.
SIGN_OF_MARKS = (
    rf"\[[0-9]+(?:;[0-9]+)*m(?:[^\]]|\z)|{_SIGNS}"
    r"|\?-*BEGIN [A-Z0-9 ]*PRIVATE KEY|PRIVATE KEY-----<br"
)


def unmarked(view: View, meter: Meter) -> Iterator[View]:
    """Yield the view with what was meant in the place of every such mark."""
    if not meter.skim(len(view.text)) or not _ANY_MARK.search(view.text):
        return
    found = _MARK.finditer(view.text)
    edits = ((*mark.span(), _meant(mark[0])) for mark in found if meter.stretch())
    changed = patched(view, edits, "unmarked", decoded=True)
    if changed:
        yield changed


def _meant(mark: str) -> str:
    """Return what a mark stands for."""
    if mark.startswith("<"):
        return "\n"
    return "-----" if re.match(_DASHES, mark) else _MEANT.get(mark, "")
