"""Layers only tighten: told by example; for any two layers see test_layers_any.py."""

from collections import Counter
from dataclasses import replace

import pytest

from handrail.engine.budget import STANDARD
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.layers import named_rules, tighten
from handrail.engine.place import place
from handrail.engine.policy import Limit, Policy
from handrail.engine.policy_text import compile_policy
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import Action, DataClass, Surface, Tier
from handrail.local.builtin import builtin_catalogue, builtin_rules

HEAD = '[policy]\nid = "{}"\nversion = 1\nowner = "Ada"\n'
UPPER = (
    HEAD.format("acme")
    + """
[tiers]
unlisted = { ceiling = "internal" }

[classes.sensitive]
over_ceiling = "warn"

[surfaces]
paste = { ceiling = "internal" }
file = { any_content = "justify" }

[[tools]]
id = "claude-team"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"
account = "workspace"

[[tools]]
id = "kimi"
tier = "prohibited"

[[dictionaries]]
name = "projects"
terms = ["Bluefin-9"]
class = "sensitive"
"""
)
TEXTS = (
    "see you at ten",
    "ask b.mill@millworks7.org about it",
    "the project Bluefin-9 starts in May",
    "the project Kestrel-2 starts in May",
    "our password is Kx7!quarry88",
    "card 4539 5787 6362 1486 please",
    "\n".join(
        f"{name}.{name}son@{name}corp.com" for name in ("anna", "bodo", "carl", "dora", "emil")
    ),
    "STRICTLY CONFIDENTIAL: internal use only\nThe merger with Northwind closes in June.",
)
SITES = (
    *("claude.ai", "kimi.com", "chatgpt.com", "deepseek.com"),
    *("chat.unlisted.example", "new.example"),
)


def compiled(text: str) -> Policy:
    """Compile a policy by itself."""
    return compile_policy(text, builtin_catalogue(), builtin_rules().by_id, "acme.toml")


def laid(text: str, upper: str = UPPER) -> Policy:
    """Lay a layer over the organisation's policy."""
    return tighten(compiled(upper), text, "team.toml", builtin_catalogue(), builtin_rules().by_id)


def problems(text: str) -> tuple[str, ...]:
    """Return what is refused in a layer."""
    with pytest.raises(FileUnusableError) as refused:
        laid(HEAD.format("team") + text)
    return refused.value.lines


TOOL = '[[tools]]\nid = "{}"\ntier = "{}"\n'
LOOSE = [
    (
        '[tiers]\nunlisted = { ceiling = "sensitive" }\n',
        'line 6: tiers.unlisted.ceiling = "sensitive" is looser than "internal" of acme',
    ),
    ('posture = "coach"\n', 'line 5: policy.posture = "coach" is looser than "enforce"'),
    ('extends = "others"\n', 'policy.extends = "others" is not the policy above; use "acme"'),
    (
        '[rules."payment.card"]\nallow = { values = ["4539 5787 6362 1486"] }\n',
        'rules."payment.card".allow lets pass what is held',
    ),
    ('[classes.sensitive]\nover_ceiling = "allow"\n', "classes.sensitive.over_ceiling"),
    ('[classes.prohibited]\nexceptions = "allowed"\n', "classes.prohibited.exceptions"),
    (TOOL.format("kimi", "restricted"), 'tools[0].tier = "restricted" is looser than "prohibited"'),
    (TOOL.format("mine", "approved") + 'hosts = ["x.kimi.com"]\n', "tools[0].tier"),
    (TOOL.format("chatgpt", "approved"), 'is looser than "unlisted"'),
    ('[rules."payment.card"]\nclass = "internal"\n', 'rules."payment.card".class'),
    ('[rules."payment.card"]\nenabled = false\n', "= false is looser than true"),
    ('[rules."contact.email"]\nbulk = { from = 50, class = "sensitive" }\n', "= 50 is more than"),
    ('[rules."confidential.projects"]\nclass = "internal"\n', "confidential.projects"),
    ("[surfaces]\ndrop = { guarded = false }\n", "surfaces.drop.guarded = false is looser"),
    (
        '[surfaces]\npaste = { ceiling = "sensitive" }\n',
        'surfaces.paste.ceiling = "sensitive" is looser than "internal" of acme',
    ),
    (
        '[surfaces]\nfile = { any_content = "warn" }\n',
        'surfaces.file.any_content = "warn" is looser than "justify" of acme',
    ),
    ('[accounts]\npersonal = { ceiling = "internal" }\n', 'looser than "public" of acme'),
    (TOOL.format("claude-team", "approved") + 'account = "any"\n', 'looser than "workspace"'),
    ("[retention]\nhistory_days = 365\n", "retention.history_days = 365 is longer than 90"),
    ('[when]\nagent_silent = "allow"\n', 'when.agent_silent = "allow" is looser than "warn"'),
    (
        '[[dictionaries]]\nname = "projects"\nterms = ["xx-1"]\nclass = "internal"\n',
        "use another name",
    ),
]


@pytest.mark.parametrize(("text", "line"), LOOSE)
def test_what_would_loosen_is_refused_by_its_line(text: str, line: str) -> None:
    found = problems(text)

    assert any(line in one for one in found), found
    assert all(one.startswith("team.toml line ") for one in found)


def test_what_a_layer_leaves_out_is_as_above() -> None:
    policy = laid(HEAD.format("team"))

    upper = compiled(UPPER)
    same = replace(policy, id="acme", digest=upper.digest, above=None)
    assert same == upper


def test_a_stricter_layer_holds() -> None:
    policy = laid(
        HEAD.format("team")
        + '[tiers]\nunlisted = { ceiling = "public" }\n'
        + '[classes.sensitive]\nover_ceiling = "block"\n'
        + '[[tools]]\nid = "claude-team"\ntier = "restricted"\n'
        + '[when]\npartial = "block"\n'
    )

    assert answer(TEXTS[2], "chat.unlisted.example", policy) is Action.BLOCK
    assert answer(TEXTS[2], "claude.ai", policy) is Action.BLOCK
    assert policy.when.partial is Action.BLOCK
    assert policy.when.agent_silent is Action.WARN


def test_the_reasons_to_choose_from_are_those_of_the_highest_layer_that_gives_any() -> None:
    theirs, mine = (f'[overrides]\nreasons = ["{words}"]\n' for words in ("Agreed", "My wish"))

    assert laid(HEAD.format("team") + mine, UPPER + theirs).reasons == ("Agreed",)
    assert laid(HEAD.format("team") + mine).reasons == ("My wish",)
    assert laid(HEAD.format("team"), UPPER + theirs).reasons == ("Agreed",)


def test_a_tool_keeps_the_tier_of_its_sites_though_a_layer_names_another_site() -> None:
    upper = UPPER + TOOL.format("acme-chat", "prohibited") + 'hosts = ["chat.acme.example"]\n'
    lower = HEAD.format("me") + TOOL.format("acme-chat", "{}") + 'hosts = ["new.example"]\n'

    with pytest.raises(FileUnusableError, match=r'"prohibited" on chat\.acme\.example'):
        laid(lower.format("restricted"), upper)
    placed = place("chat.acme.example", laid(lower.format("prohibited"), upper))
    assert (placed.tool, placed.tier) == ("acme-chat", Tier.PROHIBITED)


def test_a_layer_lends_no_other_site_what_may_pass_at_a_tool() -> None:
    upper = UPPER + '[rules."payment.card".allow]\ntools = ["chatgpt"]\n'
    own, lent = 'hosts = ["chatgpt.com"]\n', 'hosts = ["chat.unlisted.example"]\n'
    tool = HEAD.format("me") + TOOL.format("chatgpt", "restricted")

    assert answer(TEXTS[5], "chatgpt.com", laid(tool + own, upper)) is Action.ALLOW
    with pytest.raises(
        FileUnusableError, match=r"on chat\.unlisted\.example what may pass at this tool"
    ):
        laid(tool + lent, upper)


def test_own_words_of_both_layers_count() -> None:
    policy = laid(
        HEAD.format("me")
        + '[[dictionaries]]\nname = "mine"\nterms = ["Kestrel-2"]\nclass = "sensitive"\n'
    )

    assert answer(TEXTS[2], "chatgpt.com", policy) is Action.WARN
    assert answer(TEXTS[3], "chatgpt.com", policy) is Action.WARN


def test_words_of_a_lower_layer_hide_nothing_from_the_one_above() -> None:
    upper = f'{HEAD.format("acme")}[rules."contact.email"]\nclass = "prohibited"\n'
    words = '[[dictionaries]]\nname = "mine"\nclass = "internal"\nterms = ["{0}", "mail {0}"]\n'
    lower = HEAD.format("me") + words.format("ada@acme-engines.com")
    text = "please mail ada@acme-engines.com today"

    assert answer(text, "chat.invalid", compiled(upper)) is Action.BLOCK
    assert answer(text, "chat.invalid", laid(lower, upper)) is Action.BLOCK


def test_a_pattern_of_a_lower_layer_uses_up_nothing_of_the_one_above() -> None:
    ticket = '[[patterns]]\nname = "{}"\npattern = "{}"\nclass = "prohibited"\n'
    upper = HEAD.format("acme") + ticket.format("tickets", "KD[0-9]{4}")
    lower = HEAD.format("me") + ticket.format("many", "many[a-z]")
    few = replace(STANDARD, hits=50)
    content = Content("manya " * 100 + "KD1234 and KD2\u200b345 card 4539 5787 6362 1486")

    verdict = judge(content, Destination("chat.invalid"), laid(lower, upper), builtin_rules(), few)

    assert verdict.partial
    found = Counter(finding.rule for finding in verdict.findings)
    assert found["confidential.tickets"] == 2
    assert found["payment.card"] == 1


def test_a_layer_may_take_more_from_a_surface_and_an_account() -> None:
    policy = laid(
        HEAD.format("team")
        + '[surfaces]\nfile = { ceiling = "public" }\nsubmit = { guarded = true }\n'
        + '[accounts]\nunknown = { any_content = "warn" }\n'
        + TOOL.format("claude-team", "approved")
    )
    placed = place("claude.ai", policy)

    assert policy.surfaces[Surface.FILE].limit == Limit(DataClass.PUBLIC, Action.JUSTIFY)
    assert policy.surfaces[Surface.PASTE].limit == Limit(DataClass.INTERNAL)
    assert placed.workspace
    assert answer(TEXTS[0], "claude.ai", policy) is Action.WARN


def test_a_tool_on_a_site_for_workspace_accounts_is_for_them_too() -> None:
    lower = HEAD.format("me") + TOOL.format("mine", "restricted") + 'hosts = ["claude.ai"]\n'
    placed = place("claude.ai", laid(lower))

    assert (placed.tool, placed.workspace) == ("mine", True)


def test_whose_account_a_tool_is_for_stays_though_another_one_counts_on_its_site() -> None:
    upper = UPPER + TOOL.format("claude-enterprise", "restricted")
    policy = laid(HEAD.format("me") + TOOL.format("claude-team", "prohibited"), upper)
    placed = place("claude.ai", policy)

    assert not place("claude.ai", compiled(upper)).workspace
    assert (placed.tool, placed.workspace) == ("claude-team", True)


def test_three_layers_lie_over_one_another() -> None:
    team = laid(HEAD.format("team") + '[tiers]\nunlisted = { ceiling = "public" }\n')
    text = HEAD.format("me") + '[tiers]\nunlisted = { ceiling = "internal" }\n'

    with pytest.raises(FileUnusableError, match='looser than "public" of team'):
        tighten(team, text, "policy.toml", builtin_catalogue(), builtin_rules().by_id)


def answer(text: str, host: str, policy: Policy) -> Action:
    """Return what a policy says."""
    return judge(Content(text), Destination(host), policy, builtin_rules()).action


def test_a_stricter_tier_with_a_milder_answer_is_looser() -> None:
    upper = UPPER.replace("[tiers]\n", '[tiers]\napproved = { any_content = "block" }\n')

    with pytest.raises(FileUnusableError, match=r'"restricted" is looser than "approved"'):
        laid(HEAD.format("me") + TOOL.format("claude-team", "restricted"), upper)


def test_a_layer_cannot_make_a_pause_longer() -> None:
    upper = UPPER.replace('owner = "Ada"\n', 'owner = "Ada"\npause_minutes = 5\n')

    with pytest.raises(FileUnusableError, match=r"pause_minutes = 15 is longer than 5"):
        laid(HEAD.format("me") + "pause_minutes = 15\n", upper)
    assert laid(HEAD.format("me") + "pause_minutes = 0\n", upper).pause_minutes == 0


def test_what_is_no_toml_names_no_rules() -> None:
    assert named_rules('[rules."payment.card"]\nenabled = false\n') == {"payment.card"}
    assert named_rules("[rules.") == frozenset()
