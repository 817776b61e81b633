"""The stamp changes with the policy and the rules, and with nothing else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.local.paths import State
from handrail.local.watch import stamp


def write_policy(state: State) -> None:
    state.policy_file.write_text("a = 1\n")


def grow_policy(state: State) -> None:
    state.policy_file.write_text("a = 12\n")


def replace_policy(state: State) -> None:
    before = state.policy_file.stat()
    beside = state.home / "new"
    beside.write_text("a = 2\n")
    os.utime(beside, ns=(before.st_atime_ns, before.st_mtime_ns))
    beside.replace(state.policy_file)


def remove_policy(state: State) -> None:
    state.policy_file.unlink()


def add_rule(state: State) -> None:
    (state.rules_dir / "ours.toml").write_text("")


def remove_rules(state: State) -> None:
    (state.rules_dir / "base.toml").unlink()
    state.rules_dir.rmdir()


@pytest.fixture
def state(tmp_path: Path) -> State:
    made = State(tmp_path)
    made.rules_dir.mkdir()
    (made.rules_dir / "base.toml").write_text("")
    write_policy(made)
    return made


@pytest.mark.parametrize(
    "change", [grow_policy, replace_policy, remove_policy, add_rule, remove_rules]
)
def test_a_change_is_seen(state: State, change: Callable[[State], None]) -> None:
    before = stamp(state)

    change(state)

    assert stamp(state) != before


def test_what_is_neither_policy_nor_rule_is_no_change(state: State) -> None:
    before = stamp(state)

    (state.home / "agent.log").write_text("x")
    (state.rules_dir / "notes.txt").write_text("x")

    assert stamp(state) == before


def test_an_empty_home_has_a_stamp_too(tmp_path: Path) -> None:
    assert stamp(State(tmp_path)) == stamp(State(tmp_path))
