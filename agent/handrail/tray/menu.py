"""What the icon shows and offers, as plain data: no window, no clock, nothing to start."""

from dataclasses import dataclass
from typing import Literal

Face = Literal["protecting", "degraded"]
Does = Literal["history", "quit"]

TITLE = "Handrail"
# A tooltip is one glance long; panels cut what is longer.
TITLE_MAX_CHARS = 120


@dataclass(frozen=True, slots=True)
class Standing:
    """What the icon tells.

    problems: of policy and rules, one readable line each. kept: whether history outlives the
    agent. verdicts, held: since midnight UTC.
    """

    problems: tuple[str, ...] = ()
    kept: bool = True
    verdicts: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu.

    does: what choosing it does; None for a line that only tells. usual: what a click on the icon
    does.
    """

    text: str
    does: Does | None = None
    usual: bool = False


def face(standing: Standing) -> Face:
    """Return which of the icon's faces fits."""
    return "degraded" if troubles(standing) else "protecting"


def troubles(standing: Standing) -> tuple[str, ...]:
    """Return what does not work as it should, most important first, one line each."""
    more = len(standing.problems) - 1
    policy = (
        (
            f"policy not as written: {standing.problems[0]}"
            + (f" (and {more} more)" if more else ""),
        )
        if standing.problems
        else ()
    )
    return policy if standing.kept else (*policy, "your history is kept in memory only, for now")


def state_line(standing: Standing) -> str:
    """Return the state in one line."""
    found = troubles(standing)
    return f"Degraded: {found[0]}" if found else "Protecting your pastes"


def counts_line(standing: Standing) -> str:
    """Return today's counts in one line."""
    if not standing.verdicts:
        return "Nothing checked yet today"
    return f"Today: {standing.verdicts} checked, {standing.held} held"


def title(standing: Standing) -> str:
    """Return the tooltip."""
    whole = f"{TITLE}. {state_line(standing)}. {counts_line(standing)}"
    return whole if len(whole) <= TITLE_MAX_CHARS else f"{whole[: TITLE_MAX_CHARS - 3]}..."


def entries(standing: Standing) -> tuple[Entry, ...]:
    """Return the menu, top to bottom; each thing it does is in the dashboard or launcher too."""
    return (
        Entry(state_line(standing)),
        Entry(counts_line(standing)),
        Entry("Open my history", "history", usual=True),
        Entry("Quit Handrail", "quit"),
    )
