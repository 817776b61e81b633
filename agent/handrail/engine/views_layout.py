"""Undo what layout does to a value: quotes of mail, wrapped lines, pieces, spelled digits."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import eq
from string import ascii_letters, digits

from handrail.engine.budget import Meter
from handrail.engine.pattern import compile_pattern
from handrail.engine.view import Builder, View, patched

# What editors and mail put before every line: quote marks, line numbers. Looked for from the line
# end before it, which is three times as fast as from the beginning of a line.
_PREFIX = re.compile(r"[ \t]{0,8}(?:(?:[>|][ \t]?){1,8}|[0-9]{1,6}[ \t]{0,2}[:|\t][ \t]?)")
_LINE_AND_PREFIX = re.compile(rf"\n{_PREFIX.pattern}")
# In a text longer than this a line end between two plain words is just that.
_SHORT_CHARS = 2_048
_BESIDE_CHARS = 10
# In the last word before a place, however it goes on from there.
_RANDOM = re.compile(r"(?:[0-9]|[a-z][A-Z]|[A-Z]{3})[^ ]*\Z")
# A line end round which a word goes on. It begins with the line end, which is what makes it fast;
# the word before is looked at afterwards.
_GOES_ON = "A-Za-z0-9+/=_@:-"
_LINE_END = rf"\n(?<=[\r\t {_GOES_ON}]\n)[ \t]{{0,8}}+(?=[{_GOES_ON}])"
# No line that assigns a value of its own.
_NO_SETTING = r"(?![A-Za-z_][A-Za-z0-9_.-]{0,40}[ \t]{0,2}[=:](?:[^=/]|$))"
_SEAM = re.compile(_LINE_END + _NO_SETTING)
# The same where one of the next ten characters makes the word a chance one. A line that begins with
# a day is a record of its own.
_DAY = r"(?:19|20)[0-9]{2}[-/.][01][0-9][-/.][0-3][0-9]\b"
_RANDOM_SEAM = re.compile(
    rf"{_LINE_END}(?=[^ ]{{0,9}}[0-9]|[^ ]{{0,8}}[a-z][A-Z]|[^ ]{{0,7}}[A-Z]{{3}})(?!{_DAY})"
    + _NO_SETTING
)
# What a row of a table begins with, and how far its line is looked at.
_CELLS = re.compile(r"[^\s,;|]{0,40}([,;|\t])[^\s,;|]{0,40}\1")
_ROW_CHARS = 400
_ENDS_WORD = frozenset(ascii_letters + digits + "+/=_@:-")
# What stands between two strings that make one: an operator, a remark, a line end, in any language.
_OPERATOR = r"(?:[+.&\\]|& _|\.\.|\+\+|\|\||<>|<<)"
_BETWEEN = (
    rf"(?:[ \t]{{0,4}}{_OPERATOR}?(?:[ \t]{{0,4}}/\*[^*\n]{{0,80}}\*/)?[ \t]{{0,4}}"
    rf"(?:(?:(?://|\#)[^\n]{{0,80}})?\r?\n[ \t]{{0,80}})?{_OPERATOR}?[ \t]{{0,4}}[bBfFrRuUN]{{0,2}}"
    r"|\)?\s{0,80}\.(?:[aA]ppend|[cC]oncat)\("
    r"|;?[ \t]{0,4}\r?\n[ \t]{0,80}\$?[A-Za-z_][A-Za-z0-9_.]{0,40}[ \t]{0,2}[+.]=[ \t]{0,2})"
)
# What that or the second string begins with is asked first: a word stands after most quotes.
_CONCAT = re.compile(rf"[\"'`](?=[\s\"'`+.&\\_|<)/\#;bBfFrRuUN]){_BETWEEN}[\"'`]")
# A list of strings of which the program itself makes one, in the ways of JavaScript, Python, Java,
# PHP and SQL, and what stands between them.
_STRING = r"(?:\"[^\"\n]*\"|'[^'\n]*')"
_STRINGS = rf"({_STRING}(?:\s*,\s*{_STRING})+)"
_MAKES_ONE = (
    r"(?:\"\"|'')\.join\(\s*[\[(]|\b(?i:concat)\(|\bString\.join\(\"\","
    r"|\bimplode\((?:\"\"|''),\s*(?:\[|array\()"
)
_LISTS = (
    compile_pattern(rf"(?:{_MAKES_ONE})\s*{_STRINGS}"),
    compile_pattern(rf"\[\s*{_STRINGS}\s*,?\s*\]\.join\((?:\"\"|''|``)\)"),
)
_COMMA = re.compile(r"[\"']\s*,\s*[\"']")
_KEY_BEGINS = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY")
# What stands before it in its line is no longer than that.
_BEFORE_KEY_CHARS = 80
_DIGIT = re.compile("[0-9]")
_WRAPPED_LINES = 2
_DIGIT_NAMES = {
    name: str(place)
    for place, names in enumerate(
        ("zero oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
    for name in names.split()
}
_NAME = "(?:" + "|".join(_DIGIT_NAMES) + ")"
_NAMES = compile_pattern(rf"(?i)\b(?:{_NAME}[ ,.\-\r\n]{{1,3}}){{7,}}{_NAME}\b")
_ONE_NAME = re.compile(_NAME, re.IGNORECASE)

# A text in which one of these does not occur is not changed by the step of that name.
SIGN_OF_QUOTED = f"(?m)^{_PREFIX.pattern}"
SIGN_OF_PIECES = "[\"'`]" + re.sub(r"\{0,[0-9]+\}", "*", _BETWEEN) + "[\"'`]"  # no slow counts
SIGN_OF_LISTS = rf"(?:{_MAKES_ONE})\s*[\"']|[\"']\s*,?\s*\]\.join\([\"'`]"
SIGN_OF_NAMES = _NAMES.source
SIGN_OF_FRAMED = r"[^\n]-----BEGIN [A-Z0-9 ]*PRIVATE KEY"

Span = tuple[int, int]


def unquoted(view: View, meter: Meter) -> Iterator[View]:
    """Yield the view without what stands before every line: quote marks, line numbers."""
    yield from _without(view, _prefixes(view.text), "unquoted", meter)


def _prefixes(text: str) -> Iterator[Span]:
    """Yield what stands before the lines."""
    first = _PREFIX.match(text)
    if first:
        yield first.span()
    for match in _LINE_AND_PREFIX.finditer(text):
        yield match.start() + 1, match.end()


def framed(view: View, meter: Meter) -> Iterator[View]:
    """Yield the view without what a log or a remark puts before every line of a private key."""
    yield from _without(view, _before_key(view.text), "unquoted", meter)


def _before_key(text: str) -> Iterator[Span]:
    """Yield what stands before the lines of a key, as far as it is like what is before the first.

    Like it is what differs in its digits only: a time, a number of a line.
    """
    done = -1
    for first in _KEY_BEGINS.finditer(text):
        low = max(0, first.start() - _BEFORE_KEY_CHARS)
        place = text.rfind("\n", max(0, low - 1), first.start()) + 1
        size = first.start() - place
        if place < max(low, done) or not size:
            continue
        like = _DIGIT.sub("0", text[place : first.start()])
        while place >= 0 and _DIGIT.sub("0", text[place : place + size]) == like:
            yield place, place + size
            done = place + size
            place = text.find("\n", done) + 1 or -1


def joined(view: View, meter: Meter) -> Iterator[View]:
    """Yield the view with every first and with every second pair of lines joined.

    Never more than two lines together: what is glued over many lines makes numbers by chance.
    """
    seams = list(_seams(view.text))
    for first in (0, 1):
        yield from _without(view, seams[first::2], "joined", meter)


def concatenated(view: View, meter: Meter) -> Iterator[View]:
    """Yield the view with the pieces of a string put together."""
    joints = (match.span() for match in _CONCAT.finditer(view.text))
    yield from _without(view, joints, "concatenated", meter)


def listed(view: View, meter: Meter) -> Iterator[View]:
    """Yield the view with the lists put together of which the program makes one string."""
    lists = sorted(span[:2] for pattern in _LISTS for span in pattern.spans(view.text))
    yield from _without(view, _commas(view.text, lists), "concatenated", meter)


def _commas(text: str, lists: list[Span]) -> Iterator[Span]:
    """Yield what stands between the strings of the lists, once where two ways say one is made."""
    done = 0
    for first, last in lists:
        yield from (comma.span() for comma in _COMMA.finditer(text, max(first, done), last))
        done = max(done, last)


def _seams(text: str) -> Iterator[Span]:
    """Yield where lines may have been cut within a value.

    In a longer text only where what stands on both sides looks like no word.
    """
    short = len(text) <= _SHORT_CHARS
    for seam in (_SEAM if short else _RANDOM_SEAM).finditer(text):
        before, after = seam.span()
        while before and text[before - 1] in "\r\t ":
            before -= 1
        if not before or text[before - 1] not in _ENDS_WORD:
            continue
        if short or (_is_random(text, before) and not _are_rows(text, before, after)):
            yield before, after


def _is_random(text: str, end: int) -> bool:
    """Tell whether the word that ends at a place looks like none: most often a digit ends it."""
    return text[end - 1] in digits or bool(_RANDOM.search(text, max(0, end - _BESIDE_CHARS), end))


def _are_rows(text: str, before: int, after: int) -> bool:
    """Tell whether the lines on both sides of a seam are rows of one table.

    A row that was cut has other cells before the cut than after it.
    """
    cells = _CELLS.match(text, after)
    if cells is None:
        return False
    sign, low, high = cells[1], max(0, before - _ROW_CHARS), after + _ROW_CHARS
    start = text.rfind("\n", low, before) + 1 or low
    end = text.find("\n", after, high)
    end = end if end >= 0 else high
    many = text.count(sign, start, before)
    if text.count(sign, after, end) != many:
        return False
    # A row that was cut in the middle has as many cells before the cut as after it: what stands
    # round both is a row as well, if they are.
    if start:
        low = max(0, start - 1 - _ROW_CHARS)
        above = text.rfind("\n", low, start - 1) + 1 or low
        if text.count(sign, above, start) == many:
            return True
    below = text.find("\n", end + 1, end + 1 + _ROW_CHARS)
    return text.count(sign, end + 1, below if below >= 0 else end + 1 + _ROW_CHARS) == many


def _without(view: View, places: Iterable[Span], name: str, meter: Meter) -> Iterator[View]:
    """Yield the view without some places in it."""
    if not meter.skim(len(view.text)):
        return
    changed = patched(view, ((*place, "") for place in places if meter.stretch()), name)
    if changed:
        yield changed


def wrapped(view: View, meter: Meter) -> Iterator[View]:
    """Yield every block of lines of one length, as a terminal cuts them, in one piece."""
    if view.text.count("\n") < _WRAPPED_LINES or not meter.skim(len(view.text)):
        return
    builder, found = Builder(), False
    for start, end in _of_one_length(view.text):
        found |= _glue(builder, view, start, end, meter)
    if found:
        yield builder.view(view, "wrapped", derived=True, numbers=False)


def _of_one_length(text: str) -> Iterator[Span]:
    """Yield where lines of one length stand, with the line after them if that is no longer."""
    lengths = list(map(len, text.split("\n")))
    alike = bytes(map(eq, lengths, lengths[1:]))  # one where the next line is as long
    first = alike.find(1)
    before = list(accumulate(lengths, initial=0)) if first >= 0 else []  # without line ends
    while first >= 0:
        last = alike.find(0, first)
        after = 1 + (last if last >= 0 else len(alike))
        length = lengths[first]
        if length:
            end = after + (after < len(lengths) and lengths[after] <= length)
            yield before[first] + first, before[end] + end - 1
        first = alike.find(1, after)


def _glue(builder: Builder, view: View, start: int, end: int, meter: Meter) -> bool:
    """Append a block without its line ends; tell whether the budget allowed it."""
    if not meter.read(end - start):
        return False
    builder.add_block(view.text[start:end].replace("\n", "").replace("\r", ""), start, end)
    return True


def spelled(view: View, meter: Meter) -> Iterator[View]:
    """Yield the digits that are written as words."""
    if not meter.skim(len(view.text)):
        return
    builder, found = Builder(), False
    for start, end, _, _ in _NAMES.spans(view.text):
        names = _ONE_NAME.findall(view.text[start:end].lower())
        builder.add_block("".join(_DIGIT_NAMES[name] for name in names), start, end)
        found = True
    if found:
        yield builder.view(view, "spelled", derived=True)
