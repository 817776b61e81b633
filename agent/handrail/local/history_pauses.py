"""Keep pauses in the record: when nothing was checked, from where it was asked, why it ended."""

from dataclasses import dataclass
from datetime import datetime

import apsw
import msgspec

from handrail.local.history_entries import (
    PausedBy,
    PausedEvent,
    ResumedBecause,
    ResumedEvent,
    micros,
    moment,
)

_PAUSES = """
SELECT p.event, (SELECT r.event FROM events r WHERE r.ref = p.ref AND r.kind = 'resumed')
FROM events p WHERE p.kind = 'paused' AND p.at >= ? ORDER BY p.at DESC LIMIT ?
"""

_paused = msgspec.json.Decoder(PausedEvent)
_resumed = msgspec.json.Decoder(ResumedEvent)


@dataclass(frozen=True, slots=True)
class PauseRow:
    """One pause. until: when it was to end. ended: when it did; None where the agent was killed."""

    begun: datetime
    until: datetime
    by: PausedBy
    ended: datetime | None
    because: ResumedBecause | None


def paused_event(pause_id: str, until: datetime, by: PausedBy, at: datetime) -> PausedEvent:
    """Return the event that keeps the beginning of a pause."""
    return PausedEvent(at=micros(at), ref=pause_id, until=micros(until), by=by)


def resumed_event(pause_id: str, because: ResumedBecause, at: datetime) -> ResumedEvent:
    """Return the event that keeps the end of a pause."""
    return ResumedEvent(at=micros(at), ref=pause_id, because=because)


def pauses(db: apsw.Connection, since: datetime, limit: int) -> tuple[PauseRow, ...]:
    """Return the newest pauses since a moment (aware), newest first."""
    found = db.execute(_PAUSES, (micros(since), limit)).fetchall()
    return tuple(_row(str(begun), None if end is None else str(end)) for begun, end in found)


def _row(begun: str, end: str | None) -> PauseRow:
    """Join the two events of a pause, as they were written."""
    first = _paused.decode(begun)
    last = _resumed.decode(end) if end else None
    return PauseRow(
        begun=moment(first.at),
        until=moment(first.until),
        by=first.by,
        ended=moment(last.at) if last else None,
        because=last.because if last else None,
    )
