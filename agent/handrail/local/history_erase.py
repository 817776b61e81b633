"""Take rows out of the record for good: at the person's wish, or when they are old enough.

Blanking keeps the chain whole; `scrub` then sees to it that the file holds no trace of what was
blanked, not even for somebody who has the key. Every function here but scrub and fold runs inside
BEGIN IMMEDIATE.
"""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import apsw

from handrail.local import history_chain
from handrail.local.history_entries import ErasedEvent, GenesisEvent, micros

# house.md 6.8
RETENTION = timedelta(days=90)

# The record is pruned once a day. Two days or more between two runs, or a clock that went back as
# far, may mean a wrong clock (a dead battery, a mistyped year). For a week after such a jump the
# record shrinks by a tenth a day at most, so that a wrong clock that is noticed has not wiped it.
JUMP = timedelta(hours=48)
DAY = timedelta(days=1)
DISTRUST = timedelta(days=7)
DISTRUSTED_SHARE = 10

_IN_SPAN = "kind = 'verdict' AND at >= ? AND at < ?"
# What has no row of its own: counts, and pauses with their ends.
_BESIDE_IN_SPAN = "kind IN ('passed', 'paused', 'resumed') AND at >= ? AND at < ?"
_OF_VERDICTS_IN_SPAN = f"ref IN (SELECT ref FROM events WHERE {_IN_SPAN})"  # noqa: S608  (ours)


def erase_all(db: apsw.Connection, key: bytes, now: datetime) -> int:
    """Drop every row and begin a new chain; return how many verdicts went.

    key: the chain's key.
    """
    gone = _count(db, "kind = 'verdict'")
    db.execute("DELETE FROM events; DELETE FROM meta")
    history_chain.set_anchor(db, key, secrets.token_bytes(32))
    history_chain.append(db, key, GenesisEvent(at=micros(now)))
    history_chain.append(db, key, ErasedEvent(at=micros(now), rows=gone, scope="all"))
    return gone


def erase_before(db: apsw.Connection, key: bytes, before: datetime, now: datetime) -> int:
    """Blank the verdicts given before a moment, with their decisions; return how many."""
    return _erase_span(
        db, key, (0, micros(before)), ErasedEvent(at=micros(now), rows=0, scope="before")
    )


def erase_between(
    db: apsw.Connection, key: bytes, span: tuple[datetime, datetime], now: datetime
) -> int:
    """Blank the verdicts given from the first moment on and before the second; return how many."""
    first, until = span
    erased = ErasedEvent(at=micros(now), rows=0, scope="between")
    return _erase_span(db, key, (micros(first), micros(until)), erased)


def erase_one(db: apsw.Connection, key: bytes, verdict_id: str, now: datetime) -> int:
    """Blank one verdict with its decision; return 1, or 0 when there is none of that id."""
    gone = _count(db, "kind = 'verdict' AND ref = ?", verdict_id)
    if gone:
        _blank(db, "ref = ?", verdict_id)
        history_chain.append(db, key, ErasedEvent(at=micros(now), rows=gone, scope="one"))
    return gone


def prune(db: apsw.Connection, key: bytes, now: datetime, retention: timedelta = RETENTION) -> int:
    """Drop the rows at the front that are past retention; return how many.

    The first row that is young enough ends it; a row from the future (a clock that was wrong) does
    not, or it would keep everything behind it for ever.
    """
    share = _share_that_may_go(db, now)
    total = _count(db, "1")
    young = db.execute(
        "SELECT min(seq) FROM events WHERE at BETWEEN ? AND ?",
        (micros(now - retention), micros(now + JUMP)),
    ).get
    past = "seq < ?" if young is not None else "1 OR ?"
    gone = min(_count(db, past, young), -(-total * share // 100))
    if not gone:
        return 0
    [(last, head)] = db.execute(
        "SELECT seq, head FROM events ORDER BY seq LIMIT 1 OFFSET ?", (gone - 1,)
    ).fetchall()
    history_chain.set_anchor(db, key, cast("bytes", head))
    db.execute("DELETE FROM events WHERE seq <= ?", (last,))
    _remember(db, "pruned", micros(now))
    return gone


def scrub(db: apsw.Connection) -> None:
    """Leave nothing of deleted rows in the file or its log; outside of any transaction.

    apsw.BusyError: another process is reading; what was erased is gone from every view, but not
    yet from the file.
    """
    try:
        db.execute("VACUUM")
    except apsw.FullError:  # it needs as much room again; what was deleted is zeros already
        db.execute("PRAGMA incremental_vacuum")
    fold(db)


def fold(db: apsw.Connection) -> None:
    """Move the log into the file and empty it: it still holds pages as they were before.

    apsw.BusyError: another process is reading.
    """
    db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def _erase_span(
    db: apsw.Connection, key: bytes, span_us: tuple[int, int], erased: ErasedEvent
) -> int:
    """Blank the verdicts of a span and write down that it was done; return how many."""
    gone = _count(db, _IN_SPAN, *span_us)
    _blank(db, _BESIDE_IN_SPAN, *span_us)
    if gone:
        _blank(db, _OF_VERDICTS_IN_SPAN, *span_us)
        history_chain.append(db, key, replace(erased, rows=gone))
    return gone


def _share_that_may_go(db: apsw.Connection, now: datetime) -> int:
    """Return how many percent of the rows one run may drop; remembers when the clock jumped."""
    now_us = micros(now)
    seen = _recall(db, "seen", now_us)
    _remember(db, "seen", now_us)
    if abs(now_us - seen) > JUMP // timedelta(microseconds=1):
        _remember(db, "jumped", now_us)
    if not _within(db, "jumped", now_us, DISTRUST):
        return 100
    return 0 if _within(db, "pruned", now_us, DAY) else DISTRUSTED_SHARE


def _within(db: apsw.Connection, name: str, now_us: int, span: timedelta) -> bool:
    """Tell whether a remembered moment lies in the span before now."""
    span_us = span // timedelta(microseconds=1)
    return 0 <= now_us - _recall(db, name, now_us - span_us) < span_us


def _count(db: apsw.Connection, which: str, *values: object) -> int:
    """Count rows."""
    query = f"SELECT count(*) FROM events WHERE {which}"  # noqa: S608  (literals of this file)
    return int(db.execute(query, values).get)


def _blank(db: apsw.Connection, which: str, *values: object) -> None:
    """Take the event and its salt out of rows; seq, leaf and head stay."""
    query = f"UPDATE events SET event = NULL, salt = NULL WHERE {which}"  # noqa: S608  (as above)
    db.execute(query, values)


def _recall(db: apsw.Connection, name: str, otherwise: int) -> int:
    """Return a number kept beside the rows."""
    found = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).get
    return otherwise if found is None else int(found)


def _remember(db: apsw.Connection, name: str, value: int) -> None:
    """Keep a number beside the rows."""
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))
