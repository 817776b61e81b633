"""Say what the policy lets pass though a rule finds it."""

from dataclasses import replace
from functools import lru_cache

from handrail.engine.hit import Hit
from handrail.engine.keywords import fold_case
from handrail.engine.pattern import Pattern, compile_pattern
from handrail.engine.policy import Policy, RuleSetting

_NO_SETTING = RuleSetting()


def speaks(hit: Hit, policy: Policy) -> bool:
    """Tell whether a hit counts: its rule is on, and its value is none that the policy allows."""
    setting = policy.rules.get(hit.rule.id, _NO_SETTING)
    if not setting.enabled:
        return False
    allow = setting.allow
    if allow is None:
        return True
    return folded(hit.value) not in allow.values and not any(
        whole(pattern).holds(hit.value) for pattern in allow.patterns
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
