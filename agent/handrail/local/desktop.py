"""Show an address in the person's own browser, where there is a screen to show it on."""

import os
import sys
import webbrowser
from collections.abc import Mapping, MutableMapping

# Either stands for a screen. Source: freedesktop.org; X.Org and Wayland set them.
DISPLAYS = ("WAYLAND_DISPLAY", "DISPLAY")

# A frozen program is started with its own folder in front of the system's libraries, and keeps what
# was there before under a second name. Source: PyInstaller manual, "Run-time information".
LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
BEFORE = "_ORIG"


def has_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Tell whether a window could be shown."""
    if platform in {"win32", "darwin"}:
        return True
    return any(environment.get(name) for name in DISPLAYS)


def show(url: str) -> bool:
    """Open an address in the browser; tell whether one took it."""
    give_libraries_back(os.environ)
    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False


def give_libraries_back(
    environment: MutableMapping[str, str], bundle: str = getattr(sys, "_MEIPASS", "")
) -> None:
    """Let programs we start find the system's libraries and not those we were frozen with.

    This process has read the variables when it began, so it loses nothing.
    bundle: the frozen program's folder; nothing is done where there is none.
    """
    for name in LIBRARIES if bundle else ():
        before = environment.pop(name + BEFORE, "")
        if before:
            environment[name] = before
        elif environment.get(name, "").startswith(bundle):
            del environment[name]
