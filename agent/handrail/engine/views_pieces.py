"""Put together what was cut into pieces of one length: letters apart, cells, a list of strings."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters, digits

from handrail.engine.budget import Meter
from handrail.engine.pattern import compile_pattern
from handrail.engine.pattern_set import PatternSet
from handrail.engine.view import Builder, View

# What may stand between the pieces. Between words and sentences pieces of one length occur by
# themselves, so there only single letters count, or many groups.
_EVERYDAY = " \n.,:/_"
# Marks with blanks round them, too: cells of a table, a list of letters.
_MARKS = (*_EVERYDAY, *"\t*|-;+~#&·•", *(" | ", " - ", " * ", ", ", "  "))
# Between words and numbers these stand as well, so there only letters count.
_LOOSE = (" - ", " * ", ", ", "  ")
# Pieces of so many characters, and how many whole ones there must be: ten characters at least.
_WIDTHS = ((1, 10), (2, 5), (3, 4), (4, 3), (5, 3), (6, 2), (7, 2), (8, 2))
_GROUPS = ((1, 10), (4, 4), (5, 3))
_LINES = ((1, 10),)
# A card number is four groups.
_QUARTERS, _DOTS = ((1, 10), (4, 3), (5, 3)), "._"
# A list of numbers has many runs of digits of one length; a value that was cut up stands alone.
_NUMBERS_MAX = 2
# One in so many may be a letter: the command at the end of a path in a drawing.
_ALL_BUT_FEW = 10
_DIGITS, _LETTERS = digits.encode(), ascii_letters.encode()
# Strings of one line, or short ones with line ends in them.
_PIECE = "(?:{0}[^{0}\\n]+{0}|{0}[^{0}]{{1,12}}{0})"
_LIST = compile_pattern(
    "|".join(rf"(?:{piece}[ \t]?,\s*){{2,}}{piece}" for piece in map(_PIECE.format, ('"', "'")))
)
# What is longer is a list of texts.
_PIECE_CHARS = 80
# How a text ends in C.
_END_OF_TEXT = "\\0"
_STRING = re.compile("\"([^\"]+)\"|'([^']+)'")

Run = tuple[int, int, str]


def _widths(mark: str) -> tuple[tuple[int, int], ...]:
    """Return how wide pieces between such marks may be, and how many there must be."""
    if mark == "\n" or mark in _LOOSE:
        return _LINES
    if mark in _DOTS:
        return _QUARTERS
    return _GROUPS if mark in _EVERYDAY else _WIDTHS


def _pattern(mark: str) -> str:
    """Write the pattern of runs of pieces between which one mark stands."""
    sign = re.escape(mark)
    # A single letter may be any sign, also the mark itself: the blank of a spaced sentence.
    letter = "." if len(mark) == 1 else r"\S"
    return "(?s)" + "|".join(
        rf"(?:{letter}{sign}){{{count},}}{letter}?"
        if width == 1
        else rf"(?:[^{sign}]{{{width}}}{sign}){{{count},}}[^{sign}]{{0,{width}}}"
        for width, count in _widths(mark)
    )


def _sign(mark: str) -> str:
    """Write what every run has from its first mark on, in a way that is read in one pass."""
    sign = re.escape(mark)
    letter = f"[^{sign}]?" if len(mark) == 1 else r"\S"
    return "|".join(
        f"{sign}(?:{letter}{sign}){{{count - 1}}}"
        if width == 1
        else f"{sign}(?:[^{sign}]{{{width}}}{sign}){{{count - 1}}}"
        for width, count in _widths(mark)
    )


_RUNS = tuple((mark, compile_pattern(_pattern(mark))) for mark in _MARKS)
# What every list of strings has.
_LIST_SIGNS = (r'"[^"]+"[ \t]?,\s*"[^"]+"[ \t]?,\s*"', r"'[^']+'[ \t]?,\s*'[^']+'[ \t]?,\s*'")
_SIGNS = PatternSet((*map(_sign, _MARKS), *_LIST_SIGNS))


def in_one(view: View, meter: Meter) -> Iterator[View]:
    """Yield a derived view of the runs of pieces, each put together to a paragraph."""
    if not meter.skim(len(view.text)):
        return
    signs = _SIGNS.which(view.text)
    runs = list(_marked(view, signs, meter))
    if signs and signs[-1] >= len(_RUNS):
        runs += _listed(view, meter)
    numeric = [_is_numeric(text) for _, _, text in runs]
    has_list = sum(numeric) > 2 * _NUMBERS_MAX
    builder, found = Builder(), False
    for (start, end, text), is_numeric in zip(runs, numeric, strict=True):
        if is_numeric and has_list:
            continue
        if not text.isspace() and meter.stretch():
            builder.add_block(text, start, end)
            found = True
    if found:
        yield builder.view(view, "pieces", derived=True)


def _is_numeric(text: str) -> bool:
    """Tell whether a run says numbers: hardly anything in it that is no sign is a letter."""
    if text.isascii():  # as bytes in a third of the time
        raw = text.encode()
        numbers = len(raw) - len(raw.translate(None, _DIGITS))
        letters = len(raw) - len(raw.translate(None, _LETTERS))
    else:
        numbers = sum(map(str.isdecimal, text))
        letters = sum(map(str.isalnum, text)) - numbers
    return numbers >= letters * (_ALL_BUT_FEW - 1)


def _marked(view: View, signs: Sequence[int], meter: Meter) -> Iterator[Run]:
    """Yield the runs with a mark between the pieces, with and without what follows the last one.

    signs: the places of the marks between which there are such runs.
    """
    for mark, pattern in [_RUNS[sign] for sign in signs if sign < len(_RUNS)]:
        if mark not in view.text or not meter.skim(len(view.text)):
            continue
        for start, end, _, _ in pattern.spans_known(view.text):
            run, step = view.text[start:end], 1 + len(mark)
            single = run.startswith(mark, 1) and all(
                run.startswith(mark, place) for place in range(1 + step, len(run), step)
            )
            # The end of a word is no piece: "the card is 4 5 3 9".
            low = step if single and start and view.text[start - 1].isalnum() else 0
            for text in (run[low:], run[low : run.rindex(mark)]):
                together = text[::step] if single else text.replace(mark, "")
                if mark not in _LOOSE or not _is_numeric(together):
                    yield start + low, start + low + len(text), together


def _listed(view: View, meter: Meter) -> Iterator[Run]:
    """Yield the lists of strings of one length, put together."""
    if not meter.skim(len(view.text)):
        return
    for start, end, _, _ in _LIST.spans(view.text):
        pieces = [one or other for one, other in _STRING.findall(view.text[start:end])]
        if pieces[-1] == _END_OF_TEXT:
            pieces.pop()
        lengths = {len(piece) for piece in pieces[:-1]}
        if len(lengths) == 1 and len(pieces[-1]) <= min(_PIECE_CHARS, *lengths):
            yield start, end, "".join(pieces)
