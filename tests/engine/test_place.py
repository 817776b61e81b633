"""Which tool a host belongs to, what it may receive, and what stands in for it."""

from dataclasses import replace

import pytest

from handrail.engine.place import place
from handrail.engine.policy import Policy, Tool
from handrail.engine.policy_text import compile_policy
from handrail.engine.words import DataClass, Tier

CATALOGUE = (
    Tool("chatgpt", "ChatGPT", ("chatgpt.com", "chat.openai.com")),
    Tool("chatgpt-enterprise", "ChatGPT Enterprise", ("chatgpt.com", "chat.openai.com")),
    Tool("deepseek", "DeepSeek", ("chat.deepseek.com",)),
    Tool("kimi", "Kimi", ("kimi.com",)),
)
HEAD = '[policy]\nid = "acme"\nversion = 1\nowner = "security"\n'
APPROVED = (
    '[[tools]]\nid = "chatgpt-enterprise"\ntier = "approved"\nceiling = "sensitive"\n'
    'agreement = "DPA 2026"\ninstead_of = ["deepseek", "kimi"]\n'
)


def policy(text: str = "") -> Policy:
    return compile_policy(HEAD + text, CATALOGUE, (), "policy.toml")


@pytest.mark.parametrize(
    "host, tool",
    [
        ("chatgpt.com", "chatgpt"),
        ("www.chatgpt.com", "chatgpt"),
        ("a.b.chat.openai.com", "chatgpt"),
        ("ChatGPT.com.", "chatgpt"),
        ("kimi.com", "kimi"),
        ("openai.com", None),
        ("notchatgpt.com", None),
        ("chatgpt.com.example", None),
        ("com", None),
        ("", None),
    ],
)
def test_a_host_belongs_to_the_tool_that_names_it_or_a_parent(host: str, tool: str | None) -> None:
    assert place(host, policy()).tool == tool


def test_a_host_nobody_knows_is_unlisted_and_goes_by_its_own_name() -> None:
    found = place("chat.example", policy('[tiers]\nunlisted = { ceiling = "public" }\n'))

    assert (found.tool, found.name) == (None, "chat.example")
    assert (found.tier, found.ceiling) == (Tier.UNLISTED, DataClass.PUBLIC)
    assert found.instead == ()


def test_a_tool_nobody_decided_about_is_unlisted() -> None:
    found = place("kimi.com", policy())

    assert (found.tier, found.ceiling) == (Tier.UNLISTED, DataClass.INTERNAL)


@pytest.mark.parametrize(
    "tier, ceiling",
    [("approved", "internal"), ("restricted", "public"), ("prohibited", "public")],
)
def test_a_tool_without_a_ceiling_of_its_own_has_that_of_its_tier(tier: str, ceiling: str) -> None:
    found = place("kimi.com", policy(f'[[tools]]\nid = "kimi"\ntier = "{tier}"\n'))

    assert (found.tier, found.ceiling) == (tier, ceiling)


def test_a_tools_own_ceiling_wins_over_that_of_its_tier() -> None:
    lower = '[[tools]]\nid = "kimi"\ntier = "approved"\nceiling = "public"\n'

    assert place("chatgpt.com", policy(APPROVED)).ceiling is DataClass.SENSITIVE
    assert place("kimi.com", policy(lower)).ceiling is DataClass.PUBLIC


def test_on_one_host_a_tool_the_policy_names_wins_over_one_it_does_not() -> None:
    assert place("chatgpt.com", policy()).tool == "chatgpt"
    assert place("chatgpt.com", policy(APPROVED)).tool == "chatgpt-enterprise"


def test_of_two_named_tools_on_one_host_the_stricter_one_wins() -> None:
    both = APPROVED + '[[tools]]\nid = "chatgpt"\ntier = "restricted"\n'
    low = APPROVED + '[[tools]]\nid = "chatgpt"\ntier = "approved"\nceiling = "public"\n'

    assert place("chatgpt.com", policy(both)).tool == "chatgpt"
    assert place("chatgpt.com", policy(low)).tool == "chatgpt"


def test_a_more_exact_host_wins_over_a_stricter_tool() -> None:
    own = '[[tools]]\nid = "chatgpt"\ntier = "prohibited"\n' + APPROVED.replace(
        "ceiling", 'hosts = ["acme.chatgpt.com"]\nceiling'
    )

    assert place("acme.chatgpt.com", policy(own)).tool == "chatgpt-enterprise"
    assert place("chatgpt.com", policy(own)).tool == "chatgpt"


def test_approved_tools_that_stand_in_for_this_one_are_named() -> None:
    in_force = policy(APPROVED)

    assert place("chat.deepseek.com", in_force).instead == (
        ("chatgpt-enterprise", "ChatGPT Enterprise"),
    )
    assert place("chatgpt.com", in_force).instead == ()


def test_a_tool_that_is_no_longer_approved_stands_in_for_nothing() -> None:
    in_force = policy(APPROVED)
    fallen = replace(in_force.tools[0], tier=Tier.RESTRICTED)

    in_force = replace(in_force, tools=(fallen, *in_force.tools[1:]))

    assert place("kimi.com", in_force).instead == ()


def test_the_organisations_own_tool_has_its_own_name_and_hosts() -> None:
    text = '[[tools]]\nid = "acme-chat"\nname = "Acme Chat"\nhosts = ["chat.acme.example"]\n'

    found = place("chat.acme.example", policy(text + 'tier = "approved"\n'))

    assert (found.tool, found.name, found.tier) == ("acme-chat", "Acme Chat", Tier.APPROVED)
