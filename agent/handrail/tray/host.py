"""Find out whether anything on this desktop would show our icon.

An icon without a host is invisible and raises no error, so it is asked for before.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

NO_SCREEN = "there is no screen here (DISPLAY is not set), so no icon is shown"
NO_ANSWER = "the screen does not answer, so no icon is shown"
NO_PANEL = "this desktop has no place for icons, so none is shown"


@dataclass(frozen=True, slots=True)
class Host:
    """What would show the icon.

    found: whether there is one. note: what the person should know where there is none.
    """

    found: bool
    note: str = ""


def look(environment: Mapping[str, str] = os.environ) -> Host:
    """Ask the desktop for a place for icons.

    Source: freedesktop System Tray Protocol 0.4: the owner of _NET_SYSTEM_TRAY_Sn. Newer panels
    (StatusNotifier only) own none, and the X icon we show would not appear in them.
    """
    if sys.platform != "linux":
        return Host(found=True)
    if not environment.get("DISPLAY"):
        return Host(found=False, note=NO_SCREEN)
    # Imported here: only Linux has it.
    display, error = import_module("Xlib.display"), import_module("Xlib.error")
    try:
        screen = display.Display(environment["DISPLAY"])
    except (error.DisplayError, error.ConnectionClosedError, OSError):
        return Host(found=False, note=NO_ANSWER)
    try:
        panel = screen.intern_atom(f"_NET_SYSTEM_TRAY_S{screen.get_default_screen()}")
        owned = bool(screen.get_selection_owner(panel))
    finally:
        screen.close()
    return Host(found=True) if owned else Host(found=False, note=NO_PANEL)
