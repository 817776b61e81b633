"""What the policy lets pass though a rule finds it."""

from dataclasses import replace
from random import Random

import pytest

from handrail.engine.allowed import for_tool
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.policy import Allow, Policy, RuleSetting
from handrail.engine.verdict import Verdict
from handrail.engine.words import Action
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import iban

IBAN, OTHER = (iban(Random(seed), "DE") for seed in (1, 2))


def with_allow(allow: Allow, rule: str = "payment.iban") -> Policy:
    return replace(starter_policy(), rules={rule: RuleSetting(allow=allow)})


def asked(text: str, policy: Policy, host: str = "chat.invalid") -> Verdict:
    return judge(Content(text), Destination(host), policy, builtin_rules())


def test_a_value_that_is_allowed_is_not_found_and_not_hidden() -> None:
    policy = with_allow(Allow(values=frozenset({IBAN.lower()})))

    verdict = asked(f"Pay {IBAN} or {OTHER}.", policy)

    assert [one.start for one in verdict.findings] == [len(f"Pay {IBAN} or ")]
    assert verdict.redacted is not None
    assert IBAN in verdict.redacted
    assert OTHER not in verdict.redacted


@pytest.mark.parametrize(("pattern", "held"), [("DE[0-9]+", 0), ("DE[0-9]", 1), ("[0-9]+", 1)])
def test_a_pattern_allows_what_it_matches_from_end_to_end(pattern: str, held: int) -> None:
    verdict = asked(f"Pay {IBAN}.", with_allow(Allow(patterns=(pattern,))))

    assert len(verdict.findings) == held


def test_a_tool_may_receive_what_others_may_not() -> None:
    policy = with_allow(Allow(tools=frozenset({"claude"})))

    assert asked(f"Pay {OTHER}.", policy, "claude.ai").action is Action.ALLOW
    assert asked(f"Pay {OTHER}.", policy, "chatgpt.com").action is not Action.ALLOW


def test_another_rule_still_speaks() -> None:
    policy = with_allow(Allow(values=frozenset({IBAN.lower()})), "payment.card")

    assert len(asked(f"Pay {IBAN}.", policy).findings) == 1


def test_a_policy_that_allows_nothing_at_a_tool_stays_as_it_is() -> None:
    policy = with_allow(Allow(tools=frozenset({"claude"})))

    assert for_tool(policy, "chatgpt") is policy
    assert for_tool(policy, None) is policy
