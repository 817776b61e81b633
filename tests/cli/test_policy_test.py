"""`handrail policy test`: a policy's own examples are run, and nothing of their text is printed."""

from importlib.resources import files
from pathlib import Path

import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
STARTER = (files("handrail.policies.starters") / "personal.toml").read_text("utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A policy with examples that hold."""
    path = tmp_path / "policy.toml"
    path.write_text(STARTER, encoding="utf-8")
    return path


def test_examples_that_hold_are_counted(file: Path, capsys: Printed) -> None:
    assert main(["policy", "test", str(file)]) == 0

    printed = capsys.readouterr().out
    assert "  holds   A password in a tool nobody decided about: block" in printed
    assert printed.endswith("4 of 4 examples hold\n")
    assert "Kx7" not in printed


def test_an_example_that_differs_is_named_and_fails(file: Path, capsys: Printed) -> None:
    file.write_text(STARTER.replace('action = "warn"', 'action = "block"'), encoding="utf-8")

    assert main(["policy", "test", str(file)]) == 1

    printed = capsys.readouterr().out
    assert "DIFFERS A list of customers" in printed
    assert "expected block, got warn (found: contact." in printed
    assert "3 of 4 examples hold" in printed


def test_a_policy_without_examples_says_how_to_add_one(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "bare.toml"
    file.write_text('[policy]\nid = "a"\nversion = 1\nowner = "Ada"\n', encoding="utf-8")

    assert main(["policy", "test", str(file)]) == 0

    assert "has no examples; add [[examples]]" in capsys.readouterr().out


def test_a_broken_policy_is_named_line_by_line(file: Path, capsys: Printed) -> None:
    file.write_text(STARTER.replace('"enforce"', '"enforced"'), encoding="utf-8")

    assert main(["policy", "test", str(file)]) == 2

    assert "is not a posture" in capsys.readouterr().err
