"""An agent whose clock runs fast: an hour in a second, or as fast as it is told.

    python tests/support/fast_agent.py 3600

Only what the agent is told about the time runs fast; its timers are the system's.
"""

import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handrail.app import run
from handrail.icon_work import Desk
from handrail.local.clock import system_clock
from handrail.local.lock import claim
from handrail.local.paths import state
from handrail.local.switch import Switch
from handrail.tray.host import UNASKED


@dataclass(frozen=True)
class FastClock:
    """A clock that goes so many times as fast as the system's, from now on."""

    times: float
    begun: datetime = field(default_factory=system_clock().now)
    begun_s: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """Return the fast wall clock."""
        return self.begun + timedelta(seconds=self.monotonic_s() - self.begun_s)

    def monotonic_s(self) -> float:
        """Return fast seconds."""
        return self.begun_s + (time.monotonic() - self.begun_s) * self.times


def main() -> None:
    """Be the agent."""
    here = state()
    desk = Desk(None, UNASKED, Switch())
    run(
        here, claim(here), lambda line: print(line, flush=True), desk, FastClock(float(sys.argv[1]))
    )


if __name__ == "__main__":
    main()
