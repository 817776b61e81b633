"""`handrail dashboard`: where the running agent's pages open, once."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.local.paths import private_dir
from support.agent import Agent, environment
from support.client import PATIENCE_S
from support.tab import Tab


@pytest.fixture
def agent(tmp_path: Path) -> Iterator[Agent]:
    with Agent.start(private_dir(tmp_path / "state")) as started:
        yield started


def handrail(home: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    given = {name: value for name, value in environment(home).items() if "DISPLAY" not in name}
    return subprocess.run(
        [sys.executable, "-m", "handrail", *arguments],
        env=given | more,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def browser(folder: Path) -> tuple[dict[str, str], Path]:
    """Make a browser that only writes down what it was asked to open."""
    program, seen = folder / "browser", folder / "seen"
    program.write_text(f'#!/bin/sh\necho "$1" >> {seen}\n')
    program.chmod(0o700)
    return {"BROWSER": f"{program} %s", "DISPLAY": ":99"}, seen


def test_the_printed_address_opens_once(agent: Agent) -> None:
    outcome = handrail(agent.home, "dashboard", "--print")

    base, _, key = outcome.stdout.strip().partition("#k=")
    tab = Tab(agent.ready["port"]).enter(key)
    assert outcome.returncode == 0
    assert base == agent.ready["dashboard"]
    assert tab.send("/dashboard/rows", {}).status == 200
    assert key not in agent.log
    assert tab.bearer not in agent.log


def test_with_a_screen_the_browser_gets_the_address(agent: Agent, tmp_path: Path) -> None:
    variables, seen = browser(tmp_path)

    outcome = handrail(agent.home, "dashboard", **variables)

    assert (outcome.returncode, outcome.stdout) == (0, "")
    assert seen.read_text().startswith(f"{agent.ready['dashboard']}#k=")


def test_without_a_screen_the_address_is_printed_and_said_why(agent: Agent) -> None:
    outcome = handrail(agent.home, "dashboard")

    assert outcome.stdout.startswith(agent.ready["dashboard"])
    assert "open this address yourself" in outcome.stderr


def test_without_an_agent_it_says_how_to_start_one(tmp_path: Path) -> None:
    outcome = handrail(private_dir(tmp_path / "empty"), "dashboard")

    assert outcome.returncode == 2
    assert "handrail run" in outcome.stderr


def test_a_second_start_shows_the_dashboard_where_there_is_a_screen(
    agent: Agent, tmp_path: Path
) -> None:
    variables, seen = browser(tmp_path)

    shown = handrail(agent.home, "run", **variables)
    quiet = handrail(agent.home, "run", "--headless", **variables)

    assert (shown.returncode, quiet.returncode) == (0, 0)
    assert len(seen.read_text().splitlines()) == 1
