"""The record when something real goes wrong: kill -9, a full disk, flipped bytes, a wrong key."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from handrail.engine.words import Decision
from handrail.local import history_schema
from handrail.local.history import History
from handrail.local.history_store import ROWS_CHECKED_AT_START, ballast_file
from records import FakeClock, entry

pytestmark = pytest.mark.fault

KILLS = 100

# Forks children that write, and kills each at a random moment. A child names an id only after its
# decision was answered. Imports are paid once; nothing is open when a child is forked.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from records import entry
from handrail.engine.words import Decision
from handrail.local.clock import system_clock
from handrail.local import history_schema
from handrail.local.history import History

file, key, kills = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
chance = random.Random(int(sys.argv[4]))

def write_for_ever():
    record = History.open(file, key, system_clock())
    while True:
        given = entry()
        record.record_verdict(given)
        record.record_verdict(entry())
        if record.record_decision(given.id, Decision.CANCELLED, None).result():
            os.write(1, (given.id + chr(10)).encode())

for _ in range(kills):
    child = os.fork()
    if not child:
        write_for_ever()
    time.sleep(chance.uniform(0.002, 0.12))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_no_answered_decision_is_lost_in_a_hundred_kills(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    seed = random.randrange(1 << 30)
    killed = subprocess.run(
        [sys.executable, "-c", KILLER, str(file), key.hex(), str(KILLS), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=90,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
    )
    answered = killed.stdout.split()

    record = History.open(file, key, clock)
    kept = {row.id for row in record.rows() if row.decision == Decision.CANCELLED}

    assert len(answered) > KILLS
    assert set(answered) <= kept
    assert record.verify()
    assert record.note == ""
    assert not list(file.parent.glob("*.corrupt-*"))
    record.close()


# Where this user may not mount, the disk is pretended: a layer under SQLite that counts bytes.
PRETEND = """
import apsw, os, sys
from pathlib import Path

LIMIT = 4 * 1024 * 1024
PRETENDED = len(sys.argv) > 3
BASE = apsw.vfs_names()[0]
sys.unraisablehook = lambda told: None  # errors of the layer that SQLite itself swallows

def used():
    return sum(file.stat().st_size for file in Path(sys.argv[1]).iterdir())

class SmallDisk(apsw.VFS):
    def __init__(self):
        super().__init__("small", BASE, makedefault=True)

    def xOpen(self, name, flags):
        return SmallFile(BASE, name, flags)

class SmallFile(apsw.VFSFile):
    def xWrite(self, data, offset):
        more = offset + len(data) - self.xFileSize()
        if more > 0 and used() + more > LIMIT:
            raise apsw.FullError("full")
        super().xWrite(data, offset)

small_disk = SmallDisk() if PRETENDED else None
"""

# Fills a disk of 4 MB that holds nothing else, first with rows and then completely.
FILLER = """
import os, sys
from pathlib import Path
from records import entry
from handrail.engine.words import Decision
from handrail.local.clock import system_clock
from handrail.local import history_schema
from handrail.local.history import History

disk, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
record = History.open(disk / "history.db", key, system_clock())
ballast = disk / "history.ballast"
assert ballast.stat().st_size == 512 * 1024

def write():
    given = entry()
    record.record_verdict(given)
    return given.id if record.record_decision(given.id, Decision.CANCELLED, None).result() else None

def fill():
    if PRETENDED:
        other = disk / "other"
        other.touch()
        os.truncate(other, max(0, LIMIT - used() + other.stat().st_size))
        return
    with (disk / "other").open("ab", buffering=0) as other:
        try:
            while other.write(bytes(4096)) == 4096:
                pass
        except OSError:
            pass

kept = [write()]
fill()
while ballast.exists():
    kept.append(write())
kept += [write() for _ in range(20)]
assert all(kept), "the ballast gave no room"
print("relieved", flush=True)

fill()
refused = 0
while refused < 3:
    refused += write() is None
    fill()
assert "no room left" in record.note, record.note
rows = len(record.rows())
assert rows >= len(kept)
print("refused", flush=True)

(disk / "other").unlink()
assert write() is not None
assert len(record.rows()) > rows + 2, "what was refused is written later"
assert record.note == "", record.note
assert record.verify()
assert set(kept) <= {row.id for row in record.rows()}
record.close()
print("kept", flush=True)
"""


def small_disk(folder: Path) -> list[str]:
    """Return how to run a command with an own file system of 4 MB, or nothing if that is refused.

    It vanishes with the command.
    """
    mount = f'mount -t tmpfs -o size=4m,mode=700 none "{folder}" && exec "$@"'
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    own = ["unshare", "--mount", *as_root, "sh", "-c", mount, "sh"]
    if not shutil.which("unshare"):
        return []
    allowed = subprocess.run([*own, "true"], capture_output=True, check=False).returncode == 0
    return own if allowed else []


@pytest.mark.parametrize("real", [True, False])
def test_a_full_disk_costs_the_ballast_then_says_no_and_loses_nothing(
    tmp_path: Path, key: bytes, *, real: bool
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    own = small_disk(folder) if real else []
    pretended = [] if own else ["pretended"]

    ran = subprocess.run(
        [*own, sys.executable, "-c", PRETEND + FILLER, str(folder), key.hex(), *pretended],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
    )

    assert ran.stdout.split() == ["relieved", "refused", "kept"], ran.stderr


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

    # An empty file is a new record: there is nothing in it to set aside.
    assert bool(list(file.parent.glob("history.db.corrupt-*"))) == (kept_share > 0)
    assert again.rows() == []
    again.close()


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
