"""The verb that ends the agent."""

from pathlib import Path

import pytest

from handrail.cli.main import main
from support.agent import Agent
from support.client import PATIENCE_S


def test_the_agent_ends_and_the_person_is_told(
    handrail_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Agent.start(handrail_home) as agent:
        assert main(["quit"]) == 0
        assert agent.process.wait(PATIENCE_S) == 0
    assert "has ended" in capsys.readouterr().out


def test_without_an_agent_there_is_none_to_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quit"]) == 2
    assert "no agent answers" in capsys.readouterr().err
