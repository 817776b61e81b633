"""Erasing: gone from every view, gone from the file, and the chain still holds."""

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.local import history_schema
from handrail.local.history import History
from raw_history import decrypted
from records import MARKER, FakeClock, entry, filled


def test_the_search_for_markers_finds_them_where_nothing_was_erased(
    history: History, file: Path, key: bytes
) -> None:
    filled(history, 20)

    assert decrypted(file, key).count(MARKER.encode()) >= 20


def test_a_plain_delete_would_leave_markers(file: Path, key: bytes, clock: FakeClock) -> None:
    record = History.open(file, key, clock)
    filled(record, 200)
    with record._lock:
        record._db.pragma("secure_delete", "off")
    record._transact(lambda db: db.execute("DELETE FROM events").fetchall())
    record.close()

    assert MARKER.encode() in decrypted(file, key)


def _all(history: History, _ids: list[str], _clock: FakeClock) -> int:
    return history.erase_all()


def _before(history: History, _ids: list[str], clock: FakeClock) -> int:
    return history.erase_before(clock.at + timedelta(days=1))


def _one_by_one(history: History, ids: list[str], _clock: FakeClock) -> int:
    return sum(history.erase_one(one) for one in ids)


@pytest.mark.parametrize("erase", [_all, _before, _one_by_one])
def test_erased_rows_leave_no_byte_in_the_file(
    history: History,
    file: Path,
    key: bytes,
    clock: FakeClock,
    erase: Callable[[History, list[str], FakeClock], int],
) -> None:
    ids = filled(history, 60)

    erased = erase(history, ids, clock)
    left = decrypted(file, key)

    assert erased == 60
    assert MARKER.encode() not in left
    assert not any(one.encode() in left for one in ids)
    assert Path(f"{file}-wal").stat().st_size == 0
    assert history.rows() == []
    assert history.verify()


def test_erasing_one_in_many_leaves_the_others_and_nothing_of_it(
    history: History, file: Path, key: bytes
) -> None:
    ids = filled(history, 800)
    gone = random.Random(7).sample(ids, 5)

    erased = sum(history.erase_one(one) for one in gone)
    left = decrypted(file, key)

    assert erased == 5
    assert not any(one.encode() in left for one in gone)
    assert {row.id for row in history.rows()} == set(ids) - set(gone)
    assert history.verify()


def test_erasing_what_is_not_there_changes_nothing(history: History) -> None:
    history.record_verdict(entry())

    assert history.erase_one("0" * 16) == 0
    assert len(history.rows()) == 1


def test_an_erasing_is_itself_recorded_without_saying_what(
    history: History, file: Path, key: bytes
) -> None:
    [one] = filled(history, 1)

    history.erase_one(one)
    left = decrypted(file, key)

    assert b'"kind":"erased"' in left
    assert one.encode() not in left


def test_erasing_before_a_moment_takes_the_decisions_along(
    history: History, clock: FakeClock
) -> None:
    filled(history, 3)
    clock.at += timedelta(days=2)
    young = entry()
    history.record_verdict(young)

    erased = history.erase_before(clock.at - timedelta(days=1))

    decisions = "SELECT count(*) FROM events WHERE kind = 'decision'"
    assert erased == 3
    assert [row.id for row in history.rows()] == [young.id]
    assert history._transact(lambda db: db.execute(decisions).get) == 0


def test_erasing_everything_takes_the_set_aside_files_along(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    file.write_bytes(b"damaged" * 4096)
    record = History.open(file, key, clock)
    assert list(file.parent.glob("*.corrupt-*"))

    record.erase_all()
    record.close()

    assert not list(file.parent.glob("*.corrupt-*"))


def test_erasing_while_another_reads_says_that_old_pages_are_still_held(
    history: History, file: Path, key: bytes
) -> None:
    ids = filled(history, 3)
    with history._lock:
        history._db.set_busy_timeout(1)
    other = history_schema.connect(file, key)
    other.execute("BEGIN; SELECT count(*) FROM events").fetchall()

    with pytest.raises(MachineError, match="in use"):
        history.erase_one(ids[0])
    other.execute("ROLLBACK")
    other.close()

    assert len(history.rows()) == 2


def test_erasing_a_span_leaves_what_lies_outside_it(
    history: History, file: Path, key: bytes, clock: FakeClock
) -> None:
    noon = clock.at
    for days in (3, 2, 1):
        clock.at = noon - timedelta(days=days)
        history.record_verdict(entry(name=f"{MARKER}{days}", verdict_id=f"{days:016x}"))
    clock.at = noon

    gone = history.erase_between(noon - timedelta(days=2), noon - timedelta(days=1))

    assert gone == 1
    assert [row.id for row in history.rows()] == [f"{1:016x}", f"{3:016x}"]
    assert history.verify()
    assert f"{MARKER}2".encode() not in decrypted(file, key)
