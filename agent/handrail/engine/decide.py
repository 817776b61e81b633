"""Turn a data class and a place into an action, and say what the person may do."""

from collections.abc import Iterator
from typing import Literal

from handrail.engine.place import always
from handrail.engine.policy import Policy
from handrail.engine.verdict import Offers, Placement
from handrail.engine.words import Action, DataClass, Posture

_COACHED = {Action.BLOCK: Action.JUSTIFY, Action.REDACT: Action.JUSTIFY}
_PROCEED: dict[Action, Literal["no", "yes", "reason"]] = {
    Action.WARN: "yes",
    Action.JUSTIFY: "reason",
    Action.REDACT: "no",
    Action.BLOCK: "no",
}


def decide(  # noqa: PLR0913 -- everything an action depends on, by name
    data_class: DataClass,
    placement: Placement,
    policy: Policy,
    *,
    partial: bool,
    unscannable: bool,
    redactable: bool = True,
) -> tuple[Action, Offers]:
    """Return the strictest action that class, place and unchecked parts ask for, and the offers.

    partial: the work budget ran out. unscannable: something could not be checked at all.
    redactable: there is a finding to hide, so a redacted version exists.
    """
    for_class = _for_class(data_class, placement, policy)
    otherwise = _strictest(
        _apart_from_class(placement, policy, partial=partial, unscannable=unscannable)
    )
    action = in_posture(_strictest((for_class, otherwise)), policy.posture)
    if action is Action.ALLOW:
        return action, Offers(redact=False, proceed="no")
    if action is Action.BLOCK:
        # What blocks apart from the class (the tool, what was not checked) blocks a redacted
        # version just as much.
        redactable = (
            redactable
            and otherwise is not Action.BLOCK
            and policy.classes[data_class].offer_redacted
        )
    return action, Offers(redact=redactable, proceed=_PROCEED[action])


def stricter(mine: tuple[Action, Offers], theirs: tuple[Action, Offers]) -> tuple[Action, Offers]:
    """Return the stricter of two layers' answers, with the offers that both make."""
    (action, offers), (other, others) = mine, theirs
    if Action.ALLOW in {action, other}:
        return max(mine, theirs, key=lambda answer: answer[0].rank)
    firmer = max(action, other, key=lambda one: one.rank)
    return firmer, Offers(redact=offers.redact and others.redact, proceed=_PROCEED[firmer])


def _for_class(data_class: DataClass, placement: Placement, policy: Policy) -> Action:
    """Return what happens to content of this class at this place."""
    if data_class.rank <= placement.ceiling.rank:
        return Action.ALLOW
    return policy.classes[data_class].over_ceiling


def _apart_from_class(
    placement: Placement,
    policy: Policy,
    *,
    partial: bool,
    unscannable: bool,
) -> Iterator[Action]:
    """Yield what tier, surface, account and the unchecked parts ask for."""
    yield Action.ALLOW
    yield from (action for _, action in always(placement, policy))
    if partial:
        yield policy.when.partial
    if unscannable:
        yield policy.when.unscannable


def _strictest(actions: Iterator[Action] | tuple[Action, ...]) -> Action:
    """Return the action of the highest rank."""
    return max(actions, key=lambda action: action.rank)


def in_posture(action: Action, posture: Posture) -> Action:
    """Soften an action as the posture says: coach never stops, observe never holds."""
    if posture is Posture.OBSERVE:
        return Action.ALLOW
    if posture is Posture.COACH:
        return _COACHED.get(action, action)
    return action
