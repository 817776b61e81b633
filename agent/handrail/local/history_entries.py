"""What the history keeps of a verdict and a decision: metadata, by type.

No field of these can carry what was pasted; the one that holds a person's own words is the reason,
which its caller has redacted.
"""

import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec

from handrail.engine.words import Action, DataClass, Decision, Surface

REASON_MAX_CHARS = 200  # house.md 1: what a person may write is short
NAME_MAX_CHARS = 255  # a host name's own limit (RFC 1035); ids and names are shorter
HEX_ID = re.compile(r"[0-9a-f]{16}")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# From where a pause was begun, and why it ended: its time was over, the person resumed, a new
# policy allows none so long, or the agent stopped.
PausedBy = Literal["icon", "dashboard", "popup", "command"]
ResumedBecause = Literal["time", "person", "policy", "stopped"]


@dataclass(frozen=True, slots=True)
class VerdictEntry:
    """One verdict as it is kept.

    id: 16 hex digits.
    tool: id in the catalogue, or None.
    rules: (rule id, how many findings).
    decoded_via: names of the views through which something was found.
    fingerprints: of the values found, 16 hex digits each.
    decision: set where the verdict needs none of the person ("passed").
    ValueError: a field does not look like metadata.
    """

    id: str
    tool: str | None
    tool_name: str
    host: str
    surface: Surface
    data_class: DataClass
    action: Action
    rules: tuple[tuple[str, int], ...]
    length_chars: int
    partial: bool
    unscannable: bool
    decoded_via: tuple[str, ...]
    fingerprints: tuple[str, ...]
    decision: Decision | None = None

    def __post_init__(self) -> None:
        """Refuse what is too long or too free to be metadata; the value itself is not repeated."""
        if not all(HEX_ID.fullmatch(code) for code in (self.id, *self.fingerprints)):
            raise ValueError("an id or fingerprint is not 16 hex digits")
        rules = (rule for rule, _ in self.rules)
        names = (self.tool or "", self.tool_name, self.host, *rules, *self.decoded_via)
        if any(len(name) > NAME_MAX_CHARS or not name.isprintable() for name in names):
            raise ValueError("a name is too long or not printable to be metadata")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(VerdictEntry):
    """One verdict with what became of it.

    at, decided_at: UTC.
    reason: the person's own words, redacted before they came here.
    """

    at: datetime
    decided_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Today:
    """How many verdicts there were since midnight UTC, and how many held something up.

    native: pastes that needed no verdict, because nothing in them could have been held up.
    """

    verdicts: int
    held: int
    native: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEvent:
    """A verdict was given. at: microseconds since 1970, UTC. ref: the verdict's id."""

    at: int
    ref: str
    entry: VerdictEntry
    kind: Literal["verdict"] = "verdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEvent:
    """A person decided. ref: the verdict's id."""

    at: int
    ref: str
    decision: Decision
    reason: str | None
    kind: Literal["decision"] = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedEvent:
    """Pastes went in that could not have been held up; only how many is known of them.

    at: microseconds since 1970, UTC.
    """

    at: int
    host: str
    surface: Surface
    count: int
    kind: Literal["passed"] = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedEvent:
    """A person paused checking. at, until: microseconds since 1970, UTC. ref: the pause's id."""

    at: int
    ref: str
    until: int
    by: PausedBy
    kind: Literal["paused"] = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumedEvent:
    """A pause ended. at: microseconds since 1970, UTC. ref: the pause's id."""

    at: int
    ref: str
    because: ResumedBecause
    kind: Literal["resumed"] = "resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedEvent:
    """Rows were blanked at the person's wish. rows: how many verdicts."""

    at: int
    rows: int
    scope: Literal["all", "before", "between", "one"]
    kind: Literal["erased"] = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class GenesisEvent:
    """A record began."""

    at: int
    kind: Literal["genesis"] = "genesis"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestartedEvent:
    """A record began because the one before could not be read; aside: its file's new name."""

    at: int
    aside: str
    kind: Literal["restarted"] = "restarted"


Event = (
    VerdictEvent
    | DecisionEvent
    | PassedEvent
    | PausedEvent
    | ResumedEvent
    | ErasedEvent
    | GenesisEvent
    | RestartedEvent
)

_verdicts = msgspec.json.Decoder(VerdictEvent)
_decisions = msgspec.json.Decoder(DecisionEvent)
_restarts = msgspec.json.Decoder(RestartedEvent)


def micros(at: datetime) -> int:
    """Return a moment as microseconds since 1970, UTC."""
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(at_us: int) -> datetime:
    """Return microseconds since 1970 as a moment in UTC."""
    return EPOCH + timedelta(microseconds=at_us)


def verdict_event(entry: VerdictEntry, at: datetime) -> VerdictEvent:
    """Return the event that keeps a verdict."""
    return VerdictEvent(at=micros(at), ref=entry.id, entry=entry)


def decision_event(
    verdict_id: str, decision: Decision, reason: str | None, at: datetime
) -> DecisionEvent:
    """Return the event that keeps a decision.

    reason: already redacted; what hiding a value has made too long is cut.
    """
    words = reason[:REASON_MAX_CHARS].encode(errors="replace").decode() if reason else None
    return DecisionEvent(at=micros(at), ref=verdict_id, decision=decision, reason=words)


def passed_event(host: str, surface: Surface, count: int, at: datetime) -> PassedEvent:
    """Return the event that keeps how many pastes needed no verdict."""
    return PassedEvent(at=micros(at), host=host, surface=surface, count=count)


def canonical_json(event: Event) -> str:
    """Write an event in the one form its leaf in the chain is made of: keys in order, no spaces."""
    return msgspec.json.encode(event, order="sorted").decode()


def row(verdict: str, decision: str | None) -> Row:
    """Join a verdict's event with its decision's, both as canonical_json wrote them."""
    given = _verdicts.decode(verdict)
    kept: dict[str, Any] = {
        part.name: getattr(given.entry, part.name) for part in fields(VerdictEntry)
    }
    at = moment(given.at)
    if decision is None:
        return Row(**kept, at=at, decided_at=at if given.entry.decision else None, reason=None)
    decided = _decisions.decode(decision)
    kept["decision"] = decided.decision
    return Row(**kept, at=at, decided_at=moment(decided.at), reason=decided.reason)


def restart(event: str) -> RestartedEvent:
    """Read a restarted event as canonical_json wrote it."""
    return _restarts.decode(event)
