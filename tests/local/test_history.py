"""The record: what goes in comes out, in order, and is known to be what went in."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handrail.engine.words import Action, Decision, Surface
from handrail.local.history import History
from records import FakeClock, entry


def test_a_verdict_and_its_decision_come_back_as_one_row(history: History) -> None:
    given = entry()
    history.record_verdict(given)

    kept = history.record_decision(given.id, Decision.CONTINUED, "the customer asked").result(5)
    [row] = history.rows()

    assert kept
    assert (row.id, row.action, row.decision) == (given.id, Action.BLOCK, Decision.CONTINUED)
    assert row.reason == "the customer asked"
    assert row.decided_at is not None
    assert row.decided_at > row.at


def test_a_verdict_that_passed_needs_no_decision(history: History) -> None:
    history.record_verdict(entry(Action.ALLOW, Decision.PASSED))

    [row] = history.rows()

    assert row.decision == Decision.PASSED
    assert row.decided_at == row.at


def test_a_reason_is_cut_at_two_hundred_characters(history: History) -> None:
    given = entry()
    history.record_verdict(given)

    history.record_decision(given.id, Decision.CONTINUED, "long " * 100).result(5)

    assert len(history.rows()[0].reason or "") == 200


def test_the_first_decision_stands(history: History) -> None:
    given = entry()
    history.record_verdict(given)
    history.record_decision(given.id, Decision.CANCELLED, None).result(5)

    again = history.record_decision(given.id, Decision.CONTINUED, "no").result(5)

    assert not again
    assert history.rows()[0].decision == Decision.CANCELLED


def test_a_decision_about_nothing_is_not_kept(history: History) -> None:
    assert not history.record_decision("0" * 16, Decision.CANCELLED, None).result(5)


def test_rows_are_newest_first_from_a_moment_on_and_not_more_than_asked(
    history: History, clock: FakeClock
) -> None:
    given = [entry() for _ in range(4)]
    for day, one in enumerate(given):
        clock.at = datetime(2026, 11, 1 + day, tzinfo=UTC)
        history.record_verdict(one)

    rows = history.rows(since=datetime(2026, 11, 2, tzinfo=UTC), limit=2)

    assert [row.id for row in rows] == [given[3].id, given[2].id]


def test_today_counts_from_midnight_what_was_held(history: History, clock: FakeClock) -> None:
    history.record_verdict(entry())
    clock.at += timedelta(days=1)
    history.record_verdict(entry())
    history.record_verdict(entry(Action.ALLOW, Decision.PASSED))

    today = history.today()

    assert (today.verdicts, today.held) == (2, 1)


def test_pastes_without_a_verdict_are_counted_and_are_no_rows(
    history: History, clock: FakeClock
) -> None:
    history.record_passed("chatgpt.com", Surface.PASTE, 2)
    clock.at += timedelta(days=1)
    history.record_passed("chatgpt.com", Surface.PASTE, 3)
    history.record_passed("claude.ai", Surface.PASTE, 1)
    history.record_verdict(entry())

    today = history.today()

    assert (today.verdicts, today.held, today.native) == (1, 1, 4)
    assert len(history.rows()) == 1
    assert history.verify()


def test_counts_are_erased_with_the_days_they_are_of(history: History, clock: FakeClock) -> None:
    history.record_passed("chatgpt.com", Surface.PASTE, 2)

    history.erase_before(clock.at + timedelta(seconds=1))

    assert history.today().native == 0
    assert history.verify()


def test_what_was_written_is_there_after_a_restart(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    given = entry()
    first = History.open(file, key, clock)
    first.record_verdict(given)
    first.close()

    second = History.open(file, key, clock)
    rows, note = second.rows(), second.note
    second.close()

    assert [row.id for row in rows] == [given.id]
    assert note == ""


def test_a_record_in_memory_works_and_says_that_it_is_not_kept(
    key: bytes, clock: FakeClock
) -> None:
    record = History.open(None, key, clock)
    given = entry()
    record.record_verdict(given)

    kept = record.record_decision(given.id, Decision.REDACTED, None).result(5)

    assert record.in_memory
    assert not kept
    assert record.rows()[0].decision == Decision.REDACTED
    record.close()


def test_a_record_in_memory_moves_into_the_file_once_there_is_one(
    history: History, clock: FakeClock
) -> None:
    earlier = History.open(None, bytes(32), clock)
    given = [entry(), entry()]
    for one in given:
        earlier.record_verdict(one)
    earlier.record_decision(given[0].id, Decision.CANCELLED, None).result(5)

    history.adopt(earlier)
    earlier.close()

    assert [row.id for row in history.rows()] == [given[1].id, given[0].id]
    assert history.rows()[1].decision == Decision.CANCELLED
    assert history.record_decision(given[1].id, Decision.REDACTED, None).result(5)
    assert history.verify()


def test_the_file_is_only_for_its_owner_and_shows_nothing(history: History, file: Path) -> None:
    history.record_verdict(entry(name="Marker Tool"))
    history.catch_up()

    files = [path for path in file.parent.iterdir() if path.name.startswith("history.db")]

    assert len(files) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    assert not any(b"Marker" in path.read_bytes() for path in files)


READER = """
import sys
from pathlib import Path
from handrail.local.clock import system_clock
from handrail.local.history import History
record = History.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), system_clock(), repair=False)
print(len(record.rows()), record.verify())
record.close()
"""


def test_another_process_reads_while_this_one_writes(
    history: History, file: Path, key: bytes
) -> None:
    enough = threading.Event()

    def keep_writing() -> None:
        while not enough.is_set():
            history.record_verdict(entry())
            history.catch_up()

    writing = threading.Thread(target=keep_writing)
    writing.start()
    read = subprocess.run(
        [sys.executable, "-c", READER, str(file), key.hex()],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    enough.set()
    writing.join()

    rows, holds = read.stdout.split()
    assert int(rows) > 0
    assert holds == "True"
    assert history.verify()
