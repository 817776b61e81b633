"""`handrail policy check`: a file is checked in words, and what is unwise in it is said."""

from pathlib import Path

import pytest

from handrail.cli.main import main
from support.own_rules import OWN_RULE

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


@pytest.fixture
def rules(handrail_home: Path) -> Path:
    """A rule file beside the policy."""
    path = handrail_home / "rules" / "acme.toml"
    path.parent.mkdir(parents=True)
    path.write_text(OWN_RULE, encoding="utf-8")
    return path


def test_rules_of_ones_own_that_do_what_they_say_are_summed_up(
    rules: Path, file: Path, capsys: Printed
) -> None:
    assert main(["policy", "check", str(file)]) == 0

    printed, errors = capsys.readouterr()
    assert "  own rules rules/acme.toml: 1 rule, 6 examples hold\n" in printed
    assert errors == ""


def test_an_example_that_does_not_hold_is_one_line_on_stderr_without_its_text(
    rules: Path, file: Path, capsys: Printed
) -> None:
    rules.write_text(OWN_RULE.replace('["ticket"]', '["tikcet"]'), encoding="utf-8")

    assert main(["policy", "check", str(file)]) == 1

    printed, errors = capsys.readouterr()
    assert "rules/acme.toml: 1 rule, 3 of 6 examples hold\n" in printed
    assert errors.splitlines()[1] == (
        "rules/acme.toml line 11: rule[0].hits[1] is not found: none of its keywords stands in it; "
        "add one that does to keywords, or correct the example (rule business.ticket, hit 2)"
    )
    assert "100001" not in printed + errors


def test_a_rule_file_beside_the_policy_that_cannot_be_used_is_told(
    rules: Path, file: Path, capsys: Printed
) -> None:
    rules.write_text(OWN_RULE.replace('"sensitive"', '"senstive"'), encoding="utf-8")

    assert main(["policy", "check", str(file)]) == 1

    assert 'rules/acme.toml line 4: rule[0].class = "senstive"' in capsys.readouterr().err


def test_a_rule_file_is_checked_by_itself(rules: Path, tmp_path: Path, capsys: Printed) -> None:
    draft = tmp_path / "acme.toml"
    draft.write_text(OWN_RULE.replace("{6}", "{7}"), encoding="utf-8")

    assert main(["policy", "check", str(rules)]) == 0
    assert main(["policy", "check", str(draft)]) == 1

    printed, errors = capsys.readouterr()
    assert printed.splitlines() == [
        f"{rules} can be used.",
        f"  own rules {rules}: 1 rule, 6 examples hold",
        f"{draft} can be used.",
        f"  own rules {draft}: 1 rule, 3 of 6 examples hold",
    ]
    assert errors.count("is not found: the pattern matches nothing in it") == 3


def test_every_problem_of_a_bad_rule_file_is_one_line_on_stderr(
    rules: Path, capsys: Printed
) -> None:
    rules.write_text(OWN_RULE.replace('"high"', '"sure"').replace("why", "wy"), encoding="utf-8")

    assert main(["policy", "check", str(rules)]) == 2

    printed, errors = capsys.readouterr()
    assert printed == ""
    assert errors.count("\n") == 3


def test_a_draft_with_the_id_of_another_rule_is_refused(rules: Path, capsys: Printed) -> None:
    rules.write_text(OWN_RULE.replace("business.ticket", "payment.card"), encoding="utf-8")

    assert main(["policy", "check", str(rules)]) == 2

    assert "rule payment.card exists already; give it another id" in capsys.readouterr().err


def test_patterns_of_the_policy_are_tried_with_their_examples(file: Path, capsys: Printed) -> None:
    text = """
[[patterns]]
name = "orders"
class = "sensitive"
pattern = 'ORD-[0-9]{6}'
hits = ["ORD-123456", "ord-123456"]
"""
    file.write_text(GOOD + text, encoding="utf-8")

    assert main(["policy", "check", str(file)]) == 1

    printed, errors = capsys.readouterr()
    assert f"{file}: 1 rule, 1 of 2 examples hold" in printed
    assert errors.startswith(f"{file} line 24: patterns[0].hits[1] is not found: the pattern asks ")
