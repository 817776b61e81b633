"""`handrail run`: one agent a user; a second start leads to the first."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.local.paths import private_dir
from support.agent import Agent, environment, until
from support.client import PATIENCE_S


@pytest.fixture
def agent(tmp_path: Path) -> Iterator[Agent]:
    with Agent.start(private_dir(tmp_path / "state")) as started:
        yield started


def second_start(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "handrail", "run", *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_a_second_start_prints_the_running_agents_line(agent: Agent) -> None:
    outcome = second_start(agent.home, "--headless", "--ready-json")

    assert outcome.returncode == 0
    assert json.loads(outcome.stdout) == agent.ready
    assert agent.process.poll() is None


def test_an_owner_that_does_not_answer_is_named_by_its_pid(agent: Agent) -> None:
    os.kill(agent.process.pid, signal.SIGSTOP)

    outcome = second_start(agent.home)
    os.kill(agent.process.pid, signal.SIGCONT)

    assert outcome.returncode == 1
    assert f"process {agent.process.pid} holds" in outcome.stderr
    assert outcome.stdout == ""
    with agent.session() as session:
        assert session.ask("ping", {}) == {"v": 1}


def test_without_a_place_for_an_icon_it_says_what_to_do_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    home = private_dir(tmp_path / "state")
    process = subprocess.Popen(
        [sys.executable, "-m", "handrail", "run", "--ready-json"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    ready = json.loads(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=PATIENCE_S)

    assert set(ready) == {"pid", "port", "dashboard", "version"}
    assert "no icon is shown; open your history with: handrail dashboard" in complaints
    assert process.returncode == 0


def test_without_ready_json_nothing_is_printed(agent: Agent, tmp_path: Path) -> None:
    home = private_dir(tmp_path / "other")
    process = subprocess.Popen(
        [sys.executable, "-m", "handrail", "run", "--headless"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    ready = json.loads(second_start_when_up(home))
    process.terminate()
    told = process.communicate(timeout=PATIENCE_S)

    assert ready["pid"] == process.pid
    assert told == ("", "")


def second_start_when_up(home: Path) -> str:
    """Wait until the agent has taken its lock, then start again."""
    lock = home / "agent.lock"
    until(lambda: lock.exists() and lock.read_text())
    return second_start(home).stdout


def test_a_state_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")

    outcome = second_start(tmp_path / "state")

    assert outcome.returncode == 2
    assert len(outcome.stderr.splitlines()) == 1
    assert str(tmp_path / "state") in outcome.stderr


def test_a_file_in_the_way_of_the_control_socket_is_named(tmp_path: Path) -> None:
    home = private_dir(tmp_path / "state")
    (home / "run" / "control.sock").mkdir(parents=True)

    outcome = second_start(home)

    assert outcome.returncode == 2
    assert "control.sock is in the way" in outcome.stderr.splitlines()[-1]
    assert "Traceback" not in outcome.stderr


def test_the_help_shows_an_example() -> None:
    outcome = second_start(Path(), "--help")

    assert "example: handrail run --headless --ready-json" in outcome.stdout
