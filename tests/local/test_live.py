"""The policy and rules in force: a good file takes over, a bad one is named and changes nothing."""

import os
from pathlib import Path

import pytest

from handrail.engine.errors import PolicyError
from handrail.local.builtin import builtin_rules, starter_policy
from handrail.local.live import Live
from handrail.local.policy_text_file import read_file

POLICY = '[policy]\nid = "{id}"\nversion = 1\nowner = "security"\n'
RULE = """[[rule]]
id = "{id}"
title = "Ticket"
class = "{data_class}"
confidence = "high"
keywords = ["tick-"]
pattern = '''\\btick-[0-9]{{4}}\\b'''
why = "It names a ticket."
remedy = "Leave it out."
source = "https://acme.example/tickets"
hits = ["tick-1234", "see tick-0001", "tick-9999."]
misses = ["tick-", "tick-12", "ticket"]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty state folder."""
    folder = tmp_path / "state"
    (folder / "rules").mkdir(parents=True)
    return folder


def put_policy(home: Path, text: str) -> None:
    (home / "policy.toml").write_text(text, encoding="utf-8")


def put_rule(
    home: Path, file: str, rule: str = "business.ticket", data_class: str = "sensitive"
) -> None:
    text = RULE.format(id=rule, data_class=data_class)
    (home / "rules" / file).write_text(text, encoding="utf-8")


def test_without_a_file_the_starter_policy_and_the_delivered_rules_hold(tmp_path: Path) -> None:
    live = Live(tmp_path / "nothing")

    assert live.policy is starter_policy()
    assert live.rules is builtin_rules()
    assert (live.problems, live.epoch) == ((), 0)


def test_a_policy_file_takes_over(home: Path) -> None:
    live = Live(home)
    put_policy(home, POLICY.format(id="acme"))

    assert live.reload()

    assert live.policy.id == "acme"
    assert live.epoch == 1
    assert live.current.policy is live.policy


def test_reading_the_same_again_changes_nothing(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))
    put_rule(home, "own.toml")
    live = Live(home)
    before = live.current

    assert not live.reload()

    assert live.current is before


def test_a_bad_policy_at_the_start_leaves_the_starter_policy_in_force(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme") + '[when]\npartial = "blok"\ntoo_large = 3\n')

    live = Live(home)

    assert live.policy is starter_policy()
    accepted = "is not an action; use one of: allow, warn, justify, redact, block"
    assert live.problems == (
        f'policy.toml line 6: when.partial = "blok" {accepted}',
        f"policy.toml line 7: when.too_large = 3 {accepted}",
    )


def test_a_bad_policy_leaves_the_last_good_one_in_force(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))
    live = Live(home)
    put_policy(home, "[policy")

    assert live.reload()

    assert live.policy.id == "acme"
    assert [line.partition(":")[0] for line in live.problems] == ["policy.toml at its end"]


def test_a_policy_that_is_mended_takes_over_and_ends_its_problems(home: Path) -> None:
    put_policy(home, "[policy")
    live = Live(home)
    put_policy(home, POLICY.format(id="mended"))

    live.reload()

    assert (live.policy.id, live.problems) == ("mended", ())


def test_a_policy_that_is_removed_gives_way_to_the_starter_policy(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))
    live = Live(home)
    (home / "policy.toml").unlink()

    assert live.reload()

    assert live.policy is starter_policy()


def test_a_link_that_leads_nowhere_is_a_problem_and_not_an_absence(home: Path) -> None:
    put_policy(home, POLICY.format(id="acme"))
    live = Live(home)
    (home / "policy.toml").unlink()
    (home / "policy.toml").symlink_to(home / "gone.toml")

    live.reload()

    assert live.policy.id == "acme"
    assert "cannot be read" in live.problems[0]


def test_the_organisations_own_rules_are_added_and_may_be_set(home: Path) -> None:
    put_rule(home, "own.toml")
    put_policy(home, POLICY.format(id="acme") + '[rules."business.ticket"]\nclass = "internal"\n')

    live = Live(home)

    assert live.problems == ()
    assert live.rules.by_id.keys() == {*builtin_rules().by_id, "business.ticket"}
    assert "business.ticket" in live.policy.rules


def test_a_broken_rule_file_is_named_and_left_out(home: Path) -> None:
    put_rule(home, "a-broken.toml", data_class="secret")
    put_rule(home, "own.toml")

    live = Live(home)

    assert "business.ticket" in live.rules.by_id
    assert len(live.problems) == 1
    assert live.problems[0].startswith("rules/a-broken.toml line 4: ")


def test_a_rule_file_that_breaks_keeps_its_last_good_rules(home: Path) -> None:
    put_rule(home, "own.toml")
    live = Live(home)
    put_rule(home, "own.toml", data_class="secret")

    live.reload()

    assert live.rules.by_id["business.ticket"].data_class == "sensitive"
    assert len(live.problems) == 1


def test_last_good_rules_give_way_when_another_file_takes_their_id(home: Path) -> None:
    put_rule(home, "b.toml")
    live = Live(home)
    put_rule(home, "b.toml", data_class="secret")
    put_rule(home, "a.toml", data_class="internal")

    live.reload()

    assert live.rules.by_id["business.ticket"].data_class == "internal"


@pytest.mark.parametrize("rule", ["contact.email", "business.ticket"])
def test_an_id_that_exists_already_is_refused(home: Path, rule: str) -> None:
    put_rule(home, "a.toml")
    put_rule(home, "b.toml", rule)

    live = Live(home)

    assert live.problems == (f"rules/b.toml: rule {rule} exists already; give it another id",)
    assert live.rules.by_id.keys() == {*builtin_rules().by_id, "business.ticket"}


def test_one_file_may_not_use_an_id_twice(home: Path) -> None:
    text = RULE.format(id="business.ticket", data_class="internal")
    (home / "rules" / "own.toml").write_text(text * 2, encoding="utf-8")

    live = Live(home)

    assert live.rules is builtin_rules()
    assert "business.ticket exists already" in live.problems[0]


def test_removing_a_rule_the_policy_sets_is_told_and_keeps_the_policy(home: Path) -> None:
    put_rule(home, "own.toml")
    put_policy(home, POLICY.format(id="acme") + '[rules."business.ticket"]\nenabled = false\n')
    live = Live(home)
    (home / "rules" / "own.toml").unlink()

    live.reload()

    assert live.rules is builtin_rules()
    assert live.policy.id == "acme"
    assert live.problems[0].startswith('policy.toml line 5: rules."business.ticket" is not a rule')


def test_a_file_that_is_not_utf_8_is_named(home: Path) -> None:
    path = home / "policy.toml"
    path.write_bytes(b"\xff\xfe")

    with pytest.raises(PolicyError, match="is not UTF-8 text; save it as UTF-8"):
        read_file(path)
    assert Live(home).policy is starter_policy()


def test_a_file_far_too_large_is_not_read_whole(home: Path) -> None:
    path = home / "policy.toml"
    with path.open("wb") as file:
        file.truncate(1 << 40)

    with pytest.raises(PolicyError, match="split or shorten it"):
        read_file(path)


def test_a_folder_or_a_pipe_is_no_policy(home: Path) -> None:
    pipe = home / "pipe"
    os.mkfifo(pipe)

    for path in (home, pipe):
        with pytest.raises(PolicyError, match="is not a file"):
            read_file(path)
