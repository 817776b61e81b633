"""`handrail policy new`: a whole policy is written from a few answers."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
GIVEN = ("--organisation", "Acme", "--owner", "Ada", "--industry", "")


def test_a_policy_is_written_that_checks_holds_and_renders(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "policy.toml"
    words = (*GIVEN, "--approve", "claude-team", "--agreement", "DPA", "--region", "EU")

    assert main(["policy", "new", "--out", str(out), *words, "--framework", "gdpr"]) == 0

    for part in ("check", "test", "render"):
        assert main(["policy", part, str(out)]) == 0
    assert "5 of 5 examples hold" in capsys.readouterr().out


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "policy.toml"
    out.write_text("mine")

    assert main(["policy", "new", "--out", str(out), *GIVEN]) == 2

    assert out.read_text() == "mine"
    assert "exists already" in capsys.readouterr().err


def test_answers_that_do_not_go_together_are_named(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "policy.toml"
    words = (*GIVEN, "--approve", "claude-team", "--framework", "gdpr")

    assert main(["policy", "new", "--out", str(out), *words]) == 2

    assert "tools[0].agreement is missing" in capsys.readouterr().err
    assert not out.exists()


def test_what_was_not_given_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    answers = iter(["Acme", "Ada", "shipping", "pci-dss", "claude-team", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    out = tmp_path / "policy.toml"

    assert main(["policy", "new", "--out", str(out)]) == 0

    text = out.read_text("utf-8")
    assert 'industry = "shipping"' in text
    assert 'frameworks = ["pci-dss"]' in text
    assert 'id = "claude-team"' in text


def test_the_pause_and_what_unknown_accounts_may_do_can_be_given(
    tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "policy.toml"
    words = ("--approve", "claude-team", "--pause-minutes", "0", "--unknown-account", "public")

    assert main(["policy", "new", "--out", str(out), *GIVEN, *words]) == 0
    assert main(["policy", "check", str(out)]) == 0

    printed = capsys.readouterr().out
    assert "pause     never" in printed
    assert "Claude Team: approved, up to internal, now public" in printed


def test_a_tool_counts_as_assessed_only_where_a_day_was_given(
    tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "policy.toml"
    words = (*GIVEN, "--framework", "soc2", "--approve", "claude-team")

    assert main(["policy", "new", "--out", str(out), *words]) == 0
    assert main(["policy", "check", str(out)]) == 0
    assert "tools[0].reviewed_on is not said: nobody has assessed" in capsys.readouterr().out
    assert main(["policy", "render", str(out)]) == 0
    assert "not reviewed yet" in (tmp_path / "policy.md").read_text("utf-8")


def test_the_day_of_an_assessment_is_taken_over(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "policy.toml"
    words = (*GIVEN, "--approve", "claude-team", "--reviewed-on", "2026-10-05")

    assert main(["policy", "new", "--out", str(out), *words]) == 0
    assert main(["policy", "check", str(out)]) == 0

    assert "\nreviewed_on = 2026-10-05\n" in out.read_text("utf-8")
    assert "reviewed_on" not in capsys.readouterr().out


def test_a_day_that_is_none_is_refused(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "policy.toml"
    words = (*GIVEN, "--approve", "claude-team", "--reviewed-on", "last week")

    assert main(["policy", "new", "--out", str(out), *words]) == 2

    assert "--reviewed-on 'last week' is no day; use one like 2026-12-01" in capsys.readouterr().err
    assert not out.exists()


def test_a_pause_that_is_too_long_is_named(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "policy.toml"

    assert main(["policy", "new", "--out", str(out), *GIVEN, "--pause-minutes", "60"]) == 2

    assert "policy.pause_minutes = 60 is not a length of a pause" in capsys.readouterr().err
    assert not out.exists()


def test_classes_and_words_are_taken_over(
    tmp_path: Path, type_in: Callable[[str], None], capsys: Printed
) -> None:
    out = tmp_path / "policy.toml"
    type_in("Bluefin\n")
    words = (*GIVEN, "--unlisted", "public", "--internal", "justify", "--words", "-")

    assert main(["policy", "new", "--out", str(out), *words]) == 0

    text = out.read_text("utf-8")
    assert 'unlisted = { ceiling = "public" }' in text
    assert '[classes.internal]\nover_ceiling = "justify"' in text
    assert 'terms = ["Bluefin"]' in text
    assert "Bluefin" not in capsys.readouterr().out
    assert main(["policy", "test", str(out)]) == 0


def test_problems_are_told_of_the_file_that_was_not_written(
    tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "acme.toml"

    assert main(["policy", "new", "--out", str(out), *GIVEN, "--approve", "nosuch"]) == 2

    first, second, *_ = capsys.readouterr().err.splitlines()
    assert first == f"{out} is not written; with these answers it would have:"
    assert second.startswith("  line ")
    assert 'tools[0].id = "nosuch" is not in the catalogue' in second


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--history-days", "30"), "--history-days is for a layer; add --layer"),
        (("--over", "acme.toml"), "--over is for a layer; add --layer"),
        (
            ("--layer", "team", "--reviewed-on", "2026-10-05"),
            "--reviewed-on is for a whole policy, and a layer cannot say it",
        ),
        (("--paste-ceiling", "public"), "--paste-ceiling is for a layer; add --layer"),
        (("--layer", "team", "--approve", "claude"), "--approve is for a whole policy"),
    ],
)
def test_what_would_change_nothing_is_refused(
    tmp_path: Path, capsys: Printed, given: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "policy.toml"

    assert main(["policy", "new", "--out", str(out), "--owner", "Ada", *given]) == 2

    assert told in capsys.readouterr().err
    assert not out.exists()
