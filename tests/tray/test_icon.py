"""A real icon in a real panel: shown, changed, clicked, and gone with the agent."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from e2e.display import display
from handrail.tray import host
from handrail.tray.icon import GROUND, SIZE_PX, Icon, draw, make
from handrail.tray.menu import Face, Standing

# Only so that a broken icon fails and does not hang.
PATIENCE_S = 15.0
EYE = Path(__file__).with_name("eye.py")
DEGRADED = Standing(problems=("policy.toml line 3: “version”",))


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A screen with a panel, as DISPLAY."""
    with display() as screen:
        monkeypatch.setenv("DISPLAY", screen)
        command = ["trayer", "--edge", "top", "--align", "left", "--SetDockType", "true"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            wait_for(lambda: host.look().found and drawn())
            yield screen
            process.terminate()


def wait_for(holds: Callable[[], object]) -> None:
    give_up_s = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > give_up_s:
            raise TimeoutError
        time.sleep(0.05)


def drawn() -> bool:
    """Tell whether the panel's window is on the screen: before, it loses who asks to dock."""
    command = ["xdotool", "search", "--onlyvisible", "--class", "trayer"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def seen(shown: Face) -> list[str]:
    """Return where on the screen the icon's ground is seen, as x and y; empty where it is not."""
    command = [sys.executable, str(EYE), GROUND[shown]]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_the_two_faces_differ_by_more_than_colour() -> None:
    faces = [draw(face).convert("L").point(lambda level: 255 * (level > 150)) for face in GROUND]

    assert faces[0].size == (SIZE_PX, SIZE_PX)
    assert faces[0].tobytes() != faces[1].tobytes()


def test_without_a_screen_there_is_no_icon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    # In a process of its own: a library that found no screen once shows no icon later.
    script = "from handrail.tray.icon import make; print(make({}))"

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert told.stdout == "None\n"


@pytest.mark.fault
def test_an_icon_shows_the_state_takes_a_click_and_goes_with_an_agent_that_fails(
    panel: str,
) -> None:
    chosen = threading.Event()
    icon = make({"history": chosen.set})
    assert icon

    def agent(shown: Icon = icon) -> None:
        wait_for(lambda: seen("protecting"))
        shown.show(DEGRADED)
        wait_for(lambda: seen("degraded"))
        command = ["xdotool", "mousemove", *seen("degraded"), "click", "1"]
        subprocess.run(command, check=True)
        chosen.wait(PATIENCE_S)
        raise LookupError(panel)

    # One icon a process is all its library can do, so this is one test.
    with pytest.raises(LookupError):
        icon.run(agent)

    assert chosen.is_set()
    wait_for(lambda: not seen("degraded"))
