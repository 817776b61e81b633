"""The verb that pauses: until when, or why not."""

from pathlib import Path

import pytest

from handrail.cli.main import main
from support.agent import Agent


def test_a_pause_begins_and_ends_and_is_in_the_history(
    handrail_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Agent.start(handrail_home) as agent:
        paused = main(["pause", "15"]), capsys.readouterr().out
        resumed = main(["pause", "0"]), capsys.readouterr().out
        (agent.home / "policy.toml").write_text(
            '[policy]\nid = "a"\nversion = 1\nowner = "me"\npause_minutes = 5\n'
        )

    assert paused[0] == 0
    assert paused[1].startswith("Paused: nothing is checked until ")
    assert resumed == (0, "Handrail checks what you paste.\n")
    assert main(["history"]) == 0
    told = capsys.readouterr().out
    assert "Paused" in told
    assert "by command" in told


@pytest.mark.parametrize("words", [["16"], ["-1"]])
def test_a_length_that_no_policy_allows_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pause", "--", *words]) == 2
    assert "1 to 15" in capsys.readouterr().err


def test_without_an_agent_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pause"]) == 2
    assert "no agent answers" in capsys.readouterr().err


def test_a_policy_that_forbids_it_is_named(
    handrail_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handrail_home.mkdir(mode=0o700)
    (handrail_home / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\npause_minutes = 0\n'
    )
    with Agent.start(handrail_home):
        assert main(["pause"]) == 2
    assert "your policy allows no pause" in capsys.readouterr().err
