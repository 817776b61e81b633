"""What is about to go to a tool, and where it would go."""

from dataclasses import dataclass

from handrail.engine.names import NOTHING_KNOWN, Known
from handrail.engine.words import Account, Surface


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along and whose bytes the engine did not see.

    media_type: as the browser names it, possibly empty.
    """

    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Content:
    """One paste, drop, upload or message.

    text: the plain text, any Unicode, lone surrogates included.
    html: the text/html flavour of the same content, or empty.
    before: the ends of what went to the same conversation just before, oldest first.
    known: the placeholders that conversation has already.
    """

    text: str
    html: str = ""
    files: tuple[Attachment, ...] = ()
    before: tuple[str, ...] = ()
    known: Known = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Destination:
    """Where content would go.

    host: lower-case host name without port, as the tab's address bar shows it.
    account: who is signed in there, as far as anybody can tell.
    """

    host: str
    surface: Surface = Surface.PASTE
    account: Account = Account.UNKNOWN
