"""Say what the policy lets pass though a rule finds it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from handrail.engine.hit import Hit
from handrail.engine.keywords import fold_case
from handrail.engine.pattern import Pattern, compile_pattern
from handrail.engine.policy import Allow, Policy


def speaking(hits: Iterable[Hit], policy: Policy) -> Iterator[Hit]:
    """Yield the hits that count: the rule is on, and the value is none that the policy allows."""
    told = {
        rule: setting
        for rule, setting in policy.rules.items()
        if setting.allow or not setting.enabled
    }
    for hit in hits:
        setting = told.get(hit.rule.id)
        if setting is None or (setting.enabled and not _is_allowed(hit.value, setting.allow)):
            yield hit


def _is_allowed(value: str, allow: Allow | None) -> bool:
    """Tell whether a value is one that may pass."""
    return allow is not None and (
        folded(value) in allow.values
        or any(whole(pattern).holds(value) for pattern in allow.patterns)
    )


def for_tool(policy: Policy, tool: str | None) -> Policy:
    """Return the policy with the rules turned off that it lets pass at a tool."""
    off = {
        rule: replace(setting, enabled=False)
        for rule, setting in policy.rules.items()
        if setting.allow and tool in setting.allow.tools
    }
    return replace(policy, rules={**policy.rules, **off}) if off else policy


def folded(value: str) -> str:
    """Return a value as allowed values are compared: letter case and outer spaces aside."""
    return fold_case(value.strip())


@lru_cache(maxsize=256)  # as many as a large policy has
def whole(pattern: str) -> Pattern:
    """Compile a pattern that has to match a value from its first character to its last."""
    return compile_pattern(rf"\A(?:{pattern})\z")
