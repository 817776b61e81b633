"""What is said about pauses: by the popup (sealed), by the dashboard, and by a command."""

from typing import Annotated

import msgspec

from handrail.engine.policy import PAUSE_MAX_MINUTES
from handrail.server.wire import Message, Version

PauseMinutes = Annotated[int, msgspec.Meta(ge=0, le=PAUSE_MAX_MINUTES)]


class PauseRequest(Message, frozen=True):
    """Pause for so many minutes; 0: resume."""

    v: Version
    minutes: PauseMinutes


class PauseAnswer(Message, frozen=True):
    """Until when nothing is checked; null: everything is."""

    v: Version
    paused_until: str | None


class PauseFrame(Message, frozen=True, tag_field="kind", tag="pause", omit_defaults=True):
    """A command asks (with minutes) and is told (without) until when nothing is checked.

    problem: why it may not be; empty where it may.
    """

    v: Version
    minutes: PauseMinutes | None = None
    paused_until: str | None = None
    problem: str = ""


class QuitFrame(Message, frozen=True, tag_field="kind", tag="quit"):
    """A command asks the agent to end, and is told so before it does."""

    v: Version
