"""Join the icon with the agent: what it shows, and what a choice in its menu does."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handrail.engine.content import Content, Destination
from handrail.engine.errors import MachineError, WireError
from handrail.engine.judge import judge
from handrail.engine.verdict import Verdict
from handrail.engine.words import Posture
from handrail.local import clipboard, desktop
from handrail.local.clock import Clock
from handrail.local.history import History, Today
from handrail.local.live import Live
from handrail.local.switch import Switch
from handrail.server.dashboard import Dashboard
from handrail.server.pause import Pause
from handrail.server.record import Records
from handrail.tray.host import WITH_MENU, Host
from handrail.tray.icon import Icon
from handrail.tray.menu import Does, Entry, Standing, would_line

# After a change the icon rests: a glance at a panel is no live view, and pastes come in bursts.
REST_S = 1.0
# What was said about the clipboard is about what it held then.
CLIPBOARD_TOLD_S = 60.0
# What an unlisted chat may get. Source: RFC 2606 reserves the ending.
UNLISTED = Destination("chat.invalid")

NO_TEXT = "Your clipboard holds no text"
NOTHING_HIDDEN = "Nothing had to be hidden in your clipboard"
TOO_MUCH = "Your clipboard holds too much to check all of it; use the Redact page in parts"
NO_BROWSER = "No browser could be opened. Run: handrail dashboard"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """What of the agent the icon shows and changes. contain: runs work whose bugs are logged."""

    live: Live
    records: Records
    pause: Pause
    dashboard: Dashboard
    clock: Clock
    contain: Callable[[Awaitable[None]], Awaitable[None]]


class Desk:
    """Where icon and agent meet. The agent lives on the loop, the icon on its own thread."""

    def __init__(self, icon: Icon | None, host: Host, switch: Switch) -> None:
        self.icon = icon
        self._host = host
        self.switch = switch
        self._loop: asyncio.AbstractEventLoop | None = None
        self._parts: Parts | None = None
        self._changed = asyncio.Event()
        self._clipboard = ""
        self._today = Today(0, 0, 0)
        self._doing: set[asyncio.Task[None]] = set()

    def tray(self) -> tuple[bool, str]:
        """Tell whether an icon is shown, and what there is to know about it."""
        if self.icon is None or not self.icon.shown:
            return False, f"{self._host.note[:1].upper()}{self._host.note[1:]}."
        words = {"bus": WITH_MENU, "panel": self._host.note, "none": ""}[self._host.kind]
        return True, f"Handrail shows {words}."

    def choose(self, entry: Entry) -> None:
        """Do what a person chose; on the icon's thread, so it returns at once."""
        if entry.does == "quit":
            self.switch.off()
        loop = self._loop
        with suppress(RuntimeError):  # the agent has just ended
            if loop is not None:
                loop.call_soon_threadsafe(self._start, entry)

    async def serve(self, parts: Parts) -> None:
        """Show on the icon how things stand, whenever that changed; sleeps in between."""
        self._parts, self._loop = parts, asyncio.get_running_loop()
        parts.dashboard.news.listeners.append(self._changed.set)
        shown = None
        while True:
            self._changed.clear()
            standing = await self._standing(parts)
            if standing != shown and self.icon:
                self.icon.show(standing)
                shown = standing
            await asyncio.sleep(REST_S)
            with suppress(TimeoutError):
                async with asyncio.timeout(until_midnight_s(parts.clock.now())):
                    await self._changed.wait()

    async def _standing(self, parts: Parts) -> Standing:
        record, live, until = parts.records.current, parts.live.current, parts.pause.until
        # What cannot be counted (a damaged file, a record just closed) must not stop other news.
        await parts.contain(self._count(record.history))
        today = self._today
        return Standing(
            problems=live.problems,
            kept=record.kept != "memory",
            verdicts=today.verdicts,
            held=today.held,
            native=today.native,
            paused_until=f"{until.astimezone():%H:%M}" if until else "",
            pause_minutes=parts.pause.allowed_minutes,
            recording_only=live.policy.posture is Posture.OBSERVE,
            clipboard=self._clipboard,
        )

    async def _count(self, history: History) -> None:
        self._today = await asyncio.to_thread(history.today)

    def _start(self, entry: Entry) -> None:
        """Begin what was chosen, on the loop."""
        parts = self._parts
        work = DOES.get(entry.does) if entry.does else None
        if parts is None or work is None:
            return
        task = asyncio.ensure_future(parts.contain(work(self, parts, entry)))
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def _history(self, parts: Parts, _entry: Entry) -> None:
        """Open the dashboard."""
        if not await asyncio.to_thread(desktop.show, parts.dashboard.link()):
            self._tell(NO_BROWSER)

    async def _pause(self, parts: Parts, entry: Entry) -> None:
        """Pause, or resume for no minutes; a policy that has just changed may say no."""
        try:
            parts.pause.ask(entry.minutes, "icon")
        except WireError as refused:
            self._tell(f"{str(refused)[:1].upper()}{str(refused)[1:]}.")

    async def _check(self, parts: Parts, _entry: Entry) -> None:
        """Say what would happen to the clipboard's text on an unlisted chat."""
        found = await self._judged(parts)
        if found:
            text, verdict = found
            titles = tuple(dict.fromkeys(finding.title for finding in verdict.findings))
            self._say(would_line(verdict.action, titles) if text else NO_TEXT)

    async def _clean(self, parts: Parts, _entry: Entry) -> None:
        """Put the redacted text in place of the clipboard's."""
        found = await self._judged(parts)
        if found:
            text, verdict = found
            self._say(await self._cleaned(text, verdict))

    async def _cleaned(self, text: str, verdict: Verdict) -> str:
        """Write the redacted text, where there is one, and say what was done."""
        if not text:
            return NO_TEXT
        if verdict.redacted is None:
            return TOO_MUCH if verdict.partial or verdict.findings else NOTHING_HIDDEN
        try:
            await asyncio.to_thread(clipboard.write, verdict.redacted)
        except MachineError as error:
            return str(error)
        hidden = sum(Counter(finding.rule for finding in verdict.findings).values())
        values = "value is" if hidden == 1 else "values are"
        return f"Your clipboard is clean: {hidden} {values} hidden"

    async def _judged(self, parts: Parts) -> tuple[str, Verdict] | None:
        """Read and judge the clipboard; where it cannot be read, say so. Nothing of it is kept."""
        current = parts.live.current
        try:
            text = await asyncio.to_thread(clipboard.read)
        except MachineError as error:
            self._say(str(error))
            return None
        verdict = await asyncio.to_thread(
            judge, Content(text), UNLISTED, current.policy, current.rules
        )
        return text, verdict

    def _say(self, words: str) -> None:
        """Say something about the clipboard: in a note, and in the menu for a while."""
        words = f"{words[:1].upper()}{words[1:]}"
        self._clipboard = words
        self._changed.set()
        self._tell(words)
        asyncio.get_running_loop().call_later(CLIPBOARD_TOLD_S, self._forget, words)

    def _forget(self, words: str) -> None:
        if self._clipboard == words:
            self._clipboard = ""
            self._changed.set()

    def _tell(self, words: str) -> None:
        if self.icon:
            self.icon.tell(words)


Work = Callable[[Desk, Parts, Entry], Awaitable[None]]

DOES: dict[Does, Work] = {
    "history": Desk._history,  # noqa: SLF001 - the table is the class's own
    "check": Desk._check,  # noqa: SLF001
    "clean": Desk._clean,  # noqa: SLF001
    "pause": Desk._pause,  # noqa: SLF001
    "resume": Desk._pause,  # noqa: SLF001
}


def until_midnight_s(now: datetime) -> float:
    """Return how long until the counts of the day begin anew: at midnight UTC."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return (tomorrow - now).total_seconds()
