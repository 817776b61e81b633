"""Get ready for a first paste, once a page is open into which somebody may paste.

A pattern is compiled when a text first needs it. That keeps the start short and an agent that
nobody asks small; but each of the first pastes would wait some 30 ms for it, and the very first one
more. So all of them are compiled while the person still looks for what to copy, and one line that
each rule leaves alone is read: RE2 makes its states while it reads. All examples of all rules made
it no faster and took 37 MB more.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import TypeVar

from handrail.engine.content import Content, Destination
from handrail.engine.pattern import Pattern, known_patterns
from handrail.engine.rule import Rule
from handrail.local.live import Live
from handrail.server.verdicts import Judge

T = TypeVar("T")

log = logging.getLogger("handrail")

READY = "ready for a first paste"
# The page that asked is still loading, and so is the browser.
DELAY_S = 2.0
# Between two steps, which take some 5 ms each: a paste that comes meanwhile goes first.
PAUSE_S = 0.005
# So many patterns are compiled in one step, and the examples of so many rules read.
_AT_ONCE = 20
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
        for step in self._steps():
            await loop.run_in_executor(self._threads, step)
            await asyncio.sleep(PAUSE_S)
        log.info(READY)

    def _steps(self) -> Iterator[Callable[[], None]]:
        """Yield what is to be done, piece by piece."""
        for patterns in in_pieces(known_patterns()):
            yield partial(_compile, patterns)
        for text in examples(self._rules()):
            yield partial(self._read, text)

    def _read(self, text: str) -> None:
        """Judge a text, and forget the verdict."""
        current = self._live.current
        self._judge(Content(text), _NOWHERE, current.policy, current.rules)


def _compile(patterns: Iterable[Pattern]) -> None:
    """Compile patterns."""
    for pattern in patterns:
        pattern.make_ready()


def examples(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield texts of what the rules leave alone, a line each."""
    for some in in_pieces(tuple(rules)):
        yield "\n".join(rule.misses[0] for rule in some)


def in_pieces(many: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield what is to be done at once."""
    for place in range(0, len(many), _AT_ONCE):
        yield many[place : place + _AT_ONCE]
