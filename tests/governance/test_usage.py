"""How each tool was used: numbers, and what the policy says of it now."""

from datetime import UTC, datetime

from handrail.engine.policy import Policy
from handrail.engine.policy_text import compile_policy
from handrail.engine.words import Tier
from handrail.governance.usage import sanctioned, usage
from handrail.local.builtin import builtin_catalogue, builtin_rules, starter_policy
from handrail.local.history_overview import Overview, Total

POLICY = """
[policy]
id = "acme"
version = 1
owner = "Ada"
[[tools]]
id = "claude"
tier = "approved"
instead_of = ["kimi"]
[[tools]]
id = "acme-chat"
name = "Acme Chat"
hosts = ["chat.acme.example"]
tier = "approved"
"""
DAY = "2026-11-21"


def policy() -> Policy:
    return compile_policy(POLICY, builtin_catalogue(), builtin_rules().by_id, "policy.toml")


def found(*totals: Total, native: tuple[tuple[str, int], ...] = ()) -> Overview:
    since = datetime(2026, 11, 1, tzinfo=UTC)
    return Overview(totals, (), (), since, overridden=False, native_hosts=native)


def total(name: str, host: str, kind: str, count: int, *, held: bool = False) -> Total:
    return Total(DAY, name, kind, held, "none", count, host)


def test_pastes_are_counted_by_tool_and_class_and_the_most_used_comes_first() -> None:
    (chatgpt, claude) = usage(
        found(
            total("Claude", "claude.ai", "public", 2),
            total("ChatGPT", "chatgpt.com", "public", 5),
            total("ChatGPT", "chatgpt.com", "prohibited", 3, held=True),
            total("ChatGPT", "chatgpt.com", "prohibited", 1),
        ),
        starter_policy(),
    )

    assert (chatgpt.name, claude.name) == ("ChatGPT", "Claude")
    assert chatgpt.checked == (5, 0, 0, 4)
    assert chatgpt.held == (0, 0, 0, 3)
    assert (chatgpt.native, chatgpt.pastes) == (0, 9)


def test_pastes_with_nothing_to_check_count_for_the_tool_of_their_host() -> None:
    (chatgpt, other) = usage(
        found(
            total("ChatGPT", "chatgpt.com", "public", 1),
            native=(("chatgpt.com", 7), ("chat.example", 2)),
        ),
        starter_policy(),
    )

    assert (chatgpt.name, chatgpt.native) == ("ChatGPT", 7)
    assert (other.name, other.native, other.checked) == ("chat.example", 2, (0, 0, 0, 0))


def test_an_unlisted_tool_is_told_with_the_approved_one_in_its_place() -> None:
    used = {
        one.name: one
        for one in usage(
            found(total("Kimi", "kimi.com", "public", 1), total("C", "claude.ai", "public", 1)),
            policy(),
        )
    }

    assert (used["Kimi"].tier, used["Kimi"].instead) == (Tier.UNLISTED, ("Claude",))
    assert (used["Claude"].tier, used["Claude"].instead) == (Tier.APPROVED, ())


def test_a_tool_that_is_renamed_keeps_one_row() -> None:
    (one,) = usage(
        found(
            total("chat.acme.example", "chat.acme.example", "public", 1),
            total("Acme Chat", "chat.acme.example", "public", 2),
        ),
        policy(),
    )

    assert (one.name, one.checked[0]) == ("Acme Chat", 3)


def test_a_site_no_list_names_is_called_as_it_was_then() -> None:
    (one,) = usage(found(total("Old Chat", "old.example", "public", 1)), policy())

    assert (one.name, one.tier) == ("Old Chat", Tier.UNLISTED)


def test_the_approved_tools_are_named() -> None:
    assert sanctioned(policy()) == ("Acme Chat", "Claude")
    assert sanctioned(starter_policy()) == ()
