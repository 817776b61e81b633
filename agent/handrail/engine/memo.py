"""Remember, for one judgement, what reading a piece of text gave: most of it is read again.

The redacted text is scanned like the first one, and but for what was hidden it is the same text.
"""

from collections.abc import Iterable

from handrail.engine.pattern import Pattern
from handrail.engine.rule import RuleSet

# What is remembered of one judgement, in characters; past it everything is read again.
_KEPT_CHARS = 4_000_000
# A longer window is hardly ever the same again. A view may be: it is made of what stands round
# escapes or line ends.
_WINDOW_CHARS, _VIEW_CHARS = 4_096, 262_144

Spans = Iterable[tuple[int, int, int, int]]


class Memo:
    """What was found in windows, and which views hold nothing. Never shared, never kept."""

    __slots__ = ("_clean", "_left", "_spans")

    def __init__(self) -> None:
        self._spans: dict[tuple[Pattern, str], Spans] = {}
        self._clean: set[tuple[RuleSet, str]] = set()
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
