"""A server in the test's own process, and what a test may look at in it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from handrail.local.history import History
from handrail.local.live import Live
from handrail.server.guard import Door
from handrail.server.record import Record, Records
from handrail.server.sessions import Sessions
from handrail.server.verdicts import Verdicts
from support import client


@dataclass
class House:
    """What a test may look at."""

    sessions: Sessions
    live: Live
    door: Door
    verdicts: Verdicts
    history: History
    port: int
    clients: list[client.Session] = field(default_factory=list)

    def session(self) -> client.Session:
        """Begin a session, as the control channel would."""
        begun, key = self.sessions.begin(lambda _frame: None)
        made = client.Session(None, begun.sid, key, self.port, {})
        self.clients.append(made)
        return made

    def close(self) -> None:
        """Hang up for every session."""
        for made in self.clients:
            made.close()


def records_of(history: History, key: bytes) -> Records:
    """Records that were begun with a given history."""
    records = Records(Path("unused"), lambda: pytest.fail("no vault"), lambda *_: history)
    records._current = Record(history, "file", key)
    return records


Build = Callable[..., Awaitable[House]]
