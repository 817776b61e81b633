"""Which rules count at a place. Layers have their own property in test_layers.py."""

from dataclasses import replace

from handrail.engine.place import place
from handrail.engine.policy import Allow, Policy, RuleSetting
from handrail.engine.prefilter_needs import let_pass, needed
from handrail.local.builtin import builtin_rules, starter_policy

CARD = builtin_rules().by_id["payment.card"]
MAIL = builtin_rules().by_id["contact.email"]


def with_card(setting: RuleSetting) -> Policy:
    """Return the starter policy with a setting for cards."""
    policy = starter_policy()
    return replace(policy, rules={**policy.rules, "payment.card": setting})


def count(policy: Policy) -> int:
    """Return how many cards must be there on ChatGPT."""
    return needed(CARD, policy, place("chatgpt.com", policy))


def test_one_card_is_enough_unless_nothing_looks_for_it() -> None:
    assert count(starter_policy()) == 1
    assert count(with_card(RuleSetting(enabled=False))) == 0
    assert count(with_card(RuleSetting(allow=Allow(tools=frozenset({"chatgpt"}))))) == 0


def test_of_a_bulk_half_must_be_seen() -> None:
    policy = starter_policy()

    assert needed(MAIL, policy, place("chatgpt.com", policy)) == 3


def test_what_may_pass_is_told_for_its_tool_only() -> None:
    policy = with_card(RuleSetting(allow=Allow(tools=frozenset({"chatgpt"}))))

    assert let_pass(policy, place("chatgpt.com", policy)) == {"payment.card"}
    assert let_pass(policy, place("claude.ai", policy)) == frozenset()
