"""What the pages Overview, Redact, Policy and Status and the agent say to each other."""

from typing import Literal

from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.server.dashboard_wire import Explained
from handrail.server.wire import Message, Version, When

# --- overview ---------------------------------------------------------------------------------


class OverviewRequest(Message, frozen=True):
    """Count the last days."""

    v: Version
    days: Literal[30, 90]


class TotalNote(Message, frozen=True):
    """How many verdicts of one day had all of this in common."""

    day: str
    tool_name: str
    data_class: str
    held: bool
    decision: str
    count: int


class LessonNote(Message, frozen=True):
    """What came up, how often, and what helps against it."""

    rule: str
    title: str
    remedy: str
    times: int


class DayCount(Message, frozen=True):
    """How many of one day."""

    day: str
    count: int


class UsedNote(Message, frozen=True):
    """How one tool was used. tier, instead: as the policy has it now.

    checked, held: for each class, lowest first. native: pastes with nothing to check.
    """

    name: str
    tier: Tier
    instead: tuple[str, ...]
    checked: tuple[int, ...]
    held: tuple[int, ...]
    native: int


class OverviewAnswer(Message, frozen=True):
    """What the charts are made of. since: begin of the streak; overridden: what began it.

    native: pastes in which there was nothing to check. used: each tool that was met, the one with
    the most pastes first; its numbers are for `classes`. sanctioned: the approved tools.
    """

    v: Version
    first_day: str
    last_day: str
    totals: tuple[TotalNote, ...]
    rules: tuple[LessonNote, ...]
    repeats: tuple[LessonNote, ...]
    since: str | None
    overridden: bool
    native: tuple[DayCount, ...]
    classes: tuple[DataClass, ...]
    used: tuple[UsedNote, ...]
    sanctioned: tuple[str, ...]
    mark: str


# --- redact, policy, status -------------------------------------------------------------------


class RedactRequest(Message, frozen=True):
    """Hide what is found in this text. Nothing of it is kept."""

    v: Version
    text: str

    def __repr__(self) -> str:
        """Say how much, never what."""
        return f"RedactRequest({len(self.text)} chars)"


class RedactAnswer(Message, frozen=True):
    """The text with everything found hidden; null where it cannot be made.

    action: what would happen to the text as it is on a chat nobody has decided about.
    """

    v: Version
    action: Action
    redacted: str | None
    hidden: tuple[Explained, ...]

    def __repr__(self) -> str:
        """Say how much, never what."""
        return f"RedactAnswer({len(self.hidden)} rules)"


class MayGo(Message, frozen=True):
    """What may go to a tool, or to every tool of a tier: an action for each class, lowest first.

    redacted: whether the redacted version may go where the action stops.
    """

    name: str
    tier: Tier
    ceiling: DataClass
    agreement: str
    actions: tuple[Action, ...]
    redacted: tuple[bool, ...]


class WayNote(Message, frozen=True):
    """What holds for a surface, or for an account in tools for workspace accounts.

    state: "guarded", or "later" where this version cannot guard or tell it, or "left_out" where the
    policy does not want it guarded. ceiling, any_content: what is taken; null takes nothing.
    """

    name: str
    state: Literal["guarded", "later", "left_out"]
    ceiling: DataClass | None
    any_content: Action | None


class PolicyAnswer(Message, frozen=True):
    """The policy in force. file: null for the built-in one. next: what to do about the problems.

    without: what holds where the person takes their own file away; null where none is theirs.
    accounts: empty where no tool is for workspace accounts.
    """

    v: Version
    id: str
    version: int
    owner: str
    effective: str | None
    review_by: str | None
    posture: Posture
    pause_minutes: int
    file: str | None
    without: str | None
    problems: tuple[str, ...]
    next: tuple[str, ...]
    classes: tuple[DataClass, ...]
    tiers: tuple[MayGo, ...]
    tools: tuple[MayGo, ...]
    words: tuple[str, ...]
    rules: int
    own_rules: int
    surfaces: tuple[WayNote, ...]
    accounts: tuple[WayNote, ...]
    when: When


class Line(Message, frozen=True):
    """One thing that must work: how it is, and what to do."""

    name: str
    state: Literal["ok", "note", "missing"]
    says: str
    next: str


class StatusAnswer(Message, frozen=True):
    """All of them. paused_until, pause_minutes: as in the extension's policy note."""

    v: Version
    lines: tuple[Line, ...]
    paused_until: str | None
    pause_minutes: int
