"""A server in the test's own process, and what a test may look at in it."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from handrail.local.history import History
from handrail.local.live import Live
from handrail.server.dashboard import Dashboard
from handrail.server.guard import Door
from handrail.server.pause import Pause
from handrail.server.record import Record, Records
from handrail.server.sessions import Sessions
from handrail.server.verdicts import Verdicts
from support import client
from support.tab import Tab


@dataclass
class House:
    """What a test may look at."""

    sessions: Sessions
    live: Live
    door: Door
    verdicts: Verdicts
    history: History
    port: int
    dashboard: Dashboard
    pause: Pause
    quitting: asyncio.Event
    clients: list[client.Client] = field(default_factory=list)

    def session(self) -> client.Client:
        """Begin a session, as the control channel would."""
        begun, key = self.sessions.begin(lambda _frame: None)
        made = client.Client(None, begun.sid, key, self.port, {})
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

PASTED = "a sentence that must not come back"
REQUEST = {"v": 1, "surface": "paste", "host": "chatgpt.com", "text": PASTED}
SEALABLE = json.dumps(REQUEST).encode()


async def post(session: client.Client, headers: client.Headers | None = None) -> client.Reply:
    return await asyncio.to_thread(session.post, "verdict", SEALABLE, headers=headers)


async def spoilt(
    session: client.Client, change: Callable[[bytes], bytes], plain: bytes = SEALABLE
) -> client.Reply:
    return await asyncio.to_thread(session.post, "verdict", plain, change)


async def raw(port: int, request: bytes) -> bytes:
    """Send bytes as they are and return the one answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        async with asyncio.timeout(10):
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"Content-Length: (\d+)", head)
            return head + await reader.readexactly(int(length[1]) if length else 0)
    finally:
        writer.close()


def shown(reply: client.Reply) -> tuple[int, bytes, dict[str, str]]:
    """All that a caller can see of an answer, the time left out."""
    return reply.status, reply.raw, {k: v for k, v in reply.headers.items() if k != "Date"}


async def lives(house: House) -> bool:
    reply = await post(house.session())
    return reply.status == 200 and reply.body is not None


async def tab_of(house: House) -> Tab:
    """Let a tab of the dashboard in."""
    key = house.dashboard.keys.invite()
    return await asyncio.to_thread(Tab(house.port).enter, key)
