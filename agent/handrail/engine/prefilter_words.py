"""Choose the words that a page looks for, and write them in few characters."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from handrail.engine.candidate import has_word
from handrail.engine.keywords import fold_case
from handrail.engine.rule import Rule

# So many letters that a word shares with the one before it can be told by one capital.
SHARED_MAX = 25
# A term is told up to here: hardly anything but the term itself begins so.
STEM_CHARS = 12
# A keyword is told up to here: the rest of it hardly ever makes a paste pass, and takes a twentieth
# of the description.
_KEYWORD_CHARS = 8
_FIRST_PLANE = 0xFFFF

# Places in Prefilter.words as runs, each its first place and how many there are: 3, 2 is 3 and 4.
Runs = tuple[int, ...]


def page_fold(text: str) -> str:
    """Fold letters as the page does, so that both compare the same.

    The page counts a character outside the first plane as one, and knows one small sigma.
    """
    folded = fold_case(text).replace("\u03c2", "\u03c3")
    return "".join("\ufffd" if ord(sign) > _FIRST_PLANE else sign for sign in folded)


def beside(rule: Rule) -> tuple[str, ...]:
    """Return the words of which one must occur besides what announces a rule.

    A rule that only runs of digits announce is tried where one of them opens it: a whole word, for
    which the page knows the ways to write several words as one. Any other rule may find them in the
    name of a column or a key, of which the longest part is enough, however it joins them.
    """
    required = rule.context.words if rule.context and rule.context.required else ()
    if not rule.digits or rule.keywords:
        return shortest(max(word.split(), key=len) for word in required)
    return tuple(_opening(required))


def _opening(words: tuple[str, ...]) -> Iterator[str]:
    """Yield words of which one stands alone wherever one of them does, or its words as one do.

    Of "tax number" beside "tax" only "taxnumber" is left.
    """
    for word in words:
        shown = any(has_word(word, other) for other in words if other != word)
        yield word.replace(" ", "") if shown else word


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out words that another one of them is a part of: where they stand, that one does.

    Of a long word its beginning is enough; what is cut off may be one of the others.
    """
    return _least(word[:_KEYWORD_CHARS] for word in _least(words))


def _least(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that no other one is a part of, the short ones first."""
    kept: list[str] = []
    for word in sorted(set(words), key=len):
        if not any(part in word for part in kept):
            kept.append(word)
    return tuple(kept)


def stems(terms: Iterable[str]) -> dict[str, str]:
    """Return for each term what a page is told of it: of a long one, only what it begins with.

    The page counts what begins so by the whole word, so different terms must differ in that: two
    that may stand at one place, or end in one word, keep their rest.
    """
    told: dict[str, str] = {}
    taken: dict[str, list[str]] = {}
    for term in sorted(terms, key=len):
        shown, others = _shown(term), taken.setdefault(term[:STEM_CHARS], [])
        alike = any(shown.startswith(one) or one.startswith(shown) for one in others)
        told[term] = term if alike or term in told else term[:STEM_CHARS]
        others.append(shown)
    return told


def _shown(term: str) -> str:
    """Return a term up to the end of the word in which its told beginning ends."""
    rest = term[STEM_CHARS:]
    return term[:STEM_CHARS] + "".join(takewhile(lambda one: one.isascii() and one.isalnum(), rest))


def told_words(words: Iterable[str]) -> str:
    """Write words one after the other, as Prefilter says; folded words hold no capitals."""
    told, before = [], ""
    for word in words:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        shared = min(sum(1 for _ in same), SHARED_MAX)
        told.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(told)


def runs(places: Iterable[int]) -> Runs:
    """Write rising places as runs."""
    found: list[int] = []
    for place in places:
        if found and place == found[-2] + found[-1]:
            found[-1] += 1
        else:
            found += [place, 1]
    return tuple(found)
