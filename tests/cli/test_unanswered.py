"""What is said when no agent answers."""

import os
import signal
from pathlib import Path

import pytest

from handrail.cli import dashboard, pause
from handrail.cli import quit as quitting
from handrail.cli.main import main
from support.agent import Agent


@pytest.mark.parametrize(
    ("verb", "module"), [("quit", quitting), ("pause", pause), ("dashboard", dashboard)]
)
def test_an_agent_that_is_stuck_is_named(
    verb: str,
    module: object,
    handrail_home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "ANSWER_WAIT_S", 0.2)
    with Agent.start(handrail_home) as agent:
        os.kill(agent.process.pid, signal.SIGSTOP)

        code = main([verb])
        os.kill(agent.process.pid, signal.SIGCONT)

    said = capsys.readouterr().err
    assert code == 2
    assert f"process {agent.process.pid} is the agent and does not answer; end it" in said


@pytest.mark.parametrize("verb", ["pause", "dashboard"])
def test_where_none_runs_it_is_said_how_to_start_one(
    verb: str, handrail_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb]) == 2
    assert "no agent answers; start it: handrail run" in capsys.readouterr().err
