"""Looking things up: pages without gaps, filters, one row, what was seen before."""

import dataclasses
import secrets
from datetime import timedelta

import pytest

from handrail.engine.words import Action, DataClass, Decision
from handrail.local import history_query
from handrail.local.history import History, VerdictEntry
from handrail.local.history_query import Filter
from records import FakeClock, entry

NOTHING_ELSE = Filter()


def ids(history: History, wanted: Filter, size: int = 50) -> list[str]:
    """Return the ids of all pages in order."""
    found: list[str] = []
    after = None
    while True:
        place = after
        page = history.read(lambda db, place=place: history_query.page(db, wanted, place, size))  # type: ignore[misc]
        found += [row.id for row in page.rows]
        after = page.after
        if after is None:
            return found


def keep(history: History, *entries: VerdictEntry) -> list[str]:
    """Record verdicts; return their ids, newest first."""
    for made in entries:
        history.record_verdict(made)
    return [made.id for made in reversed(entries)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_pages_show_every_row_once_newest_first(history: History, size: int) -> None:
    kept = keep(history, *(entry() for _ in range(7)))

    assert ids(history, NOTHING_ELSE, size) == kept


def test_rows_of_the_same_moment_are_not_lost_between_pages(
    history: History, clock: FakeClock
) -> None:
    for _ in range(5):
        clock.looks = 0
        history.record_verdict(entry())

    assert len(set(ids(history, NOTHING_ELSE, 2))) == 5


def test_a_row_that_comes_meanwhile_does_not_shift_the_next_page(history: History) -> None:
    kept = keep(history, *(entry() for _ in range(4)))
    first = history.read(lambda db: history_query.page(db, NOTHING_ELSE, None, 2))
    keep(history, entry())

    second = history.read(lambda db: history_query.page(db, NOTHING_ELSE, first.after, 2))

    assert [row.id for row in (*first.rows, *second.rows)] == kept
    assert second.after is None


def test_each_filter_leaves_what_it_names(history: History) -> None:
    allowed = entry(Action.ALLOW, Decision.PASSED)
    other = dataclasses.replace(entry(Action.WARN, name="Claude"), host="claude.ai")
    secret = dataclasses.replace(entry(), data_class=DataClass.SENSITIVE)
    keep(history, allowed, other, secret)
    assert history.record_decision(secret.id, Decision.CONTINUED, None).result(5)

    assert ids(history, Filter(tool="CLAU")) == [other.id]
    assert ids(history, Filter(tool="claude.a")) == [other.id]
    assert ids(history, Filter(action=Action.ALLOW)) == [allowed.id]
    assert ids(history, Filter(data_class=DataClass.SENSITIVE)) == [secret.id]
    assert ids(history, Filter(decision=Decision.PASSED)) == [allowed.id]
    assert ids(history, Filter(decision=Decision.CONTINUED)) == [secret.id]
    assert ids(history, Filter(decision="none")) == [other.id]
    assert ids(history, Filter(tool="100%")) == []


def test_a_span_of_time_begins_with_its_start_and_ends_before_its_end(
    history: History, clock: FakeClock
) -> None:
    noon = clock.at
    for days in (3, 2, 1):
        clock.at = noon - timedelta(days=days)
        clock.looks = -1
        history.record_verdict(entry(verdict_id=f"{days:016x}"))
    span = Filter(since=noon - timedelta(days=2), until=noon - timedelta(days=1))

    assert ids(history, span) == [f"{2:016x}"]
    assert history.read(lambda db: history_query.count(db, span)) == 1


def test_one_row_comes_with_its_decision(history: History) -> None:
    [kept] = keep(history, entry())
    assert history.record_decision(kept, Decision.CONTINUED, "customer agreed").result(5)

    found = history.read(lambda db: history_query.one(db, kept))

    assert found is not None
    assert (found.id, found.decision, found.reason) == (kept, "continued", "customer agreed")
    assert history.read(lambda db: history_query.one(db, "0" * 16)) is None


def test_a_value_that_was_held_before_is_counted(history: History) -> None:
    value = secrets.token_hex(8)
    same = [dataclasses.replace(entry(), fingerprints=(value,)) for _ in range(3)]
    kept = keep(history, *same, entry())

    def seen(row_id: str) -> int:
        found = history.read(lambda db: history_query.one(db, row_id))
        assert found is not None
        return history.read(lambda db: history_query.seen_before(db, found))

    assert seen(kept[1]) == 2
    assert seen(kept[0]) == 0


def test_the_tools_of_the_newest_rows_are_named_once(history: History) -> None:
    keep(history, entry(name="Old"), entry(name="Claude"), entry(), entry())

    assert history.read(lambda db: history_query.tools(db, 3)) == ("ChatGPT", "Claude")
