"""The sealed messages, each defined once (docs/protocol.md, section 3)."""

import json
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from handrail.engine.errors import WireError
from handrail.engine.policy import PAUSE_MAX_MINUTES
from handrail.engine.prefilter import Prefilter
from handrail.engine.words import Action, Category, Confidence, DataClass, Posture, Surface, Tier

VERSION = 1
Version = Literal[1]

# A reason is a sentence, not a document (house.md, section 1).
REASON_MAX_CHARS = 200
# One entry per rule and sample; a person does not read more (docs/protocol.md, section 3).
FINDINGS_MAX = 50
# Longer than any paste names: a page drops folders of thousands, the verdict needs no more.
FILES_MAX = 1_000

# Gathered while the agent was away; more than a person pastes in a day.
PASSED_MAX = 10_000

# Sizes beyond what a JavaScript number holds exactly are not sizes.
Bytes = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
# RFC 1035: a host name has at most 253 characters. Printable ASCII without capitals: what the
# URL parser of every browser leaves of a host name.
Host = Annotated[str, msgspec.Meta(pattern=r"\A[!-@\[-~]{1,253}\Z")]
Id = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
# Which tab it goes into, in a word of the extension's own that says nothing about the tab.
Conversation = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-z-]{0,64}\Z")]
MediaType = Annotated[str, msgspec.Meta(max_length=255)]  # RFC 6838: 127 + "/" + 127


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every message is: frozen, and without a key that we did not agree on."""


# --- shared parts -----------------------------------------------------------------------------


class When(Message, frozen=True):
    """What the extension does where the agent could not judge."""

    agent_silent: Action
    agent_error: Action
    partial: Action
    too_large: Action
    unscannable: Action


class PolicyNote(Message, frozen=True):
    """What the extension knows of the policy in force."""

    id: str
    version: int
    posture: Posture
    problems: tuple[str, ...]
    when: When
    # UTC, such as 2026-11-21T14:05:00Z; None where nothing is paused.
    paused_until: str | None = None
    # How long a person may pause at a time; 0: not at all.
    pause_minutes: int = PAUSE_MAX_MINUTES
    # To choose from where the extension itself asks for a reason: nobody could judge.
    reasons: tuple[str, ...] = ()


class ToolNote(Message, frozen=True):
    """Which tool the host belongs to; id is null where no catalogue names it."""

    id: str | None
    name: str
    tier: Tier
    ceiling: DataClass


class Alternative(Message, frozen=True):
    """A sanctioned tool to use instead."""

    id: str
    name: str


# --- /v1/verdict ------------------------------------------------------------------------------


class File(Message, frozen=True):
    """A file that goes along. Its name is content and is not sent."""

    type: MediaType
    size: Bytes


class VerdictRequest(Message, frozen=True):
    """May this go there?"""

    v: Version
    surface: Surface
    host: Host
    text: str
    html: str = ""
    files: Annotated[tuple[File, ...], msgspec.Meta(max_length=FILES_MAX)] = ()
    conversation: Conversation = ""

    def __repr__(self) -> str:
        """Say how much, never what."""
        return f"VerdictRequest({self.surface}, {len(self.text)} chars)"


class FindingNote(Message, frozen=True):
    """One entry per rule and sample."""

    rule: str
    title: str
    category: Category
    data_class: DataClass
    confidence: Confidence
    why: str
    remedy: str
    sample: str
    decoded_via: str | None
    count: int

    def __repr__(self) -> str:
        """Name the rule, not the sample."""
        return f"FindingNote({self.rule!r}, count={self.count})"


class OffersNote(Message, frozen=True):
    """What the person may do besides not letting the content through."""

    redact: bool
    proceed: Literal["no", "yes", "reason"]


class VerdictAnswer(Message, frozen=True):
    """The verdict, in words a person understands."""

    v: Version
    id: Id
    action: Action
    data_class: DataClass
    partial: bool
    unscannable: bool
    tool: ToolNote
    instead: tuple[Alternative, ...]
    findings: tuple[FindingNote, ...]
    offers: OffersNote
    redacted: str | None
    redacted_html: str | None
    # The policy's, to choose from where `proceed` is "reason"; the person may write another.
    reasons: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Say what was decided, never about what."""
        return f"VerdictAnswer({self.action}, {len(self.findings)} findings)"


# --- /v1/decision, /v1/dashboard, /v1/ping ----------------------------------------------------


class DecisionRequest(Message, frozen=True):
    """What the person did after a verdict."""

    v: Version
    id: Id
    decision: Literal["cancelled", "redacted", "continued"]
    reason: Annotated[str, msgspec.Meta(max_length=REASON_MAX_CHARS)] | None = None

    def __repr__(self) -> str:
        """Leave the reason out."""
        return f"DecisionRequest({self.id!r}, {self.decision})"


class DecisionAnswer(Message, frozen=True):
    """Whether the row is on disk."""

    v: Version
    kept: bool


class LinkRequest(Message, frozen=True):
    """Open the dashboard."""

    v: Version


class LinkAnswer(Message, frozen=True):
    """An address that opens the dashboard once, within a minute."""

    v: Version
    url: str

    def __repr__(self) -> str:
        """Leave the address out: it is a key."""
        return "LinkAnswer()"


class PrefilterRequest(Message, frozen=True):
    """What must be in a text before anything could be held up at this host?"""

    v: Version
    host: Host


class PrefilterAnswer(Message, frozen=True):
    """What a page is to look for. id: the same for the same description."""

    v: Version
    id: Id
    told: Prefilter


class PassedRequest(Message, frozen=True):
    """So many contents went in that could not have been held up; nothing else is known of them."""

    v: Version
    host: Host
    surface: Surface
    count: Annotated[int, msgspec.Meta(ge=1, le=PASSED_MAX)] = 1


class PassedAnswer(Message, frozen=True):
    """They were counted."""

    v: Version


class PingAnswer(Message, frozen=True):
    """The agent lives and holds the key."""

    v: Version


class ErrorAnswer(Message, frozen=True):
    """Why a sealed request was not answered; never content."""

    v: Version
    error: str


M = TypeVar("M")


def read(raw: bytes, kind: type[M]) -> M:
    """Read one sealed message, or raise WireError without repeating any of it."""
    message: M = read_as(raw, kind, kind.__name__)
    return message


def read_as(raw: bytes, kind: Any, name: str) -> Any:  # noqa: ANN401 - msgspec has no TypeForm
    """Read raw as kind, which may be a union; name says in the WireError what was expected."""
    refusals = (msgspec.MsgspecError, ValueError, RecursionError)
    try:
        return msgspec.json.decode(raw, type=kind)
    except refusals:
        pass
    # Browsers write a lone surrogate as \udXXX, which msgspec refuses and json keeps.
    # Rare, so only what the first reading refused comes here.
    try:
        return msgspec.convert(json.loads(raw.decode()), type=kind)
    except refusals:
        # Said outside the except block: the cause quotes the content.
        problem = f"not a {name} of protocol version {VERSION}"
    raise WireError(problem)


def write(message: msgspec.Struct) -> bytes:
    """Write one message as UTF-8 JSON; lone surrogates are escaped, as browsers do."""
    try:
        return msgspec.json.encode(message)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(message), separators=(",", ":")).encode("ascii")
