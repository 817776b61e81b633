"""Choose among hits that overlap, so that findings never do."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter

from handrail.engine.checks import PROOFS
from handrail.engine.hit import Hit
from handrail.engine.words import Confidence

_start = attrgetter("start")


def settle(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Keep the most serious of overlapping hits; return them in the order of the content.

    A hit in the html flavour is left out when the text flavour shows the same value: a person
    pastes it once. A value proven by its own check digit holds all its characters: a part of it
    is not something else.
    """
    in_text: list[Hit] = []
    in_html: list[Hit] = []
    for hit in hits:
        (in_text if hit.view.part == "text" else in_html).append(hit)
    if in_html:
        shown = {(hit.rule.id, hit.value) for hit in in_text}
        in_html = [hit for hit in in_html if (hit.rule.id, hit.value) not in shown]
    return (*_apart(in_text), *_apart(in_html))


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """Yield those hits of one part that do not overlap, the heaviest where several do."""
    crowd: list[Hit] = []  # hits of which each touches one of those before it
    reach = -1
    for hit in sorted(hits, key=_start):
        start, end = hit.start, hit.end
        if start > reach and crowd:
            yield from crowd if len(crowd) == 1 else _heaviest(crowd)
            crowd = []
        crowd.append(hit)
        reach = max(reach, end)
    yield from _heaviest(crowd)


def _heaviest(hits: list[Hit]) -> list[Hit]:
    """Keep hits that do not overlap, the heaviest first; return them in their order."""
    if len(hits) < 2:  # noqa: PLR2004 -- most often so, and it need not be weighed
        return hits
    starts: list[int] = []
    kept: list[Hit] = []
    for hit in sorted(hits, key=_rank, reverse=True):
        place = bisect_left(starts, hit.end)
        if place and kept[place - 1].end > hit.start:
            continue
        starts.insert(place, hit.start)
        kept.insert(place, hit)
    return kept


def _rank(hit: Hit) -> tuple[bool, tuple[int, int, int, int, int, str, str]]:
    """Order hits: proven ones first, then by weight, at last by view, so there is one order."""
    certain = hit.confidence is not Confidence.MEDIUM  # low: a sample of documentation
    proven = certain and not PROOFS.isdisjoint(hit.rule.checks)
    return proven, (*hit.weight, hit.view.via or "")
