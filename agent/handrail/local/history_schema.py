"""The history's file: how it is opened, and how its tables came to be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from handrail.engine.errors import MachineError
from handrail.local.keys import subkey
from handrail.local.paths import PRIVATE_FILE_MODE

# Long enough for another process's erase (a VACUUM of the whole file), short enough for a person.
BUSY_WAIT_MS = 2_000

# 800 KiB of pages: the write-ahead log never grows far beyond it. Source: facts of disk-full tests.
WAL_AUTOCHECKPOINT_PAGES = 200
WAL_SIZE_LIMIT_BYTES = 1024 * 1024

# What kind, when and which verdict are computed from the event itself: one truth, and nothing left
# behind in a column of its own when the event is blanked.
_FIRST = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT,
    salt BLOB,
    leaf BLOB NOT NULL,
    head BLOB NOT NULL,
    kind TEXT AS (json_extract(event, '$.kind')) VIRTUAL,
    at INTEGER AS (json_extract(event, '$.at')) VIRTUAL,
    ref TEXT AS (json_extract(event, '$.ref')) VIRTUAL
);
CREATE INDEX events_of_verdict ON events (ref, kind) WHERE ref IS NOT NULL;
CREATE INDEX events_in_time ON events (kind, at) WHERE kind IS NOT NULL;
"""

# The script at index n takes a file from version n to n + 1. Never change one that was released.
MIGRATIONS = (_FIRST,)


# What is asked of the tables: the newest verdicts with their decisions; what a file takes over from
# a record in memory; whether a verdict still waits for its decision.
ROWS = """
SELECT v.event, (SELECT d.event FROM events d WHERE d.ref = v.ref AND d.kind = 'decision')
FROM events v WHERE v.kind = 'verdict' AND v.at >= ? ORDER BY v.seq DESC LIMIT ?
"""
TO_ADOPT = (
    "SELECT event FROM events "
    "WHERE kind IN ('verdict', 'decision', 'passed', 'paused', 'resumed') ORDER BY seq"
)
AWAITS = """
SELECT EXISTS (SELECT 1 FROM events WHERE ref = ?1 AND kind = 'verdict'
               AND json_extract(event, '$.entry.decision') IS NULL)
   AND NOT EXISTS (SELECT 1 FROM events WHERE ref = ?1 AND kind = 'decision')
"""


class Newer(MachineError):  # noqa: N818  (a state of the file, not of the code)
    """The file was written by a newer agent."""


def connect(file: Path | None, root: bytes) -> apsw.Connection:
    """Open the file, or a record in memory, and make sure that the key is right.

    apsw.NotADBError: the key is wrong, or the file is no history at all.
    apsw.Error, OSError: it cannot be opened.
    """
    if file is None:
        return apsw.Connection(":memory:")
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE_MODE)
    new = os.fstat(descriptor).st_size == 0
    os.close(descriptor)
    db = apsw.Connection(str(file))
    try:
        _configure(db, subkey(root, "cipher"), new=new)
    except apsw.Error:
        db.close()
        raise
    return db


def _configure(db: apsw.Connection, key: bytes, *, new: bool) -> None:
    """Set the key and everything that durability and erasing rely on."""
    db.set_busy_timeout(BUSY_WAIT_MS)
    # An authenticated cipher, so that damage is noticed; a raw key, because ours is random already.
    db.pragma("cipher", "chacha20")
    db.pragma("key", f"raw:{key.hex()}")
    if new:
        db.pragma("auto_vacuum", "incremental")
    # A wrong key shows only at the first read.
    db.execute("SELECT count(*) FROM sqlite_master").get  # noqa: B018
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "full")
    db.pragma("secure_delete", "on")
    db.pragma("temp_store", "memory")
    db.pragma("journal_size_limit", WAL_SIZE_LIMIT_BYTES)
    db.wal_autocheckpoint(WAL_AUTOCHECKPOINT_PAGES)


@contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """Write alone from the first statement on, and all or nothing.

    What is read inside is what the write follows, also when two processes write.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:  # a full disk has rolled back already
            db.execute("ROLLBACK")


def migrate(db: apsw.Connection) -> None:
    """Bring the tables to this agent's version; only inside BEGIN IMMEDIATE.

    Newer: the file is ahead of this agent.
    """
    version = db.pragma("user_version")
    if version > len(MIGRATIONS):
        raise Newer(
            f"the history is of version {version} and this agent knows {len(MIGRATIONS)}; "
            "update Handrail"
        )
    for script in MIGRATIONS[version:]:
        db.execute(script)
    if version < len(MIGRATIONS):
        db.pragma("user_version", len(MIGRATIONS))
