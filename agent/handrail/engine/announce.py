"""Find where in a text a rule's pattern is worth trying: at its keywords, at runs of digits."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from handrail.engine.above import Titles
from handrail.engine.budget import Meter
from handrail.engine.candidate import stands_alone
from handrail.engine.keywords import Spot, fold_case
from handrail.engine.rule import Context, RuleSet
from handrail.engine.terms import TermWatch

# Read this many characters at a time, so that lower-cased copies and lists of keywords stay small.
CHUNK_CHARS = 262_144
# A keyword or a run of digits that begins in one chunk may end in the next.
OVERLAP_CHARS = 128
# More than one keyword in so many characters is no language: it is one sign over and over.
_DENSE_CHARS = 2
# Of the standard library: texts are full of short ones, and a match costs a tenth of one of RE2.
# First what is nearly always a run; then, where signs stand in a row, exactly. What may follow a
# digit is told by the next character, so nothing is tried twice.
_ROUGH_RUN = r"[0-9][0-9 .\-/()]{%d,}"
_GAP = re.compile(r"[ .\-/()]{4}")
_DIGIT_RUN = re.compile(r"[0-9](?:[ .\-/()]{0,3}[0-9]){5,}")
_SIGNS = " .-/()"
_NO_SIGNS = str.maketrans("", "", _SIGNS)
# Runs this near are looked at together: asking costs as much as reading so far.
_TOGETHER_CHARS = 256
# How far round a run a pattern is looked for before its own window is read: more than any reach.
_REACH_CHARS = 64
# Begins with a literal, so that the library looks for that and nothing else.
_COLON_RUN = re.compile(r":[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:")

Span = tuple[int, int]
# For each place in `RuleSet.parts` where to look.
Spots = dict[int, list[Span]]
# Where a run begins and ends, and how many digits it has.
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a text that is looked at, and what was found in it.

    begin: where it stands. What begins in its overlap belongs to the next one.
    titles: how far up something is over a run of digits; tops: what they said of its start.
    """

    text: str
    begin: int
    chunk: str
    titles: Titles
    spots: Spots = field(default_factory=lambda: defaultdict(list))
    tops: dict[int, int] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Tell whether nothing stands before or after it."""
        return self.begin == 0 and len(self.text) <= CHUNK_CHARS


def announced(text: str, begin: int, rules: RuleSet, watch: TermWatch, meter: Meter) -> Spots:
    """Find where in one chunk of a text each rule's pattern is worth trying.

    begin: where the chunk stands. The terms in it are shown to the watch.
    """
    chunk = text[begin : begin + CHUNK_CHARS + OVERLAP_CHARS]
    place = Place(text, begin, chunk, Titles(text))
    _see_keywords(place, rules, watch, meter)
    for run in _COLON_RUN.finditer(chunk) if rules.colons else ():
        for rule in rules.colons:
            place.spots[rule].append((begin + run.start(), begin + run.end()))
    if rules.digits or rules.waiting:
        _see_numbers(place, rules, watch, meter)
    return place.spots


def _see_keywords(place: Place, rules: RuleSet, watch: TermWatch, meter: Meter) -> None:
    """Add the places of keywords that announce a rule; show the terms to the watch."""
    lowered, begin = fold_case(place.chunk), place.begin
    found = rules.finder(lowered)
    if len(found) * _DENSE_CHARS > len(lowered):
        found = _thinned(found)
    present = {spot[0] for spot in found}
    opening = present & rules.opening
    counting = watch.worth_counting(present, whole=place.whole)
    live = present & rules.announcing | counting | opening
    for keyword, start, end in found if live else ():
        if keyword not in live:
            continue
        if keyword in opening and stands_alone(lowered, start, end):
            for rule in rules.openers[keyword]:
                watch.opened[rule].append(begin + start)
        if start >= CHUNK_CHARS:
            continue
        for rule in rules.owners[keyword]:
            place.spots[rule].append((begin + start, begin + end))
        if keyword in counting and meter.look():
            watch.see(lowered, keyword, start, end, begin)


def _thinned(found: Sequence[Spot]) -> list[Spot]:
    """Make one of the places of a keyword that overlap: a long run of one letter is one place."""
    thin: list[Spot] = []
    before: Spot = (-1, 0, 0)
    for spot in found:
        if spot[0] == before[0] and spot[1] < before[2]:
            before = (spot[0], before[1], spot[2])
            thin[-1] = before
        else:
            before = spot
            thin.append(spot)
    return thin


def _see_numbers(place: Place, rules: RuleSet, watch: TermWatch, meter: Meter) -> None:
    """Add the runs of digits round which a rule's pattern matches something.

    A rule that is worth nothing without its context is tried only where that can have been seen.
    """
    waiting = [entry for entry in rules.waiting if entry[1] in watch.opened]
    if not waiting and not (meter.skim(len(place.chunk)) and rules.numbers.which(place.chunk)):
        return  # one pass, a third of what looking for the runs takes
    for runs in _together(_digit_runs(place.chunk, place.begin, rules.least_digits)):
        low, high = max(0, runs[0][0] - _REACH_CHARS), runs[-1][1] + _REACH_CHARS
        if not meter.skim(high - low):
            return
        for number in rules.numbers.which(place.text[low:high]) if rules.digits else ():
            least, rule = rules.digits[number]
            near = [(start, end) for start, end, digits in runs if digits >= least]
            if near:
                place.spots[rule] += near
        for least, rule in waiting:
            context = rules.parts[rule].rule.context
            near = [(start, end) for start, end, digits in runs if digits >= least]
            if context:
                near = _spoken_of(place, near, watch.opened[rule], context)
            if near:
                place.spots[rule] += near


def _spoken_of(place: Place, runs: list[Span], opened: list[int], context: Context) -> list[Span]:
    """Return the runs that have one of their context words near them or in what is over them.

    opened: where such words stand, in the order of the text.
    """
    found, tops = [], place.tops
    for start, end in runs:
        if start not in tops:
            tops[start] = place.titles.highest(start)
        low = min(tops[start], start - context.before - _REACH_CHARS)
        first = bisect_left(opened, low)
        if first < len(opened) and opened[first] < end + context.after + _REACH_CHARS:
            found.append((start, end))
    return found


def _together(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs in groups of those that stand near each other."""
    near: list[Run] = []
    for run in runs:
        if near and run[0] - near[-1][1] > _TOGETHER_CHARS:
            yield near
            near = []
        near.append(run)
    if near:
        yield near


@lru_cache(maxsize=16)  # as many as rules ask for
def _rough(least: int) -> "re.Pattern[str]":
    """Return the pattern of what may be a run of at least so many digits."""
    return re.compile(_ROUGH_RUN % (least - 1))


def _digit_runs(chunk: str, begin: int, least: int) -> Iterator[Run]:
    """Yield runs of digits, with single signs between them, and how many digits there are.

    begin: where the chunk stands. least: how many digits a run must have, six or more.
    """
    for rough in _rough(least).finditer(chunk):
        found = rough.group()
        digits = len(found.translate(_NO_SIGNS))
        if digits < least:
            continue
        if _GAP.search(found) is None:
            start = begin + rough.start()
            yield start, start + len(found.rstrip(_SIGNS)), digits
            continue
        for run in _DIGIT_RUN.finditer(chunk, *rough.span()):
            yield begin + run.start(), begin + run.end(), len(run.group().translate(_NO_SIGNS))
