"""Add up what speaks for a paper and against it, where no single word decides.

Few papers of an office say what they are. Several weak signs together do: a sum, whose it is, who
is not to hear of it yet. Each sign has a weight; a rule says how much all of them must weigh.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from handrail.engine.candidate import stands_alone
from handrail.engine.keywords import finder_for, fold_case
from handrail.engine.pattern import Pattern

# A long text says a little of everything. From so many characters on, so many more ask for one more
# point. Measured on some 1,500 written pastes: what is to be held and longer has points to spare.
_SHORT_CHARS, _CHARS_A_POINT = 600, 300
# Ends a word that may go on: "redundan*" is redundant and redundancies.
_GOES_ON = "*"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that speaks for a paper, or against it.

    weight: how much each counts; below 0 it speaks against. words: lower case; one that ends in "*"
    may go on. pattern: in place of words. unless: a match of the pattern this holds for does not
    count. most: how many different words, or matches, count.
    """

    weight: int
    words: tuple[str, ...] = ()
    pattern: str = ""
    most: int = 1
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What has to speak for a gathering of terms besides: weights that add up to `need`.

    around: how far before and after the gathering cues count, in characters. grows: of a long text
    more is needed.
    """

    need: int
    cues: tuple[Cue, ...]
    around: int = 1_500
    grows: bool = True


def stem_of(word: str) -> str:
    """Return a word of a cue in lower case, without the star that lets it go on."""
    return fold_case(word).removesuffix(_GOES_ON)


class Scale:
    """Weighs a text by the cues of one rule. Made once, safe to share between threads."""

    __slots__ = (
        "_around",
        "_cues",
        "_find",
        "_grows",
        "_hope",
        "_need",
        "_owners",
        "_patterns",
        "_whole",
    )

    def __init__(self, evidence: Evidence, pattern: Callable[[str], Pattern]) -> None:
        """Compile the cues. pattern: how one is made; raises ValueError where it is broken."""
        self._need, self._around, self._grows = evidence.need, evidence.around, evidence.grows
        self._cues = evidence.cues
        words: dict[str, int] = {}
        for place, cue in enumerate(evidence.cues):
            words.update((word, place) for word in cue.words)
        # A word is told once: the automaton knows it without its star.
        self._find = finder_for(list(map(stem_of, words)))
        self._owners = tuple(words.values())
        self._whole = tuple(not word.endswith(_GOES_ON) for word in words)
        self._patterns = tuple(
            (cue, pattern(cue.pattern), pattern(cue.unless) if cue.unless else None)
            for cue in evidence.cues
            if cue.pattern
        )
        self._hope = sum(max(0, cue.weight * cue.most) for cue, _, _ in self._patterns)

    def reads(self, chars: int) -> int:
        """Return how many characters are read for a gathering that is so long."""
        return (chars + 2 * self._around) * (1 + len(self._patterns))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return what of a text counts for a gathering in text[start:end]."""
        return max(0, start - self._around), end + self._around

    def tips(self, around: str, lowered: str) -> bool:
        """Tell whether what stands round a gathering speaks for the paper.

        lowered: the same in lower case, without what redacting put there.
        """
        need = self._need
        if self._grows:
            need += max(0, len(around) - _SHORT_CHARS) // _CHARS_A_POINT
        weight, hope = self._words(lowered), self._hope
        for cue, pattern, unless in self._patterns:
            if weight + hope < need:
                return False  # most often the words alone say so, and they are one pass
            counted = islice(self._counted(around, pattern, unless), cue.most)
            weight += cue.weight * sum(1 for _ in counted)
            hope -= max(0, cue.weight * cue.most)
        return weight >= need

    def _words(self, lowered: str) -> int:
        """Add up the cues that are words."""
        counts = Counter(self._owners[word] for word in self._words_in(lowered))
        return sum(
            self._cues[place].weight * min(count, self._cues[place].most)
            for place, count in counts.items()
        )

    @staticmethod
    def _counted(text: str, pattern: Pattern, unless: Pattern | None) -> Iterator[str]:
        """Yield the matches of a pattern that count."""
        for start, end, _, _ in pattern.spans(text):
            match = text[start:end]
            if unless is None or not unless.holds(match):
                yield match

    def _words_in(self, lowered: str) -> set[int]:
        """Return the places of the words that stand in a text."""
        return {
            word
            for word, start, end in self._find(lowered)
            if stands_alone(lowered, start, end if self._whole[word] else len(lowered))
        }
