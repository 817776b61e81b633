"""Layers only tighten: told by example, and for any two layers and any content."""

from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.layers import tighten
from handrail.engine.place import place
from handrail.engine.policy import Policy
from handrail.engine.policy_text import compile_policy
from handrail.engine.prefilter_needs import needed
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import Action, DataClass, Posture
from handrail.local.builtin import builtin_catalogue, builtin_rules

HEAD = '[policy]\nid = "{}"\nversion = 1\nowner = "Ada"\n'
UPPER = (
    HEAD.format("acme")
    + """
[tiers]
unlisted = { ceiling = "internal" }

[classes.sensitive]
over_ceiling = "warn"

[[tools]]
id = "claude-team"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"

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
    ('[classes.sensitive]\nover_ceiling = "allow"\n', "classes.sensitive.over_ceiling"),
    ('[classes.prohibited]\nexceptions = "allowed"\n', "classes.prohibited.exceptions"),
    (TOOL.format("kimi", "restricted"), 'tools[0].tier = "restricted" is looser than "prohibited"'),
    (TOOL.format("mine", "approved") + 'hosts = ["x.kimi.com"]\n', "tools[0].tier"),
    (TOOL.format("chatgpt", "approved"), 'is looser than "unlisted"'),
    ('[rules."payment.card"]\nclass = "internal"\n', 'rules."payment.card".class'),
    ('[rules."payment.card"]\nenabled = false\n', "= false is looser than true"),
    ('[rules."contact.email"]\nbulk = { from = 50, class = "sensitive" }\n', "= 50 is more than"),
    ('[rules."confidential.projects"]\nclass = "internal"\n', "confidential.projects"),
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


def test_three_layers_lie_over_one_another() -> None:
    team = laid(HEAD.format("team") + '[tiers]\nunlisted = { ceiling = "public" }\n')
    text = HEAD.format("me") + '[tiers]\nunlisted = { ceiling = "internal" }\n'

    with pytest.raises(FileUnusableError, match='looser than "public" of team'):
        tighten(team, text, "policy.toml", builtin_catalogue(), builtin_rules().by_id)


def answer(text: str, host: str, policy: Policy) -> Action:
    """Return what a policy says."""
    return judge(Content(text), Destination(host), policy, builtin_rules()).action


ACTIONS = st.sampled_from(list(Action))
CLASSES = st.sampled_from(list(DataClass))


LISTED = st.sampled_from(["approved", "restricted", "prohibited"])
PARTS = {
    "tiers": ("approved", "unlisted", "restricted", "prohibited"),
    "classes": ("internal", "sensitive", "prohibited"),
    "tools": ("claude-team", "kimi", "chatgpt", "deepseek", "own"),
    "rules": ("payment.card", "contact.email"),
}
CHOICES = [(part, name) for part, names in PARTS.items() for name in names]


@st.composite
def layers(draw: st.DrawFn, name: str, most: int) -> str:
    """Write any policy of at most so many settings; many loosen something, those are refused."""
    lines = [HEAD.format(name)]
    if most > len(PARTS) and draw(st.booleans()):
        lines.append(f'posture = "{draw(st.sampled_from(list(Posture)))}"')
    chosen = draw(st.lists(st.sampled_from(CHOICES), unique=True, max_size=most))
    for part, one in sorted(chosen, key=lambda choice: list(PARTS).index(choice[0])):
        lines += DRAWN[part](draw, one)
    return "\n".join(lines) + "\n"


def drawn_class(draw: st.DrawFn, name: str) -> list[str]:
    """Write what happens above the ceiling."""
    offer = str(draw(st.booleans())).lower()
    return [f"[classes.{name}]", f'over_ceiling = "{draw(ACTIONS)}"', f"offer_redacted = {offer}"]


def drawn_rule(draw: st.DrawFn, name: str) -> list[str]:
    """Write what a rule leads to."""
    lines = [f'[rules."{name}"]', f'class = "{draw(CLASSES)}"']
    if draw(st.booleans()):
        bulk = f'from = {draw(st.integers(2, 9))}, class = "{draw(CLASSES)}"'
        lines.append(f"bulk = {{ {bulk} }}")
    return lines


def drawn_tier(draw: st.DrawFn, tier: str) -> list[str]:
    """Write what a tier may receive."""
    lines = [f"[tiers.{tier}]", f'ceiling = "{draw(CLASSES)}"']
    if draw(st.booleans()):
        lines.append(f'any_content = "{draw(ACTIONS)}"')
    return lines


def drawn_tool(draw: st.DrawFn, tool: str) -> list[str]:
    """Write what was decided about a tool."""
    lines = ["[[tools]]", f'id = "{tool}"', f'tier = "{draw(LISTED)}"', 'agreement = "DPA"']
    if tool == "own":
        lines.append(f'hosts = ["{draw(st.sampled_from(SITES))}"]')
    if draw(st.booleans()):
        lines.append(f'ceiling = "{draw(CLASSES)}"')
    return lines


DRAWN = {"tiers": drawn_tier, "classes": drawn_class, "tools": drawn_tool, "rules": drawn_rule}


@settings(max_examples=120, deadline=None)
@given(
    upper=layers("upper", 6),
    lower=layers("lower", 2),
    text=st.sampled_from(TEXTS),
    host=st.sampled_from(SITES),
)
def test_whatever_two_layers_say_the_lower_one_never_loosens(
    upper: str, lower: str, text: str, host: str
) -> None:
    try:
        above = compiled(upper)
    except FileUnusableError:
        return  # a ceiling without an agreement, say: no policy, no layer over it
    try:
        both = tighten(above, lower, "lower.toml", builtin_catalogue(), builtin_rules().by_id)
    except FileUnusableError as refused:
        event("refused" if "looser" in str(refused) else "wrong by itself")
        return
    event("laid over it")
    first = judge(Content(text), Destination(host), above, builtin_rules())
    second = judge(Content(text), Destination(host), both, builtin_rules())

    assert second.action.rank >= first.action.rank
    if first.action is not Action.ALLOW:
        assert not (second.offers.redact and not first.offers.redact)
    for name in both.when.__slots__:
        assert getattr(both.when, name).rank >= getattr(above.when, name).rank
    for rule in builtin_rules().by_id.values():
        before = needed(rule, above, place(host, above))
        if before:  # the page asks about it above, so it asks below, and not later
            assert 0 < needed(rule, both, place(host, both)) <= before
