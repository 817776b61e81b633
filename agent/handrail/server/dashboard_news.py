"""Tell open dashboards that something changed, so that they need not ask again and again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import msgspec

from handrail.local.live import Live
from handrail.server.record import Records

Route = Callable[[bytes], Awaitable[msgspec.Struct]]

# What changes the history: rows, and counts beside them.
WRITING = ("/v1/verdict", "/v1/decision", "/v1/passed")
# Shorter than any idle limit between a browser and a server.
HOLD_S = 25.0
# Policy and history are exchanged as a whole elsewhere; while somebody looks, we look each second.
LOOK_S = 1.0


class News:
    """Counts changes, and lets a tab wait for the next one. Lives on the loop.

    listeners: called after every change that was told.
    """

    def __init__(self, live: Live, records: Records) -> None:
        self._live = live
        self._records = records
        self._changes = 0
        self._changed = asyncio.Event()
        self._stopping = False
        self.listeners: list[Callable[[], None]] = []

    @property
    def mark(self) -> str:
        """What differs after every change."""
        return f"{self._changes}-{self._live.epoch}-{id(self._records.current):x}"

    def tell(self) -> None:
        """Say that something changed."""
        self._changes += 1
        self._changed.set()
        self._changed = asyncio.Event()
        for listener in self.listeners:
            listener()

    def stop(self) -> None:
        """Let nobody wait any more: the agent is about to end."""
        self._stopping = True
        self.tell()

    async def after(self, mark: str, hold_s: float = HOLD_S) -> str:
        """Return the mark as soon as it is another one, or when hold_s are over."""
        try:
            async with asyncio.timeout(hold_s):
                while self.mark == mark and not self._stopping:
                    await self._next()
        except TimeoutError:
            pass
        return self.mark

    def telling(self, routes: Mapping[str, Route]) -> dict[str, Route]:
        """Return the routes, those that write to the history followed by news."""
        return {
            path: self._and_tell(route) if path in WRITING else route
            for path, route in routes.items()
        }

    def _and_tell(self, route: Route) -> Route:
        async def told(raw: bytes) -> msgspec.Struct:
            answer = await route(raw)
            self.tell()
            return answer

        return told

    async def _next(self) -> None:
        """Wait for the next change, or a second."""
        try:
            async with asyncio.timeout(LOOK_S):
                await self._changed.wait()
        except TimeoutError:
            return
