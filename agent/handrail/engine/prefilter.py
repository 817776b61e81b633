"""Describe for a page what a text must have before any rule could hold it up.

The page tries the description on a paste (extension/content/prefilter.js). It may err on one side
only: what the engine would hold always trips it. What does not trip it needs no verdict. Words of
the organisation's own dictionaries go to a page as keyed hashes only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, takewhile

from handrail.engine.own import own_rules
from handrail.engine.own_pattern import Compiled
from handrail.engine.place import always
from handrail.engine.policy import Policy
from handrail.engine.prefilter_needs import needed
from handrail.engine.prefilter_shape import Alphabet, shape_of
from handrail.engine.prefilter_words import (
    Runs,
    beside,
    page_fold,
    runs,
    shortest,
    stems,
    told_words,
)
from handrail.engine.rule import Rule, RuleSet, Terms
from handrail.engine.verdict import Placement

# Text and html together. Longer ones go to the agent: at 0.1 ms for 1,000 characters a page would
# be kept waiting noticeably. Below scan.CHUNK_CHARS, so that there are no seams to think of.
LIMIT_CHARS = 131_072
# A dictionary term is hashed up to here. Longer terms are looked for by their beginning.
TERM_CHARS = 64
# More hashes than these make the message large; then every paste is asked about.
TERMS_MAX = 4_000
_MASK = 0xFFFF_FFFF


class Mode(StrEnum):
    """What happens to a paste before anything is asked."""

    NATIVE = "native"  # nothing could be held there
    LOOK = "look"  # the description decides
    ASK = "ask"  # everything there is asked about


@dataclass(frozen=True, slots=True)
class Sign:
    """A rule's trigger, and the shape of what it finds.

    words: one of them must occur; digits: or a run of so many; with neither its shape alone
    counts. with_one_of: one of them besides; of a sign with digits alone as a whole word, also with
    its words joined.
    shape: must occur `need` times; empty where the trigger alone counts.
    """

    shape: str = ""
    words: Runs = ()
    digits: int = 0
    with_one_of: Runs = ()
    need: int = 1

    @property
    def told(self) -> "Told":
        """The sign as a page reads it: without what is usual at the end."""
        fields = (self.shape, self.words, self.digits, self.with_one_of, self.need)
        usual = takewhile(
            lambda pair: pair[0] == pair[1], zip(fields[::-1], _USUAL[::-1], strict=True)
        )
        return fields[: len(fields) - sum(1 for _ in usual)]


# The fields of a sign, as many of them as say something.
Told = tuple[str | int | Runs, ...]
_USUAL = ("", (), 0, (), 1)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Words that hold something up only together.

    Of STEM_CHARS letters or more they are beginnings. within: how far apart they may begin.
    """

    groups: tuple[Runs, ...]
    at_least: int
    within: int


@dataclass(frozen=True, slots=True)
class Names:
    """Hashes of the dictionaries' terms. lengths: of what was hashed, in characters."""

    salt: tuple[int, int]
    lengths: tuple[int, ...]
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prefilter:
    """Everything a page needs to know for one place; see the parts.

    words: one after the other, each begun by a capital: how many letters it shares with the one
    before it (A none, B one ...), and then the rest of it.
    """

    mode: Mode
    limit_chars: int
    words: str = ""
    alphabet: tuple[str, ...] = ()
    signs: tuple[Told, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    names: Names = Names((0, 0), (), ())


def prefilter(
    rules: RuleSet, policy: Policy, placement: Placement, salt: tuple[int, int]
) -> Prefilter:
    """Describe what could be held up at a place.

    salt: two random numbers of 32 bits, new for every session. The posture does not matter: where
    nothing is held, what would have been is still recorded.
    """
    if any(action.rank for _, action in always(placement, policy)):
        return Prefilter(Mode.ASK, LIMIT_CHARS)
    names = _names(policy, placement, salt)
    if len(names.hashes) > TERMS_MAX or _anywhere(policy, placement):
        return Prefilter(Mode.ASK, LIMIT_CHARS)
    made = _Making(policy, placement)
    for part in rules.parts:
        made.add(part.rule)
    for pattern in own_rules(policy).patterns:
        made.add_own(pattern)
    mode = Mode.LOOK if made.signs or made.crowds or names.hashes else Mode.NATIVE
    signs = tuple(sign.told for sign in made.signs_by_use())
    return Prefilter(
        mode=mode,
        limit_chars=LIMIT_CHARS,
        words=told_words(made.words),
        alphabet=made.alphabet.sets,
        signs=signs,
        crowds=tuple(made.crowds),
        names=names,
    )


def term_hash(term: str, salt: tuple[int, int]) -> int:
    """Hash a folded term as the page does: 32 bits, keyed by the salt.

    Not proof against guessing with the salt at hand; a page has neither, its script's world is not
    the page's.
    """
    state = salt[0]
    for sign in term:
        state = (state ^ ord(sign)) * 0x0100_0193 & _MASK
        state ^= state >> 15
    state ^= salt[1]
    state = (state ^ state >> 16) * 0x85EB_CA6B & _MASK
    state = (state ^ state >> 13) * 0xC2B2_AE35 & _MASK
    return state ^ state >> 16


class _Making:
    """What is being put together for one place."""

    def __init__(self, policy: Policy, placement: Placement) -> None:
        self._policy = policy
        self._placement = placement
        self.words: list[str] = []
        self._place_of: dict[str, int] = {}
        self.alphabet = Alphabet()
        self.signs: list[Sign] = []
        self.crowds: list[Crowd] = []

    def add(self, rule: Rule) -> None:
        """Add what a rule needs, if it could hold something up here."""
        need = needed(rule, self._policy, self._placement)
        if not need:
            return
        if rule.terms:
            self.crowds.append(self._crowd(rule.terms))
            return
        self.signs.append(
            Sign(
                need=need,
                words=self._places(shortest(rule.keywords)),
                digits=rule.digits,
                with_one_of=self._places(beside(rule)),
                shape=shape_of(rule.pattern, self.alphabet, once=need == 1),
            )
        )

    def add_own(self, own: Compiled) -> None:
        """Add a pattern of the policy by its shape, and that blurred: it may name somebody."""
        need = needed(own.rule, self._policy, self._placement)
        if need:
            shape = shape_of(own.rule.pattern, self.alphabet, blurred=True, once=need == 1)
            self.signs.append(Sign(need=need, with_one_of=self._places(own.near), shape=shape))

    def _crowd(self, terms: Terms) -> Crowd:
        """Describe words that count only together, by what they begin with.

        The page sees them in the order of their beginnings, the engine in that of their ends: so
        far may the last one to begin stand from where the engine would look.
        """
        told = stems(map(page_fold, chain.from_iterable(terms.groups)))
        groups = (self._places(told[page_fold(word)] for word in group) for group in terms.groups)
        return Crowd(tuple(groups), terms.at_least, terms.within + max(map(len, told)))

    def signs_by_use(self) -> tuple[Sign, ...]:
        """Return the signs with short letters for what is used most."""
        table = self.alphabet.by_use(sign.shape for sign in self.signs)
        return tuple(replace(sign, shape=sign.shape.translate(table)) for sign in self.signs)

    def _places(self, words: Iterable[str]) -> Runs:
        """Return where the words stand, new ones at the end; neighbours share their beginnings."""
        places = set()
        for word in sorted(set(map(page_fold, words))):
            if word not in self._place_of:
                self._place_of[word] = len(self.words)
                self.words.append(word)
            places.add(self._place_of[word])
        return runs(sorted(places))


def _names(policy: Policy, placement: Placement, salt: tuple[int, int]) -> Names:
    """Hash the terms of the dictionaries that count at a place."""
    terms = {term[:TERM_CHARS] for term in map(page_fold, _terms(policy, placement))}
    return Names(
        salt=salt,
        lengths=tuple(sorted({len(term) for term in terms})),
        hashes=tuple(sorted({term_hash(term, salt) for term in terms})),
    )


def _terms(policy: Policy, placement: Placement) -> Iterator[str]:
    """Yield the words of every dictionary that could hold something up.

    The page looks for them at the beginning of a word, so their endings need no hash.
    """
    lexicon = own_rules(policy).lexicon
    counting = {rule.id for rule in lexicon.rules if needed(rule, policy, placement)}
    for word, uses in zip(lexicon.words, lexicon.uses, strict=True):
        if any(use.rule.id in counting for use in uses):
            yield word


def _anywhere(policy: Policy, placement: Placement) -> bool:
    """Tell whether words count inside of others, which the page cannot look for."""
    uses = {use for listed in own_rules(policy).lexicon.uses for use in listed}
    return any(use.match == "anywhere" and needed(use.rule, policy, placement) for use in uses)
