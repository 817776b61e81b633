"""A real icon in a real X panel: shown, changed, clicked, and gone with the agent."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from handrail.tray import host
from handrail.tray.menu import Entry, Standing
from handrail.tray.panel_icon import SIZE_PX, PanelIcon, draw
from tray.looking import drawn, drive, seen, wait_for

DEGRADED = Standing(problems=("policy.toml line 3: “version”",))
TRAYER = ["trayer", "--edge", "top", "--align", "left", "--SetDockType", "true"]


@pytest.fixture
def panel(screen: str) -> Iterator[str]:
    """A screen with a panel in it, as DISPLAY."""
    with subprocess.Popen(TRAYER, stderr=subprocess.DEVNULL) as process:
        wait_for(lambda: host.look().found and drawn("trayer"))
        yield screen
        process.terminate()


def test_the_picture_has_no_transparency_where_panels_know_none() -> None:
    picture = draw("degraded")

    assert picture.size == (SIZE_PX, SIZE_PX)
    assert picture.mode == ("RGB" if sys.platform == "linux" else "RGBA")


class OtherSystem:
    """Stands in for pystray on Windows and macOS, where this test does not run."""

    HAS_NOTIFICATION = True

    def __init__(self, _name: str, icon: object, title: str, menu: list[object]) -> None:
        self.icon, self.title, self.menu = icon, title, menu
        self.visible = False
        self.notes: list[str] = []
        self.stopped = threading.Event()

    def run(self, setup: Callable[["OtherSystem"], None]) -> None:
        """Run until stopped; the real one begins on a thread of its own, too."""
        threading.Thread(target=setup, args=(self,)).start()
        self.stopped.wait()

    def stop(self) -> None:
        """End."""
        self.stopped.set()

    def update_menu(self) -> None:
        """Ask for the lines again."""

    def notify(self, words: str, _title: str) -> None:
        """Show a note."""
        self.notes.append(words)


class OtherPystray:
    """The names of pystray that the icon uses."""

    Icon = OtherSystem

    class Menu(list[object]):
        """Lines."""

        SEPARATOR = object()

        def __init__(self, lines: Callable[[], Iterator[object]]) -> None:
            super().__init__(lines())

    @staticmethod
    def MenuItem(text: str, chosen: object, *, default: bool, enabled: bool) -> object:  # noqa: N802
        """One line."""
        return text, chosen, default, enabled


def test_on_other_systems_nobody_waits_however_often_the_state_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setitem(sys.modules, "pystray", OtherPystray)
    icon = PanelIcon()

    def work() -> None:
        # More than a pipe holds.
        for count in range(70_000):
            icon.show(Standing(verdicts=count))
        icon.tell("a note")

    icon.run(work, lambda _entry: None)

    assert icon._icon.title.endswith("Today: 69999 checked, 0 held")
    assert icon._icon.notes == ["a note"]


@pytest.mark.fault
def test_an_icon_shows_the_state_takes_a_click_and_goes_with_an_agent_that_fails(
    panel: str,
) -> None:
    chosen: list[Entry] = []
    clicked = threading.Event()
    icon = PanelIcon()

    def choose(entry: Entry) -> None:
        chosen.append(entry)
        clicked.set()

    def press() -> bool:
        # A panel that has just taken the icon in may still be moving it.
        drive("mousemove", *seen("degraded"), "click", "1")
        return clicked.wait(1.0)

    def agent() -> None:
        wait_for(lambda: seen("protecting"))
        icon.show(DEGRADED)
        wait_for(lambda: seen("degraded"))
        wait_for(press)
        icon.tell("a note that this panel cannot show")
        raise LookupError(panel)

    # One icon a process is all its library can do, so this is one test.
    with pytest.raises(LookupError):
        icon.run(agent, choose)

    assert {entry.does for entry in chosen} == {"history"}
    assert not icon.shown
    wait_for(lambda: not seen("degraded"))
