"""Opening: a damaged or foreign file costs no verdict, and is said."""

import random
from pathlib import Path

import apsw
import pytest

from handrail.engine.errors import MachineError
from handrail.local import history_schema
from handrail.local.history import History
from handrail.local.history_store import ROWS_CHECKED_AT_START, ballast_file
from records import FakeClock, entry

pytestmark = pytest.mark.fault


def test_a_file_that_cannot_be_opened_leaves_a_record_in_memory(
    tmp_path: Path, key: bytes, clock: FakeClock
) -> None:
    (tmp_path / "history.db").mkdir()

    record = History.open(tmp_path / "history.db", key, clock)

    assert record.in_memory
    assert "in memory" in record.note
    record.close()


def test_opened_only_to_read_a_bad_file_is_an_error_and_stays(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    file.write_bytes(b"not a history" * 1000)

    with pytest.raises(MachineError, match="another key"):
        History.open(file, key, clock, repair=False)

    assert file.read_bytes().startswith(b"not a history")


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_in_old_rows_set_the_file_aside_and_a_new_one_is_begun(
    file: Path, key: bytes, clock: FakeClock, seed: int
) -> None:
    record = History.open(file, key, clock)
    for number in range(2 * ROWS_CHECKED_AT_START):
        record.record_verdict(entry())
        if number % 100 == 0:
            record.catch_up()
    record.close()
    damaged = bytearray(file.read_bytes())
    # In the first third, where the chain is not checked at the start: the cipher must notice.
    start = random.Random(seed).randrange(8192, len(damaged) // 3)
    damaged[start : start + 64] = bytes(byte ^ 0xFF for byte in damaged[start : start + 64])
    file.write_bytes(damaged)

    again = History.open(file, key, clock)
    again.record_verdict(entry())

    [aside] = file.parent.glob("history.db.corrupt-*")
    assert aside.read_bytes() == damaged
    assert "could not be read" in again.note
    assert aside.name in again.note
    assert not again.in_memory
    assert len(again.rows()) == 1
    assert again.verify()
    again.close()


def test_any_single_flipped_byte_is_noticed(file: Path, key: bytes, clock: FakeClock) -> None:
    record = History.open(file, key, clock)
    for _ in range(900):
        record.record_verdict(entry())
    record.close()
    whole = file.read_bytes()
    chance = random.Random(11)
    missed = []
    for _ in range(60):
        place = chance.randrange(4096, len(whole))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        try:
            db = history_schema.connect(file, key)
            missed += [place] if db.pragma("quick_check") == "ok" else []
            db.close()
        except (apsw.CorruptError, apsw.NotADBError):
            pass

    assert missed == []


def test_a_wrong_key_sets_the_file_aside_and_it_stays_readable_with_the_right_one(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    record = History.open(file, key, clock)
    record.record_verdict(entry())
    record.close()

    other = History.open(file, bytes(32), clock)
    other.close()
    [aside] = file.parent.glob("history.db.corrupt-*")
    old = History.open(aside, key, clock, repair=False)

    assert "restarted" in other._note
    assert len(old.rows()) == 1
    old.close()


def test_a_restart_is_still_said_at_the_next_start(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    file.write_bytes(b"no history at all" * 512)
    History.open(file, key, clock).close()

    record = History.open(file, key, clock)

    assert "restarted on 2026-11-21" in record.note
    record.close()


@pytest.mark.parametrize("kept_share", [0.0, 0.3, 0.9])
def test_a_cut_file_is_set_aside(
    file: Path, key: bytes, clock: FakeClock, kept_share: float
) -> None:
    record = History.open(file, key, clock)
    for _ in range(200):
        record.record_verdict(entry())
    record.close()
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * kept_share)])

    again = History.open(file, key, clock)

    assert list(file.parent.glob("history.db.corrupt-*"))
    assert again.rows() == []
    again.close()


def test_a_file_emptied_after_it_held_a_record_is_said(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    History.open(file, key, clock).close()
    file.write_bytes(b"")

    with pytest.raises(MachineError, match="empty"):
        History.open(file, key, clock, repair=False)
    again = History.open(file, key, clock)

    assert "restarted" in again.note
    again.close()


def test_a_file_made_and_not_yet_written_to_is_a_new_record(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    file.touch()

    record = History.open(file, key, clock)

    assert record.note == ""
    record.close()


def test_a_damaged_log_is_set_aside_with_its_file(file: Path, key: bytes, clock: FakeClock) -> None:
    record = History.open(file, key, clock)
    record.record_verdict(entry())
    record.catch_up()
    copied = file.with_name("copied.db")
    for suffix in ("", "-wal"):
        damaged = bytes(byte ^ 0x55 for byte in Path(f"{file}{suffix}").read_bytes())
        Path(f"{copied}{suffix}").write_bytes(damaged)
    record.close()

    again = History.open(copied, key, clock)

    assert again.rows() == []
    assert again.verify()
    assert "restarted" in again.note
    again.close()


def test_damage_while_running_is_noticed_by_verify_and_breaks_no_verdict(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    record = History.open(file, key, clock)
    for number in range(400):
        record.record_verdict(entry())
        if number % 100 == 0:
            record.catch_up()
    record.catch_up()
    with record._lock:
        record._db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        record._db.pragma("shrink_memory")
    middle = file.stat().st_size // 2
    with file.open("r+b") as damaged:
        damaged.seek(middle)
        damaged.write(bytes(64))

    holds = record.verify()
    record.record_verdict(entry())

    assert not holds
    record.close()


def test_the_ballast_takes_real_room_and_is_private(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    History.open(file, key, clock).close()

    ballast = ballast_file(file).stat()

    assert ballast.st_blocks * 512 >= 512 * 1024
    assert ballast.st_mode & 0o077 == 0
