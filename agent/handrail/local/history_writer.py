"""The one thread that writes the record: verdicts never wait for it, decisions are told.

What waits is written together, one transaction and one sync to disk for all of it.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import apsw

from handrail.engine.errors import MachineError

# A person makes less than one verdict a second: 1,000 waiting means that the disk is gone, and
# their metadata is about 1 MB. Decisions are rarer still and may fill half as much again.
WAITING_MAX = 1_000
DECISIONS_MAX = 500

BATCH_MAX = 200  # bounds how long a transaction keeps other processes from writing
RETRY_S = 60.0  # after a failed write; a disk or a lock rarely comes back sooner
STOP_WAIT_S = 5.0  # a logoff gives a program about as long (Windows, 5 s)

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Work(Generic[T]):
    """Something to write, and who waits for it.

    after: runs once the transaction is on disk, outside of it.
    keep: write it later when it cannot be written now.
    """

    write: Callable[[apsw.Connection], T]
    after: Callable[[], None] | None = None
    keep: bool = False
    done: "Future[T]" = field(default_factory=Future)


class Writer:
    """Writes what it is given, in order, on its own thread.

    run: carries out a function in one transaction on the database, under its lock.
    relieve: makes room on a full disk; tells whether trying again makes sense.
    """

    def __init__(
        self,
        run: Callable[[Callable[[apsw.Connection], list[Any]]], list[Any]],
        relieve: Callable[[], bool],
    ) -> None:
        self._run = run
        self._relieve = relieve
        self._waiting: deque[_Work[Any]] = deque()
        self._wake = threading.Condition()
        self._stopping = False
        self.dropped = 0
        self.failure: apsw.Error | None = None
        self._thread = threading.Thread(target=self._loop, name="history", daemon=True)
        self._thread.start()

    def offer(self, write: Callable[[apsw.Connection], bool]) -> bool:
        """Queue a verdict's row; false, and counted, when too many wait."""
        with self._wake:
            if self._stopping or len(self._waiting) >= WAITING_MAX:
                self.dropped += 1
                return False
            self._waiting.append(_Work(write, keep=True))
            self._wake.notify()
            return True

    def put(
        self,
        write: Callable[[apsw.Connection], T],
        after: Callable[[], None] | None = None,
        *,
        keep: bool = False,
    ) -> "Future[T]":
        """Queue something whose outcome is waited for.

        keep: a decision: a failure answers False at once, and it is written when that is possible.
        Without keep a failure is the future's MachineError.
        """
        work = _Work(write, after, keep)
        with self._wake:
            if self._stopping or len(self._waiting) >= WAITING_MAX + DECISIONS_MAX:
                self.dropped += 1
                _give_up(work, "history is full or closed")
            else:
                self._waiting.append(work)
                self._wake.notify()
        return work.done

    def stop(self) -> None:
        """Write what waits, then end; whoever still waits after that is told no."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join(STOP_WAIT_S)

    def _loop(self) -> None:
        """Write until stopped, and let nobody wait for ever, however this ends."""
        try:
            while batch := self._next_batch():
                self._write(batch)
        finally:
            with self._wake:
                self._stopping = True
                for work in self._waiting:
                    _give_up(work, "history is closed")
                self._waiting.clear()

    def _next_batch(self) -> list[_Work[Any]]:
        """Wait for work and take it; nothing when it is time to end."""
        with self._wake:
            while not (self._stopping and (self.failure or not self._waiting)):
                pause_s = RETRY_S if self.failure and self._waiting else None
                self._wake.wait_for(self._has_news, pause_s)
                if self._waiting and not (self._stopping and self.failure):
                    few = min(BATCH_MAX, len(self._waiting))
                    return [self._waiting.popleft() for _ in range(few)]
        return []

    def _has_news(self) -> bool:
        """Tell whether there is something to do that has not just failed."""
        return self._stopping or any(not work.done.done() for work in self._waiting)

    def _write(self, batch: list[_Work[Any]]) -> None:
        """Write one batch, or keep for later what may be written later."""
        try:
            for work, result in zip(batch, self._tried(batch), strict=True):
                _finish(work, result)
            self.failure = None
        except apsw.Error as error:
            self._failed(batch, error)
        finally:  # a bug ends the thread, and still nobody waits for ever
            for work in batch:
                _give_up(work, "history failed")

    def _tried(self, batch: list[_Work[Any]]) -> list[Any]:
        """Write one batch in one transaction; once more when room could be made for it."""
        try:
            return self._run(lambda db: [work.write(db) for work in batch])
        except apsw.FullError:
            if not self._relieve():
                raise
            return self._run(lambda db: [work.write(db) for work in batch])

    def _failed(self, batch: list[_Work[Any]], error: apsw.Error) -> None:
        """Tell those who wait, and put back what is to be kept."""
        log.warning("history could not be written: %s", type(error).__name__)
        self.failure = error
        for work in batch:
            _give_up(work, f"history cannot be written now ({type(error).__name__})")
        with self._wake:
            self._waiting.extendleft(work for work in reversed(batch) if work.keep)


def _finish(work: _Work[Any], result: object) -> None:
    """Do what follows a commit, and tell who waits."""
    try:
        if work.after:
            work.after()
    except apsw.Error as error:
        _give_up(work, f"done, but the file is in use ({type(error).__name__})")
    if not work.done.done():
        work.done.set_result(result)


def _give_up(work: _Work[Any], why: str) -> None:
    """Answer for work that was not written."""
    if work.done.done():
        return
    if work.keep:
        work.done.set_result(False)
    else:
        work.done.set_exception(MachineError(f"{why}; try again later"))
