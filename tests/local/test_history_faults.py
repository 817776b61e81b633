"""The record when something real goes wrong: kill -9, a full disk, flipped bytes, a wrong key."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.engine.words import Decision
from handrail.local.history import History
from records import FakeClock

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
