"""Show an address in the person's own browser, where there is a screen to show it on."""

import os
import sys
import webbrowser
from collections.abc import Mapping

# Either stands for a screen. Source: freedesktop.org; X.Org and Wayland set them.
DISPLAYS = ("WAYLAND_DISPLAY", "DISPLAY")


def has_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Tell whether a window could be shown."""
    if platform in {"win32", "darwin"}:
        return True
    return any(environment.get(name) for name in DISPLAYS)


def show(url: str) -> bool:
    """Open an address in the browser; tell whether one took it."""
    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False
