"""Hold the rules as frozen values, and compiled for scanning."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from handrail.engine.errors import RuleError
from handrail.engine.evidence import Evidence, Scale
from handrail.engine.keywords import Finder, finder_for
from handrail.engine.pattern import Pattern, checked_pattern, compile_pattern
from handrail.engine.pattern_set import PatternSet
from handrail.engine.policy import Bulk
from handrail.engine.reach import FAR_GUARDS, reach_of
from handrail.engine.words import Category, Confidence, DataClass

# The keyword of what is written in short groups with colons between them: machine addresses. It
# stands everywhere, so it announces only where three or more of them follow each other closely.
COLON = ":"
# Fewer digits are no run: texts are full of them. A rule for fewer is tried round longer ones only.
_DIGITS_LEAST = 6


@dataclass(frozen=True, slots=True)
class Context:
    """Words that make a candidate certain when they stand near it.

    words: lower case. before, after: how far to look, in characters from the value's ends.
    required: without one of the words there is no finding at all.
    """

    words: tuple[str, ...]
    before: int = 48
    after: int = 24
    required: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """Values that documentation uses or that are public; found, but no reason to stop anybody.

    pattern: matches such a value; check: a name in checks.py that holds for it.
    words: when not empty, one of them must stand near it too.
    above: each matches what stands above and before a value that is public there: an author's
    address.
    """

    pattern: str = ""
    words: tuple[str, ...] = ()
    check: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that mean something only together.

    groups: every group must be present; lower case. at_least: different terms over all groups.
    within: how far apart the first and the last may stand, in characters.
    sure: with fewer different terms than that the guards ask for more.
    """

    groups: tuple[tuple[str, ...], ...]
    at_least: int
    within: int = 600
    sure: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing we can recognise.

    A rule has a pattern (looked for near its keywords, or near runs of at least `digits` digits) or
    terms. before, after: how far the pattern may reach from a keyword, in characters.
    checks, guards: names in checks.py and guards.py. entropy: least bits per character.
    hides: what the redacted text loses: the value, its paragraph, or the whole text.
    shows: which end of the value a masked sample may show.
    category, label: what the id says: secret and AWS_ACCESS_KEY of secret.aws-access-key. The label
    is the word in a placeholder.
    """

    id: str
    title: str
    data_class: DataClass
    confidence: Confidence
    why: str
    remedy: str
    source: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    digits: int = 0
    pattern: str = ""
    terms: Terms | None = None
    evidence: Evidence | None = None
    before: int = 64
    after: int = 128
    checks: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    entropy: float = 0.0
    context: Context | None = None
    veto: tuple[str, ...] = ()
    sample: Sample | None = None
    bulk: Bulk | None = None
    hides: Literal["value", "paragraph", "text"] = "value"
    shows: Literal["first", "last", "none"] = "first"

    category: Category = field(init=False, compare=False, repr=False)
    label: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Read the id's parts once: thousands of hits ask for them."""
        category = Category(self.id.partition(".")[0])
        label = self.id.rpartition(".")[2].replace("-", "_").upper()
        object.__setattr__(self, "category", category)
        object.__setattr__(self, "label", label)


@dataclass(frozen=True, slots=True)
class Part:
    """A rule with its compiled parts. A rule of terms has a pattern that finds nothing.

    reach: how far from a value all that stands that decides about it, but for what is over it, and
    for what the guards in `far` look at.
    """

    rule: Rule
    pattern: Pattern
    sample: Pattern | None
    above: tuple[Pattern, ...]
    scale: Scale | None
    reach: int
    far: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """Rules compiled for scanning: immutable, and safe to share between threads.

    owners: for each keyword the places in `parts` of the rules whose pattern it announces.
    colons: the places of those that short groups between colons announce.
    terms: for each keyword (place in `parts`, group) of the rules that count it.
    digits: (digits, place in `parts`), lowest first. numbers: their patterns, in that order.
    least_digits: how many digits all of these ask for.
    waiting: the same of the rules that are worth trying only near their required context.
    openers: for each keyword the places in `parts` of those of `waiting` that it opens.
    announcing, counting, opening: the keywords that have owners, terms, openers. whole: those that
    mean something as whole words alone, the latter two.
    """

    parts: tuple[Part, ...]
    keywords: tuple[str, ...]
    finder: Finder
    owners: tuple[tuple[int, ...], ...]
    colons: tuple[int, ...]
    terms: tuple[tuple[tuple[int, int], ...], ...]
    digits: tuple[tuple[int, int], ...]
    numbers: PatternSet
    least_digits: int
    openers: tuple[tuple[int, ...], ...]
    waiting: tuple[tuple[int, int], ...]
    announcing: frozenset[int]
    counting: frozenset[int]
    opening: frozenset[int]
    whole: frozenset[int]
    by_id: Mapping[str, Rule] = field(repr=False)


def compile_rules(rules: Iterable[Rule], *, proven: bool = False) -> RuleSet:
    """Compile rules for scanning.

    proven: every pattern is known to compile, and is compiled when it is first used.
    Raises RuleError when a pattern does not compile or two rules share an id.
    """
    parts = tuple(_compile(rule, compile_pattern if proven else checked_pattern) for rule in rules)
    by_id: dict[str, Rule] = {}
    owners: dict[str, list[int]] = {}
    terms: dict[str, list[tuple[int, int]]] = {}
    openers: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        if part.rule.id in by_id:
            raise RuleError(f"rule {part.rule.id}: the id is used twice; give one another id")
        by_id[part.rule.id] = part.rule
        for keyword in part.rule.keywords:
            owners.setdefault(keyword, []).append(place)
        groups = part.rule.terms.groups if part.rule.terms else ()
        for group, words in enumerate(groups):
            for word in words:
                terms.setdefault(word, []).append((place, group))
        for word in _opening(part.rule):
            openers.setdefault(word, []).append(place)
    colons = tuple(owners.pop(COLON, ()))
    keywords = tuple(sorted(owners.keys() | terms.keys() | openers.keys()))
    digits = sorted((p.rule.digits, i) for i, p in enumerate(parts) if p.rule.digits)
    waiting = {place for places in openers.values() for place in places}
    everywhere = tuple(entry for entry in digits if entry[1] not in waiting)
    return RuleSet(
        parts=parts,
        keywords=keywords,
        finder=finder_for(keywords),
        colons=colons,
        owners=tuple(tuple(owners.get(keyword, ())) for keyword in keywords),
        terms=tuple(tuple(terms.get(keyword, ())) for keyword in keywords),
        digits=everywhere,
        numbers=PatternSet(parts[place].rule.pattern for _, place in everywhere),
        least_digits=max(_DIGITS_LEAST, digits[0][0] if digits else 0),
        openers=tuple(tuple(openers.get(keyword, ())) for keyword in keywords),
        waiting=tuple(entry for entry in digits if entry[1] in waiting),
        announcing=frozenset(i for i, keyword in enumerate(keywords) if keyword in owners),
        counting=frozenset(i for i, keyword in enumerate(keywords) if keyword in terms),
        opening=frozenset(i for i, keyword in enumerate(keywords) if keyword in openers),
        whole=frozenset(i for i, word in enumerate(keywords) if word in terms or word in openers),
        by_id=MappingProxyType(by_id),
    )


def without_digits(rules: RuleSet) -> RuleSet:
    """Return the rules apart from those for numbers, with the same automaton."""
    other = {place for place, part in enumerate(rules.parts) if not part.rule.digits}
    owners = tuple(tuple(filter(other.__contains__, places)) for places in rules.owners)
    terms = tuple(tuple(pair for pair in pairs if pair[0] in other) for pairs in rules.terms)
    counting = frozenset(i for i, pairs in enumerate(terms) if pairs)
    return replace(
        rules,
        owners=owners,
        colons=tuple(filter(other.__contains__, rules.colons)),
        terms=terms,
        digits=(),
        numbers=PatternSet(()),
        openers=((),) * len(owners),
        waiting=(),
        announcing=frozenset(i for i, places in enumerate(owners) if places),
        counting=counting,
        opening=frozenset(),
        whole=counting,
    )


def _opening(rule: Rule) -> tuple[str, ...]:
    """Return the words of which one must be in a text before a rule for digits is tried.

    A name of a column or a key writes several words as one.
    """
    if not (rule.digits and rule.context and rule.context.required):
        return ()
    words = rule.context.words
    joined = (word.replace(" ", sign) for word in words if " " in word for sign in ("_", "-", ""))
    return tuple(dict.fromkeys((*words, *joined)))


def _reach(rule: Rule) -> int:
    """Return how far from its values a rule looks, in characters."""
    context = rule.context
    context_chars = max(context.before, context.after) if context else 0
    words = bool(rule.sample and rule.sample.words)
    return reach_of(rule.guards, context_chars, has_sample_words=words)


def _compile(rule: Rule, pattern: Callable[[str], Pattern]) -> Part:
    """Compile the patterns of one rule. pattern: how one is made."""
    try:
        return Part(
            rule,
            pattern(rule.pattern),
            pattern(rule.sample.pattern) if rule.sample and rule.sample.pattern else None,
            tuple(map(pattern, rule.sample.above)) if rule.sample else (),
            Scale(rule.evidence, pattern) if rule.evidence else None,
            _reach(rule),
            tuple(guard for guard in rule.guards if guard in FAR_GUARDS),
        )
    except ValueError as error:
        raise RuleError(
            f"rule {rule.id}: pattern: {error}; use the RE2 syntax (no look-around)"
        ) from error
