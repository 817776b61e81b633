"""The frames of the control channel, each defined once (docs/protocol.md, section 1)."""

from typing import Annotated

import msgspec

from handrail.server.pause_wire import PauseFrame, QuitFrame
from handrail.server.wire import Id, Message, PolicyNote, Version, read_as

Label = Annotated[str, msgspec.Meta(max_length=64)]


class Caller(Message, frozen=True, tag_field="kind", tag="caller"):
    """The bridge's first frame: who the browser says is asking."""

    v: Version
    argv: Annotated[tuple[str, ...], msgspec.Meta(max_length=16)]


class Absent(Message, frozen=True, tag_field="kind", tag="absent"):
    """The bridge's own answer: no agent is there."""

    v: Version


class Open(Message, frozen=True, tag_field="kind", tag="open"):
    """Begin a session."""

    v: Version
    browser: Label
    extension: Label


class Session(Message, frozen=True, tag_field="kind", tag="session"):
    """The session that was begun; key is base64 of 32 bytes."""

    v: Version
    sid: Id
    key: str
    port: int
    agent: str
    policy: PolicyNote

    def __repr__(self) -> str:
        """Name the session without its key."""
        return f"Session(sid={self.sid!r})"


class PolicyNews(Message, frozen=True, tag_field="kind", tag="policy"):
    """The policy in force changed."""

    v: Version
    policy: PolicyNote


class Stopping(Message, frozen=True, tag_field="kind", tag="stopping"):
    """The agent is about to stop."""

    v: Version


class Refused(Message, frozen=True, tag_field="kind", tag="refused"):
    """Wrong caller or wrong version; the connection closes."""

    v: Version
    why: str


class ReadyLine(Message, frozen=True):
    """What `handrail run --ready-json` prints."""

    pid: int
    port: int
    dashboard: str
    version: str


class Ready(Message, frozen=True, tag_field="kind", tag="ready", omit_defaults=True):
    """A second start asks (without line) and is told (with it)."""

    v: Version
    line: ReadyLine | None = None


class Dashboard(Message, frozen=True, tag_field="kind", tag="dashboard", omit_defaults=True):
    """A command asks (without url) and is told (with it) where the dashboard opens, once."""

    v: Version
    url: str | None = None

    def __repr__(self) -> str:
        """Leave the address out: it is a key."""
        return "Dashboard()"


Inbound = Caller | Open | Ready | Dashboard | PauseFrame | QuitFrame
Outbound = (
    Absent | Session | PolicyNews | Stopping | Refused | Ready | Dashboard | PauseFrame | QuitFrame
)


def read_inbound(raw: bytes) -> Inbound:
    """Read one frame that the agent gets, or raise WireError."""
    frame: Inbound = read_as(raw, Inbound, "control frame")
    return frame


def read_outbound(raw: bytes) -> Outbound:
    """Read one frame that the agent or the bridge sends, or raise WireError."""
    frame: Outbound = read_as(raw, Outbound, "control frame")
    return frame
