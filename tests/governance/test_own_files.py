"""Every file with rules of one's own is tried: those in force, and a draft beside them."""

from pathlib import Path

import pytest

from handrail.engine.errors import PolicyError
from handrail.engine.tables import FileUnusableError
from handrail.governance.own_files import is_rule_file, showed_by_draft, showed_in_force
from handrail.local.live import Live
from support.own_rules import OWN_RULE

POLICY = """[policy]
id = "acme"
version = 1
owner = "Ada"
[[patterns]]
name = "orders"
class = "sensitive"
pattern = 'ORD-[0-9]{6}'
hits = ["ORD-123456"]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A rule file beside the policy."""
    file = tmp_path / "rules" / "acme.toml"
    file.parent.mkdir()
    file.write_text(OWN_RULE)
    return file


def told(home: Path) -> list[str]:
    live = Live(home)
    return list(map(str, showed_in_force(live.current, live.files)))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (OWN_RULE, True),
        (POLICY, False),
        ("", False),
        ("[[rule", False),
        ("a = " + "[" * 999, False),
    ],
)
def test_a_rule_file_is_known_by_what_it_holds(text: str, *, is_one: bool) -> None:
    assert is_rule_file(text) is is_one


def test_rule_files_and_policies_in_force_are_tried(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(POLICY)

    assert told(tmp_path) == [
        "rules/acme.toml: 1 rule, 6 examples hold",
        "policy.toml: 1 rule, 1 example holds",
    ]


def test_without_any_there_is_nothing_to_try(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_a_file_that_says_something_else_by_now_is_not_tried(rules: Path, tmp_path: Path) -> None:
    live = Live(tmp_path)

    for text in (OWN_RULE.replace("ACME", "ACNE"), "[[rule"):
        rules.write_text(text)

        assert showed_in_force(live.current, live.files) == ()


def test_a_draft_stands_for_the_file_of_its_name(rules: Path, tmp_path: Path) -> None:
    draft = tmp_path / "acme.toml"
    draft.write_text(OWN_RULE.replace('["ticket"]', '["tikcet"]'))

    showed = showed_by_draft(draft, Live(tmp_path).current)

    assert (showed.ran, showed.held, len(showed.lines)) == (6, 3, 3)
    assert showed.lines[0].startswith(f"{draft} line 11: rule[0].hits[0] is not found")


def test_a_draft_of_another_name_needs_ids_of_its_own(rules: Path, tmp_path: Path) -> None:
    draft = tmp_path / "more.toml"
    draft.write_text(OWN_RULE)

    with pytest.raises(PolicyError, match=r"business\.ticket exists already"):
        showed_by_draft(draft, Live(tmp_path).current)


def test_every_problem_of_a_draft_is_told(tmp_path: Path) -> None:
    draft = tmp_path / "acme.toml"
    draft.write_text(OWN_RULE.replace('"high"', '"sure"').replace("why", "wy"))

    with pytest.raises(FileUnusableError) as refused:
        showed_by_draft(draft, Live(tmp_path).current)

    assert len(refused.value.lines) == 3
