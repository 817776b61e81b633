"""Pauses in the record: in a file, over an erase, and never without their ends."""

from datetime import timedelta
from pathlib import Path

from handrail.local.history import History
from handrail.local.history_pauses import PauseRow, paused_event, pauses, resumed_event
from raw_history import decrypted
from records import FakeClock

ID = "00112233445566aa"


def begin(history: History, clock: FakeClock, pause_id: str = ID) -> None:
    history.record_pause(paused_event(pause_id, clock.at + timedelta(minutes=5), "icon", clock.at))


def kept(history: History, clock: FakeClock) -> tuple[PauseRow, ...]:
    return history.read(lambda db: pauses(db, clock.at - timedelta(days=7), 10))


def test_a_pause_is_kept_with_its_end(history: History, clock: FakeClock) -> None:
    begin(history, clock)
    ended = clock.at + timedelta(minutes=2)
    history.record_pause(resumed_event(ID, "person", ended))

    until = clock.at + timedelta(minutes=5)
    assert kept(history, clock) == (PauseRow(clock.at, until, "icon", ended, "person"),)
    assert history.verify()


def test_the_newest_come_first_and_old_ones_not_at_all(history: History, clock: FakeClock) -> None:
    begin(history, clock, "aa" * 8)
    clock.at += timedelta(days=8)
    begin(history, clock, "bb" * 8)
    clock.at += timedelta(hours=1)
    begin(history, clock, "cc" * 8)

    assert [row.begun for row in kept(history, clock)] == [
        clock.at,
        clock.at - timedelta(hours=1),
    ]


def test_erasing_a_span_takes_its_pauses(
    history: History, clock: FakeClock, file: Path, key: bytes
) -> None:
    begin(history, clock)
    history.record_pause(resumed_event(ID, "time", clock.at))

    history.erase_before(clock.at + timedelta(days=1))

    assert kept(history, clock) == ()
    assert ID.encode() not in decrypted(file, key)
    assert history.verify()


def test_a_record_in_memory_hands_its_pauses_on(
    history: History, clock: FakeClock, key: bytes
) -> None:
    earlier = History.open(None, key, clock)
    begin(earlier, clock)
    history.adopt(earlier)
    earlier.close()

    assert len(kept(history, clock)) == 1


def test_pauses_are_no_verdicts(history: History, clock: FakeClock) -> None:
    begin(history, clock)

    assert history.rows() == []
    assert history.today().verdicts == 0
