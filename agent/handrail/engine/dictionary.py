"""Find the organisation's own words: code names, customers, internal hosts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from handrail.engine.budget import Meter
from handrail.engine.candidate import Candidate, stands_alone
from handrail.engine.hit import Hit, hit_of
from handrail.engine.keywords import Finder, finder_for, fold_case
from handrail.engine.policy import OWN_SOURCE, Dictionary
from handrail.engine.rule import Rule
from handrail.engine.view import View
from handrail.engine.words import Confidence

# Read this many characters at a time, so that lower-cased copies stay small; as in scan.py.
CHUNK_CHARS = 262_144
# A shorter word with an "s" is another word: IT and its, HA and has.
_INFLECTED_CHARS = 4
# Decoded text is read many times over, backwards too, where a shorter word is chance.
_DERIVED_CHARS = 5
# What may stand for a space in a name: in a branch, in an identifier, at the end of a line.
_JOINTS = ("-", "_", "\n")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Use:
    """One dictionary that lists a word. spelled: as it has to be written, or None for any case."""

    rule: Rule
    match: str
    spelled: frozenset[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every dictionary of a policy, compiled. uses[i]: of words[i], which are in lower case."""

    rules: tuple[Rule, ...]
    words: tuple[str, ...]
    uses: tuple[tuple[Use, ...], ...]
    finder: Finder
    longest: int

    def hits(self, view: View, meter: Meter) -> Iterator[Hit]:
        """Yield every word in a view; past the budget it stops, and the meter says so.

        In derived views only words that are hardly chance.
        """
        for begin in range(0, len(view.text), CHUNK_CHARS):
            chunk = view.text[begin : begin + CHUNK_CHARS + self.longest]
            if meter.spent or not meter.read(len(chunk)):
                return
            for word, start, end in self.finder(fold_case(chunk)):
                if start >= CHUNK_CHARS or (view.derived and end - start < _DERIVED_CHARS):
                    continue
                if not meter.look():
                    return
                for use in self.uses[word]:
                    hit = _hit(view, use, begin + start, begin + end)
                    if hit and not meter.keep():
                        return
                    if hit:
                        yield hit


def compile_dictionaries(dictionaries: Iterable[Dictionary]) -> Lexicon:
    """Compile a policy's dictionaries."""
    rules: list[Rule] = []
    uses: dict[str, list[Use]] = {}
    for dictionary in dictionaries:
        rules.append(_rule(dictionary))
        terms = [normalize("NFC", term) for term in dictionary.terms]
        written = [form for term in terms for form in forms(term, dictionary.match)]
        spelled = frozenset(written) if dictionary.case == "exact" else None
        use = Use(rules[-1], dictionary.match, spelled)
        for word in dict.fromkeys(map(fold_case, written)):
            uses.setdefault(word, []).append(use)
    words = tuple(sorted(uses))
    return Lexicon(
        rules=tuple(rules),
        words=words,
        uses=tuple(tuple(uses[word]) for word in words),
        finder=finder_for(words),
        longest=max(map(len, words), default=0),
    )


def forms(term: str, match: str) -> tuple[str, ...]:
    """Return how a term may be written, without endings that are only added.

    match: as in the policy; only "forms" knows more than the term itself.
    """
    plain = " ".join(term.split())
    if match != "forms":
        return (plain,)
    found = [plain, *(plain.replace(" ", joint) for joint in _JOINTS)]
    if len(plain) >= _INFLECTED_CHARS and plain[-1] in "yY" and plain[-2].lower() not in _VOWELS:
        found += [f"{one[:-1]}{'IES' if one[-1] == 'Y' else 'ies'}" for one in found]
    return tuple(dict.fromkeys(found))


def _hit(view: View, use: Use, start: int, end: int) -> Hit | None:
    """Make a hit of a word in a view, if it stands there as its dictionary wants it."""
    text = view.text
    if use.spelled is not None and text[start:end] not in use.spelled:
        return None
    if use.match != "anywhere" and not stands_alone(text, start, end):
        ending = _ending(text, start, end) if use.match == "forms" else 0
        if not ending or not stands_alone(text, start, end + ending):
            return None
        end += ending
    return hit_of(view, use.rule, Candidate(text, start, end, text[start:end]))


def _ending(text: str, start: int, end: int) -> int:
    """Return the length of a plural or genitive ending after a word, 0 for none."""
    if end - start < _INFLECTED_CHARS or not text[end - 1].isalpha():
        return 0
    after = text[end : end + 2].lower()
    if after == "es" and text[start:end].lower().endswith(_SIBILANTS):
        return len("es")
    return len("s") if after.startswith("s") else 0


def _rule(dictionary: Dictionary) -> Rule:
    """Make the rule that a dictionary's findings are told by."""
    return Rule(
        id=dictionary.rule_id,
        title=dictionary.title or f"A word from the list “{dictionary.name}”",
        data_class=dictionary.data_class,
        confidence=Confidence.HIGH,
        why=dictionary.why or "Your organisation listed this word as one that should not leave it.",
        remedy=dictionary.remedy or "Leave the word out or put a general one in its place.",
        source=OWN_SOURCE,
        hits=(),
        misses=(),
    )
