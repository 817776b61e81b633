"""What a policy says about surfaces and accounts, and what follows for an answer."""

from pathlib import Path

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.place import always, own_ceiling, place
from handrail.engine.policy import Limit, Policy, SurfaceHandling
from handrail.engine.policy_text import compile_policy
from handrail.engine.prefilter import Mode, prefilter
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import GUARDED, Account, Action, DataClass, Surface
from handrail.local.builtin import builtin_catalogue, builtin_rules

EXTENSION = Path(__file__).parents[2] / "extension" / "content"
HEAD = '[policy]\nid = "acme"\nversion = 1\nowner = "Ada"\n'
WORKSPACE = """
[[tools]]
id = "claude-team"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"
account = "workspace"
"""
ANYBODYS = WORKSPACE.replace('account = "workspace"', "")
CUSTOMERS = "\n".join(
    f"{name}.{name}son@{name}corp.com" for name in ("anna", "bodo", "carl", "dora", "emil")
)
HARMLESS = "see you at ten"


def policy(text: str) -> Policy:
    """Compile a policy with what is delivered."""
    return compile_policy(HEAD + text, builtin_catalogue(), builtin_rules().by_id, "policy.toml")


def answer(text: str, where: Destination, in_force: Policy) -> Action:
    """Return what a policy says."""
    return judge(Content(text), where, in_force, builtin_rules()).action


def test_where_nothing_is_said_every_surface_is_to_be_guarded_and_takes_nothing() -> None:
    assert set(policy("").surfaces.values()) == {SurfaceHandling(guarded=True, limit=Limit())}


def test_what_a_complete_file_says_about_surfaces_and_accounts_arrives() -> None:
    text = (Path(__file__).parent / "complete_policy.toml").read_text("utf-8")
    in_force = policy(text.partition("[tiers]")[1] + text.partition("[tiers]")[2])

    assert in_force.surfaces == {
        Surface.PASTE: SurfaceHandling(limit=Limit(DataClass.SENSITIVE)),
        Surface.DROP: SurfaceHandling(guarded=False),
        Surface.FILE: SurfaceHandling(limit=Limit(any_content=Action.JUSTIFY)),
        Surface.SUBMIT: SurfaceHandling(),
    }
    assert in_force.accounts == {
        Account.WORKSPACE: Limit(),
        Account.PERSONAL: Limit(DataClass.PUBLIC, Action.BLOCK),
        Account.UNKNOWN: Limit(DataClass.INTERNAL),
    }


def test_what_counts_as_guarded_is_what_the_extension_has_a_gate_for() -> None:
    gates = {file.stem.removeprefix("gate_") for file in EXTENSION.glob("gate_*.js")}

    assert gates == set(GUARDED)


def test_a_surface_lowers_the_ceiling_of_every_tool_there_and_nowhere_else() -> None:
    in_force = policy(f'[surfaces]\nfile = {{ ceiling = "public" }}\n{ANYBODYS}')
    for host in ("claude.ai", "chat.unlisted.example"):
        assert place(host, in_force, Surface.FILE).ceiling is DataClass.PUBLIC
    assert place("claude.ai", in_force).ceiling is DataClass.SENSITIVE

    by_file, pasted = (Destination("claude.ai", one) for one in (Surface.FILE, Surface.PASTE))
    assert answer(CUSTOMERS, by_file, in_force) is Action.WARN
    assert answer(CUSTOMERS, pasted, in_force) is Action.ALLOW


def test_a_surface_never_raises_a_ceiling() -> None:
    in_force = policy('[surfaces]\npaste = { ceiling = "prohibited" }\n')

    assert place("chat.unlisted.example", in_force).ceiling is DataClass.INTERNAL


def test_a_surface_may_ask_about_everything_and_then_no_page_lets_anything_by() -> None:
    in_force = policy('[surfaces]\npaste = { any_content = "justify" }\n')
    placement = place("chatgpt.com", in_force)

    assert answer(HARMLESS, Destination("chatgpt.com"), in_force) is Action.JUSTIFY
    assert answer(HARMLESS, Destination("chatgpt.com", Surface.DROP), in_force) is Action.ALLOW
    assert prefilter(builtin_rules(), in_force, placement, (1, 2)).mode is Mode.ASK


def test_letting_every_paste_by_is_refused() -> None:
    with pytest.raises(FileUnusableError, match=r'paste\.guarded = false .* posture = "observe"'):
        policy("[surfaces]\npaste = { guarded = false }\n")


def test_who_is_signed_in_matters_only_where_a_tool_is_for_workspace_accounts() -> None:
    limit = '[accounts]\nunknown = { ceiling = "internal", any_content = "warn" }\n'
    asked, open_to_all = policy(limit + WORKSPACE), policy(limit + ANYBODYS)

    assert place("claude.ai", asked).ceiling is DataClass.INTERNAL
    assert place("claude.ai", open_to_all).ceiling is DataClass.SENSITIVE
    assert own_ceiling("claude.ai", asked) is DataClass.SENSITIVE
    assert answer(HARMLESS, Destination("claude.ai"), asked) is Action.WARN
    assert answer(HARMLESS, Destination("claude.ai"), open_to_all) is Action.ALLOW
    assert dict(always(place("claude.ai", asked), asked)) == {
        ("accounts", "unknown", "any_content"): Action.WARN
    }


@pytest.mark.parametrize(
    ("account", "ceiling"),
    [
        (Account.WORKSPACE, DataClass.SENSITIVE),
        (Account.UNKNOWN, DataClass.SENSITIVE),
        (Account.PERSONAL, DataClass.PUBLIC),
    ],
)
def test_where_nothing_is_said_a_personal_account_gets_what_is_public(
    account: Account, ceiling: DataClass
) -> None:
    placement = place("claude.ai", policy(WORKSPACE), account=account)

    assert (placement.account, placement.ceiling) == (account, ceiling)


def test_a_verdict_says_that_nobody_knows_who_is_signed_in() -> None:
    verdict = judge(Content(HARMLESS), Destination("claude.ai"), policy(WORKSPACE), builtin_rules())

    assert verdict.placement.account is Account.UNKNOWN
    assert verdict.placement.workspace


def test_of_two_tools_on_a_site_the_lower_one_counts_after_the_account_took_its_share() -> None:
    both = """
[accounts]
unknown = { ceiling = "public" }

[[tools]]
id = "claude-enterprise"
tier = "approved"
ceiling = "internal"
"""
    in_force = policy(both + WORKSPACE)

    assert place("claude.ai", in_force).tool == "claude-team"
    assert place("claude.ai", in_force, account=Account.WORKSPACE).tool == "claude-enterprise"
