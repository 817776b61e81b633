"""Count the work of one judgement, so that no text can make it endless and no clock is needed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """How much work one judgement may cost.

    chars: characters read by the prefilter and by patterns, over all views.
    candidates: pattern matches and terms looked at one by one.
    """

    chars: int
    candidates: int


# 10 MB of text in two views with every part read by a few patterns; at the measured 20 to 60
# million characters a second and 2 to 4 us a candidate this stays near one second on a slow
# core. Source: tests/bench/matching.py, docs/decisions/0002-matching.md.
STANDARD = Budget(chars=60_000_000, candidates=250_000)


class Meter:
    """What is left of a budget; one per judgement, never shared."""

    __slots__ = ("candidates", "chars", "spent")

    def __init__(self, budget: Budget) -> None:
        self.chars = budget.chars
        self.candidates = budget.candidates
        self.spent = False

    def read(self, chars: int) -> bool:
        """Take characters out of the budget; tell whether they were there."""
        if chars > self.chars:
            self.spent = True
            return False
        self.chars -= chars
        return True

    def look(self, candidates: int = 1) -> bool:
        """Take candidates out of the budget; tell whether they were there."""
        if candidates > self.candidates:
            self.spent = True
            return False
        self.candidates -= candidates
        return True
