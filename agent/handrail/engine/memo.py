"""Remember, for one judgement, what reading a piece of text gave: most of it is read again.

The redacted text is scanned like the first one, and but for what was hidden it is the same text.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import Enum, auto

from handrail.engine.candidate import Candidate, has_any, in_place, without_placeholders
from handrail.engine.evidence import Scale
from handrail.engine.pattern import Pattern
from handrail.engine.rule import Context, Part, Rule, RuleSet

# What is remembered of one judgement, in characters; past it everything is read again.
_KEPT_CHARS = 4_000_000
# A longer window is hardly ever the same again. A view may be: it is made of what stands round
# escapes or line ends.
_WINDOW_CHARS, _VIEW_CHARS = 4_096, 262_144

Spans = Iterable[tuple[int, int, int, int]]


class Weight(Enum):
    """What is said about a value by what stands round it."""

    FALLS = auto()
    STANDS = auto()
    IS_SAMPLE = auto()


class Told:
    """What is said about a match by what stands round it; None where nobody asked yet.

    candidate: its value, in no more than what stands round it. holds: its checks do. unsure,
    certain: its weight without and with a context word near or over it.
    """

    __slots__ = ("candidate", "certain", "holds", "unsure")

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.holds: bool | None = None
        self.unsure: Weight | None = None
        self.certain: Weight | None = None


class Memo:
    """What was found in windows and said about values, and which views hold nothing.

    Never shared, never kept.
    """

    __slots__ = (
        "_checked",
        "_clean",
        "_left",
        "_lowered",
        "_near",
        "_over",
        "_spans",
        "_tips",
        "_told",
    )

    def __init__(self) -> None:
        self._spans: dict[tuple[Pattern, str], Spans] = {}
        self._clean: set[tuple[RuleSet, str]] = set()
        self._checked: dict[str, dict[str, bool]] = defaultdict(dict)
        self._told: dict[str, dict[tuple[str, int, int], Told]] = defaultdict(dict)
        self._near: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
        self._over: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
        self._tips: dict[tuple[Scale, str], bool] = {}
        self._lowered = "", ""  # the text that was asked about last, and it in lower case
        self._left = _KEPT_CHARS

    def spans(self, pattern: Pattern, window: str) -> Spans:
        """Return what a pattern matches in a window."""
        if len(window) > _WINDOW_CHARS:
            return pattern.spans(window)
        found = self._spans.get((pattern, window))
        if found is None:
            found = tuple(pattern.spans(window))
            if self._keeps(window):
                self._spans[pattern, window] = found
        return found

    def checked(self, rule: Rule, value: str, check: Callable[[Rule, str], bool]) -> bool:
        """Return what a check says about a value for a rule."""
        known = self._checked[rule.id]
        told = known.get(value)
        if told is None:
            told = check(rule, value)
            if len(value) <= _WINDOW_CHARS and self._keeps(value):
                known[value] = told
        return told

    def told(
        self, part: Part, text: str, start: int, end: int, trim: Callable[[str, Rule], str]
    ) -> Told:
        """Return what is said so far about a match by what stands round it.

        trim: cuts off what does not belong to the value.
        """
        low = start - part.reach if start > part.reach else 0
        around = text[low : end + part.reach]
        known = self._told[part.rule.id]
        place = around, start - low, end - start
        told = known.get(place)
        if told is None:
            start -= low
            value = trim(around[start : start + place[2]], part.rule)
            told = Told(Candidate(around, start, start + len(value), value))
            if len(around) <= _WINDOW_CHARS and self._keeps(around):
                known[place] = told
        return told

    def near(self, context: Context, text: str, start: int, end: int) -> bool:
        """Tell whether one of the context words stands in a match or near it."""
        low = start - context.before if start > context.before else 0
        around = text[low : end + context.after]
        known = self._near[context.words]
        told = known.get(around)
        if told is None:
            told = has_any(without_placeholders(around), context.words)
            if len(around) <= _WINDOW_CHARS and self._keeps(around):
                known[around] = told
        return told

    def over(self, heading: str, words: tuple[str, ...]) -> bool:
        """Tell whether one of the words stands in what is over a value. Both are lower case."""
        known = self._over[words]
        told = known.get(heading)
        if told is None:
            told = has_any(heading, words)
            if self._keeps(heading):
                known[heading] = told
        return told

    def tips(self, scale: Scale, text: str, start: int, end: int) -> bool:
        """Tell whether what stands round a gathering speaks for a rule's paper."""
        low, high = scale.around(start, end)
        around = text[low:high]
        told = self._tips.get((scale, around))
        if told is None:
            if self._lowered[0] is not text:
                self._lowered = text, in_place(text)
            told = scale.tips(around, self._lowered[1][low:high])
            if self._keeps(around):
                self._tips[scale, around] = told
        return told

    def is_clean(self, rules: RuleSet, text: str) -> bool:
        """Tell whether a text is known to hold nothing for these rules."""
        return (rules, text) in self._clean

    def note_clean(self, rules: RuleSet, text: str) -> None:
        """Remember that a text holds nothing for these rules."""
        if len(text) <= _VIEW_CHARS and self._keeps(text):
            self._clean.add((rules, text))

    def _keeps(self, text: str) -> bool:
        """Tell whether there is room for a text, and take it."""
        self._left -= len(text)
        return self._left >= 0
