"""What tests of the icon share: seeing it, and waiting until it is there."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from handrail.tray.drawing import GROUND
from handrail.tray.menu import Face

# Only so that a broken icon fails and does not hang.
PATIENCE_S = 20.0
EYE = Path(__file__).with_name("eye.py")


def wait_for(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    give_up_s = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > give_up_s:
            raise TimeoutError
        time.sleep(0.05)


def seen(shown: Face) -> list[str]:
    """Return where on the screen the icon's ground is seen, as x and y; empty where it is not."""
    red, green, blue = GROUND[shown]
    command = [sys.executable, str(EYE), f"#{red:02x}{green:02x}{blue:02x}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def drawn(window_class: str) -> bool:
    """Tell whether a program's window is on the screen."""
    command = ["xdotool", "search", "--onlyvisible", "--class", window_class]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def drive(*words: str) -> None:
    """Move the mouse or press keys."""
    subprocess.run(["xdotool", *words], check=True)
