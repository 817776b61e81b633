"""The sealed messages about what placeholders stand for (docs/protocol.md, section 3)."""

from typing import Annotated

import msgspec

from handrail.server.names import Why
from handrail.server.wire import Conversation, Message, Version

# A long answer of a tool; it is pasted into the popup by hand.
ANSWER_MAX_CHARS = 200_000
# A tab's chats; as many as the extension remembers of one.
CONVERSATIONS_MAX = 32
# A person does not read more.
LEFT_MAX = 50


class OriginalsRequest(Message, frozen=True):
    """Put the originals of this conversation into a text; without one, only count them."""

    v: Version
    conversation: Conversation
    text: Annotated[str, msgspec.Meta(max_length=ANSWER_MAX_CHARS)] = ""

    def __repr__(self) -> str:
        """Say how much, never what."""
        return f"OriginalsRequest({len(self.text)} chars)"


class LeftNote(Message, frozen=True):
    """A placeholder that still stands in the text, and why."""

    placeholder: str
    why: Why


class OriginalsAnswer(Message, frozen=True):
    """The text with the originals. count: places; held: originals at hand for this conversation."""

    v: Version
    text: str
    count: int
    left: tuple[LeftNote, ...]
    held: int

    def __repr__(self) -> str:
        """Say how many, never what."""
        return f"OriginalsAnswer({self.count} put back, {len(self.left)} left)"


class ForgetRequest(Message, frozen=True):
    """Forget the originals of these conversations. ended: they are over, forget all of them."""

    v: Version
    conversations: Annotated[tuple[Conversation, ...], msgspec.Meta(max_length=CONVERSATIONS_MAX)]
    ended: bool = False


class ForgetAnswer(Message, frozen=True):
    """So many originals were forgotten."""

    v: Version
    forgotten: int
