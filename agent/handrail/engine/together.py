"""Announce the derived views of a content together: one pass over all of them.

A text has some ten derived views, most of them short and nearly all without a sign of anything.
Preparing a scan costs more than reading a line, so what announces a rule is looked for in all of
them at once, and a view that shows nothing is not scanned at all.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from handrail.engine.announce import Spots, announced
from handrail.engine.budget import Meter
from handrail.engine.memo import Memo
from handrail.engine.rule import RuleSet
from handrail.engine.strong import rules_for
from handrail.engine.terms import TermWatch
from handrail.engine.view import View

# So many characters are read together; a view that is longer is worth a pass of its own. Well below
# a chunk of announce.py, so that what is read together is read in one go.
_TOGETHER_CHARS = 65_536
# No keyword and no run of digits goes on over an empty line.
_APART = "\n\n"

# A view and, where it was announced with others, where each rule is worth trying.
Announced = tuple[View, Spots | None]


def announced_together(
    views: Iterable[View], rules: RuleSet, meter: Meter, memo: Memo
) -> Iterator[Announced]:
    """Yield every view in its order, the derived ones with where each rule is worth trying.

    rules: for the content's own views. None in the place of the spots: nobody looked yet.
    """
    waiting: list[View] = []
    chars = 0
    for view in views:
        alone = not view.derived or view.decoded or len(view.text) > _TOGETHER_CHARS
        if alone or chars + len(view.text) > _TOGETHER_CHARS:
            yield from _announced(waiting, rules, meter, memo)
            waiting, chars = [], 0
        if alone:
            yield view, None
        else:
            waiting.append(view)
            chars += len(view.text)
    yield from _announced(waiting, rules, meter, memo)


def _announced(
    views: Sequence[View], rules: RuleSet, meter: Meter, memo: Memo
) -> Iterator[Announced]:
    """Yield some derived views and where the rules that may speak about them are announced."""
    spots: dict[View, Spots] = defaultdict(dict)
    for numbers in {view.numbers for view in views}:
        alike = [view for view in views if view.numbers is numbers]
        strong = rules_for(alike[0], rules)
        if strong.counting:  # words that count wherever they stand are seen by a scan
            yield from ((view, None) for view in views)
            return
        unknown = [view for view in alike if not memo.is_clean(strong, view.text)]
        for view, place, start, end in _spots(unknown, strong, meter):
            spots[view].setdefault(place, []).append((start, end))
        for view in unknown:
            if view not in spots and not meter.spent:
                memo.note_clean(strong, view.text)
    for view in views:
        yield view, spots[view]


def _spots(
    views: Sequence[View], rules: RuleSet, meter: Meter
) -> Iterator[tuple[View, int, int, int]]:
    """Yield in which view, for which part of the rules and where there is something to try."""
    joint = _APART.join(view.text for view in views)
    if not joint or meter.spent or not meter.read(len(joint)):
        return
    begins = list(accumulate((len(view.text) + len(_APART) for view in views), initial=0))
    for place, found in announced(joint, 0, rules, TermWatch(rules), meter).items():
        for start, end in found:
            which = bisect_right(begins, start) - 1
            yield views[which], place, start - begins[which], end - begins[which]
