"""Say which rules can hold something up at a place, and how much of them must be there."""

from handrail.engine.policy import Policy, RuleSetting
from handrail.engine.rule import Rule
from handrail.engine.verdict import Placement
from handrail.engine.words import Action, DataClass

_NO_SETTING = RuleSetting()


def needed(rule: Rule, policy: Policy, placement: Placement) -> int:
    """Return how many places of a rule must be there before something is held up; 0 for never.

    Of n different values found in windows that touch, every second one stands apart from the
    others for sure: so half of a bulk is what the page may count on.
    """
    setting = policy.rules.get(rule.id, _NO_SETTING)
    if not setting.enabled or rule.id in let_pass(policy, placement):
        return 0
    if _held(setting.data_class or rule.data_class, policy, placement):
        return 1
    bulk = setting.bulk or rule.bulk
    if bulk and _held(bulk.data_class, policy, placement):
        return max(1, (bulk.at_least + 1) // 2)
    return 0


def let_pass(policy: Policy, placement: Placement) -> frozenset[str]:
    """Return the ids of the rules that the policy lets pass at a place."""
    return frozenset(
        rule
        for rule, setting in policy.rules.items()
        if setting.allow and placement.tool in setting.allow.tools
    )


def _held(data_class: DataClass, policy: Policy, placement: Placement) -> bool:
    """Tell whether content of a class is held up at a place."""
    above = data_class.rank > placement.ceiling.rank
    return above and policy.classes[data_class].over_ceiling is not Action.ALLOW
