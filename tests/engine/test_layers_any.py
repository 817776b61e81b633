"""For any two layers and any content: the lower layer never loosens."""

import re

from hypothesis import event, given, settings
from hypothesis import strategies as st

from engine.test_layers import HEAD, SITES, TEXTS, UPPER, compiled
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.layers import tighten
from handrail.engine.place import always, place
from handrail.engine.policy import Policy
from handrail.engine.prefilter_needs import needed
from handrail.engine.tables import FileUnusableError
from handrail.engine.verdict import Placement
from handrail.engine.words import Account, Action, DataClass, Posture, Surface
from handrail.local.builtin import builtin_catalogue, builtin_rules

ACTIONS = st.sampled_from(list(Action))
CLASSES = st.sampled_from(list(DataClass))


LISTED = st.sampled_from(["approved", "restricted", "prohibited"])
PARTS = {
    "tiers": ("approved", "unlisted", "restricted", "prohibited"),
    "classes": ("internal", "sensitive", "prohibited"),
    "tools": ("claude-team", "kimi", "chatgpt", "deepseek", "own"),
    "rules": ("payment.card", "contact.email"),
    "surfaces": ("paste", "file"),
    "accounts": ("personal", "unknown"),
}
CHOICES = [(part, name) for part, names in PARTS.items() for name in names]


@st.composite
def layers(draw: st.DrawFn, name: str, most: int) -> str:
    """Write any policy of at most so many settings; many loosen something, those are refused."""
    lines = [HEAD.format(name)]
    if most > 2 and draw(st.booleans()):
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
    if draw(st.booleans()):
        lines.append(f'account = "{draw(st.sampled_from(["workspace", "any"]))}"')
    return lines


def drawn_surface(draw: st.DrawFn, surface: str) -> list[str]:
    """Write what a surface takes; pastes are always guarded."""
    guarded = surface == "paste" or draw(st.booleans())
    lines = [f"[surfaces.{surface}]", f"guarded = {str(guarded).lower()}"]
    return lines + drawn_limit(draw)


def drawn_account(draw: st.DrawFn, account: str) -> list[str]:
    """Write what an account takes in tools for workspace accounts."""
    return [f"[accounts.{account}]", *drawn_limit(draw)]


def drawn_limit(draw: st.DrawFn) -> list[str]:
    """Write a ceiling, an action for everything, both or none."""
    ceiling = [f'ceiling = "{draw(CLASSES)}"'] if draw(st.booleans()) else []
    always_ = [f'any_content = "{draw(ACTIONS)}"'] if draw(st.booleans()) else []
    return ceiling + always_


DRAWN = {
    "tiers": drawn_tier,
    "classes": drawn_class,
    "tools": drawn_tool,
    "rules": drawn_rule,
    "surfaces": drawn_surface,
    "accounts": drawn_account,
}


@settings(max_examples=160, deadline=None)
@given(
    upper=layers("upper", 6),
    lower=layers("lower", 2),
    text=st.sampled_from(TEXTS),
    where=st.builds(
        Destination,
        st.sampled_from(SITES),
        st.sampled_from([Surface.PASTE, Surface.FILE]),
        st.sampled_from(list(Account)),
    ),
)
def test_whatever_two_layers_say_the_lower_one_never_loosens(
    upper: str, lower: str, text: str, where: Destination
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
    first = judge(Content(text), where, above, builtin_rules())
    second = judge(Content(text), where, both, builtin_rules())

    assert second.action.rank >= first.action.rank
    if first.action is not Action.ALLOW:
        assert not (second.offers.redact and not first.offers.redact)
    for name in both.when.__slots__:
        assert getattr(both.when, name).rank >= getattr(above.when, name).rank
    for surface, handling in above.surfaces.items():
        assert both.surfaces[surface].guarded >= handling.guarded
    here, there = place(where.host, above), place(where.host, both)
    assert asked_for_all(there, both) >= asked_for_all(here, above)
    for rule in builtin_rules().by_id.values():
        before = needed(rule, above, here)
        if before:  # the page asks about it above, so it asks below, and not later
            assert 0 < needed(rule, both, there) <= before


def asked_for_all(where: Placement, policy: Policy) -> int:
    """Rank what is asked for everything that goes to a place."""
    return max((action.rank for _, action in always(where, policy)), default=0)


STRICT = (
    HEAD.format("lower")
    + """
posture = "enforce"

[tiers]
unlisted = { ceiling = "public" }
prohibited = { ceiling = "public", any_content = "block" }

[surfaces]
paste = { ceiling = "public", any_content = "justify" }

[accounts]
unknown = { ceiling = "public" }

[classes.sensitive]
over_ceiling = "block"

[[tools]]
id = "claude-team"
tier = "restricted"
account = "workspace"
hosts = ["new.example"]

[when]
partial = "block"
"""
)
WORDS = st.sampled_from([*re.findall(r"\w+|\s|[^\w\s]", STRICT), "approved", "allow", "any"])


@settings(max_examples=150, deadline=None)
@given(
    at=st.integers(0, len(STRICT)),
    cut=st.integers(0, 30),
    put=st.lists(WORDS, max_size=4).map("".join),
    text=st.sampled_from(TEXTS),
    host=st.sampled_from(SITES),
)
def test_whatever_becomes_of_a_layers_file_it_never_loosens(
    at: int, cut: int, put: str, text: str, host: str
) -> None:
    above, damaged = compiled(UPPER), STRICT[:at] + put + STRICT[at + cut :]
    try:
        both = tighten(above, damaged, "lower.toml", builtin_catalogue(), builtin_rules().by_id)
    except FileUnusableError:
        event("refused")
        return
    event("laid over it")
    here, there = place(host, above), place(host, both)
    answers = (
        judge(Content(text), Destination(host), one, builtin_rules()).action
        for one in (above, both)
    )

    first, second = answers
    assert second.rank >= first.rank
    assert there.ceiling.rank <= here.ceiling.rank
    assert asked_for_all(there, both) >= asked_for_all(here, above)
