"""`handrail tools`: a table a person understands in ten seconds."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """The bank's policy."""
    path = tmp_path / "bank.toml"
    path.write_text((files("handrail.policies.starters") / "bank.toml").read_text("utf-8"))
    return path


def test_the_table_has_a_row_for_each_tool_and_one_for_the_rest(
    policy: Path, capsys: Printed
) -> None:
    assert main(["tools", "--policy", str(policy)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "May",
        "it",
        "go",
        "to",
        "public",
        "internal",
        "sensitive",
        "prohibited",
    ]
    assert lines[1].startswith("Microsoft 365 Copilot Chat (approved)")
    assert lines[-3].startswith("Every other tool (unlisted)")
    assert lines[-1] == (
        "This is about what you paste. What you drop, upload or type is not checked."
    )
    assert "use Microsoft 365 Copilot Chat" in lines[2]


def test_one_site_has_one_row(policy: Path, capsys: Printed) -> None:
    assert (
        main(["tools", "--policy", str(policy), "--site", "https://kimi.com/chat", "--json"]) == 0
    )

    [row] = json.loads(capsys.readouterr().out)
    assert row["tier"] == "prohibited"
    assert row["may_go"]["public"] == "no"
    assert row["instead"] == ["Microsoft 365 Copilot Chat"]


def test_the_inventory_is_printed_with_hosts(capsys: Printed) -> None:
    assert main(["tools", "--inventory"]) == 0

    assert "Wanzhi (01.AI): wanzhi.com" in capsys.readouterr().out
