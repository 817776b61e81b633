"""Read what is delivered with the agent: rules, catalogue and starter policy."""

import gc
from functools import cache
from importlib.resources import files

from handrail.engine.policy import Policy, Tool
from handrail.engine.policy_text import compile_policy, named_tools, read_catalogue
from handrail.engine.rule import Rule, RuleSet, compile_rules
from handrail.engine.rule_text import read_rules

# A judgement makes up to three containers for each of 40,000 hits, all of which live until it has
# answered; Python looks for garbage after every 700. Measured: texts full of findings take 3 to 5 %
# less.
_CONTAINERS_BETWEEN = 200_000


@cache
def builtin_rule_list() -> tuple[Rule, ...]:
    """Return the rules of all families, family by family in the order of their names."""
    found = sorted(entry.name for entry in files("handrail.rules").iterdir())
    texts = {name: _text("rules", name) for name in found if name.endswith(".toml")}
    return tuple(
        rule for name, text in texts.items() for rule in read_rules(text, name, proven=True)
    )


@cache
def builtin_rules() -> RuleSet:
    """Return the rules of all families, compiled.

    They live as long as the process, so the collector of garbage is told not to walk through them
    each time, and to walk less often: texts full of findings are judged a twentieth faster.
    """
    rules = compile_rules(builtin_rule_list(), proven=True)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_CONTAINERS_BETWEEN)
    return rules


@cache
def builtin_catalogue() -> tuple[Tool, ...]:
    """Return the tools everybody has."""
    return read_catalogue(_text("policies", "catalogue.toml"), "catalogue.toml")


@cache
def inventory() -> tuple[Tool, ...]:
    """Return the tools that somebody names and nobody here has verified."""
    return read_catalogue(_text("policies", "inventory.toml"), "inventory.toml", inventory=True)


def catalogue_for(policy: str) -> tuple[Tool, ...]:
    """Return the catalogue, and the inventory where a policy names a tool of it.

    The inventory is ten times as long, and hardly any policy needs it: the agent starts sooner.
    """
    known = {tool.id for tool in builtin_catalogue()}
    if named_tools(policy) <= known:
        return builtin_catalogue()
    return builtin_catalogue() + inventory()


@cache
def starter_policy() -> Policy:
    """Return the policy that holds where nobody has written one."""
    text = _text("policies", "starter.toml")
    known = {rule.id for rule in builtin_rule_list()}
    return compile_policy(text, builtin_catalogue(), known, "starter.toml")


def _text(package: str, name: str) -> str:
    """Return a file delivered inside the package."""
    return (files(f"handrail.{package}") / name).read_text("utf-8")
