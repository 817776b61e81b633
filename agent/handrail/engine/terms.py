"""Watch for words that mean something only together."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from handrail.engine.budget import Meter
from handrail.engine.candidate import Candidate, stands_alone
from handrail.engine.guards import GUARDS
from handrail.engine.hit import Hit, hit_of
from handrail.engine.rule import RuleSet, Terms
from handrail.engine.sample import is_sample
from handrail.engine.view import View

# What looking round one gathering costs, in characters read.
_AROUND_CHARS = 1_000


@dataclass(slots=True)
class _Crowd:
    """What one rule has seen: the last place of each term, and the gatherings found.

    last: term -> (start, end, group). found: [first term's start, its end, last term's end].
    """

    terms: Terms
    last: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    found: list[list[int]] = field(default_factory=list)
    latest: int = -1

    def see(self, term: int, start: int, end: int, group: int) -> None:
        """Note a term and, when enough others stand near, a gathering."""
        if self.terms.at_least == 1:
            self._gather(start, end, end)
            return
        repeated, self.latest = term == self.latest, term
        self.last[term] = (start, end, group)
        if repeated:
            return  # the same word again and again gathers nobody
        near = [spot for spot in self.last.values() if spot[0] >= start - self.terms.within]
        if len(near) < self.terms.at_least:
            return
        if len({spot[2] for spot in near}) < len(self.terms.groups):
            return
        first = min(near)
        self._gather(first[0], first[1], end)

    def _gather(self, start: int, end: int, last: int) -> None:
        """Add a gathering, or make the latest one longer."""
        if self.found and start <= self.found[-1][2]:
            self.found[-1][2] = max(self.found[-1][2], last)
        else:
            self.found.append([start, end, last])


class TermWatch:
    """The crowds of every rule with terms, over one view.

    opened: places in `parts` of rules for digits whose required context was seen.
    """

    __slots__ = ("_crowds", "_rules", "opened")

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self.opened: set[int] = set()
        self._crowds: dict[int, _Crowd] = {}

    def see(self, text: str, keyword: int, start: int, end: int, begin: int) -> None:
        """Note a keyword in a chunk. begin: where the chunk stands in the view."""
        if not stands_alone(text, start, end):
            return
        for place, group in self._rules.terms[keyword]:
            crowd = self._crowds.get(place)
            if crowd is None:
                terms = self._rules.parts[place].rule.terms
                assert terms is not None  # noqa: S101 -- the index holds only rules with terms
                crowd = self._crowds[place] = _Crowd(terms)
            crowd.see(keyword, begin + start, begin + end, group)

    def hits(self, view: View, meter: Meter) -> Iterator[Hit]:
        """Yield a hit at the first term of each gathering; it hides up to the last one.

        Guards and samples look at the whole gathering and what stands round it.
        """
        for place, crowd in self._crowds.items():
            part = self._rules.parts[place]
            rule = part.rule
            for start, end, last in crowd.found:
                whole = Candidate(view.text, start, last, view.text[start:last])
                if not meter.read(last - start + _AROUND_CHARS):
                    return
                if not all(GUARDS[guard](whole) for guard in rule.guards):
                    continue
                first = Candidate(view.text, start, end, view.text[start:end])
                sample = is_sample(part, whole)
                hidden = hit_of(view, rule, whole, is_sample=sample)
                yield replace(
                    hit_of(view, rule, first, is_sample=sample),
                    hide_start=hidden.hide_start,
                    hide_end=hidden.hide_end,
                )
