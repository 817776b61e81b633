"""Find where in a text a rule's pattern is worth trying: at its keywords, at runs of digits."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from handrail.engine.above import Titles
from handrail.engine.budget import Meter
from handrail.engine.digit_runs import Run, Span, blocks, digit_runs, grouped, kinds_of
from handrail.engine.keywords import Spot, fold_case, name_parts, whole_terms, whole_words
from handrail.engine.rule import RuleSet
from handrail.engine.spoken_of import REACH_CHARS, spoken_of
from handrail.engine.terms import TermWatch

# Read this many characters at a time, so that lower-cased copies and lists of keywords stay small.
CHUNK_CHARS = 262_144
# A keyword or a run of digits that begins in one chunk may end in the next.
OVERLAP_CHARS = 128
# More than one keyword in so many characters is no language: it is one sign over and over.
_DENSE_CHARS = 2
# Begins with a literal, so that the library looks for that and nothing else.
_COLON_RUN = re.compile(r":[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:")

# For each place in `RuleSet.parts` where to look.
Spots = dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a text that is looked at, and what was found in it.

    begin: where it stands. What begins in its overlap belongs to the next one.
    """

    text: str
    begin: int
    chunk: str
    spots: Spots = field(default_factory=lambda: defaultdict(list))

    @property
    def whole(self) -> bool:
        """Tell whether nothing stands before or after it."""
        return self.begin == 0 and len(self.text) <= CHUNK_CHARS


def announced(text: str, begin: int, rules: RuleSet, watch: TermWatch, meter: Meter) -> Spots:
    """Find where in one chunk of a text each rule's pattern is worth trying.

    begin: where the chunk stands. The terms in it are shown to the watch.
    """
    chunk = text[begin : begin + CHUNK_CHARS + OVERLAP_CHARS]
    place = Place(text, begin, chunk)
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
    announcing = present & rules.announcing
    # By keyword, in the order in which they first occur: many places of one with many owners are
    # added in a few steps.
    spans: dict[int, list[Span]] = defaultdict(list)
    for keyword, start, end in found if announcing else ():
        if keyword in announcing and start < CHUNK_CHARS:
            spans[keyword].append((begin + start, begin + end))
    for keyword, these in spans.items():
        for rule in rules.owners[keyword]:
            place.spots[rule] += these
    if present.isdisjoint(rules.whole):
        return
    opening = [spot for spot in found if spot[0] in rules.opening]
    for keyword, start, _ in name_parts(opening, place.chunk):
        for rule in rules.openers[keyword]:
            watch.opened[rule].append(begin + start)
    counting = [spot for spot in found if spot[0] in rules.counting and spot[1] < CHUNK_CHARS]
    terms = whole_terms(whole_words(counting, lowered), lowered)
    watch.see(terms, begin, meter, whole=place.whole)


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
    kinds = kinds_of(place.chunk)
    parts = [(0, len(kinds))] if waiting else _with_numbers(place, kinds, rules, meter)
    runs = [
        run for part in parts for run in digit_runs(kinds, part, place.begin, rules.least_digits)
    ]
    said = _said(place.text, runs, waiting, rules, watch) if waiting else {}
    for near in grouped(runs):
        low, high = max(0, near[0][0][0] - REACH_CHARS), near[-1][0][1] + REACH_CHARS
        if not meter.skim(high - low):
            return
        for number in rules.numbers.which(place.text[low:high]) if rules.digits else ():
            least, rule = rules.digits[number]
            long = [span for span, digits in near if digits >= least]
            if long:
                place.spots[rule] += long
        for rule in [rule for rule, spans in said.items() if spans[0] <= near[-1][0]]:
            place.spots[rule] += said.pop(rule)  # what is tried first names what it hides


def _with_numbers(place: Place, kinds: bytes, rules: RuleSet, meter: Meter) -> list[Span]:
    """Return the parts of a chunk in which a number rule's pattern may match.

    Asking takes a third of what looking for the runs takes.
    """
    if not meter.skim(len(kinds)):
        return []
    chunk, which = place.chunk, rules.numbers.which
    return [
        (start, end)
        for start, end in blocks(kinds)
        if which(chunk[max(0, start - REACH_CHARS) : end + REACH_CHARS])
    ]


def _said(
    text: str,
    runs: list[Run],
    waiting: list[tuple[int, int]],
    rules: RuleSet,
    watch: TermWatch,
) -> dict[int, list[Span]]:
    """Return for each waiting rule the runs that may be what a word near or over them says.

    waiting: (digits, place in `parts`) of the rules of which such a word was seen.
    """
    titles, said = Titles(text), {}
    for least, same in groupby(waiting, key=itemgetter(0)):
        long = [span for span, digits in runs if digits >= least]
        for _, rule in same:
            context = rules.parts[rule].rule.context
            near = context and spoken_of(long, watch.opened[rule], context, titles)
            if near:
                said[rule] = near
    return said
