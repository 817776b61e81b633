"""The icon on the bus: in a real panel its menu is driven, and whatever the panel does is borne.

The panel is Xfce's, which takes icons over the bus and shows their menus itself.
"""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jeepney import DBusAddress

from handrail.tray.bus import Bus, Offer, Returns
from handrail.tray.drawing import GROUND
from handrail.tray.menu import Entry, Standing
from handrail.tray.status_item import SIZES_PX, WATCHER, StatusItem, pictures
from support.agent import environment
from tray.looking import PATIENCE_S, drive, seen, wait_for

POLICY = '[policy]\nid = "a"\nversion = 1\nowner = "me"\n'
# From the top: state, counts, history, check, clean, then pause for 5 and 15 or resume, quit.
PAUSE_5, RESUME, QUIT = 6, 6, 8


@contextmanager
def panel_of_xfce(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the panel; its own helpers end with the bus."""
    command = ["xfce4-panel", "--disable-wm-check"]
    with (tmp_path / "panel.log").open("wb") as log:
        panel = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield panel
    finally:
        panel.terminate()
        panel.wait()


def pick(place: int, shown: Callable[[], list[str]]) -> None:
    """Choose a line of the menu in the panel, as a person does with the keyboard."""
    drive("mousemove", *shown(), "click", "3", "sleep", "1", *["key", "Down"] * place)
    drive("key", "Return")


@pytest.mark.fault
@pytest.mark.usefixtures("screen", "session_bus")
def test_a_person_drives_the_menu_in_a_real_panel(tmp_path: Path) -> None:
    home = tmp_path / "state"
    home.mkdir(mode=0o700)
    (home / "policy.toml").write_text(POLICY)
    command = [sys.executable, "-m", "handrail", "run"]
    with panel_of_xfce(tmp_path):
        agent = subprocess.Popen(command, env=environment(home), stderr=subprocess.DEVNULL)
        wait_for(lambda: seen("protecting"))
        pick(PAUSE_5, lambda: seen("protecting"))
        wait_for(lambda: seen("paused"))
        pick(RESUME, lambda: seen("paused"))
        wait_for(lambda: seen("protecting"))
        (home / "policy.toml").write_text(f"{POLICY}posture = 1\n")
        wait_for(lambda: seen("degraded"))
        pick(QUIT, lambda: seen("degraded"))
        ended = agent.wait(PATIENCE_S)

    assert ended == 0
    paused = subprocess.run(
        [sys.executable, "-m", "handrail", "history"],
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "from the icon" in paused
    assert "when you resumed" in paused


class Panel:
    """Stands in for a panel where the test must see what is said over the bus."""

    def __init__(self) -> None:
        self.came: asyncio.Queue[str] = asyncio.Queue()

    async def open(self) -> tuple[Bus, "asyncio.Task[None]"]:
        """Come up."""
        bus = await Bus.open()

        def register(name: str) -> Returns:
            self.came.put_nowait(name)
            return Returns()

        bus.offer(
            Offer("/StatusNotifierWatcher", WATCHER, dict, {"RegisterStatusNotifierItem": register})
        )
        serving = asyncio.ensure_future(bus.serve())
        await bus.own(WATCHER)
        return bus, serving


async def told(item: StatusItem, panel: Panel) -> dict[str, object]:
    """Come up twice, look at the icon, and choose from it."""
    for _ in range(2):
        bus, serving = await panel.open()
        name = await panel.came.get()
        await asyncio.to_thread(wait_for, lambda: item.shown)
        icon = DBusAddress("/StatusNotifierItem", name, "org.freedesktop.DBus.Properties")
        item.show(Standing(problems=("wrong",)))
        (found,) = await bus.call(icon, "GetAll", "s", "org.kde.StatusNotifierItem")
        click = DBusAddress("/StatusNotifierItem", name, "org.kde.StatusNotifierItem")
        await bus.call(click, "Activate", "ii", 0, 0)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await bus.close()
    return dict(found)


@pytest.mark.usefixtures("session_bus")
def test_it_comes_to_a_panel_that_starts_later_and_again() -> None:
    item = StatusItem()
    chosen: list[Entry] = []
    found: dict[str, object] = {}
    ended = threading.Event()

    def work() -> None:
        item.tell("a note that nobody shows")
        found.update(asyncio.run(asyncio.wait_for(told(item, Panel()), PATIENCE_S)))
        ended.set()

    item.run(work, chosen.append)

    assert ended.is_set()
    assert [entry.does for entry in chosen] == ["history", "history"]
    assert found["Id"] == ("s", "handrail")
    assert found["Menu"] == ("o", "/MenuBar")
    assert not item.shown


@pytest.mark.usefixtures("session_bus")
def test_what_the_agent_raises_is_raised() -> None:
    def work() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        StatusItem().run(work, lambda _entry: None)


def test_without_a_bus_the_agent_works_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    worked: list[Entry | str] = []
    item = StatusItem()

    item.run(lambda: worked.append("worked"), worked.append)
    item.show(Standing(verdicts=1))

    assert worked == ["worked"]
    assert not item.shown


def test_pictures_are_alpha_first_and_of_every_size() -> None:
    made = pictures("protecting")

    assert [(width, height, len(body)) for width, height, body in made] == [
        (size, size, 4 * size * size) for size in SIZES_PX
    ]
    size, _, body = made[-1]
    middle_bottom = 4 * ((size - 1) * size + size // 2)
    assert tuple(body[middle_bottom : middle_bottom + 4]) == (255, *GROUND["protecting"])
