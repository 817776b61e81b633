"""The real keyring of a desktop, in a session of its own: open, locked, prompting, absent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.fault

# Says which vault it got, whether to try again, a short name of the key, and whether the keyring is
# still being waited for in the background.
OPEN = """
import hashlib, threading
from handrail.local.paths import state
from handrail.local.vault import open_vault
vault = open_vault(state(), {wait_s})
waiting = "keyring" in [thread.name for thread in threading.enumerate()]
print(vault.kind, vault.retry, hashlib.sha256(vault.key).hexdigest()[:8], waiting, flush=True)
"""

# Owns the name of the desktop's prompter and never answers: a person who is not there.
SILENT_PROMPTER = """
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection()
bus.send_and_get_reply(message_bus.RequestName("org.gnome.keyring.SystemPrompter"))
print("silent", flush=True)
while True:
    bus.receive()
"""

UNLOCK = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
START = "gnome-keyring-daemon --start --components=secrets >/dev/null"


@pytest.fixture(autouse=True)
def desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the vault ask a keyring, without a display to prompt on."""
    monkeypatch.delenv("HANDRAIL_VAULT")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def session(tmp_path: Path, *steps: str, wait_s: float = 3.0) -> list[list[str]]:
    """Run steps in a session bus of their own and return what each `open` said."""
    (tmp_path / "open.py").write_text(OPEN.format(wait_s=wait_s))
    (tmp_path / "prompter.py").write_text(SILENT_PROMPTER)
    script = "\n".join(steps)
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=tmp_path,
        env={**os.environ, "PYTHON": sys.executable},
    )
    return [line.split() for line in ran.stdout.splitlines()]


ASK = '"$PYTHON" open.py'


def test_an_open_keyring_gives_the_same_key_again(tmp_path: Path) -> None:
    first, second = session(tmp_path, UNLOCK, ASK, ASK)

    assert first == second
    assert first[:2] == ["keyring", "False"]


def test_a_locked_keyring_gives_a_key_in_memory_and_the_old_one_once_it_is_open(
    tmp_path: Path, handrail_home: Path
) -> None:
    [before] = session(tmp_path, UNLOCK, ASK)
    [locked] = session(tmp_path, START, ASK)
    [after] = session(tmp_path, UNLOCK, ASK)

    assert locked[:2] == ["memory", "True"]
    assert locked[3] == "False"
    assert after == before
    assert not (handrail_home / "history.key").exists()


def test_a_prompt_nobody_answers_ends_in_a_key_in_memory(tmp_path: Path) -> None:
    session(tmp_path, UNLOCK, ASK)

    [said] = session(
        tmp_path,
        START,
        'coproc prompter { "$PYTHON" prompter.py; }',
        'read -r said <&"${prompter[0]}"',
        ASK,
        'kill "$prompter_PID"',
        wait_s=0.6,
    )

    assert said[:2] == ["memory", "True"]
    assert said[3] == "True"


def test_a_bus_without_a_usable_keyring_gives_a_key_file(
    tmp_path: Path, handrail_home: Path
) -> None:
    first, second = session(tmp_path, ASK, ASK)

    assert first == second
    assert first[0] == "file"
    assert (handrail_home / "history.key").stat().st_mode & 0o777 == 0o600


def test_no_bus_at_all_gives_a_key_file(tmp_path: Path) -> None:
    (tmp_path / "open.py").write_text(OPEN.format(wait_s=3.0))
    ask = [sys.executable, "open.py"]

    first, second = (
        subprocess.check_output(ask, cwd=tmp_path, text=True, timeout=30).split() for _ in range(2)
    )

    assert first == second
    assert first[0] == "file"
