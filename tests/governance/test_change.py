"""Whether a change is stricter or looser."""

from handrail.engine.words import Action
from handrail.governance.change import Change, Way, action_change


def test_a_later_action_is_the_stricter_one() -> None:
    assert action_change("x", Action.WARN, Action.BLOCK) == Change(
        Way.STRICTER, "x", "warn", "block"
    )
    assert action_change("x", Action.WARN, Action.WARN) is None
    looser = action_change("x", Action.WARN, Action.ALLOW)
    assert looser is not None
    assert looser.way is Way.LOOSER
