"""A desktop of its own: a screen, a session bus, and a panel on either."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.display import display


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A screen, as DISPLAY."""
    with display() as started:
        monkeypatch.setenv("DISPLAY", started)
        yield started


@pytest.fixture
def bus_daemon(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator["subprocess.Popen[str]"]:
    """A session bus that can be ended."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    command += [f"--address=unix:path={tmp_path}/bus"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        address = bus.stdout.readline().strip() if bus.stdout else ""
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield bus
        bus.terminate()


@pytest.fixture
def session_bus(bus_daemon: "subprocess.Popen[str]") -> str:
    """A session bus, as DBUS_SESSION_BUS_ADDRESS."""
    assert bus_daemon.poll() is None
    return os.environ["DBUS_SESSION_BUS_ADDRESS"]
