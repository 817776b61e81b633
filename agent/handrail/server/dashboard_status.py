"""Answer the Status page: one line for each thing that must work, each with what to do."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from handrail.local.browsers import BROWSERS, connected_for_all, look
from handrail.local.live import Live
from handrail.local.mending import next_steps
from handrail.local.paths import State
from handrail.server.dashboard_pages_wire import Line, StatusAnswer
from handrail.server.dashboard_wire import Answer, Plain
from handrail.server.frames import ReadyLine
from handrail.server.pause import Pause
from handrail.server.pause_wire import PauseAnswer, PauseRequest
from handrail.server.record import Record, Records
from handrail.server.wire import PingAnswer, read, write

_KEYRING: dict[str, tuple[Literal["ok", "note", "missing"], str, str]] = {
    "keyring": ("ok", "It answers, and holds the key of your history.", ""),
    "file": (
        "note",
        "Not used: the key of your history lies in a file that only you can read.",
        "Nothing has to be done. A keyring would protect it better.",
    ),
    "memory": (
        "missing",
        "It is locked or missing, so your history is kept in memory only.",
        "Unlock it: your rows are then taken over by themselves.",
    ),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What the dashboard may do to the agent, and what it is told of the icon.

    quit: ends the agent. tray: whether an icon is shown, and what there is to know about it.
    """

    pause: Pause
    quit: Callable[[], None]
    tray: Callable[[], tuple[bool, str]]


class StatusPage:
    """Answers what the Status page asks.

    connected: counts the browsers that are connected now.
    """

    def __init__(
        self,
        line: ReadyLine,
        live: Live,
        records: Records,
        connected: Callable[[], int],
        around: Around,
    ) -> None:
        self._line = line
        self._live = live
        self._records = records
        self._connected = connected
        self._around = around

    async def status(self, raw: bytes) -> Answer:
        """Answer /dashboard/status."""
        read(raw, Plain)
        pause = self._around.pause
        answer = StatusAnswer(
            v=1,
            lines=await asyncio.to_thread(self._lines),
            paused_until=pause.told,
            pause_minutes=pause.allowed_minutes,
        )
        return Answer(write(answer))

    async def pause(self, raw: bytes) -> Answer:
        """Answer /dashboard/pause."""
        until = self._around.pause.ask(read(raw, PauseRequest).minutes, "dashboard")
        return Answer(write(PauseAnswer(v=1, paused_until=until)))

    async def quit(self, raw: bytes) -> Answer:
        """Answer /dashboard/quit; what is under way when the agent ends is still answered."""
        read(raw, Plain)
        self._around.quit()
        return Answer(write(PingAnswer(v=1)))

    def _lines(self) -> tuple[Line, ...]:
        record = self._records.current
        agent = f"Version {self._line.version} answers as process {self._line.pid}."
        port = f"Port {self._line.port} answers, on this computer only, closed to strangers."
        return (
            Line("Agent", "ok", agent, ""),
            Line("Port", "ok", port, ""),
            Line("Keyring", *_KEYRING[record.vault]),
            tray_line(*self._around.tray()),
            policy_line(self._live),
            history_line(record),
            browsers_line(self._live.files, self._connected()),
        )


def tray_line(shown: bool, says: str) -> Line:  # noqa: FBT001 - as Around.tray gives it
    """Say whether there is an icon; nothing is lost without one."""
    if shown:
        return Line("Tray", "ok", says, "")
    return Line("Tray", "note", says, "Nothing is lost: all of its menu is on these pages.")


def policy_line(live: Live) -> Line:
    """Say which policy holds, what is wrong with its files, and who can do what about that."""
    current = live.current
    name = f"{current.policy.id}, version {current.policy.version}"
    if current.problems:
        says = f"{name} stays in force. {current.problems[0]}"
        first, *_ = next_steps(current.problems, live.files, current.layers)
        return Line("Policy", "missing", says, first)
    return Line("Policy", "ok", f"{name} is in force.", "")


def history_line(record: Record) -> Line:
    """Say how the record is kept."""
    note = record.history.note
    if note:
        return Line("History", "note", note, "Read “History” to see what is there.")
    if record.kept == "memory":
        return Line("History", "note", "In memory until your keyring opens.", "Unlock the keyring.")
    today = record.history.today()
    said = (
        f"Encrypted on this computer. Today: {today.verdicts} checked, {today.held} held, "
        f"{today.native} with nothing to check."
    )
    return Line("History", "ok", said, "")


def browsers_line(files: State, connected: int) -> Line:
    """Say which browsers can ask the agent, and how many do."""
    used = [browser for browser in BROWSERS if look(browser, files).profile]
    apart = [
        browser.title
        for browser in used
        if look(browser, files).state != "ours" and not connected_for_all(browser)
    ]
    if apart:
        names = ", ".join(apart)
        return Line(
            "Browsers", "missing", f"Not connected: {names}.", "Run: handrail browsers install"
        )
    if not connected:
        return Line(
            "Browsers", "note", "None is connected now.", "Start a browser that has the extension."
        )
    return Line("Browsers", "ok", f"{connected} connected now.", "")
