"""The launcher: names the state folder, whatever it is called, and starts the right bridge."""

import subprocess
import sys
from pathlib import Path

import pytest

from handrail.local.launcher import bridge_command, launcher, launcher_file
from handrail.local.paths import State, private_dir


def test_it_carries_the_state_folder_on_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(private_dir(tmp_path / "it's $HOME `here`"))
    monkeypatch.setenv("HANDRAIL_VAULT", "file")
    written = launcher(state).decode().replace("exec ", "echo ")
    script = written.replace("echo ", 'printf "%s\\n" "$HANDRAIL_HOME" "$HANDRAIL_VAULT"; true ')

    told = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)

    assert told.stdout.splitlines() == [str(state.home), "file"]


def test_on_windows_it_is_a_batch_file_in_which_percent_signs_mean_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(tmp_path / "100% ä & co")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("HANDRAIL_VAULT", "file")

    lines = launcher(state).decode().split("\r\n")

    assert launcher_file(state).name == "bridge.bat"
    assert lines[0] == "@echo off"
    assert f'set "HANDRAIL_HOME={tmp_path}/100%% ä & co"' in lines
    assert 'set "HANDRAIL_VAULT=file"' in lines
    assert lines[-2].endswith(" %*")
    assert lines[-1] == ""


@pytest.mark.parametrize(
    "platform, name", [("linux", "handrail-bridge"), ("win32", "handrail-bridge.exe")]
)
def test_a_frozen_agent_starts_the_frozen_bridge_beside_it(
    platform: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "handrail"))

    assert bridge_command() == (str(tmp_path / name),)
