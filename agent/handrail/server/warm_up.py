"""Get ready for a first paste, once a page is open into which somebody may paste.

A pattern is compiled when a text first needs it, and RE2 makes its states while it reads. That
keeps the start short and an agent that nobody asks small; but each of the first pastes would wait
some 40 ms for it, and the very first one more. So the rules' own examples are read while the person
still looks for what to copy. Measured (docs/benchmarks.md): the first paste of 4 KB takes 24 ms
instead of 145.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor

from handrail.engine.content import Content, Destination
from handrail.engine.rule import Rule
from handrail.local.live import Live
from handrail.server.verdicts import Judge

log = logging.getLogger("handrail")

READY = "ready for a first paste"
# The page that asked is still loading, and so is the browser.
DELAY_S = 2.0
# Between two texts, which take some 2 ms each: a paste that comes meanwhile goes first.
PAUSE_S = 0.005
# Patterns have one program for ASCII text and one for any other.
_BEYOND_ASCII = " \u00e9\u4e00"
# Nobody's address (RFC 2606): what is read for it is told to nobody.
_NOWHERE = Destination("warm-up.invalid")


class WarmUp:
    """Reads the examples of rules once, after the first page asked. Lives on the loop."""

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
        for text in examples(self._rules()):
            await loop.run_in_executor(self._threads, self._read, text)
            await asyncio.sleep(PAUSE_S)
        log.info(READY)

    def _read(self, text: str) -> None:
        """Judge a text, and forget the verdict."""
        current = self._live.current
        self._judge(Content(text), _NOWHERE, current.policy, current.rules)


def examples(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield what every rule finds and leaves alone, for both kinds of programs."""
    texts = ["\n\n".join((*rule.hits, *rule.misses)) for rule in rules]
    yield from texts
    for text in texts:
        yield text + _BEYOND_ASCII
