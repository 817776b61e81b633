"""Join what the policy adds to the rules: its dictionaries and its patterns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from handrail.engine.budget import Meter
from handrail.engine.dictionary import Lexicon, compile_dictionaries
from handrail.engine.hit import Hit
from handrail.engine.own_pattern import Compiled, compile_own
from handrail.engine.policy import Dictionary, OwnPattern, Policy
from handrail.engine.rule import Rule
from handrail.engine.view import View


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """A policy's own rules, compiled: immutable, and safe to share between threads."""

    lexicon: Lexicon
    patterns: tuple[Compiled, ...]
    by_id: Mapping[str, Rule]

    def hits(self, view: View, meter: Meter) -> Iterator[Hit]:
        """Yield what they find in a view."""
        if self.lexicon.words:
            yield from self.lexicon.hits(view, meter)
        for pattern in self.patterns:
            yield from pattern.hits(view, meter)


def own_rules(policy: Policy) -> Own:
    """Return the policy's own rules; each set of them is compiled once."""
    return _compiled(policy.dictionaries, policy.patterns)


def own_by_layer(policy: Policy) -> tuple[Own, ...]:
    """Return what each layer adds to the ones above it, the highest first."""
    above = policy.above
    if above is None:
        return (own_rules(policy),)
    mine = _compiled(
        tuple(words for words in policy.dictionaries if words not in above.dictionaries),
        tuple(one for one in policy.patterns if one not in above.patterns),
    )
    return (*own_by_layer(above), mine)


@lru_cache(maxsize=8)  # the policy in force, the one before, and three layers each
def _compiled(dictionaries: tuple[Dictionary, ...], patterns: tuple[OwnPattern, ...]) -> Own:
    """Compile dictionaries and patterns."""
    lexicon = compile_dictionaries(dictionaries)
    compiled = tuple(map(compile_own, patterns))
    rules = [*lexicon.rules, *(one.rule for one in compiled)]
    return Own(lexicon, compiled, MappingProxyType({rule.id: rule for rule in rules}))
