"""A temporary place for one run: home, agent state and browser profile, all removed afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Where programs would otherwise look for, or leave, something of the person's.
REDIRECTED = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


@dataclass(frozen=True, slots=True)
class Scratch:
    """One temporary folder and what has its place in it.

    state_folder: name of the agent's state below the root.
    """

    root: Path
    state_folder: str = "state"

    @property
    def home(self) -> Path:
        """The home that every started program sees."""
        return self.root / "home"

    @property
    def state(self) -> Path:
        """HANDRAIL_HOME of the agent."""
        return self.root / self.state_folder

    @property
    def profile(self) -> Path:
        """The browser's user-data-dir."""
        return self.root / "profile"

    def env(self) -> dict[str, str]:
        """Return this process's environment with every place of the person's moved in here."""
        env = {**os.environ, "HOME": str(self.home), "USERPROFILE": str(self.home)}
        env |= {name: str(self.home / below) for name, below in REDIRECTED.items()}
        env |= {"HANDRAIL_HOME": str(self.state), "HANDRAIL_VAULT": "file"}
        # X finds its cookie in the home, which has just moved.
        cookie = Path.home() / ".Xauthority"
        if "XAUTHORITY" not in env and cookie.exists():
            env["XAUTHORITY"] = str(cookie)
        # A session bus would lead to the person's own keyring and desktop.
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        env["PYTHONDONTWRITEBYTECODE"] = "1"
        return env


def make(root: Path) -> Scratch:
    """Lay out a scratch place in an existing empty folder."""
    place = Scratch(root)
    for folder in (place.home, place.state, place.profile):
        folder.mkdir(mode=0o700)
    return place


@contextmanager
def scratch() -> Iterator[Scratch]:
    """Give a scratch place and remove it afterwards, whatever happened in between."""
    root = Path(tempfile.mkdtemp(prefix="handrail-"))
    try:
        yield make(root)
    finally:
        # A browser that was just closed may still be writing: what it leaves is of no interest.
        shutil.rmtree(root, ignore_errors=True)
