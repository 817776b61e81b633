"""`handrail policy check`: a file is checked in words, and what is unwise in it is said."""

from pathlib import Path

import pytest

from handrail.cli.main import main

GOOD = """
[policy]
id = "acme"
version = 3
owner = "security@acme.example"
effective = 2026-12-01

[[tools]]
id = "chatgpt-enterprise"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"
instead_of = ["deepseek"]

[[dictionaries]]
name = "projects"
terms = ["Bluefin", "Kestrel-2"]
class = "sensitive"
"""
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good policy file."""
    path = tmp_path / "acme.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_file_is_summed_up(file: Path, capsys: Printed) -> None:
    assert main(["policy", "check", str(file)]) == 0

    printed, errors = capsys.readouterr()
    assert errors == ""
    for part in (
        "acme.toml can be used",
        "acme, version 3, owner security@acme.example",
        "effective 2026-12-01, review by 2027-03-01",
        "prohibited content above the ceiling: block (the redacted version may go)",
        "prohibited: block for everything",
        "ChatGPT Enterprise: approved, up to sensitive",
        "projects: 2 terms, sensitive",
    ):
        assert part in printed
    assert "Bluefin" not in printed
    assert "note" not in printed


def test_what_is_unusual_in_a_file_is_noted(file: Path, capsys: Printed) -> None:
    text = GOOD.replace("effective = 2026-12-01", 'posture = "observe"')
    file.write_text(text + '[tiers]\nunlisted = { ceiling = "sensitive" }\n', encoding="utf-8")

    assert main(["policy", "check", str(file)]) == 0

    printed = capsys.readouterr().out
    assert "effective" not in printed
    assert 'tiers.unlisted.ceiling = "sensitive" is for tools nobody agreed with' in printed
    assert "nothing is held, and people see" in printed


def test_every_problem_of_a_bad_file_is_one_line_on_stderr(file: Path, capsys: Printed) -> None:
    file.write_text(GOOD + '[when]\npartial = "blok"\ncolour = "blue"\n', encoding="utf-8")

    assert main(["policy", "check", str(file)]) == 2

    printed, errors = capsys.readouterr()
    assert printed == ""
    assert [line.removeprefix(f"{file} ").partition(" is ")[0] for line in errors.splitlines()] == [
        'line 20: when.partial = "blok"',
        "line 21: when.colour",
    ]


def test_a_file_that_is_not_there_is_one_line_on_stderr(tmp_path: Path, capsys: Printed) -> None:
    assert main(["policy", "check", str(tmp_path / "none.toml")]) == 2

    errors = capsys.readouterr().err
    assert errors.count("\n") == 1
    assert "none.toml cannot be read" in errors


def test_checking_the_file_in_force_tells_its_problems_once(
    handrail_home: Path, capsys: Printed
) -> None:
    handrail_home.mkdir()
    broken = handrail_home / "policy.toml"
    broken.write_text("x = 1\n" + GOOD, encoding="utf-8")

    assert main(["policy", "check", str(broken)]) == 2

    assert capsys.readouterr().err.count("\n") == 1
