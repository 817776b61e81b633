"""`handrail policy diff`: stricter and looser are told apart."""

from importlib.resources import files
from pathlib import Path

import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
STARTER = (files("handrail.policies.starters") / "personal.toml").read_text("utf-8")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two files with the same policy."""
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(STARTER, encoding="utf-8")
    two.write_text(STARTER, encoding="utf-8")
    return one, two


def test_two_equal_policies_do_the_same(pair: tuple[Path, Path], capsys: Printed) -> None:
    assert main(["policy", "diff", *map(str, pair)]) == 0

    assert "the two do the same" in capsys.readouterr().out


def test_what_gets_stricter_is_said_first(pair: tuple[Path, Path], capsys: Printed) -> None:
    text = STARTER.replace('posture = "enforce"', 'posture = "coach"')
    pair[1].write_text(
        text.replace('unlisted = { ceiling = "internal" }', 'unlisted = { ceiling = "public" }')
    )

    assert main(["policy", "diff", *map(str, pair)]) == 1

    lines = capsys.readouterr().out.splitlines()
    ways = [line.split()[0] for line in lines]
    assert ways == sorted(ways, reverse=True)
    assert "stricter  internal content in a tool nobody decided about: allow -> warn" in lines
    assert "looser    the posture: enforce -> coach" in lines


def test_a_broken_policy_is_named(pair: tuple[Path, Path], capsys: Printed) -> None:
    pair[1].write_text("[policy]\n")

    assert main(["policy", "diff", *map(str, pair)]) == 2

    assert "two.toml line 1" in capsys.readouterr().err


def test_a_layer_is_compared_as_it_lies_over_the_policy_it_extends(
    pair: tuple[Path, Path], capsys: Printed
) -> None:
    pair[0].write_text(STARTER.replace("history_days = 90", "history_days = 20"))
    pair[1].write_text(
        '[policy]\nid = "mine"\nversion = 1\nowner = "Ada"\nextends = "this-household"\n'
        '[tiers]\nunlisted = { ceiling = "public" }\n'
    )

    assert main(["policy", "diff", *map(str, pair)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {"stricter"}
