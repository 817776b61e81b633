"""Each problem leads to the file it is about, and to whoever can do something about it."""

from dataclasses import replace
from pathlib import Path

import pytest

from handrail.local.builtin import starter_policy
from handrail.local.layering import Layer
from handrail.local.live import Live
from handrail.local.mending import mending, next_steps
from handrail.local.paths import State


def layer(file: str, name: str) -> Layer:
    """Return a layer with an owner of its own."""
    return Layer(file, "", replace(starter_policy(), id=name, owner=f"{name}@acme.example"))


ORGANISATION = layer("organisation/policy.toml", "acme")
TEAM = layer("organisation/team.toml", "lab")
OWN = layer("policy.lastgood", "me")


@pytest.mark.parametrize(
    ("problem", "whose", "file"),
    [
        ("policy.toml line 3: posture = ...", "person", "policy.toml"),
        ("organisation/policy.toml expired on 2026-01-01", "organisation", "policy.toml"),
        ("organisation/team.toml line 3: id = ...", "team", "team.toml"),
        ("rules/own.toml line 2: rule[0] ...", "rules", "own.toml"),
    ],
)
def test_a_problem_is_about_one_file(problem: str, whose: str, file: str, tmp_path: Path) -> None:
    found = mending(problem, State(tmp_path))

    assert (found.whose, found.file.name) == (whose, file)


def test_a_path_in_place_of_a_name_leads_to_the_same_file(tmp_path: Path) -> None:
    files = State(tmp_path)

    assert mending(f"{files.organisation_dir} holds 3 keys", files).whose == "organisation"
    assert mending(f"{files.rules_dir / 'a.toml'} cannot be read", files).whose == "rules"
    assert mending(f"{files.policy_file} cannot be read", files).whose == "person"


def test_only_an_own_file_is_to_be_corrected_by_the_person(tmp_path: Path) -> None:
    files = State(tmp_path)
    problems = ("organisation/policy.toml line 1: a", "organisation/team.toml line 1: a")

    first, second = next_steps(problems, files, (ORGANISATION, TEAM, OWN))

    assert first.startswith("Tell acme@acme.example that your organisation's policy")
    assert second.startswith("Tell lab@acme.example that your team's layer")
    assert str(files.organisation_dir / "team.toml") in second


def test_an_own_layer_is_told_what_it_may_only_tighten(tmp_path: Path) -> None:
    files = State(tmp_path)
    problems = ("policy.toml line 1: a", "policy.toml line 2: b")

    alone = next_steps(problems, files, ())
    over = next_steps(problems, files, (ORGANISATION, OWN))

    assert alone == (f"Correct your policy, {files.policy_file}; it is read again at once.",)
    assert over == (f"Correct your own layer, {files.policy_file}; it may only tighten acme.",)


def test_nobody_in_force_leaves_whoever_looks_after_the_computer(tmp_path: Path) -> None:
    (step,) = next_steps(("organisation/policy.toml is not signed",), State(tmp_path), ())

    assert step.startswith("Tell whoever looks after this computer that your organisation's policy")


def test_what_the_agent_says_of_a_file_of_rules_leads_to_that_file(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text("[[rule")

    live = Live(tmp_path)

    (step,) = next_steps(live.problems, live.files, live.current.layers)
    file = tmp_path / "rules" / "own.toml"
    assert str(file) in step
    assert mending(live.problems[0], live.files).command == f"handrail policy check {file}"
