"""One thing that another policy does differently, and which way."""

from dataclasses import dataclass
from enum import StrEnum

from handrail.engine.verdict import Offers
from handrail.engine.words import Action

ONLY_REDACTED = "block, redacted may go"


class Way(StrEnum):
    """Which way something changes."""

    STRICTER = "stricter"
    LOOSER = "looser"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that another policy does differently."""

    way: Way
    what: str
    before: str
    after: str


def answer(action: Action, offers: Offers) -> str:
    """Return an action, and with a block whether the redacted version may go."""
    return ONLY_REDACTED if action is Action.BLOCK and offers.redact else str(action)


def action_change(what: str, before: Action, after: Action) -> Change | None:
    """Return a change of an action."""
    if before is after:
        return None
    way = Way.STRICTER if after.rank > before.rank else Way.LOOSER
    return Change(way, what, str(before), str(after))
