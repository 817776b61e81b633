"""What starts the agent at login is found where each system keeps it."""

import sys
from pathlib import Path

import pytest

from handrail.local.autostart import RUN_KEY, starter
from support.registry import FakeRegistry


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """A configuration of the person, and one of the machine with our entry."""
    entry = tmp_path / "machine" / "autostart" / "handrail.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nExec=/opt/handrail/handrail run\n")
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "mine"),
        "XDG_CONFIG_DIRS": f"{tmp_path}/elsewhere:{tmp_path}/machine",
    }


def test_an_entry_for_everybody_is_found(places: dict[str, str], tmp_path: Path) -> None:
    assert starter(places, "linux") == f"{tmp_path}/machine/autostart/handrail.desktop"


@pytest.mark.parametrize(
    "text, starts",
    [
        ("Exec=x run\n", True),
        ("Hidden=true\n", False),
        ("Exec=x run\nX-GNOME-Autostart-enabled=false\n", False),
    ],
)
def test_the_persons_own_entry_takes_its_place(
    places: dict[str, str], tmp_path: Path, text: str, *, starts: bool
) -> None:
    mine = tmp_path / "mine" / "autostart" / "handrail.desktop"
    mine.parent.mkdir(parents=True)
    mine.write_text(f"[Desktop Entry]\n{text}")

    assert starter(places, "linux") == (str(mine) if starts else None)


def test_without_an_entry_nothing_starts_it(tmp_path: Path) -> None:
    nowhere = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_CONFIG_DIRS": str(tmp_path)}

    assert starter(nowhere, "linux") is None


def test_a_launch_agent_is_found_on_a_mac() -> None:
    before = starter({}, "darwin")
    file = Path.home() / "Library" / "LaunchAgents" / "handrail.agent.plist"
    file.parent.mkdir(parents=True)
    file.touch()

    assert before is None
    assert starter({}, "darwin") == str(file)


@pytest.mark.parametrize("whose", ["user", "machine"])
def test_the_registry_is_asked_on_windows(whose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeRegistry()
    monkeypatch.setitem(sys.modules, "winreg", fake.module())
    before = starter({}, "win32")
    getattr(fake, whose)[rf"{RUN_KEY}\Handrail"] = "handrail.exe run"

    assert before is None
    assert starter({}, "win32") == f"the registry, {RUN_KEY}"
