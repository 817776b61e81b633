"""What a choice in the icon's menu does to the agent, and what the icon then shows."""

import asyncio
import base64
import os
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from e2e.display import display
from handrail.app import contain
from handrail.icon_work import NO_TEXT, NOTHING_HIDDEN, Desk, Parts, until_midnight_s
from handrail.local import clipboard
from handrail.local.history import History
from handrail.local.live import Live
from handrail.local.switch import Switch
from handrail.server.dashboard import Dashboard
from handrail.server.dashboard_status import Around
from handrail.server.frames import ReadyLine
from handrail.server.pause import Pause
from handrail.server.sessions import Sessions
from handrail.tray.host import LATER, Host
from handrail.tray.menu import Entry, Standing
from records import FakeClock, entry
from support.house import records_of

LINE = ReadyLine(pid=1, port=1, dashboard="http://127.0.0.1:1/", version="0.1.0")


@dataclass
class Shown:
    """An icon that only remembers."""

    standings: list[Standing] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    shown: bool = True

    def run(self, work: Callable[[], None], choose: Callable[[Entry], None]) -> None:
        """Be no icon at all."""
        raise NotImplementedError

    def show(self, standing: Standing) -> None:
        """Remember how things stand."""
        self.standings.append(standing)

    def tell(self, words: str) -> None:
        """Remember a note."""
        self.notes.append(words)


@dataclass
class Seat:
    """A desk with everything behind it."""

    desk: Desk
    icon: Shown
    parts: Parts
    history: History

    async def choose(self, does: Entry) -> None:
        """Choose, and wait until it is done."""
        await asyncio.to_thread(self.desk.choose, does)
        await until(lambda: not self.desk._doing)

    async def sees(self, holds: Callable[[Standing], bool]) -> None:
        """Wait until the icon shows something."""
        await until(lambda: bool(self.icon.standings) and holds(self.icon.standings[-1]))


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        await asyncio.sleep(0)
        while not holds():  # noqa: ASYNC110 - other threads bring it about
            await asyncio.sleep(0.01)


@pytest.fixture
async def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Seat]:
    monkeypatch.setattr("handrail.icon_work.REST_S", 0.01)
    clock = FakeClock()
    history = History.open(None, bytes(32), clock)
    records, live, icon = records_of(history, bytes(32)), Live(tmp_path), Shown()
    pause = Pause(live, records, clock)
    desk = Desk(icon, Host("bus", found=True, note="here"), Switch())
    around = Around(pause, desk.switch.off, desk.tray)
    dashboard = Dashboard(LINE, clock, live, records, Sessions(clock.monotonic_s), around)
    parts = Parts(live, records, pause, dashboard, clock, contain)
    serving = asyncio.ensure_future(desk.serve(parts))
    made = Seat(desk, icon, parts, history)
    await made.sees(lambda _standing: True)
    yield made
    serving.cancel()
    history.close()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with display() as started:
        monkeypatch.setenv("DISPLAY", started)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield


async def test_a_pause_is_shown_and_ended(seat: Seat) -> None:
    await seat.choose(Entry("Pause", "pause", 5))
    await seat.sees(lambda standing: standing.paused_until != "")

    await seat.choose(Entry("Resume", "resume"))
    await seat.sees(lambda standing: standing.paused_until == "")


async def test_a_pause_that_the_policy_forbids_by_now_is_told(seat: Seat) -> None:
    seat.parts.live.files.policy_file.write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\nposture = "observe"\npause_minutes = 0\n'
    )
    seat.parts.live.reload()
    seat.parts.dashboard.news.tell()
    await seat.sees(lambda standing: standing.pause_minutes == 0 and standing.recording_only)

    await seat.choose(Entry("Pause", "pause", 5))

    assert seat.icon.notes == ["Your policy allows no pause."]


async def test_counts_follow_the_history(seat: Seat) -> None:
    seat.history.record_verdict(entry())
    seat.parts.dashboard.news.tell()

    await seat.sees(lambda standing: (standing.verdicts, standing.held) == (1, 1))


async def test_a_record_that_cannot_be_counted_stops_no_other_news(seat: Seat) -> None:
    seat.history.close()

    await seat.choose(Entry("Pause", "pause", 5))

    await seat.sees(lambda standing: standing.paused_until != "")


@pytest.mark.fault
@pytest.mark.usefixtures("screen")
async def test_the_clipboard_is_checked_cleaned_and_never_repeated(seat: Seat) -> None:
    secret = "AKIA" + base64.b32encode(os.urandom(10)).decode()
    await asyncio.to_thread(clipboard.write, f"the key is {secret}")

    await seat.choose(Entry("Check", "check"))
    await seat.sees(lambda standing: "would be stopped: AWS" in standing.clipboard)
    await seat.choose(Entry("Clean", "clean"))
    await seat.sees(lambda standing: "1 value is hidden" in standing.clipboard)
    cleaned = await asyncio.to_thread(clipboard.read)
    await seat.choose(Entry("Clean", "clean"))
    await seat.choose(Entry("Check", "check"))
    await asyncio.to_thread(clipboard.write, "")
    await seat.choose(Entry("Check", "check"))

    assert cleaned.startswith("the key is [")
    assert secret not in cleaned
    assert seat.icon.notes[2] == NOTHING_HIDDEN
    assert "may go to a chat" in seat.icon.notes[3]
    assert seat.icon.notes[4] == NO_TEXT
    assert not any(secret in repr(said) for said in (*seat.icon.notes, *seat.icon.standings))


async def test_a_clipboard_nobody_can_read_is_told(
    seat: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    await seat.choose(Entry("Clean", "clean"))

    assert seat.icon.notes[0].startswith("No program here reads the clipboard; install")


async def test_without_a_browser_the_command_is_named(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _url: False)

    await seat.choose(Entry("History", "history", usual=True))

    assert seat.icon.notes == ["No browser could be opened. Run: handrail dashboard"]


async def test_quitting_ends_the_agent_before_and_after_it_runs(seat: Seat) -> None:
    early = Desk(None, Host("none", found=False, note=""), Switch())
    for desk in (early, seat.desk):
        desk.choose(Entry("Quit", "quit"))
        async with asyncio.timeout(10):
            await desk.switch.event().wait()


async def test_the_dashboard_is_told_what_kind_of_icon_there_is(seat: Seat) -> None:
    waiting = Desk(Shown(shown=False), Host("bus", found=False, note=LATER), Switch())

    assert seat.desk.tray() == (
        True,
        "Handrail shows an icon with a menu, in this desktop's panel.",
    )
    assert waiting.tray() == (False, f"T{LATER[1:]}.")


@pytest.mark.parametrize(
    ("at", "left_s"), [((2026, 11, 21, 23, 59, 30), 30), ((2026, 12, 31, 0, 0, 0), 86_400)]
)
def test_the_day_ends_at_midnight_utc(at: tuple[int, ...], left_s: float) -> None:
    year, month, day, hour, minute, second = at

    assert until_midnight_s(datetime(year, month, day, hour, minute, second, tzinfo=UTC)) == left_s
