"""A match that is not yet a hit, and what stands around it."""

import re
from functools import lru_cache
from typing import NamedTuple

from handrail.engine.above import Titles
from handrail.engine.keywords import Finder, finder_for, fold_case

# What redacting puts in the place of a value; and that, also where only its end or beginning is
# looked at.
_WHOLE_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z0-9_]{0,64}_[0-9]{1,9}\]")
_PLACEHOLDER = re.compile(
    r"\[[A-Z][A-Z0-9_]{0,64}(?:_[0-9]{1,9}\]|\Z)|\A[A-Z0-9_]{0,64}_[0-9]{1,9}\]"
)
# A cell's line in a table is rarely longer; a longer one is read only this far.
_LINE_CHARS = 400
_QUOTES = "\"'`"
# From this many words on one pass for all of them is cheaper than one for each. Measured on a
# hundred characters: 0.02 us for a word that is not there, 0.3 to 0.7 us for the pass.
_MANY_WORDS = 24
# Lists of words that are kept compiled: three for each of the delivered rules.
_LISTS_KEPT = 1024


class Candidate(NamedTuple):
    """What a pattern matched. A tuple: thousands are made, in less than half the time.

    value: text[start:end]. certain: a context word stands near. titles: of the whole text, where
    that is at hand.
    """

    text: str
    start: int
    end: int
    value: str
    certain: bool = False
    titles: Titles | None = None

    def made_certain(self) -> "Candidate":
        """Return the same candidate with a context word near it."""
        return Candidate(self.text, self.start, self.end, self.value, True, self.titles)

    def around(self, chars: int) -> str:
        """Return it with so many characters on each side of it."""
        return self.text[max(0, self.start - chars) : self.end + chars]

    def near(self, words: tuple[str, ...], before: int, after: int) -> bool:
        """Tell whether one of the words stands in it or near, as a whole word.

        words: lower case. before, after: how far to look, in characters.
        """
        return has_any(beside(self.text, self.start, self.end, before, after), words)

    @property
    def quoted(self) -> bool:
        """Tell whether a quotation mark opens right before it."""
        return self.start > 0 and self.text[self.start - 1] in _QUOTES

    @property
    def following(self) -> str:
        """The character after, or an empty string."""
        return self.text[self.end : self.end + 1]

    @property
    def rest_of_line(self) -> str:
        """What else stands in its line, at most a few hundred characters to each side."""
        low, high = max(0, self.start - _LINE_CHARS), self.end + _LINE_CHARS
        start = self.text.rfind("\n", low, self.start) + 1 or low
        end = self.text.find("\n", self.end, high)
        return f"{self.text[start : self.start]} {self.text[self.end : end if end >= 0 else high]}"


def beside(text: str, start: int, end: int, before: int, after: int) -> str:
    """Return text[start:end] and what stands beside it, as words near it are looked for in it.

    before, after: how far to look, in characters.
    """
    return without_placeholders(text[max(0, start - before) : end + after])


def is_placeholder(value: str) -> bool:
    """Tell whether it is what redacting puts in the place of a value."""
    return _WHOLE_PLACEHOLDER.fullmatch(value) is not None


def without_placeholders(around: str) -> str:
    """Return what stands round a value in lower case, without what redacting put there.

    [LOCAL_PHONE_1] does not say that another number is a telephone's.
    """
    if "[" in around or "]" in around:
        around = _PLACEHOLDER.sub("[]", around)
    return fold_case(around)


def in_place(text: str) -> str:
    """Return a text in lower case, with blanks for what redacting put there: offsets hold."""
    if "[" in text:
        text = _WHOLE_PLACEHOLDER.sub(lambda found: " " * len(found[0]), text)
    return fold_case(text)


def has_any(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether one of the words stands in the text, as a whole word. Both are lower case."""
    if not text:
        return False
    if len(words) < _MANY_WORDS:
        return any(has_word(text, word) for word in words if word in text)
    found = _finder(words)(text)
    return bool(found) and any(stands_alone(text, start, end) for _, start, end in found)


def words_in(text: str, words: tuple[str, ...]) -> list[str]:
    """Return those of the words that stand in the text as whole words, in their own order.

    Both are lower case.
    """
    found = _finder(words)(text)
    places = {place for place, start, end in found if stands_alone(text, start, end)}
    return [words[place] for place in sorted(places)]


@lru_cache(maxsize=_LISTS_KEPT)
def _finder(words: tuple[str, ...]) -> Finder:
    """Compile a list of words once."""
    return finder_for(words)


def has_word(text: str, word: str) -> bool:
    """Tell whether a word stands in the text without a letter or digit on either side."""
    start = text.find(word)
    while start >= 0:
        if stands_alone(text, start, start + len(word)):
            return True
        start = text.find(word, start + 1)
    return False


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no ASCII letter or digit touches text[start:end] where it has one itself.

    Only ASCII counts: in scripts without spaces every neighbour is a letter.
    """
    if start:
        pair = text[start - 1 : start + 1]
        if pair.isalnum() and pair.isascii():
            return False
    pair = text[end - 1 : end + 1]
    return not (end < len(text) and pair.isalnum() and pair.isascii())
