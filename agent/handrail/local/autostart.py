"""Find out what starts the agent when the person logs in: an installer's doing, or nobody's."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from handrail.local import registry

# Written by installer/linux, installer/macos and installer/windows, each under this name.
DESKTOP_ENTRY = Path("autostart", "handrail.desktop")
LAUNCH_AGENT = Path("Library", "LaunchAgents", "handrail.agent.plist")
RUN_KEY, RUN_VALUE = r"Software\Microsoft\Windows\CurrentVersion\Run", "Handrail"
# What a desktop writes into a copy of its own when somebody switches an entry off there.
# Source: Desktop Application Autostart Specification; GNOME's session manager has a key of its own.
SWITCHED_OFF = frozenset({"Hidden=true", "X-GNOME-Autostart-enabled=false"})


def starter(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> str | None:
    """Return what starts the agent at login, in words a person can look up; None for nothing."""
    if platform == "win32":
        mine = registry.read(RUN_KEY, RUN_VALUE)
        found = mine or registry.read(RUN_KEY, RUN_VALUE, everybody=True)
        return f"the registry, {RUN_KEY}" if found else None
    if platform == "darwin":
        places = (Path.home() / LAUNCH_AGENT, Path("/") / LAUNCH_AGENT)
        return next((str(place) for place in places if place.is_file()), None)
    entry = next((place for place in _entries(environment) if place.is_file()), None)
    if entry is None or SWITCHED_OFF & set(entry.read_text("utf-8", "replace").splitlines()):
        return None
    return str(entry)


def _entries(environment: Mapping[str, str]) -> Iterator[Path]:
    """Give the places of the entry, the person's own first: it takes the place of the others.

    Source: XDG Base Directory Specification.
    """
    yield Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config") / DESKTOP_ENTRY
    for folder in (environment.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"):
        yield Path(folder) / DESKTOP_ENTRY
