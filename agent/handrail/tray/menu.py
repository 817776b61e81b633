"""What the icon shows and offers, as plain data: no window, no clock, nothing to start."""

from dataclasses import dataclass
from typing import Literal

from handrail.engine.words import Action

Face = Literal["protecting", "paused", "degraded"]
Does = Literal["history", "check", "clean", "pause", "resume", "quit"]

TITLE = "Handrail"
# A tooltip is one glance long; panels cut what is longer.
TITLE_MAX_CHARS = 120
# A menu as wide as the screen is no menu; the dashboard says all of it.
LINE_MAX_CHARS = 64
# What a person needs for one thing at hand, and the longest there is (house.md, section 1).
PAUSES_MINUTES = (5, 15)
# More kinds of findings than this are counted: a menu is read in passing.
FOUND_MAX = 2

WOULD: dict[Action, str] = {
    Action.ALLOW: "may go to a chat nobody has decided about",
    Action.WARN: "would be held, with a warning",
    Action.JUSTIFY: "would be held until you give a reason",
    Action.REDACT: "would be held; only a redacted version may go",
    Action.BLOCK: "would be stopped",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the icon tells.

    problems: of policy and rules, one readable line each. kept: whether history outlives the
    agent. verdicts, held, native: since midnight UTC; native: pastes with nothing to check.
    paused_until: a time of day as the person reads it, or empty. pause_minutes: how long the
    policy allows. recording_only: nothing is held. clipboard: what was last said about it.
    """

    problems: tuple[str, ...] = ()
    kept: bool = True
    verdicts: int = 0
    held: int = 0
    native: int = 0
    paused_until: str = ""
    pause_minutes: int = PAUSES_MINUTES[-1]
    recording_only: bool = False
    clipboard: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; without text it parts what stands above from what stands below.

    does: what choosing it does; None where there is no text. minutes: of a pause. usual: what a
    click on the icon does.
    """

    text: str = ""
    does: Does | None = None
    minutes: int = 0
    usual: bool = False


def face(standing: Standing) -> Face:
    """Return which of the icon's faces fits."""
    if standing.paused_until:
        return "paused"
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
    if standing.paused_until:
        return f"Paused: not covered until {standing.paused_until}"
    found = troubles(standing)
    if found:
        return f"Degraded: {found[0]}"
    if standing.recording_only:
        return "Recording only: nothing is held"
    return "Protecting your pastes"


def counts_line(standing: Standing) -> str:
    """Return today's counts in one line."""
    all_of_them = standing.verdicts + standing.native
    if not all_of_them:
        return "Nothing checked yet today"
    return f"Today: {all_of_them} checked, {standing.held} held"


def title(standing: Standing) -> str:
    """Return the tooltip."""
    whole = f"{TITLE}. {state_line(standing)}. {counts_line(standing)}"
    return cut(whole, TITLE_MAX_CHARS)


def cut(line: str, longest: int) -> str:
    """Return a line, or its beginning where it is too long."""
    return line if len(line) <= longest else f"{line[: longest - 3]}..."


def would_line(action: Action, titles: tuple[str, ...]) -> str:
    """Say what would happen to the clipboard's text on an unlisted chat.

    titles: of the rules that found something; never a word of the text itself.
    """
    shown = ", ".join(titles[:FOUND_MAX])
    more = len(titles) - FOUND_MAX
    found = f": {shown}" + (f" and {more} more" if more > 0 else "") if titles else ""
    return f"Your clipboard {WOULD[action]}{found}"


def entries(standing: Standing) -> tuple[Entry, ...]:
    """Return the menu, top to bottom; each thing it does is in the dashboard or launcher too.

    What it tells can be chosen as well, because panels write the rest in grey.
    """
    return (
        Entry(cut(state_line(standing), LINE_MAX_CHARS), "history"),
        Entry(counts_line(standing), "history"),
        Entry(),
        Entry("Open my history", "history", usual=True),
        Entry("Check my clipboard", "check"),
        Entry("Clean my clipboard", "clean"),
        *([Entry(cut(standing.clipboard, LINE_MAX_CHARS), "check")] if standing.clipboard else ()),
        Entry(),
        *_pausing(standing),
        Entry("Quit Handrail", "quit"),
    )


def _pausing(standing: Standing) -> tuple[Entry, ...]:
    """Return what can be done about a pause; nothing where the policy allows none."""
    if standing.paused_until:
        return Entry("Resume now", "resume"), Entry()
    allowed = standing.pause_minutes
    lengths = [minutes for minutes in PAUSES_MINUTES if minutes <= allowed]
    if allowed and not lengths:
        lengths = [allowed]
    offered = tuple(_pause(minutes) for minutes in lengths)
    return (*offered, Entry()) if offered else ()


def _pause(minutes: int) -> Entry:
    unit = "minute" if minutes == 1 else "minutes"
    return Entry(f"Pause for {minutes} {unit}", "pause", minutes)
