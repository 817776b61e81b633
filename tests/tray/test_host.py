"""What the desktop shows icons with is asked, because an icon nobody shows raises no error."""

import gc

import pytest
from Xlib import X
from Xlib.display import Display

from handrail.tray.host import ICON_ONLY, LATER, NO_ANSWER, NO_PANEL, NO_SCREEN, OF_SYSTEM, look


def test_without_a_screen_it_is_said() -> None:
    host = look({})

    assert (host.kind, host.found, host.note) == ("none", False, NO_SCREEN)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_show_icons_always(platform: str) -> None:
    host = look({}, platform)

    assert (host.kind, host.found, host.note) == ("panel", True, OF_SYSTEM)


# Xlib leaves the sockets of its attempts to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_screen_that_is_gone_is_said() -> None:
    host = look({"DISPLAY": ":4711"})
    gc.collect()

    assert (host.kind, host.note) == ("none", NO_ANSWER)


def test_a_bus_that_is_gone_is_none() -> None:
    host = look({"WAYLAND_DISPLAY": "wayland-0", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})

    assert (host.kind, host.note) == ("none", NO_PANEL)


@pytest.mark.fault
def test_a_desktop_without_a_place_for_icons_is_said(screen: str) -> None:
    host = look({"DISPLAY": screen})

    assert (host.kind, host.found, host.note) == ("none", False, NO_PANEL)


@pytest.mark.fault
def test_a_place_that_may_come_later_is_waited_for(session_bus: str) -> None:
    host = look({"WAYLAND_DISPLAY": "wayland-0", "DBUS_SESSION_BUS_ADDRESS": session_bus})

    assert (host.kind, host.found, host.note) == ("bus", False, LATER)


@pytest.mark.fault
def test_a_panel_that_takes_icons_over_x_is_found(screen: str) -> None:
    panel = Display(screen)
    window = panel.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    window.set_selection_owner(panel.intern_atom("_NET_SYSTEM_TRAY_S0"), X.CurrentTime)
    panel.sync()

    host = look({"DISPLAY": screen})
    panel.close()

    assert (host.kind, host.found, host.note) == ("panel", True, ICON_ONLY)
