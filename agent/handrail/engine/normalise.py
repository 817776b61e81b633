"""Make the views of a content: the original, and linear ones that undo what hides a value.

Views are added, never put in place of the original: what only the original shows stays found.
"""

import re
from collections.abc import Iterable, Iterator
from heapq import merge

from handrail.engine.beyond import INVISIBLE, INVISIBLE_CLASS, beyond_ascii
from handrail.engine.budget import Meter
from handrail.engine.composed import COMPOSING, composed
from handrail.engine.content import Content
from handrail.engine.decode_block import decoded_blocks
from handrail.engine.html_text import text_of_html
from handrail.engine.view import Builder, Edit, View, patched
from handrail.engine.views import derived
from handrail.engine.views_letters import DRESSED, DRESSED_CLASS
from handrail.engine.window import TAIL_CHARS

_SURROGATE = re.compile("[\ud800-\udfff]")
# What typesetting puts for a hyphen: hyphens of their own, figure and en dashes, the minus sign.
_DASHES = "\u2010\u2011\u2012\u2013\u2212"
# Line ends of JavaScript and of mainframes.
_LINE_ENDS = "\u0085\u2028\u2029"
# Digits of other scripts; no-break and other wide spaces; dashes; ASCII in another dress.
_FOLDABLE = re.compile(
    f"[^\\D0-9]+|[{INVISIBLE_CLASS}]+|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[{_LINE_ENDS}]"
    f"|[{_DASHES}]|[{DRESSED_CLASS}]+"
)
# Between words a dash is prose, and between short numbers a range ("2019 to 2024"). It joins the
# groups of one number where there is another one of it or a group is longer than a year.
_GROUP = "[0-9A-Za-z]{1,12}"
_IN_NUMBER = re.compile(
    f"{_GROUP}[{_DASHES}]{_GROUP}[{_DASHES}][0-9A-Za-z]|[0-9.]{{5}}[{_DASHES}][0-9A-Za-z]"
    f"|[0-9A-Za-z][{_DASHES}][0-9]{{5}}"
)
_BESIDE = re.compile(f"[0-9][{_DASHES}][0-9A-Za-z]|[A-Za-z][{_DASHES}][0-9]")
_GROUP_CHARS = 14
# What may be one word that was cut in two, or a block, with the line ends round the cut.
_CUT_CHARS = 16
_CUT = f"[A-Za-z0-9+/_:={INVISIBLE_CLASS}-]{{4}}"
_CUT_END, _CUT_BEGIN = re.compile(rf"{_CUT}\s{{0,4}}\Z"), re.compile(rf"\s{{0,4}}{_CUT}")
# So many different characters are looked for one by one.
_FEW = 8


def normalise(content: Content, meter: Meter) -> Iterator[View]:
    """Yield every view of the content: its own ones first, the original text before all others.

    Where the budget ends, a folded view covers the text up to there and the meter says so.
    """
    text = View(readable(content.text))
    own = list(_own(text, meter))
    yield from own
    if content.html:
        html = text_of_html(View(readable(content.html), "html"), meter)
        shown = list(_own(html, meter))
        yield from shown
        # A plain page says the same twice.
        own += shown if html.text.split() != text.text.split() else ()
    for view in own:
        yield from derived(view, meter)
    if content.before:
        yield from _continued(text, content.before, meter)


def _own(view: View, meter: Meter) -> Iterator[View]:
    """Yield a view, and the folded one where there is something to fold."""
    yield view
    folded = _folded(view, meter)
    if folded:
        yield folded


def readable(text: str) -> str:
    """Put U+FFFD for every lone surrogate, so that every engine can read the text."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _continued(view: View, before: tuple[str, ...], meter: Meter) -> Iterator[View]:
    """Yield the text as it goes on from what went before: the head of it, after their ends."""
    head = view.text[:TAIL_CHARS]
    bare = head.lstrip()
    for tails, numbers in _ends([readable(tail) for tail in before], bare != head):
        goes_on = head if numbers else bare
        if not goes_on or not meter.read(len(tails)):
            return
        builder = Builder()
        builder.add(tails, 0, 0)
        builder.add(goes_on, len(head) - len(goes_on), len(head))
        split = builder.view(view, "split", derived=True, numbers=numbers)
        yield split
        if _CUT_END.search(tails, max(0, len(tails) - _CUT_CHARS)) and _CUT_BEGIN.match(goes_on):
            folded = _folded(split, meter)
            yield from (folded,) if folded else ()
            yield from decoded_blocks(split, meter)


def _ends(tails: list[str], stripped: bool) -> Iterator[tuple[str, bool]]:  # noqa: FBT001
    """Yield what may stand before the head, and whether numbers may be read over the seam.

    All of it; what was pasted last alone, when something else went before; and the last two without
    the blanks round them. Two numbers of a line each are no longer one.
    stripped: the head begins with a blank.
    """
    yield "".join(tails), True
    if len(tails) > 1:
        yield tails[-1], True
    blanks = any(tail != tail.strip() for tail in tails[-2:])
    if stripped or blanks:
        yield tails[-1].strip(), False
    if len(tails) > 1 and (stripped or blanks or len(tails) > 2):  # noqa: PLR2004 -- more than those two
        yield "".join(tail.strip() for tail in tails[-2:]), False


def _folded(view: View, meter: Meter) -> View | None:
    """Return the view with invisible characters gone and digits, letters and spaces made ASCII.

    And letters with marks of their own made one character. Only what stands round them; None where
    there is nothing to fold.
    """
    beyond = beyond_ascii(view.text)
    foldable = "".join(_FOLDABLE.findall(beyond))
    has_marks = COMPOSING.search(beyond) is not None
    if not (foldable or has_marks) or not meter.skim(len(view.text)):
        return None
    edits = _folds(view.text, foldable, meter) if foldable else iter(())
    if has_marks:
        edits = _one_by_one(merge(edits, composed(view.text, meter)))
    return patched(view, edits, "folded", derived=False)


def _one_by_one(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Leave out an edit of what another one changes."""
    done = 0
    for edit in edits:
        if edit[0] >= done:
            yield edit
            done = edit[1]


def _folds(text: str, foldable: str, meter: Meter) -> Iterator[Edit]:
    """Yield what stands for every run that is written in another way.

    foldable: the characters that are to be looked for.
    """
    for match in _runs(text, foldable):
        start, end = match.span()
        if not meter.stretch():
            return
        if match[0] in _DASHES and not _joins_groups(text, start, end):
            continue
        yield start, end, _fold(match.group())


def _joins_groups(text: str, start: int, end: int) -> bool:
    """Tell whether a dash stands between two groups of one number."""
    if not _BESIDE.fullmatch(text, max(0, start - 1), end + 1):
        return False
    return bool(_IN_NUMBER.search(text, max(0, start - _GROUP_CHARS), end + _GROUP_CHARS))


def _runs(text: str, characters: str) -> Iterator["re.Match[str]"]:
    """Yield every run that begins with one of the characters, which are all of _FOLDABLE.

    A few are found one by one in a tenth of the time that a class of them takes.
    """
    if len(characters) > _FEW:
        for found in re.finditer(f"[{re.escape(characters)}]+", text):
            yield from _FOLDABLE.finditer(text, *found.span())
        return
    places = {character: text.find(character) for character in characters}
    while places and (match := _FOLDABLE.match(text, min(places.values()))):
        yield match
        for character, place in tuple(places.items()):
            if place >= match.end():
                continue
            places[character] = text.find(character, match.end())
            if places[character] < 0:
                del places[character]


def _fold(found: str) -> str:
    """Return what stands for a run in the folded view: digits, letters, spaces, hyphen, nothing."""
    if found in _DASHES:
        return "-"
    if found.isdecimal():
        return "".join(str(int(digit)) for digit in found)
    if found in _LINE_ENDS:
        return "\n"
    if found.isspace():
        return " " * len(found)
    if INVISIBLE.match(found):
        return ""
    return found.translate(DRESSED)
