"""The person's own record of verdicts and decisions.

Metadata only, encrypted, chained and erasable; see docs/decisions/0003-history.md.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self, TypeVar, cast

import apsw

from handrail.engine.words import Action, Decision, Surface
from handrail.local import history_chain, history_erase, history_schema
from handrail.local.clock import Clock
from handrail.local.history_entries import (
    Event,
    PausedEvent,
    ResumedEvent,
    Row,
    Today,
    VerdictEntry,
    decision_event,
    micros,
    passed_event,
    row,
    verdict_event,
)
from handrail.local.history_store import (
    Opened,
    ballast_file,
    in_words,
    open_store,
    remove_set_aside,
)
from handrail.local.history_writer import Writer
from handrail.local.keys import fingerprint, subkey

__all__ = ["History", "Row", "Today", "VerdictEntry", "fingerprint"]

# Old rows go at the start, and once a day while the agent runs on.
PRUNE_EVERY_S = 24 * 60 * 60

# A reader gives the writer so long to bring the file up to date, then shows what is there.
CATCH_UP_S = 2.0

T = TypeVar("T")

# How long rows are kept; None while the policy that says so is not read yet.
KeepFor = Callable[[], timedelta | None]


class History:
    """The record. Any thread may use it; one thread of its own writes."""

    def __init__(
        self, opened: Opened, file: Path | None, key: bytes, clock: Clock, keep_for: KeepFor
    ) -> None:
        self._db = opened.db
        self._lock = threading.Lock()
        self._note = opened.note
        self._file = None if opened.in_memory else file
        self._chain_key = subkey(key, "chain")
        self._clock = clock
        self._keep_for = keep_for
        self._pruned_s = clock.monotonic_s()
        self._writer = Writer(self._transact, self._make_room)

    @classmethod
    def open(
        cls,
        file: Path | None,
        key: bytes,
        clock: Clock,
        *,
        repair: bool = True,
        keep_for: KeepFor = lambda: history_erase.RETENTION,
    ) -> Self:
        """Open the record in a file, or one in memory for None.

        A file that cannot be read is set aside and a new one begun; where no file can be used at
        all the record is kept in memory. `note` says so.

        key: the vault's root key.
        repair: False leaves a file that cannot be used as it is and raises MachineError.
        keep_for: how long rows are kept, asked each time; None while nobody knows yet.
        """
        opened = open_store(file, key, clock.now(), repair=repair)
        history = cls(opened, file, key, clock, keep_for)
        if repair:
            history.prune()
        return history

    @property
    def in_memory(self) -> bool:
        """Tell whether the record ends with this process."""
        return self._file is None

    @property
    def dropped(self) -> int:
        """How many rows were given up because too many waited."""
        return self._writer.dropped

    @property
    def note(self) -> str:
        """What the person should know about their history, or empty."""
        failure, dropped = self._writer.failure, self._writer.dropped
        notes = [self._note]
        if failure:
            notes.append(
                f"Your history {in_words(failure)}; new rows wait until it can be written."
            )
        if dropped:
            notes.append(f"{dropped} rows of your history could not be kept.")
        return " ".join(filter(None, notes))

    def record_verdict(self, entry: VerdictEntry) -> None:
        """Queue a verdict's row; never waits. Counted in `dropped` when too many wait."""
        event = verdict_event(entry, self._clock.now())
        self._writer.offer(lambda db: self._append(db, event))
        if self._clock.monotonic_s() - self._pruned_s > PRUNE_EVERY_S:
            self._pruned_s = self._clock.monotonic_s()
            self.prune()

    def record_passed(self, host: str, surface: Surface, count: int) -> None:
        """Queue how many pastes needed no verdict; never waits."""
        event = passed_event(host, surface, count, self._clock.now())
        self._writer.offer(lambda db: self._append(db, event))

    def record_pause(self, event: PausedEvent | ResumedEvent) -> None:
        """Queue the beginning or the end of a pause; never waits."""
        self._writer.offer(lambda db: self._append(db, event))

    def record_decision(
        self, verdict_id: str, decision: Decision, reason: str | None
    ) -> "Future[bool]":
        """Queue a decision's row, behind its verdict's.

        reason: already redacted; at most 200 characters of it are kept.
        The future is True once the row is on disk; False when the record is in memory only, cannot
        be written now, knows no such verdict (erased), or has a decision for it already.
        """
        event = decision_event(verdict_id, decision, reason, self._clock.now())

        def write(db: apsw.Connection) -> bool:
            awaits = bool(db.execute(history_schema.AWAITS, (verdict_id,)).get)
            return awaits and self._append(db, event) and not self.in_memory

        return self._writer.put(write, keep=True)

    def adopt(self, earlier: Self) -> None:
        """Queue what an earlier record holds (one in memory, before the vault opened).

        Its rows keep their ids and times; a decision about one of them can then come here.
        """
        earlier.catch_up()
        with earlier._lock:
            events = earlier._db.execute(history_schema.TO_ADOPT).fetchall()

        def write(db: apsw.Connection) -> bool:
            for (event,) in events:
                history_chain.append_text(db, self._chain_key, str(event))
            return True

        self._writer.put(write, keep=True)

    def rows(self, since: datetime | None = None, limit: int | None = None) -> list[Row]:
        """Return verdicts with what became of them, newest first.

        since: aware. limit: how many at most.
        """
        wanted = (micros(since) if since else 0, -1 if limit is None else limit)
        found = self.read(lambda db: db.execute(history_schema.ROWS, wanted).fetchall())
        return [row(str(given), None if made is None else str(made)) for given, made in found]

    def read(self, look: Callable[[apsw.Connection], T]) -> T:
        """Look at the record through a query of history_query or history_overview."""
        self.catch_up()
        with self._lock:
            return look(self._db)

    def today(self) -> Today:
        """Count the verdicts, and the pastes that needed none, since midnight UTC."""
        midnight = self._clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        query = (
            "SELECT coalesce(sum(kind = 'verdict'), 0), "
            "coalesce(sum(json_extract(event, '$.entry.action') != ?), 0), "
            "coalesce(sum(json_extract(event, '$.count')), 0) "
            "FROM events WHERE kind IN ('verdict', 'passed') AND at >= ?"
        )
        values = (Action.ALLOW, micros(midnight))
        [counts] = self.read(lambda db: db.execute(query, values).fetchall())
        verdicts, held, native = (cast("int", count) for count in counts)
        return Today(verdicts, held, native)

    def verify(self) -> bool:
        """Tell whether the file is sound and every row is as it was written; reads all of it."""
        self.catch_up()
        with self._lock:
            try:
                sound = self._db.pragma("quick_check") == "ok"
                return sound and history_chain.holds(self._db, self._chain_key)
            except (apsw.CorruptError, apsw.NotADBError):
                return False

    def erase_all(self) -> int:
        """Erase everything, set-aside files included; return how many verdicts went."""
        return self._erase(
            lambda db: history_erase.erase_all(db, self._chain_key, self._clock.now()),
            self._remove_set_aside,
        )

    def erase_before(self, before: datetime) -> int:
        """Erase the verdicts given before a moment (aware); return how many."""
        now = self._clock.now()
        return self._erase(lambda db: history_erase.erase_before(db, self._chain_key, before, now))

    def erase_between(self, first: datetime, until: datetime) -> int:
        """Erase the verdicts given from first on and before until (both aware); return how many."""
        span, now = (first, until), self._clock.now()
        return self._erase(lambda db: history_erase.erase_between(db, self._chain_key, span, now))

    def erase_one(self, verdict_id: str) -> int:
        """Erase one verdict and its decision; return 1, or 0 when there is none of that id."""
        now = self._clock.now()
        return self._erase(lambda db: history_erase.erase_one(db, self._chain_key, verdict_id, now))

    def prune(self) -> "Future[int]":
        """Queue the removal of what is past retention."""
        now, kept = self._clock.now(), self._keep_for()

        def clean() -> None:
            with self._lock:
                history_erase.fold(self._db)
            if self._file and kept:
                remove_set_aside(self._file, now - kept)

        return self._writer.put(
            lambda db: history_erase.prune(db, self._chain_key, now, kept) if kept else 0, clean
        )

    def catch_up(self) -> None:
        """Wait until what was recorded so far is written, or two seconds have passed."""
        wait([self._writer.put(lambda _db: None)], CATCH_UP_S)

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self._writer.stop()
        with self._lock:
            self._db.close()

    def _append(self, db: apsw.Connection, event: Event) -> bool:
        """Add one event to the chain."""
        history_chain.append(db, self._chain_key, event)
        return True

    def _transact(self, work: Callable[[apsw.Connection], T]) -> T:
        """Carry out work in one transaction; nobody else uses the connection meanwhile."""
        with self._lock, history_schema.transaction(self._db):
            return work(self._db)

    def _erase(
        self, erase: Callable[[apsw.Connection], int], also: Callable[[], None] | None = None
    ) -> int:
        """Erase in the writer's turn, then leave nothing of it in the file.

        MachineError: it could not be done, or another process still holds old pages.
        """

        def clean() -> None:
            with self._lock:
                history_erase.scrub(self._db)
            if also:
                also()

        return self._writer.put(erase, clean).result()

    def _remove_set_aside(self) -> None:
        """Delete the damaged files of earlier times: they are history, too."""
        if self._file:
            remove_set_aside(self._file, self._clock.now())

    def _make_room(self) -> bool:
        """Give up the ballast and shorten the log on a full disk; tell whether that worked."""
        if self._file is None:
            return False
        ballast_file(self._file).unlink(missing_ok=True)
        try:
            with self._lock:
                history_erase.fold(self._db)
        except apsw.Error:
            return False
        return True
