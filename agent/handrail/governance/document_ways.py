"""Draw how content gets to a tool: what is checked on its way, and what happens otherwise."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from handrail.engine.decide import in_posture
from handrail.engine.policy import Policy
from handrail.engine.policy_file import PolicyFile
from handrail.engine.words import Action, Surface
from handrail.governance.drawn import Drawn
from handrail.governance.sections import Mark
from handrail.governance.ways import DONE, guarded, taken, why_not

_HEADER = ("What you", "Is it checked?", "What may go this way")
# What the policy's `when` is about, as a person meets it.
_CASES: Mapping[str, str] = MappingProxyType(
    {
        "agent_silent": "Handrail did not answer in time",
        "agent_error": "Handrail had a problem",
        "partial": "There was too much to check all of it",
        "too_large": "It was too large to be checked at all",
        "unscannable": "Something in it, a file or an image, could not be read",
    }
)
# Nothing can be hidden in what was not checked.
_UNCHECKED: Mapping[Action, str] = MappingProxyType(
    {
        Action.ALLOW: "It goes in",
        Action.WARN: "You see why, and you decide",
        Action.JUSTIFY: "It goes in when you give a reason",
        Action.REDACT: "It does not go in as it is",
        Action.BLOCK: "It does not go in as it is",
    }
)


def ways(_: PolicyFile, policy: Policy) -> Iterator[Drawn]:
    """Draw what is guarded, what is not and why, and what happens where nothing was judged."""
    rows = {surface: _way(surface, policy) for surface in Surface}
    held = tuple(row for surface, row in rows.items() if guarded(surface, policy))
    left = tuple(row for surface, row in rows.items() if not guarded(surface, policy))
    yield Drawn("What is checked on its way in", Mark.ENFORCED, _HEADER, held)
    yield Drawn("What is not checked on its way in", Mark.TRUST, _HEADER, left)
    header = ("When a paste could not be checked", "What happens")
    yield Drawn("What happens otherwise", Mark.ENFORCED, header, tuple(_otherwise(policy)))


def _way(surface: Surface, policy: Policy) -> tuple[str, ...]:
    """Return the row of a surface."""
    state = "yes" if guarded(surface, policy) else f"no: {why_not(surface, policy)}"
    limit = ", ".join(taken(policy.surfaces[surface].limit))
    return DONE[surface], state, limit or "what the tool may receive"


def _otherwise(policy: Policy) -> Iterator[tuple[str, ...]]:
    """Yield what happens in each case, as the posture softens it."""
    for name, case in _CASES.items():
        yield case, _UNCHECKED[in_posture(getattr(policy.when, name), policy.posture)]
    most = f"It goes in; a pause ends by itself after at most {policy.pause_minutes} minutes"
    yield "You paused checking", most if policy.pause_minutes else "Nobody can pause it"
