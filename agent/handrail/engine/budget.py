"""Count the work of one judgement, so that no text can make it endless and no clock is needed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """How much work one judgement may cost.

    chars: characters read by the prefilter and by patterns, over all views; and what making the
    views costs, in the same coin.
    candidates: pattern matches and terms looked at one by one.
    hits: places found; each costs several times as much as a candidate until it is told and hidden.
    """

    chars: int
    candidates: int
    hits: int


# 10 MB of text in two views with every part read by a few patterns. At the measured 10 to 50 ns a
# character, 1 to 4 us a candidate and 25 us a hit no text takes more than a few seconds, and an
# everyday paste of 10 MB half a one. Source: docs/decisions/0002-matching.md.
STANDARD = Budget(chars=150_000_000, candidates=500_000, hits=40_000)


# One pattern that finds nothing reads so many characters in the time that all rules need for one.
_PASS_CHARS = 8
# A stretch costs about 1 us, as much as reading this many characters.
_STRETCH_CHARS = 64


class Meter:
    """What is left of a budget; one for each judgement, never shared.

    It is asked for every match, so each question is one call.
    """

    __slots__ = ("candidates", "chars", "hits", "spent")

    def __init__(self, budget: Budget) -> None:
        self.chars = budget.chars
        self.candidates = budget.candidates
        self.hits = budget.hits
        self.spent = False

    def read(self, chars: int) -> bool:
        """Take characters out of the budget; tell whether they were there."""
        self.chars -= chars
        if self.chars < 0:
            self.spent = True
            return False
        return True

    def skim(self, chars: int) -> bool:
        """Take one pass of one pattern over a text out of the budget; tell whether it was there."""
        return self.read(chars // _PASS_CHARS + 1)

    def stretch(self) -> bool:
        """Take the cost of one stretch of a view out of the budget; tell whether it was there."""
        return self.read(_STRETCH_CHARS)

    def look(self) -> bool:
        """Take one candidate out of the budget; tell whether it was there."""
        self.candidates -= 1
        if self.candidates < 0:
            self.spent = True
            return False
        return True

    def keep(self) -> bool:
        """Take one hit out of the budget; tell whether it was there."""
        self.hits -= 1
        if self.hits < 0:
            self.spent = True
            return False
        return True
