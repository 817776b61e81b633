"""Get ready for a first paste, once a page is open into which somebody may paste.

The rules are made ready (`local/ready.py`) while the person still looks for what to copy.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Executor

from handrail.engine.content import Content, Destination
from handrail.engine.rule import Rule
from handrail.local.live import Live
from handrail.local.ready import steps
from handrail.server.verdicts import Judge

log = logging.getLogger("handrail")

READY = "ready for a first paste"
# The page that asked is still loading, and so is the browser.
DELAY_S = 2.0
# Between two steps: a paste that comes meanwhile goes first.
PAUSE_S = 0.005
# Nobody's address (RFC 2606): what is read for it is told to nobody.
_NOWHERE = Destination("warm-up.invalid")


class WarmUp:
    """Compiles and reads once, after the first page asked. Lives on the loop."""

    def __init__(
        self, judge: Judge, live: Live, threads: Executor, rules: Callable[[], Iterable[Rule]]
    ) -> None:
        self._judge = judge
        self._live = live
        self._threads = threads
        self._rules = rules
        self._opened = asyncio.Event()

    def begin(self) -> None:
        """Note that a page is open; only the first one makes a difference."""
        self._opened.set()

    async def work(self) -> None:
        """Wait for a page, and read."""
        await self._opened.wait()
        await asyncio.sleep(DELAY_S)
        loop = asyncio.get_running_loop()
        for step in steps(self._read, self._rules()):
            await loop.run_in_executor(self._threads, step)
            await asyncio.sleep(PAUSE_S)
        log.info(READY)

    def _read(self, text: str) -> None:
        """Judge a text, and forget the verdict."""
        current = self._live.current
        self._judge(Content(text), _NOWHERE, current.policy, current.rules)
