"""The one thread that writes: nobody waits for ever, whatever happens to it."""

import threading
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.engine.words import Decision
from handrail.local import history_schema, history_writer
from handrail.local.history import History
from records import FakeClock, entry


def test_too_many_waiting_verdicts_are_dropped_and_counted(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_writer, "WAITING_MAX", 10)
    with history._lock:  # the disk hangs
        for _ in range(50):
            history.record_verdict(entry())

    assert history.dropped > 0
    assert len(history.rows()) == 50 - history.dropped
    assert f"{history.dropped} rows" in history.note


def test_ten_thousand_rows_in_a_minute_are_all_kept(history: History) -> None:
    a_second = 10_000 // 60 + 1
    for second in range(60):
        for _ in range(a_second):
            history.record_verdict(entry())
        # A page that pastes for ever leaves the disk a second for each of these; we do not wait.
        if second % 3 == 2:
            history.catch_up()

    assert history.dropped == 0
    assert history.today().verdicts == 60 * a_second >= 10_000
    assert history.verify()


def test_a_file_another_program_holds_answers_no_and_is_written_later(
    history: History, file: Path, key: bytes
) -> None:
    history.catch_up()
    with history._lock:
        history._db.set_busy_timeout(1)
    other = history_schema.connect(file, key)
    other.execute("BEGIN IMMEDIATE")
    given = entry()
    history.record_verdict(given)

    kept = history.record_decision(given.id, Decision.CANCELLED, None).result(5)
    note = history.note
    with pytest.raises(MachineError, match="cannot be written now"):
        history.erase_all()
    other.execute("ROLLBACK")
    other.close()
    [row] = history.rows()

    assert not kept
    assert "held by another program" in note
    assert row.decision == Decision.CANCELLED
    assert history.note == ""


def test_nobody_waits_for_a_closed_record(file: Path, key: bytes, clock: FakeClock) -> None:
    record = History.open(file, key, clock)
    record.close()

    record.record_verdict(entry())
    late = record.record_decision("0" * 16, Decision.CANCELLED, None)

    assert not late.result(1)


def test_a_bug_in_a_write_leaves_nobody_waiting(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _told: None)

    with pytest.raises(MachineError):
        history._writer.put(lambda _db: 1 // 0).result(5)
    late = history.record_decision("0" * 16, Decision.CANCELLED, None)

    assert not late.result(5)
