"""The last good policy over a restart, and a policy that was cut short."""

from pathlib import Path

import pytest

from handrail.local.builtin import starter_policy
from handrail.local.live import Live

POLICY = '[policy]\nid = "{id}"\nversion = 1\nowner = "security"\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty state folder."""
    folder = tmp_path / "state"
    (folder / "rules").mkdir(parents=True)
    return folder


RULE = """[[rule]]
id = "business.ticket"
title = "Ticket"
class = "sensitive"
confidence = "high"
keywords = ["tick-"]
pattern = '''\\btick-[0-9]{4}\\b'''
why = "It names a ticket."
remedy = "Leave it out."
source = "https://acme.example/tickets"
hits = ["tick-1234", "see tick-0001", "tick-9999."]
misses = ["tick-", "tick-12", "ticket"]
"""


def put_rule(home: Path, text: str, file: str = "own.toml") -> None:
    (home / "rules" / file).write_text(text, encoding="utf-8")


def put_policy(home: Path, text: str) -> None:
    (home / "policy.toml").write_text(text, encoding="utf-8")


def test_the_last_good_policy_holds_over_a_restart_with_a_broken_one(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))
    Live(home, keep=True)
    put_policy(home, "[policy")

    again = Live(home, keep=True)

    assert again.policy.id == "acme"
    assert [line.partition(":")[0] for line in again.problems] == ["policy.toml at its end"]


def test_a_restart_after_a_bad_change_keeps_what_was_good_before_it(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))
    live = Live(home, keep=True)
    put_policy(home, "[policy")
    live.reload()

    assert Live(home).policy.id == "acme"


def test_a_policy_that_was_removed_does_not_come_back(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))
    live = Live(home, keep=True)
    (home / "policy.toml").unlink()
    live.reload()
    put_policy(home, "[policy")

    assert Live(home).policy is starter_policy()


@pytest.mark.parametrize("at", [0, 60, 140, -2])
def test_a_kept_policy_that_a_disk_spoilt_is_not_used(home: Path, at: int) -> None:
    put_policy(home, POLICY.format(id="acme"))
    Live(home, keep=True)
    kept = home / "policy.lastgood"
    whole = bytearray(kept.read_bytes())
    whole[at] ^= 1
    kept.write_bytes(whole)
    put_policy(home, "[policy")

    assert Live(home).policy is starter_policy()


def test_a_command_that_reads_the_policy_writes_nothing(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))

    Live(home)

    assert {entry.name for entry in home.iterdir()} == {"policy.toml", "rules"}


def test_a_policy_cut_at_any_byte_is_whole_or_without_effect(home: Path) -> None:
    text = (
        POLICY.format(id="acme")
        + '[classes.sensitive]\nover_ceiling = "block"\n'
        + '[[dictionaries]]\nname = "p"\nterms = ["Bluefin"]\nclass = "sensitive"\n'
    )
    put_policy(home, text)
    live = Live(home)
    whole = live.policy

    held = 0
    for end in range(len(text)):
        put_policy(home, text[:end])
        live.reload()
        assert live.policy is whole if live.problems else live.policy.id == "acme"
        held += bool(live.problems)
        put_policy(home, text)
        live.reload()
        whole = live.policy
        assert live.problems == ()

    assert held > len(text) / 2


def test_the_last_good_rules_hold_over_a_restart_with_a_broken_file(home: Path) -> None:
    put_rule(home, RULE)
    put_policy(home, POLICY.format(id="acme") + '[rules."business.ticket"]\nclass = "internal"\n')
    Live(home, keep=True)
    put_rule(home, "[[rule")

    again = Live(home, keep=True)

    assert "business.ticket" in again.rules.by_id
    assert again.policy.id == "acme"
    assert [line.partition(" ")[0] for line in again.problems] == ["rules/own.toml"]


def test_a_rule_file_that_was_removed_does_not_come_back(home: Path) -> None:
    put_rule(home, RULE)
    live = Live(home, keep=True)
    (home / "rules" / "own.toml").unlink()
    live.reload()
    put_rule(home, "[[rule")

    assert "business.ticket" not in Live(home).rules.by_id
    assert list((home / "rules.lastgood").iterdir()) == []


@pytest.mark.parametrize("kept", [b"", b"[[rule]]\n", None])
def test_kept_rules_that_a_disk_spoilt_are_not_used(home: Path, kept: bytes | None) -> None:
    put_rule(home, RULE)
    Live(home, keep=True)
    copy = home / "rules.lastgood" / "own.toml"
    copy.write_bytes(copy.read_bytes()[:-3] if kept is None else kept)
    put_rule(home, "[[rule")

    again = Live(home)

    assert "business.ticket" not in again.rules.by_id
    assert len(again.problems) == 1


def test_kept_rules_that_another_file_has_by_now_give_way(home: Path) -> None:
    put_rule(home, RULE, "b.toml")
    Live(home, keep=True)
    put_rule(home, "[[rule", "b.toml")
    put_rule(home, RULE.replace("sensitive", "internal"), "a.toml")

    again = Live(home, keep=True)

    assert again.rules.by_id["business.ticket"].data_class == "internal"


def test_a_rule_file_cut_at_any_byte_is_whole_or_without_effect(home: Path) -> None:
    put_rule(home, RULE)
    live = Live(home)

    for end in range(0, len(RULE), 7):
        put_rule(home, RULE[:end])
        live.reload()
        assert "business.ticket" in live.rules.by_id if live.problems else not live.current.extra
        put_rule(home, RULE)
        live.reload()
        assert live.problems == ()
