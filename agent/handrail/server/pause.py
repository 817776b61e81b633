"""Pause checking for some minutes, where the policy allows it: recorded, and over by itself.

Nothing of it is kept over a restart: an agent that starts, protects.
"""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from handrail.engine.errors import WireError
from handrail.local.clock import Clock
from handrail.local.history_entries import PausedBy, ResumedBecause
from handrail.local.history_pauses import paused_event, resumed_event
from handrail.local.live import Live
from handrail.server.record import Records

if TYPE_CHECKING:
    from collections.abc import Callable

ID_BYTES = 8
# A timer stands still while the computer sleeps, the wall clock does not: it is asked so often.
LOOK_S = 10.0


@dataclass(frozen=True, slots=True)
class _Running:
    """A pause that was begun.

    until: by the wall clock. over_s: by the clock that only grows. Whichever comes first ends it,
    so that no jump of a clock makes it longer.
    """

    id: str
    minutes: int
    until: datetime
    over_s: float


class Pause:
    """Whether checking is paused, and until when. Lives on the loop.

    listeners: called after every change.
    """

    def __init__(self, live: Live, records: Records, clock: Clock) -> None:
        self._live = live
        self._records = records
        self._clock = clock
        self._running: _Running | None = None
        self._begun = asyncio.Event()
        self.listeners: list[Callable[[], None]] = []

    @property
    def until(self) -> datetime | None:
        """When the pause ends; None where nothing is paused."""
        running = self._running
        return running.until if running and not self._over(running) else None

    @property
    def told(self) -> str | None:
        """When the pause ends, as it stands on the wire."""
        until = self.until
        return f"{until:%Y-%m-%dT%H:%M:%SZ}" if until else None

    @property
    def allowed_minutes(self) -> int:
        """How long a person may pause at a time; 0 is never."""
        return self._live.policy.pause_minutes

    def ask(self, minutes: int, by: PausedBy) -> str | None:
        """Pause for so many minutes from now, or resume for 0; return until when.

        WireError: the policy in force allows no pause, or none so long.
        """
        allowed = self.allowed_minutes
        if minutes > allowed:
            raise WireError(
                f"your policy allows a pause of {allowed} minutes at most; ask for less"
                if allowed
                else "your policy allows no pause"
            )
        self._end("person")
        if minutes:
            self._begin(minutes, by)
        self._tell()
        return self.told

    def heed_policy(self) -> None:
        """End a pause that the policy in force does not allow."""
        if self._running and self._running.minutes > self.allowed_minutes:
            self._end("policy")
            self._tell()

    def stop(self) -> None:
        """Record that the agent stops, where it stops in a pause."""
        self._end("stopped")

    async def watch(self, look_s: float = LOOK_S) -> None:
        """End each pause in time; sleeps while nothing is paused."""
        while True:
            await self._begun.wait()
            running = self._running
            if running is None:
                self._begun.clear()
            elif self._over(running):
                self._end("time")
                self._tell()
            else:
                await asyncio.sleep(min(look_s, self._left_s(running)))

    def _begin(self, minutes: int, by: PausedBy) -> None:
        span = timedelta(minutes=minutes)
        until = (self._clock.now() + span).replace(microsecond=0)
        over_s = self._clock.monotonic_s() + span.total_seconds()
        self._running = _Running(secrets.token_hex(ID_BYTES), minutes, until, over_s)
        event = paused_event(self._running.id, until, by, self._clock.now())
        self._records.current.history.record_pause(event)
        self._begun.set()

    def _end(self, because: ResumedBecause) -> None:
        running, self._running = self._running, None
        if running:
            why: ResumedBecause = "time" if self._over(running) else because
            event = resumed_event(running.id, why, self._clock.now())
            self._records.current.history.record_pause(event)

    def _over(self, running: _Running) -> bool:
        return self._left_s(running) <= 0

    def _left_s(self, running: _Running) -> float:
        """Return how long it lasts, by the clock that comes first."""
        by_wall_s = (running.until - self._clock.now()).total_seconds()
        return min(by_wall_s, running.over_s - self._clock.monotonic_s())

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()
