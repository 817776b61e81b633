"""What ends the agent: from a signal, from the icon's menu, from any thread."""

import asyncio
import signal
from types import FrameType

# SIGBREAK is what Windows sends a console program; the others come from a terminal or the system.
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Switch:
    """Ends the agent once; what is switched off before it runs ends it as soon as it does."""

    def __init__(self) -> None:
        self._off = False
        self._waiting: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def off(self) -> None:
        """Ask the agent to end; returns at once."""
        self._off = True
        if self._waiting is not None:
            loop, event = self._waiting
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    def event(self) -> asyncio.Event:
        """Return what is set when the agent is to end; for the loop that calls this."""
        event = asyncio.Event()
        self._waiting = (asyncio.get_running_loop(), event)
        if self._off:
            event.set()
        return event

    def obey_signals(self) -> None:
        """Switch off when the system or the person asks; only for the main thread.

        Plain handlers and not the loop's own: beside an icon the loop is on another thread.
        """
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, self._signalled)

    def _signalled(self, _number: int, _frame: FrameType | None) -> None:
        self.off()
