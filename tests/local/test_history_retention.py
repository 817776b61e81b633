"""How long rows are kept, and what a clock that jumps may take."""

from datetime import timedelta
from pathlib import Path

from handrail.local.history import History
from raw_history import decrypted
from records import MARKER, FakeClock, entry, filled


def _days(history: History, clock: FakeClock, days: int, rows_a_day: int = 1) -> None:
    for _ in range(days):
        clock.at += timedelta(days=1)
        for _ in range(rows_a_day):
            history.record_verdict(entry())
        history.catch_up()


def test_rows_past_ninety_days_go_and_the_chain_holds(history: History, clock: FakeClock) -> None:
    for _ in range(120):
        _days(history, clock, 1)
        history.prune().result(5)

    rows = history.rows()

    assert 89 <= len(rows) <= 91
    assert rows[-1].at > clock.at - timedelta(days=91)
    assert history.verify()


def test_the_policy_says_how_long_rows_are_kept(file: Path, key: bytes, clock: FakeClock) -> None:
    kept: list[timedelta | None] = [None]
    record = History.open(file, key, clock, keep_for=lambda: kept[0])
    for _ in range(40):
        _days(record, clock, 1)
        record.prune().result(5)
    unknown = len(record.rows())

    kept[0] = timedelta(days=30)
    for _ in range(5):
        clock.at += timedelta(days=1)
        record.prune().result(5)

    assert unknown == 40
    assert 24 <= len(record.rows()) <= 26
    record.close()


def test_an_agent_that_runs_on_prunes_once_a_day(history: History, clock: FakeClock) -> None:
    history.record_verdict(entry())
    for _ in range(91):
        clock.at += timedelta(days=1)
        clock.elapsed_s += 86_401
        history.record_verdict(entry(verdict_id="f" * 16))

    assert 90 <= len(history.rows()) <= 91


def test_pruned_rows_leave_no_byte_in_the_file(file: Path, key: bytes, clock: FakeClock) -> None:
    record = History.open(file, key, clock)
    ids = filled(record, 300)
    for _ in range(95):
        clock.at += timedelta(days=1)
        record.prune().result(5)

    left = decrypted(file, key)
    record.close()

    assert MARKER.encode() not in left
    assert not any(one.encode() in left for one in ids)


def test_a_clock_set_to_2099_takes_at_most_a_tenth(history: History, clock: FakeClock) -> None:
    _days(history, clock, 10, rows_a_day=10)
    history.prune().result(5)
    clock.at = clock.at.replace(year=2099)

    gone = [history.prune().result(5) for _ in range(20)]

    assert sum(gone) <= 11
    assert len(history.rows()) >= 90


def test_a_clock_that_was_wrong_for_a_day_and_is_right_again_has_lost_little(
    history: History, clock: FakeClock
) -> None:
    _days(history, clock, 10, rows_a_day=10)
    history.prune().result(5)
    right = clock.at
    clock.at = right.replace(year=2099)
    history.prune().result(5)
    history.record_verdict(entry())
    clock.at = right + timedelta(days=1)

    history.prune().result(5)

    assert len(history.rows()) >= 80
    assert history.verify()


def test_after_a_long_absence_old_rows_go_within_days(history: History, clock: FakeClock) -> None:
    _days(history, clock, 10, rows_a_day=10)
    history.prune().result(5)
    clock.at += timedelta(days=200)

    for _ in range(9):
        history.prune().result(5)
        clock.at += timedelta(days=1)
    history.prune().result(5)

    assert history.rows() == []
    assert history.verify()


def test_a_row_from_the_future_keeps_nothing_behind_it(history: History, clock: FakeClock) -> None:
    right = clock.at
    clock.at = right.replace(year=2099)
    history.record_verdict(entry())
    history.catch_up()
    clock.at = right
    for _ in range(120):
        _days(history, clock, 1)
        history.prune().result(5)

    assert 89 <= len(history.rows()) <= 91


def test_set_aside_files_go_with_age(file: Path, key: bytes, clock: FakeClock) -> None:
    file.write_bytes(b"damaged" * 4096)
    record = History.open(file, key, clock)
    record.prune().result(5)
    assert list(file.parent.glob("*.corrupt-*"))

    clock.at += timedelta(days=91)
    record.prune().result(5)
    record.close()

    assert not list(file.parent.glob("*.corrupt-*"))
