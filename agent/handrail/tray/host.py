"""Find out what on this desktop would show our icon.

An icon without a host is invisible and raises no error, so it is asked for before.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

NO_SCREEN = "there is no screen here (DISPLAY is not set), so no icon is shown"
NO_ANSWER = "the screen does not answer, so no icon is shown"
NO_PANEL = "this desktop has no place for icons, so none is shown"
LATER = f"{NO_PANEL} until it has one"

WITH_MENU = "an icon with a menu, in this desktop's panel"
ICON_ONLY = "an icon in an older kind of panel, which shows no menu; a click opens your history"
OF_SYSTEM = "an icon with a menu, where this system shows them"

# A bus answers in milliseconds, and nobody waits for a desktop that does not.
ANSWER_WAIT_S = 1.0
BUS_NAME = "DBUS_SESSION_BUS_ADDRESS"
WATCHER = "org.kde.StatusNotifierWatcher"

# bus: over the session bus, with a menu. panel: by pystray.
Kind = Literal["bus", "panel", "none"]


@dataclass(frozen=True, slots=True)
class Host:
    """What would show the icon.

    found: whether it is there now; on the bus the icon also waits for one that comes later.
    note: what the person should know about it.
    """

    kind: Kind
    found: bool
    note: str


UNASKED = Host("none", found=False, note="it was started without an icon (--headless)")


def look(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Host:
    """Ask the desktop for a place for icons; the one that has menus first.

    Source: freedesktop StatusNotifierItem (the watcher on the session bus), and System Tray
    Protocol 0.4 (the owner of _NET_SYSTEM_TRAY_Sn), for panels that know nothing newer.
    """
    if platform != "linux":
        return Host("panel", found=True, note=OF_SYSTEM)
    screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if not screen:
        return Host("none", found=False, note=NO_SCREEN)
    shows = _bus_shows(environment)
    if shows:
        return Host("bus", found=True, note=WITH_MENU)
    if not environment.get("DISPLAY"):
        return _later(shows, NO_PANEL)
    owned = _panel_owned(environment["DISPLAY"])
    if owned:
        return Host("panel", found=True, note=ICON_ONLY)
    return _later(shows, NO_ANSWER if owned is None else NO_PANEL)


def _later(shows: bool | None, note: str) -> Host:  # noqa: FBT001 - as _bus_shows gives it
    """Wait on the bus, where there is one: a panel may start after us."""
    if shows is None:
        return Host("none", found=False, note=note)
    return Host("bus", found=False, note=LATER)


def _bus_shows(environment: Mapping[str, str]) -> bool | None:
    """Tell whether a panel on the session bus shows icons; None without a session bus."""
    if not environment.get(BUS_NAME):
        return None
    # Imported here: only Linux has it.
    jeepney, blocking = import_module("jeepney"), import_module("jeepney.io.blocking")
    watcher = jeepney.DBusAddress("/StatusNotifierWatcher", WATCHER, WATCHER)
    try:
        with closing(blocking.open_dbus_connection(environment[BUS_NAME])) as bus:
            owner = jeepney.message_bus.NameHasOwner(WATCHER)
            if not bus.send_and_get_reply(owner, timeout=ANSWER_WAIT_S).body[0]:
                return False
            asked = jeepney.Properties(watcher).get("IsStatusNotifierHostRegistered")
            kind, shows = bus.send_and_get_reply(asked, timeout=ANSWER_WAIT_S).body[0]
            return kind == "b" and bool(shows)
    except (OSError, RuntimeError, EOFError, TypeError, ValueError, StopIteration):
        return None


def _panel_owned(name: str) -> bool | None:
    """Tell whether an X panel takes icons; None where the screen does not answer."""
    display, error = import_module("Xlib.display"), import_module("Xlib.error")
    try:
        screen = display.Display(name)
    except (error.DisplayError, error.ConnectionClosedError, OSError):
        return None
    with suppress(error.ConnectionClosedError), closing(screen):
        panel = screen.intern_atom(f"_NET_SYSTEM_TRAY_S{screen.get_default_screen()}")
        return bool(screen.get_selection_owner(panel))
    return None
