"""Make rules of the organisation's own words: code names, customers, internal hosts."""

from functools import lru_cache

from handrail.engine.keywords import fold_case
from handrail.engine.policy import Dictionary
from handrail.engine.rule import Rule, RuleSet, Terms, compile_rules
from handrail.engine.words import Confidence


@lru_cache(maxsize=4)  # the policy in force, the one before, and a layer each
def rules_of(dictionaries: tuple[Dictionary, ...]) -> tuple[RuleSet, ...]:
    """Compile a policy's dictionaries; an empty tuple when it has none."""
    return (compile_rules(map(_rule, dictionaries)),) if dictionaries else ()


def _rule(dictionary: Dictionary) -> Rule:
    """Make a rule that finds every term as a whole word, in any letter case."""
    return Rule(
        id=f"confidential.{dictionary.name}",
        title=f"A word from the list “{dictionary.name}”",
        data_class=dictionary.data_class,
        confidence=Confidence.HIGH,
        why="Your organisation listed this word as one that should not leave it.",
        remedy="Leave the word out or put a general one in its place.",
        source="The policy in force",
        hits=(),
        misses=(),
        terms=Terms((tuple(map(fold_case, dictionary.terms)),), at_least=1, within=0),
    )
