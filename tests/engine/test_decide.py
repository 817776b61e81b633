"""Which action a class at a place leads to, and what the person may then do."""

from dataclasses import replace
from itertools import product

import pytest

from handrail.engine.decide import decide
from handrail.engine.policy import ClassHandling, Policy, TierHandling
from handrail.engine.policy_text import compile_policy
from handrail.engine.verdict import Offers, Placement
from handrail.engine.words import Action, DataClass, Posture, Tier

STARTER_LIKE = compile_policy(
    '[policy]\nid = "acme"\nversion = 1\nowner = "security"\n', (), (), "policy.toml"
)
ABOVE_PUBLIC = [DataClass.INTERNAL, DataClass.SENSITIVE, DataClass.PROHIBITED]
NOTHING = Offers(redact=False, proceed="no")
# The table of house.md, section 1.
OFFERS = {
    Action.ALLOW: NOTHING,
    Action.WARN: Offers(redact=True, proceed="yes"),
    Action.JUSTIFY: Offers(redact=True, proceed="reason"),
    Action.REDACT: Offers(redact=True, proceed="no"),
    Action.BLOCK: Offers(redact=True, proceed="no"),
}


def at(ceiling: DataClass, tier: Tier = Tier.UNLISTED) -> Placement:
    return Placement("tool", "Tool", tier, ceiling)


def policy(  # noqa: PLR0913 -- one knob for each thing a decision depends on
    over: Action = Action.WARN,
    *,
    offer: bool = True,
    any_content: Action | None = None,
    partial: Action = Action.ALLOW,
    unscannable: Action = Action.ALLOW,
    posture: Posture = Posture.ENFORCE,
) -> Policy:
    handling = ClassHandling(over, offer_redacted=offer)
    return replace(
        STARTER_LIKE,
        posture=posture,
        classes=dict.fromkeys(ABOVE_PUBLIC, handling),
        tiers={tier: TierHandling(DataClass.PUBLIC, any_content) for tier in Tier},
        when=replace(STARTER_LIKE.when, partial=partial, unscannable=unscannable),
    )


def ask(in_force: Policy, data_class: DataClass = DataClass.SENSITIVE) -> tuple[Action, Offers]:
    return decide(data_class, at(DataClass.INTERNAL), in_force, partial=False, unscannable=False)


@pytest.mark.parametrize("data_class, ceiling, over", list(product(DataClass, DataClass, Action)))
def test_only_content_above_the_ceiling_meets_its_classs_action(
    data_class: DataClass, ceiling: DataClass, over: Action
) -> None:
    action, offers = decide(data_class, at(ceiling), policy(over), partial=False, unscannable=False)

    assert action == (over if data_class.rank > ceiling.rank else Action.ALLOW)
    assert offers == OFFERS[action]


@pytest.mark.parametrize("over, any_content", list(product(Action, Action)))
def test_the_stricter_of_class_and_tier_holds(over: Action, any_content: Action) -> None:
    action, _ = ask(policy(over, any_content=any_content))

    assert action.rank == max(over.rank, any_content.rank)


@pytest.mark.parametrize("any_content", list(Action))
def test_a_tiers_action_holds_for_content_without_findings(any_content: Action) -> None:
    action, _ = ask(policy(any_content=any_content), DataClass.PUBLIC)

    assert action is any_content


@pytest.mark.parametrize(
    "partial, unscannable, expected",
    [
        (False, False, Action.WARN),
        (True, False, Action.REDACT),
        (False, True, Action.JUSTIFY),
        (True, True, Action.REDACT),
    ],
)
def test_what_was_not_checked_raises_the_action(
    *, partial: bool, unscannable: bool, expected: Action
) -> None:
    in_force = policy(partial=Action.REDACT, unscannable=Action.JUSTIFY)

    action, _ = decide(
        DataClass.SENSITIVE,
        at(DataClass.INTERNAL),
        in_force,
        partial=partial,
        unscannable=unscannable,
    )

    assert action is expected


def test_what_was_not_checked_never_lowers_the_action() -> None:
    action, _ = decide(
        DataClass.SENSITIVE,
        at(DataClass.INTERNAL),
        policy(Action.BLOCK),
        partial=True,
        unscannable=True,
    )

    assert action is Action.BLOCK


@pytest.mark.parametrize("over", list(Action))
def test_observe_holds_nothing(over: Action) -> None:
    in_force = policy(over, any_content=Action.BLOCK, posture=Posture.OBSERVE)

    assert ask(in_force) == (Action.ALLOW, NOTHING)


@pytest.mark.parametrize(
    "over, coached",
    [
        (Action.ALLOW, Action.ALLOW),
        (Action.WARN, Action.WARN),
        (Action.JUSTIFY, Action.JUSTIFY),
        (Action.REDACT, Action.JUSTIFY),
        (Action.BLOCK, Action.JUSTIFY),
    ],
)
def test_coach_asks_for_a_reason_where_enforce_would_stop(over: Action, coached: Action) -> None:
    in_force = policy(over, offer=False, posture=Posture.COACH)

    assert ask(in_force) == (coached, OFFERS[coached])


def test_coach_also_softens_what_the_tier_or_unchecked_parts_ask_for() -> None:
    in_force = policy(any_content=Action.BLOCK, posture=Posture.COACH)

    assert ask(in_force, DataClass.PUBLIC)[0] is Action.JUSTIFY


def test_a_block_offers_the_redacted_version_where_the_class_says_so() -> None:
    assert ask(policy(Action.BLOCK, offer=True))[1] == Offers(redact=True, proceed="no")
    assert ask(policy(Action.BLOCK, offer=False))[1] == NOTHING


@pytest.mark.parametrize("over", [Action.ALLOW, Action.WARN, Action.BLOCK])
def test_a_block_of_the_whole_tool_offers_nothing(over: Action) -> None:
    assert ask(policy(over, any_content=Action.BLOCK)) == (Action.BLOCK, NOTHING)


@pytest.mark.parametrize("which", ["partial", "unscannable"])
def test_a_block_for_what_was_not_checked_offers_nothing(which: str) -> None:
    in_force = policy(Action.BLOCK, partial=Action.BLOCK, unscannable=Action.BLOCK)

    answer = decide(
        DataClass.PROHIBITED,
        at(DataClass.INTERNAL),
        in_force,
        partial=which == "partial",
        unscannable=which == "unscannable",
    )

    assert answer == (Action.BLOCK, NOTHING)


@pytest.mark.parametrize("over", list(Action))
def test_nothing_is_offered_to_hide_where_nothing_was_found(over: Action) -> None:
    action, offers = decide(
        DataClass.SENSITIVE,
        at(DataClass.INTERNAL),
        policy(over),
        partial=False,
        unscannable=False,
        redactable=False,
    )

    assert action is over
    assert offers == replace(OFFERS[over], redact=False)
