"""What the dashboard and the agent say to each other: coming in, and the History page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from handrail.engine.words import Action, Category, DataClass, Decision, Surface, Tier
from handrail.local.history_entries import PausedBy, ResumedBecause
from handrail.server.wire import Id, Message, Version

# A screen shows about twenty rows; two hundred are read ahead at most.
ROWS_MAX = 200
TOOL_MAX_CHARS = 255

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Cursor = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{1,17}\.[0-9]{1,17}\Z")]
Mark = Annotated[str, msgspec.Meta(max_length=64)]


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a JSON message, or a file to save."""

    body: bytes
    content_type: str = "application/json"


class KeyRequest(Message, frozen=True):
    """Let this tab in."""

    v: Version
    key: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]

    def __repr__(self) -> str:
        """Leave the key out."""
        return "KeyRequest()"


class KeyAnswer(Message, frozen=True):
    """The tab is in."""

    v: Version
    bearer: str

    def __repr__(self) -> str:
        """Leave the bearer out."""
        return "KeyAnswer()"


class Problem(Message, frozen=True):
    """Why a request could not be answered, in words for the person."""

    v: Version
    problem: str


class Plain(Message, frozen=True):
    """A request that needs no more words."""

    v: Version


# --- history ----------------------------------------------------------------------------------


class Wanted(Message, frozen=True):
    """Which rows."""

    since: Moment | None = None
    until: Moment | None = None
    tool: Annotated[str, msgspec.Meta(max_length=TOOL_MAX_CHARS)] = ""
    data_class: DataClass | None = None
    action: Action | None = None
    decision: Literal["passed", "cancelled", "redacted", "continued", "none"] | None = None


class RowsRequest(Message, frozen=True):
    """The next rows. after: as the answer before gave it."""

    v: Version
    wanted: Wanted = Wanted()
    after: Cursor | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=ROWS_MAX)] = 50


class RuleNote(Message, frozen=True):
    """A rule that matched. title: its id where the rule is not known any more."""

    rule: str
    title: str
    count: int


class RowNote(Message, frozen=True):
    """One row."""

    id: Id
    at: str
    tool_name: str
    host: str
    surface: Surface
    data_class: DataClass
    action: Action
    rules: tuple[RuleNote, ...]
    decision: Decision | None
    decided_at: str | None


class PauseNote(Message, frozen=True):
    """A time in which nothing was checked. ended: null where it runs, or the agent was killed."""

    begun: str
    until: str
    by: PausedBy
    ended: str | None
    because: ResumedBecause | None


class RowsAnswer(Message, frozen=True):
    """Rows, newest first. tools: names to choose from. note: what to know about this history.

    pauses: of the same time; only with the first rows.
    """

    v: Version
    rows: tuple[RowNote, ...]
    pauses: tuple[PauseNote, ...]
    after: str | None
    tools: tuple[str, ...]
    kept: Literal["kept", "file", "memory"]
    note: str
    mark: str


class RowRequest(Message, frozen=True):
    """Explain one row."""

    v: Version
    id: Id


class Explained(Message, frozen=True):
    """What a rule says. why and remedy are empty where the rule is not known any more."""

    rule: str
    title: str
    count: int
    category: Category | None
    why: str
    remedy: str


class RowAnswer(Message, frozen=True):
    """One row explained. tier, ceiling: what holds for its tool now."""

    v: Version
    row: RowNote
    rules: tuple[Explained, ...]
    length_chars: int
    partial: bool
    unscannable: bool
    decoded_via: tuple[str, ...]
    reason: str | None
    seen_before: int
    tier: Tier
    ceiling: DataClass


class EraseRequest(Message, frozen=True):
    """Erase for good. id: with one. since, until: with range."""

    v: Version
    what: Literal["one", "range", "all"]
    id: Id | None = None
    since: Moment | None = None
    until: Moment | None = None


class CountRequest(Message, frozen=True):
    """How many rows are wanted?"""

    v: Version
    wanted: Wanted = Wanted()


class CountAnswer(Message, frozen=True):
    """So many rows."""

    v: Version
    rows: int


class ExportRequest(Message, frozen=True):
    """The wanted rows as a file."""

    v: Version
    kind: Literal["csv", "json"]
    wanted: Wanted = Wanted()


class NewsRequest(Message, frozen=True):
    """Wait until the mark is another one."""

    v: Version
    mark: Mark


class NewsAnswer(Message, frozen=True):
    """The mark now."""

    v: Version
    mark: str
