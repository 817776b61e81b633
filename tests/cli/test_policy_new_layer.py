"""`handrail policy new --layer`: a layer is written, and checked over the policy it tightens."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
UPPER = """[policy]
id = "acme"
version = 7
owner = "security@acme.example"
[retention]
history_days = 60
"""
GIVEN = ("--name", "Research", "--owner", "Ada")


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """An organisation's policy as whoever writes it has it."""
    path = tmp_path / "acme.toml"
    path.write_text(UPPER, encoding="utf-8")
    return path


def test_a_layer_is_written_that_checks_over_its_policy(
    acme: Path, tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "team.toml"
    new = ("--layer", "team", "--over", str(acme), *GIVEN, "--out", str(out))

    assert main(["policy", "new", *new, "--unlisted", "public", "--prohibit", "kimi"]) == 0
    written = capsys.readouterr().out
    assert main(["policy", "check", str(out), "--over", str(acme)]) == 0
    checked = capsys.readouterr().out

    for said in (written, checked):
        assert (
            "internal content in a tool nobody decided about: you are asked (before: yes)" in said
        )
        assert "acme, version 7" in said
    assert f"policy check {out} --over {acme}" in written
    assert 'extends = "acme"' in out.read_text("utf-8")
    assert main(["policy", "test", str(out), "--over", str(acme)]) == 0


def test_what_would_loosen_is_refused_and_nothing_is_written(
    acme: Path, tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "team.toml"
    new = ("--layer", "team", "--over", str(acme), *GIVEN, "--out", str(out))

    assert main(["policy", "new", *new, "--history-days", "61"]) == 2

    assert "retention.history_days = 61 is longer than 60" in capsys.readouterr().err
    assert not out.exists()


def test_without_an_organisation_it_is_said_what_to_name(tmp_path: Path, capsys: Printed) -> None:
    new = ("--layer", "person", *GIVEN, "--out", str(tmp_path / "own.toml"))

    assert main(["policy", "new", *new]) == 2

    assert "name its file with --over FILE" in capsys.readouterr().err


def test_words_come_from_a_file_and_are_never_printed(
    acme: Path, tmp_path: Path, type_in: Callable[[str], None], capsys: Printed
) -> None:
    out = tmp_path / "team.toml"
    type_in("Bluefin\n\n  Kestrel-2 \n")
    new = ("--layer", "team", "--over", str(acme), *GIVEN, "--out", str(out), "--words", "-")

    assert main(["policy", "new", *new]) == 0

    assert 'terms = ["Bluefin", "Kestrel-2"]' in out.read_text("utf-8")
    assert "own words: 2 more" in (printed := capsys.readouterr().out)
    assert "Bluefin" not in printed


def test_only_what_can_be_tightened_is_asked(
    acme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter(["Research", "Ada", "public", "", "block", "kimi"])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    out = tmp_path / "team.toml"

    new = ("--layer", "team", "--over", str(acme), "--out", str(out))
    assert main(["policy", "new", *new]) == 0

    text = out.read_text("utf-8")
    assert not any("How firm" in question for question in asked)
    assert "internal, public" in asked[2]
    assert 'unlisted = { ceiling = "public" }' in text
    assert "[classes.internal]" not in text
    assert '[classes.sensitive]\nover_ceiling = "block"' in text
    assert 'id = "kimi"' in text


WORKSPACE = """[[tools]]
id = "claude-team"
tier = "approved"
account = "workspace"
"""


def test_accounts_are_asked_about_where_a_tool_above_is_for_workspace_accounts(
    acme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme.write_text(UPPER + WORKSPACE, encoding="utf-8")
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "public" if "who is signed in" in question else ""

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    out = tmp_path / "team.toml"

    assert main(["policy", "new", "--layer", "team", "--over", str(acme), "--out", str(out)]) == 0

    (question,) = [one for one in asked if "who is signed in" in one]
    assert "internal, public" in question
    assert 'unknown = { ceiling = "public" }' in out.read_text("utf-8")


def test_a_ceiling_for_pastes_and_accounts_can_be_given(
    acme: Path, tmp_path: Path, capsys: Printed
) -> None:
    acme.write_text(UPPER + WORKSPACE, encoding="utf-8")
    out = tmp_path / "team.toml"
    new = ("--layer", "team", "--over", str(acme), *GIVEN, "--out", str(out))
    ways = ("--paste-ceiling", "public", "--unknown-account", "public")

    assert main(["policy", "new", *new, *ways]) == 0
    assert main(["policy", "check", str(out), "--over", str(acme)]) == 0

    printed = capsys.readouterr().out
    assert printed.count("ceiling of surface paste: public") == 2
    assert printed.count("ceiling of account unknown in tools for workspace accounts: public") == 2


def test_an_account_is_refused_where_no_tool_above_asks_for_one(
    acme: Path, tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "team.toml"
    new = ("--layer", "team", "--over", str(acme), *GIVEN, "--out", str(out))

    assert main(["policy", "new", *new, "--unknown-account", "public"]) == 2

    told = "--unknown-account changes nothing: no tool above is for workspace accounts"
    assert told in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("wrong", [("--lower", "kimi"), ("--lower", "kimi=none")])
def test_a_ceiling_that_is_none_is_named(acme: Path, capsys: Printed, wrong: tuple[str]) -> None:
    new = ("--layer", "team", "--over", str(acme), *GIVEN, "--out", "never.toml")

    assert main(["policy", "new", *new, *wrong]) == 2

    assert "is no TOOL=CLASS" in capsys.readouterr().err


def test_a_lower_ceiling_is_written_for_its_tool(acme: Path, tmp_path: Path) -> None:
    out = tmp_path / "team.toml"
    new = ("--layer", "team", "--over", str(acme), *GIVEN, "--out", str(out))

    assert main(["policy", "new", *new, "--lower", "claude=public"]) == 0

    assert 'id = "claude"\ntier = "restricted"\nceiling = "public"' in out.read_text("utf-8")
