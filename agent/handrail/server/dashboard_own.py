"""Answer what the examples of the organisation's own rules show: each change is tried once."""

import asyncio

from handrail.governance.own_files import showed_in_force
from handrail.local.live import Current, Live
from handrail.local.mending import next_steps
from handrail.server.dashboard_wire import Answer, Plain
from handrail.server.wire import Message, Version, read, write


class OwnAnswer(Message, frozen=True):
    """lines: one for each example that does not hold. next: what to do, once for each file."""

    v: Version
    lines: tuple[str, ...]
    next: tuple[str, ...]


class OwnPage:
    """Runs the examples of what is in force. That takes milliseconds for each, so in a thread."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._tried: tuple[Current, OwnAnswer] | None = None

    async def own(self, raw: bytes) -> Answer:
        """Answer /dashboard/own."""
        read(raw, Plain)
        current = self._live.current
        if self._tried is None or self._tried[0] is not current:
            self._tried = current, await asyncio.to_thread(self._answer, current)
        return Answer(write(self._tried[1]))

    def _answer(self, current: Current) -> OwnAnswer:
        """Run the examples."""
        files = self._live.files
        lines = tuple(line for one in showed_in_force(current, files) for line in one.lines)
        return OwnAnswer(1, lines, next_steps(lines, files, current.layers))
