"""A real icon in a real X panel: shown, changed, clicked, over a panel's restart, and gone."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from handrail.tray import host
from handrail.tray.menu import Entry, Standing
from handrail.tray.panel_icon import SIZE_PX, PanelIcon, draw
from tray.looking import drawn, drive, seen, wait_for

DEGRADED = Standing(problems=("policy.toml line 3: “version”",))
TRAYER = ["trayer", "--edge", "top", "--align", "left", "--SetDockType", "true"]


def start_panel() -> "subprocess.Popen[bytes]":
    panel = subprocess.Popen(TRAYER, stderr=subprocess.DEVNULL)
    wait_for(lambda: host.look().found and drawn("trayer"))
    return panel


@pytest.fixture
def panel(screen: str) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """A screen with a panel in it; the newest is the last."""
    assert screen
    panels = [start_panel()]
    yield panels
    for one in panels:
        one.terminate()
        one.wait()


def test_the_picture_has_no_transparency_where_panels_know_none() -> None:
    picture = draw("degraded")

    assert picture.size == (SIZE_PX, SIZE_PX)
    assert picture.mode == ("RGB" if sys.platform == "linux" else "RGBA")


@pytest.mark.fault
def test_an_icon_shows_the_state_takes_a_click_and_goes_with_an_agent_that_fails(
    panel: list["subprocess.Popen[bytes]"],
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
        panel[-1].terminate()
        wait_for(lambda: not seen("degraded"))
        panel.append(start_panel())
        wait_for(lambda: seen("degraded"))
        wait_for(press)
        icon.tell("a note that this panel cannot show")
        raise LookupError

    # One icon a process is all its library can do, so this is one test.
    with pytest.raises(LookupError):
        icon.run(agent, choose)

    assert {entry.does for entry in chosen} == {"history"}
    assert not icon.shown
    wait_for(lambda: not seen("degraded"))
