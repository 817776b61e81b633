"""Find every place in a view where a rule holds."""

from collections.abc import Iterable, Iterator
from itertools import chain

from handrail.engine.announce import CHUNK_CHARS, OVERLAP_CHARS, Spots, announced
from handrail.engine.budget import Meter
from handrail.engine.hit import Hit
from handrail.engine.memo import Memo
from handrail.engine.pattern import Pattern
from handrail.engine.rule import Part, Rule, RuleSet
from handrail.engine.terms import TermWatch
from handrail.engine.view import View
from handrail.engine.weigh import weighed

# Reading this far costs less than beginning a new window. Only for runs of digits: near a keyword
# the distance means something. Source: docs/decisions/0002-matching.md.
_GAP_CHARS = 512
# A value that runs out of its window is read on this far.
_EXTENSION_CHARS = 16_384


def scan(
    view: View,
    rules: RuleSet,
    meter: Meter,
    memo: Memo | None = None,
    spots: Spots | None = None,
) -> Iterator[Hit]:
    """Yield the hits of one view, each place and rule once.

    Past the budget it stops, and the meter says so. memo: what was read in the same judgement.
    spots: where the rules are worth trying, if that is known; then no rule may count words.
    """
    memo = memo or Memo()
    if spots == {} or memo.is_clean(rules, view.text):
        return
    seen: set[tuple[str, int, int]] = set()
    found: Iterator[Hit]
    if spots is None:
        watch = TermWatch(rules)
        found = chain(_matched(view, rules, watch, meter, memo), watch.hits(view, meter, memo))
    else:
        found = _tried(view, rules, spots, meter, memo)
    for hit in found:
        key = (hit.rule.id, hit.start, hit.end)
        if key not in seen:
            if not meter.keep():
                return
            seen.add(key)
            yield hit
    if not seen and not meter.spent:
        memo.note_clean(rules, view.text)


def _matched(
    view: View, rules: RuleSet, watch: TermWatch, meter: Meter, memo: Memo
) -> Iterator[Hit]:
    """Yield what the patterns match, chunk by chunk; show the terms to the watch meanwhile."""
    length = len(view.text)
    for begin in range(0, length, CHUNK_CHARS):
        if meter.spent or not meter.read(min(CHUNK_CHARS + OVERLAP_CHARS, length - begin)):
            return
        yield from _tried(
            view, rules, announced(view.text, begin, rules, watch, meter), meter, memo
        )


def _tried(view: View, rules: RuleSet, spots: Spots, meter: Meter, memo: Memo) -> Iterator[Hit]:
    """Yield what the patterns match round the spots."""
    for place, found in spots.items():
        part = rules.parts[place]
        windows = _merged(found, part.rule, len(view.text))
        yield from _matches(view, part, windows, meter, memo)


def _merged(spots: list[tuple[int, int]], rule: Rule, length: int) -> Iterator[tuple[int, int]]:
    """Yield windows round the spots, overlapping ones made one."""
    spots.sort()
    before, after = rule.before, rule.after
    reach = before + after + (_GAP_CHARS if rule.digits else 0)
    low, last = max(0, spots[0][0] - before), spots[0][1]
    for start, end in spots:
        if start > last + reach:
            yield low, min(last + after, length)
            low, last = start - before, end
        elif end > last:
            last = end
    yield low, min(last + after, length)


def _matches(
    view: View, part: Part, windows: Iterable[tuple[int, int]], meter: Meter, memo: Memo
) -> Iterator[Hit]:
    """Try one rule's pattern in its windows."""
    text = view.text
    for low, high in windows:
        if not meter.read(high - low):
            return
        edge = low - 1 if low else 0  # one more, so that word boundaries are the text's own
        piece = text[edge : high + 1]
        for value_start, value_end, match_start, match_end in memo.spans(part.pattern, piece):
            if not meter.look():
                return
            if match_start == 0 and edge > 0:
                continue  # it begins outside: what stands before it was not read
            start, end = edge + value_start, edge + value_end
            if match_end == len(piece) and high < len(text):
                end = _read_on(text, part.pattern, edge + match_start, (start, end), meter)
            hit = weighed(view, part, start, end, memo)
            if hit:
                yield hit


def _read_on(text: str, pattern: Pattern, begin: int, value: tuple[int, int], meter: Meter) -> int:
    """Return where a value ends that the window cut off; its match begins at `begin`."""
    start, end = value
    piece = text[begin : end + _EXTENSION_CHARS]
    if not meter.read(len(piece)):
        return end
    longer = next(pattern.spans(piece), None)
    return begin + longer[1] if longer and begin + longer[0] == start else end
