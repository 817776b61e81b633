"""Remember, for one judgement, what reading a piece of text gave: most of it is read again.

The redacted text is scanned like the first one, and but for what was hidden it is the same text.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import Enum, auto

from handrail.engine.candidate import Candidate
from handrail.engine.pattern import Pattern
from handrail.engine.rule import Part, Rule, RuleSet

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


class Memo:
    """What was found in windows and said about values, and which views hold nothing.

    Never shared, never kept.
    """

    __slots__ = ("_checked", "_clean", "_left", "_spans", "_weights")

    def __init__(self) -> None:
        self._spans: dict[tuple[Pattern, str], Spans] = {}
        self._clean: set[tuple[RuleSet, str]] = set()
        self._checked: dict[str, dict[str, bool]] = defaultdict(dict)
        self._weights: dict[str, dict[tuple[str, int, int, bool], Weight]] = defaultdict(dict)
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

    def weighed(
        self, part: Part, found: Candidate, weigh: Callable[[Part, Candidate], Weight]
    ) -> Weight:
        """Return what is said of a candidate by what is round it.

        weigh: says it. It is shown no more than that.
        """
        text, start, end, value, certain = found
        low = max(0, start - part.reach)
        around = text[low : end + part.reach]
        known = self._weights[part.rule.id]
        place = around, start - low, end - start, certain
        told = known.get(place)
        if told is None:
            start -= low
            told = weigh(part, Candidate(around, start, start + len(value), value, certain))
            if len(around) <= _WINDOW_CHARS and self._keeps(around):
                known[place] = told
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
