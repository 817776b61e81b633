"""The clock, as a thing that is handed in: tests and clock jumps are then the same."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """Return the wall clock, aware, in UTC. It may jump."""
        ...

    def monotonic_s(self) -> float:
        """Return seconds that only ever grow. For durations."""
        ...


@dataclass(frozen=True, slots=True)
class _SystemClock:
    """This machine's own clock."""

    def now(self) -> datetime:
        """Return the wall clock, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251  (the one place where the clock comes from)

    def monotonic_s(self) -> float:
        """Return seconds since some fixed moment."""
        return time.monotonic()


def system_clock() -> Clock:
    """Return this machine's own clock."""
    return _SystemClock()
