"""What the charts are made of."""

import dataclasses
from datetime import timedelta

from handrail.engine.words import Action, Decision, Surface
from handrail.local.history import History
from handrail.local.history_overview import Overview, overview
from records import FakeClock, entry


def last_week(history: History, clock: FakeClock) -> Overview:
    """Look at the last seven days."""
    return history.read(lambda db: overview(db, clock.at - timedelta(days=7)))


def test_totals_add_up_to_what_was_recorded(history: History, clock: FakeClock) -> None:
    passed = [entry(Action.ALLOW, Decision.PASSED) for _ in range(3)]
    held = entry(name="Claude")
    for one in (*passed, held, entry()):
        history.record_verdict(one)
    assert history.record_decision(held.id, Decision.REDACTED, None).result(5)

    totals = last_week(history, clock).totals

    assert sum(total.count for total in totals) == 5
    assert {(t.tool_name, t.held, t.decision, t.count) for t in totals} == {
        ("ChatGPT", False, "passed", 3),
        ("Claude", True, "redacted", 1),
        ("ChatGPT", True, "none", 1),
    }
    assert {total.day for total in totals} == {f"{clock.at.astimezone():%Y-%m-%d}"}


def test_what_is_older_is_not_counted(history: History, clock: FakeClock) -> None:
    noon = clock.at
    clock.at = noon - timedelta(days=8)
    history.record_verdict(entry())
    clock.at = noon

    found = last_week(history, clock)

    assert found.totals == ()
    assert found.rules == ()


def test_rules_are_counted_by_held_verdicts_most_often_first(
    history: History, clock: FakeClock
) -> None:
    key = dataclasses.replace(entry(), rules=(("secret.password", 1), ("payment.card", 1)))
    for one in (key, entry(), entry(Action.ALLOW, Decision.PASSED)):
        history.record_verdict(one)

    assert last_week(history, clock).rules == (("payment.card", 2), ("secret.password", 1))


def test_a_value_that_was_held_twice_is_a_repeat(history: History, clock: FakeClock) -> None:
    for code in ("a" * 16, "a" * 16, "b" * 16):
        history.record_verdict(dataclasses.replace(entry(), fingerprints=(code,)))

    [repeat] = last_week(history, clock).repeats

    assert (repeat.rule, repeat.times) == ("payment.card", 2)


def test_the_streak_begins_with_the_last_override_else_with_the_first_row(
    history: History, clock: FakeClock
) -> None:
    empty = last_week(history, clock)
    first = entry()
    history.record_verdict(first)
    before = last_week(history, clock)
    clock.at += timedelta(hours=1)
    assert history.record_decision(first.id, Decision.CONTINUED, None).result(5)
    after = last_week(history, clock)

    assert empty.since is None
    assert before.since is not None
    assert not before.overridden
    assert after.since is not None
    assert after.since >= clock.at
    assert after.overridden


def test_what_had_nothing_to_check_is_counted_by_host(history: History, clock: FakeClock) -> None:
    for host, count in (("claude.ai", 2), ("chatgpt.com", 3), ("claude.ai", 4)):
        history.record_passed(host, Surface.PASTE, count)
    history.record_verdict(entry())

    found = last_week(history, clock)

    assert found.native_hosts == (("chatgpt.com", 3), ("claude.ai", 6))
    assert [total.host for total in found.totals] == ["chatgpt.com"]
