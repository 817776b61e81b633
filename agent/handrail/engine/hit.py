"""One place where a rule holds, before it becomes a finding."""

import re
from typing import NamedTuple

from handrail.engine.candidate import Candidate
from handrail.engine.rule import Rule
from handrail.engine.view import View
from handrail.engine.words import Category, Confidence, DataClass

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
# What a longer token goes on with. One of a form we know only the beginning of is hidden whole.
_GOES_ON = re.compile(r"(?<=[A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9_-]{0,511}")
# A text without blank lines is hidden this far to each side.
_PARAGRAPH_CHARS = 8_192


class Hit(NamedTuple):
    """A rule holds here. A tuple, because a text may have thousands.

    start, end: offsets into the original of view.part. value: what was found, as the view shows it.
    hide_start, hide_end: what the redacted text loses; at least the value.
    """

    rule: Rule
    view: View
    start: int
    end: int
    value: str
    confidence: Confidence
    data_class: DataClass
    hide_start: int
    hide_end: int

    @property
    def weight(self) -> tuple[int, int, int, int, int, str]:
        """Order hits by what matters most when they overlap, the most serious highest.

        Of two that say the same the rule with fewer keywords is the more particular one.
        """
        return (
            self.data_class.rank,
            self.confidence.rank,
            self.end - self.start,
            -self.start,
            -len(self.rule.keywords),
            self.rule.id,
        )


def hit_of(view: View, rule: Rule, found: Candidate, *, is_sample: bool = False) -> Hit:
    """Make the hit of what was found in a view, placed in the original."""
    start, end = hide_start, hide_end = view.origin(found.start, found.end)
    if rule.hides != "value" or found.following.isalnum():  # most often it is the value alone
        low, high = _hidden(rule, found)
        if low < found.start or high > found.end:
            hide_start, hide_end = view.origin(low, high)
            hide_start, hide_end = min(start, hide_start), max(end, hide_end)
    confidence = Confidence.HIGH if found.certain else rule.confidence
    data_class = rule.data_class
    if is_sample:
        confidence, data_class = Confidence.LOW, DataClass.PUBLIC
    value = found.value
    # Without the way over its own constructor: in two thirds of the time.
    return tuple.__new__(
        Hit, (rule, view, start, end, value, confidence, data_class, hide_start, hide_end)
    )


def _hidden(rule: Rule, found: Candidate) -> tuple[int, int]:
    """Return the span of the view that the redacted text loses."""
    text, start, end = found.text, found.start, found.end
    if rule.hides == "value":
        return start, _token_end(text, end) if rule.category is Category.SECRET else end
    if rule.hides == "text":
        return 0, len(text)
    low = max(0, start - _PARAGRAPH_CHARS)
    for blank in _BLANK_LINE.finditer(text, low, start):
        low = blank.end()
    high = min(len(text), end + _PARAGRAPH_CHARS)
    blank_after = _BLANK_LINE.search(text, end, high)
    return low, blank_after.start() if blank_after else high


def _token_end(text: str, end: int) -> int:
    """Return where the token ends that a value is the beginning of."""
    more = _GOES_ON.match(text, end)
    return more.end() if more else end
