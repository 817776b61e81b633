"""What the popup asks of a host, and is told (docs/protocol.md, section 3)."""

from typing import Literal

from handrail.engine.words import Action, DataClass
from handrail.server.wire import Alternative, Host, Message, PolicyNote, ToolNote, Version


class StatusRequest(Message, frozen=True):
    """What holds for this host?"""

    v: Version
    host: Host


class Today(Message, frozen=True):
    """Counts since midnight. native: pastes that needed no verdict."""

    verdicts: int
    held: int
    native: int


class MayNote(Message, frozen=True):
    """Whether content of a class may be pasted. redacted: at least with its findings hidden."""

    data_class: DataClass
    action: Action
    redacted: bool


class StatusAnswer(Message, frozen=True):
    """What the popup shows. may: each class, lowest first. instead: tools to use in its place."""

    v: Version
    agent: str
    policy: PolicyNote
    tool: ToolNote
    may: tuple[MayNote, ...]
    instead: tuple[Alternative, ...]
    history: Literal["kept", "file", "memory"]
    today: Today
