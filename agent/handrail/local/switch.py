"""What ends the agent: from a signal, from the icon's menu, from any thread."""

import asyncio
import os
import signal
from types import FrameType

# SIGBREAK is what Windows sends a console program; the others come from a terminal or the system.
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Switch:
    """Ends the agent once; what is switched off before it runs ends it as soon as it does."""

    def __init__(self) -> None:
        self._off = False
        self._waiting: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self._bell: int | None = None

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
        loop = asyncio.get_running_loop()
        self._waiting = (loop, event)
        if self._bell is not None:
            loop.add_reader(self._bell, self._rung)
        if self._off:
            event.set()
        return event

    def obey_signals(self) -> None:
        """Switch off when the system or the person asks; only for the main thread.

        Plain handlers and not the loop's own: beside an icon the loop is on another thread. The
        interpreter runs them only between two steps of the main thread, and a signal that comes
        just as it goes to sleep would wait for whatever wakes it next. So the signal also rings a
        bell that the loop hears. Windows' own loop does that by itself.
        """
        if os.name != "nt":
            self._bell, rope = os.pipe()
            for end in (self._bell, rope):
                os.set_blocking(end, False)  # both ends: a full pipe must not stop a signal
            signal.set_wakeup_fd(rope, warn_on_full_buffer=False)
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, self._signalled)

    def _signalled(self, _number: int, _frame: FrameType | None) -> None:
        self.off()

    def _rung(self) -> None:
        """Hear which signals came: one byte each, the signal's number."""
        if self._bell is None:
            return
        ours = {getattr(signal, name, None) for name in SIGNALS}
        if ours.intersection(os.read(self._bell, 64)):
            self.off()
