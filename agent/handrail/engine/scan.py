"""Find every place in a view where a rule holds."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from math import log2

from handrail.engine.above import heading
from handrail.engine.budget import Meter
from handrail.engine.candidate import Candidate, has_word, stands_alone
from handrail.engine.checks import CHECKS, TRIMS
from handrail.engine.guards import GUARDS
from handrail.engine.hit import Hit, hit_of
from handrail.engine.keywords import fold_case
from handrail.engine.pattern import Pattern
from handrail.engine.rule import Context, Part, Rule, RuleSet
from handrail.engine.sample import is_sample
from handrail.engine.terms import TermWatch
from handrail.engine.view import View

# Read this many characters at a time, so that lower-cased copies and lists of keywords stay small.
CHUNK_CHARS = 262_144
# A keyword or a run of digits that begins in one chunk may end in the next.
OVERLAP_CHARS = 128
# How far a veto word is looked for, and a context word unless the rule says otherwise.
# Source: facts of context words on hard negatives, docs/decisions/0002-matching.md.
NEAR_BEFORE_CHARS, NEAR_AFTER_CHARS = 48, 24
# Reading this far costs less than beginning a new window. Only for runs of digits: near a keyword
# the distance means something. Source: docs/decisions/0002-matching.md.
_GAP_CHARS = 512
# A value that runs out of its window is read on this far.
_EXTENSION_CHARS = 16_384
# Of the standard library: texts are full of short ones, and a match costs a tenth of one of RE2.
# What may follow a digit is told by the next character, so nothing is tried twice.
_DIGIT_RUN = re.compile(r"[0-9](?:[ .\-/()]{0,3}[0-9]){5,}")
_SEPARATORS = str.maketrans("", "", " .-/()")
# Begins with a literal, so that the library looks for that and nothing else.
_COLON_RUN = re.compile(r":[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:")

Windows = dict[int, list[tuple[int, int]]]


def scan(view: View, rules: RuleSet, meter: Meter) -> Iterator[Hit]:
    """Yield the hits of one view, each place and rule once.

    Past the budget it stops, and the meter says so.
    """
    seen: set[tuple[str, int, int]] = set()
    watch = TermWatch(rules)
    for hit in chain(_matched(view, rules, watch, meter), watch.hits(view, meter)):
        key = (hit.rule.id, hit.start, hit.end)
        if key not in seen:
            if not meter.keep():
                return
            seen.add(key)
            yield hit


def _matched(view: View, rules: RuleSet, watch: TermWatch, meter: Meter) -> Iterator[Hit]:
    """Yield what the patterns match, chunk by chunk; show the terms to the watch meanwhile."""
    for begin in range(0, len(view.text), CHUNK_CHARS):
        chunk = view.text[begin : begin + CHUNK_CHARS + OVERLAP_CHARS]
        if meter.spent or not meter.read(len(chunk)):
            return
        for place, spots in _windows(chunk, begin, rules, watch, meter).items():
            part = rules.parts[place]
            for start, end in _merged(spots, part.rule, len(view.text)):
                if not meter.read(end - start):
                    return
                yield from _matches(view, part, start, end, meter)


def _windows(chunk: str, begin: int, rules: RuleSet, watch: TermWatch, meter: Meter) -> Windows:
    """Find where each rule's pattern is worth trying; show the terms to the watch.

    begin: where the chunk stands in the view. What begins in its overlap belongs to the next one.
    """
    windows: Windows = {}
    lowered = fold_case(chunk)
    for keyword, start, end in rules.finder(lowered):
        if rules.openers[keyword] and stands_alone(lowered, start, end):
            watch.opened.update(rules.openers[keyword])
        if start >= CHUNK_CHARS:
            continue
        for place in rules.owners[keyword]:
            windows.setdefault(place, []).append((begin + start, begin + end))
        if rules.terms[keyword] and meter.look():
            watch.see(lowered, keyword, start, end, begin)
    _see_colons(chunk, begin, rules, windows)
    wide = [
        (wanted, place)
        for wanted, place in rules.digits
        if place in watch.opened or not _waits(rules.parts[place].rule)
    ]
    for start, end, digits in _digit_runs(chunk) if wide else ():
        for wanted, place in wide:
            if wanted > digits:
                break
            windows.setdefault(place, []).append((begin + start, begin + end))
    return windows


def _see_colons(chunk: str, begin: int, rules: RuleSet, windows: Windows) -> None:
    """Add the places where short groups with colons between them announce a rule."""
    for run in _COLON_RUN.finditer(chunk) if rules.colons else ():
        for place in rules.colons:
            windows.setdefault(place, []).append((begin + run.start(), begin + run.end()))


def _waits(rule: Rule) -> bool:
    """Tell whether a rule for digits is worth nothing before its required context is seen."""
    return rule.context is not None and rule.context.required


def _digit_runs(chunk: str) -> Iterator[tuple[int, int, int]]:
    """Yield runs of digits, with single signs between them, and how many digits there are."""
    for run in _DIGIT_RUN.finditer(chunk):
        yield run.start(), run.end(), len(run.group().translate(_SEPARATORS))


def _merged(spots: list[tuple[int, int]], rule: Rule, length: int) -> Iterator[tuple[int, int]]:
    """Yield windows round the spots, overlapping ones made one."""
    spots.sort()
    gap = _GAP_CHARS if rule.digits else 0
    low, high = max(0, spots[0][0] - rule.before), spots[0][1] + rule.after
    for start, end in spots:
        if start - rule.before > high + gap:
            yield low, min(high, length)
            low = start - rule.before
        high = max(high, end + rule.after)
    yield low, min(high, length)


def _matches(view: View, part: Part, low: int, high: int, meter: Meter) -> Iterator[Hit]:
    """Try one rule's pattern in one window."""
    text = view.text
    edge = max(0, low - 1)  # one more character, so that word boundaries are the text's own
    piece = text[edge : high + 1]
    for value_start, value_end, match_start, match_end in part.pattern.spans(piece):
        if not meter.look():
            return
        if match_start == 0 and edge > 0:
            continue  # it begins outside: what stands before it was not read
        start, end = edge + value_start, edge + value_end
        if match_end == len(piece) and high < len(text):
            end = _read_on(text, part.pattern, edge + match_start, (start, end), meter)
        value = _trimmed(text[start:end], part.rule)
        hit = _judged(view, part, Candidate(text, start, start + len(value), value))
        if hit:
            yield hit


def _trimmed(value: str, rule: Rule) -> str:
    """Cut off what the rule's checks know not to belong to the value."""
    for check in rule.checks:
        if check in TRIMS:
            value = TRIMS[check](value)
    return value


def _read_on(text: str, pattern: Pattern, begin: int, value: tuple[int, int], meter: Meter) -> int:
    """Return where a value ends that the window cut off; its match begins at `begin`."""
    start, end = value
    piece = text[begin : end + _EXTENSION_CHARS]
    if not meter.read(len(piece)):
        return end
    longer = next(pattern.spans(piece), None)
    return begin + longer[1] if longer and begin + longer[0] == start else end


def _judged(view: View, part: Part, candidate: Candidate) -> Hit | None:
    """Make a hit of a candidate, unless a check, a guard or the context speaks against it."""
    rule = part.rule
    if not all(CHECKS[check](candidate.value) for check in rule.checks):
        return None
    if rule.entropy and entropy(candidate.value) < rule.entropy:
        return None
    context = rule.context
    title = fold_case(heading(view.text, candidate.start)) if context or rule.veto else ""
    if context and _said(candidate, title, context):
        candidate = candidate.made_certain()
    elif context and context.required:
        return None
    if not all(GUARDS[guard](candidate) for guard in rule.guards):
        return None
    if not candidate.certain and _vetoed(candidate, title, rule):
        return None
    return hit_of(view, rule, candidate, is_sample=is_sample(part, candidate))


def _said(candidate: Candidate, title: str, context: Context) -> bool:
    """Tell whether a context word stands near, or over the value."""
    if candidate.near(context.words, context.before, context.after):
        return True
    return any(has_word(title, word) for word in context.words)


def _vetoed(candidate: Candidate, title: str, rule: Rule) -> bool:
    """Tell whether a word near the value, or over it, speaks against it."""
    if candidate.near(rule.veto, NEAR_BEFORE_CHARS, NEAR_AFTER_CHARS):
        return True
    return any(has_word(title, word) for word in rule.veto)


def entropy(value: str) -> float:
    """Return the Shannon entropy of a value in bits per character."""
    length = len(value)
    return -sum(n / length * log2(n / length) for n in Counter(value).values())
