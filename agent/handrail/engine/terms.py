"""Watch for words that mean something only together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handrail.engine.budget import Meter
from handrail.engine.candidate import Candidate
from handrail.engine.hit import Hit, hit_of
from handrail.engine.keywords import Spot
from handrail.engine.memo import Memo, Weight
from handrail.engine.published import is_published
from handrail.engine.rule import RuleSet, Terms
from handrail.engine.sample import is_public
from handrail.engine.view import View
from handrail.engine.weigh import trimmed, weight_of

# What looking round one gathering costs, in characters read.
_AROUND_CHARS = 1_000


@dataclass(slots=True)
class _Crowd:
    """What one rule has seen: the last place of each term, and the gatherings found.

    last: term -> (start, end, group). found: [first term's start, its end, last term's end,
    how many there are at most within the reach of one].
    """

    terms: Terms
    last: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    found: list[list[int]] = field(default_factory=list)
    latest: int = -1

    def see(self, term: int, start: int, end: int, group: int) -> None:
        """Note a term and, when enough others stand near, a gathering."""
        if self.terms.at_least == 1:
            self._gather(start, end, end, 1)
            return
        repeated, self.latest = term == self.latest, term
        self.last.pop(term, None)  # so that the latest stand last
        self.last[term] = (start, end, group)
        if repeated:
            return  # the same word again and again gathers nobody
        near = self._near(start - self.terms.within)
        if len(near) < self.terms.at_least:
            return
        if len({spot[2] for spot in near}) < len(self.terms.groups):
            return
        # Not at a mere sign: the address round an @ is a value of its own.
        first = min((spot for spot in near if spot[1] - spot[0] > 1), default=min(near))
        self._gather(first[0], first[1], end, len(near))

    def _near(self, limit: int) -> list[tuple[int, int, int]]:
        """Return the last places of the terms that begin at the limit or after it.

        They are in the order of their ends; a long one may begin before one that stands before it.
        """
        near = []
        for spot in reversed(self.last.values()):
            if spot[0] >= limit:
                near.append(spot)
            elif spot[1] < limit:
                break
        return near

    def _gather(self, start: int, end: int, last: int, many: int) -> None:
        """Add a gathering, or make the latest one longer."""
        if self.found and start <= self.found[-1][2]:
            latest = self.found[-1]
            latest[2:] = max(latest[2], last), max(latest[3], many)
        else:
            self.found.append([start, end, last, many])


class TermWatch:
    """The crowds of every rule with terms, over one view.

    opened: for each place in `parts` of a rule for digits where its required context was seen.
    """

    __slots__ = ("_crowds", "_rules", "opened")

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self.opened: dict[int, list[int]] = defaultdict(list)
        self._crowds: dict[int, _Crowd] = {}

    def _worth_counting(self, counted: set[int], *, whole: bool) -> set[int]:
        """Return the terms in a chunk that may gather with others."""
        if not whole or not counted:
            return counted
        seen: dict[int, list[int]] = {}
        for keyword in counted:
            for place, group in self._rules.terms[keyword]:
                seen.setdefault(place, []).append(group)
        worth = {place for place, groups in seen.items() if self._may_gather(place, groups)}
        return {
            keyword
            for keyword in counted
            if any(place in worth for place, _ in self._rules.terms[keyword])
        }

    def _may_gather(self, place: int, groups: list[int]) -> bool:
        """Tell whether so many different terms, of these groups, are enough for a rule."""
        terms = self._rules.parts[place].rule.terms
        assert terms is not None  # noqa: S101 -- the index holds only rules with terms
        return len(groups) >= terms.at_least and len(set(groups)) == len(terms.groups)

    def see(self, words: Sequence[Spot], begin: int, meter: Meter, *, whole: bool) -> None:
        """Note the terms in a chunk, within the budget.

        words: terms that stand alone, in the order of their ends. begin: where the chunk stands in
        the view. whole: nothing stands before or after the chunk.
        """
        worth = self._worth_counting({word[0] for word in words}, whole=whole)
        for keyword, start, end in words if worth else ():
            if keyword not in worth:
                continue
            if not meter.look():
                return
            for place, group in self._rules.terms[keyword]:
                crowd = self._crowds.get(place) or self._crowd(place)
                crowd.see(keyword, begin + start, begin + end, group)

    def _crowd(self, place: int) -> _Crowd:
        """Begin a crowd for a rule."""
        terms = self._rules.parts[place].rule.terms
        assert terms is not None  # noqa: S101 -- the index holds only rules with terms
        crowd = self._crowds[place] = _Crowd(terms)
        return crowd

    def hits(self, view: View, meter: Meter, memo: Memo) -> Iterator[Hit]:
        """Yield a hit at the first term of each gathering; it hides up to the last one.

        Guards and samples look at the whole gathering and what stands round it.
        """
        for place, crowd in self._crowds.items():
            part = self._rules.parts[place]
            rule = part.rule
            for start, end, last, many in crowd.found:
                sure = many >= crowd.terms.sure
                value = view.text[start:last]
                whole = Candidate(view.text, start, last, value, sure, view.titles)
                chars = last - start + _AROUND_CHARS
                if not meter.read(part.scale.reads(chars) if part.scale else chars):
                    return
                told = memo.told(part, view.text, start, last, trimmed)
                weight = weight_of(part, told, certain=sure)
                if weight is Weight.FALLS:
                    continue
                if part.scale and not memo.tips(part.scale, view.text, start, last):
                    continue
                sample = (
                    weight is Weight.IS_SAMPLE
                    or is_public(part, whole)
                    or is_published(rule.category, memo, view.text, start, last)
                )
                begin, stop = view.origin(start, end)
                hit = hit_of(view, rule, whole, is_sample=sample)
                yield hit._replace(start=begin, end=stop, value=view.text[start:end])
