"""Which kind of icon a desktop gets, and what is imported for it."""

import subprocess
import sys

import pytest

from handrail.tray.host import Host
from handrail.tray.icon import make
from handrail.tray.status_item import StatusItem


def test_a_desktop_without_a_place_for_icons_gets_none() -> None:
    assert make(Host("none", found=False, note="")) is None


def test_a_panel_on_the_bus_gets_an_icon_with_a_menu() -> None:
    assert isinstance(make(Host("bus", found=True, note="")), StatusItem)


def test_without_a_screen_there_is_no_icon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    # In a process of its own: a library that found no screen once shows no icon later.
    script = (
        "from handrail.tray.host import Host; from handrail.tray.icon import make;"
        "print(make(Host('panel', found=True, note='')))"
    )

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert told.stdout == "None\n"


def test_an_icon_on_the_bus_loads_no_picture_library() -> None:
    script = (
        "import sys; from handrail.tray.host import Host; from handrail.tray.icon import make;"
        "make(Host('bus', found=True, note=''));"
        "print(sorted({'PIL', 'pystray', 'Xlib'} & set(sys.modules)))"
    )

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout == "[]\n"
