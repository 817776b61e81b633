"""The server as it runs, in the test's own loop and on a real port."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handrail.app import contain
from handrail.engine.judge import judge
from handrail.local.browsers import origin
from handrail.local.clock import Clock, system_clock
from handrail.local.history import History
from handrail.local.live import Live
from handrail.server.dashboard import Dashboard
from handrail.server.dashboard_status import Around
from handrail.server.frames import ReadyLine
from handrail.server.guard import Door
from handrail.server.listener import Listener, bind
from handrail.server.names import NameKeeper
from handrail.server.pause import Pause
from handrail.server.routes import application, table
from handrail.server.sessions import Sessions
from handrail.server.status import Status
from handrail.server.verdicts import Judge, Verdicts
from support.house import Build, House, records_of


@pytest.fixture
async def build(tmp_path: Path) -> AsyncIterator[Build]:
    """Build a server; judge, clock and where the history lies may be given."""
    closing: list[Callable[[], Awaitable[None] | None]] = []

    async def make(  # noqa: PLR0913, PLR0917 -- what a test may choose
        judging: Judge = judge,
        now_s: Callable[[], float] = time.monotonic,
        history_file: Path | None = None,
        body_wait_s: float = 5.0,
        clock: Clock | None = None,
        opened: Callable[[], None] = lambda: None,
    ) -> House:
        clock = clock or system_clock()
        key = secrets.token_bytes(32)
        history = History.open(history_file, key, clock)
        records = records_of(history, key)
        live = Live(tmp_path)
        sessions = Sessions(now_s)
        threads = ThreadPoolExecutor(2)
        verdicts = Verdicts(judging, live, records, threads, NameKeeper(now_s))
        socket = bind()
        port: int = socket.getsockname()[1]
        here = f"127.0.0.1:{port}"
        line = ReadyLine(pid=1, port=port, dashboard=f"http://{here}/", version="0.1.0")
        pause = Pause(live, records, clock)
        quitting = asyncio.Event()
        around = Around(pause, quitting.set, lambda: (False, "no place for icons"))
        dashboard = Dashboard(line, system_clock(), live, records, sessions, around)
        status = Status("0.1.0", live, records, pause, opened)
        routes = dashboard.news.telling(table(verdicts, status, dashboard.link_for_extension))
        known = frozenset(routes)
        door = Door(here, known, origin(), sessions, contain, body_wait_s, dashboard.pages)
        listener = Listener(application(routes, door), socket)
        await listener.start()
        made = House(sessions, live, door, verdicts, history, port, dashboard, pause, quitting)
        closing.extend([history.close, threads.shutdown, listener.stop, made.close])
        return made

    yield make
    for close in reversed(closing):
        waiting = close()
        if waiting is not None:
            await waiting


@pytest.fixture
async def house(build: Build) -> House:
    """A server with everything as delivered."""
    return await build()
