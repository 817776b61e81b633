"""Asking the agent that runs: it answers, or there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.local.paths import State, private_dir
from handrail.server.asking import dashboard_link, pause, quit_running, running
from support.agent import Agent
from support.client import PATIENCE_S


@pytest.fixture
def agent(tmp_path: Path) -> Iterator[Agent]:
    with Agent.start(private_dir(tmp_path / "state")) as started:
        yield started


def test_a_running_agent_answers_each_question(agent: Agent) -> None:
    here = State(agent.home)

    line = running(here, PATIENCE_S)
    link = dashboard_link(here, PATIENCE_S)
    paused = pause(here, 5, PATIENCE_S)
    resumed = pause(here, 0, PATIENCE_S)

    assert line
    assert str(agent.ready["port"]) in line
    assert link
    assert link.startswith(agent.ready["dashboard"])
    assert paused
    assert paused.paused_until
    assert resumed
    assert resumed.paused_until is None
    assert quit_running(here, PATIENCE_S)
    assert agent.process.wait(PATIENCE_S) == 0


def test_without_an_agent_there_is_no_answer(tmp_path: Path) -> None:
    here = State(tmp_path)

    assert running(here, 1.0) is None
    assert dashboard_link(here, 1.0) is None
    assert pause(here, 5, 1.0) is None
    assert not quit_running(here, 1.0)
