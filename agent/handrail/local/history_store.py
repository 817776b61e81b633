"""Open the record, or say why not and begin one that works: verdicts never wait for a good disk."""

import logging
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from handrail.engine.errors import MachineError
from handrail.local import history_chain, history_schema
from handrail.local.history_entries import GenesisEvent, RestartedEvent, micros, moment, restart
from handrail.local.keys import subkey
from handrail.local.paths import PRIVATE_FILE_MODE

# A full check of years of rows would delay the start; a crash or a bad block that hits old rows is
# found by quick_check. 1,000 rows take about 20 ms.
ROWS_CHECKED_AT_START = 1_000

# Even deleting needs room in the write-ahead log, so a full disk must first be given some back.
BALLAST_BYTES = 512 * 1024

# Nothing else we write begins so: a person who finds the file knows what it is.
ASIDE_MARK = ".corrupt-"
STAMP = "%Y%m%dT%H%M%S.%fZ"  # UTC; sorts by time

log = logging.getLogger(__name__)


class Damaged(MachineError):  # noqa: N818  (a state of the file, not of the code)
    """The file cannot be read with this key, or not to its end."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A record that can be written to.

    in_memory: it ends with this process.
    note: what the person should know, or empty.
    """

    db: apsw.Connection
    in_memory: bool
    note: str


def open_store(file: Path | None, root: bytes, now: datetime, *, repair: bool) -> Opened:
    """Open the record in file, or in memory where that is asked for or nothing else works.

    repair: set a damaged file aside and begin anew; without it, MachineError says what is wrong.
    """
    if file is None:
        return _in_memory(root, now, "")
    if not repair:
        return _as_it_is(file, root, now)
    try:
        return _repaired(file, root, now)
    except MachineError as error:
        note = f"{error}. History is kept in memory for now."
    except (apsw.Error, OSError) as error:
        note = f"{file} {in_words(error)}. History is kept in memory for now."
    return _in_memory(root, now, note)


def ballast_file(file: Path) -> Path:
    """Return the file that is given up when the disk is full."""
    return file.with_suffix(".ballast")


def remove_set_aside(file: Path, until: datetime) -> None:
    """Delete the damaged files that were set aside before a moment."""
    for aside in file.parent.glob(f"{file.name}{ASIDE_MARK}*"):
        if aside.name.removeprefix(f"{file.name}{ASIDE_MARK}") <= f"{until:{STAMP}}~":
            aside.unlink(missing_ok=True)


def in_words(error: Exception) -> str:
    """Say in words why a record cannot be used."""
    words: dict[type, str] = {
        apsw.FullError: "has no room left on its disk",
        apsw.BusyError: "is held by another program",
        apsw.LockedError: "is held by another program",
        apsw.ReadOnlyError: "cannot be written to",
        apsw.CantOpenError: "cannot be opened",
        PermissionError: "cannot be opened: permission denied",
    }
    return words.get(type(error), f"cannot be used ({type(error).__name__})")


def restarted_note(db: apsw.Connection) -> str:
    """Say that this record began because an earlier one could not be read, or nothing."""
    found = db.execute(
        "SELECT event FROM events WHERE kind = 'restarted' ORDER BY seq DESC LIMIT 1"
    ).get
    if found is None:
        return ""
    told = restart(str(found))
    day = f"{moment(told.at):%Y-%m-%d %H:%M} UTC"
    return (
        f"Your history was restarted on {day}: the earlier record could not be read "
        f"and lies beside it as {told.aside}."
    )


def _as_it_is(file: Path, root: bytes, now: datetime) -> Opened:
    """Open without changing anything that is not in order."""
    try:
        db = _checked(file, root, now)
        return Opened(db, in_memory=False, note=restarted_note(db))
    except (apsw.Error, OSError) as error:
        raise MachineError(f"{file} {in_words(error)}; close what uses it and try again") from error


def _repaired(file: Path, root: bytes, now: datetime) -> Opened:
    """Open, setting aside what cannot be read."""
    try:
        db = _checked(file, root, now)
    except Damaged as error:
        aside = _set_aside(file, now)
        log.warning("history set aside as %s: %s", aside, error)
        db = _checked(file, root, now, aside)
    _lay_ballast(file)
    return Opened(db, in_memory=False, note=restarted_note(db))


def _in_memory(root: bytes, now: datetime, note: str) -> Opened:
    """Begin a record that ends with this process."""
    db = history_schema.connect(None, root)
    _begin(db, root, now, "")
    return Opened(db, in_memory=True, note=note)


def _checked(file: Path, root: bytes, now: datetime, aside: str = "") -> apsw.Connection:
    """Open and make sure that what is in it is what was written.

    Damaged: it is not. Newer: this agent cannot tell.
    """
    if _was_emptied(file):
        raise Damaged(f"{file} is empty, and held a record before")
    try:
        db = history_schema.connect(file, root)
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise Damaged(f"{file} is damaged or was written with another key") from error
    try:
        _begin(db, root, now, aside)
        sound = db.pragma("quick_check") == "ok" and history_chain.holds(
            db, subkey(root, "chain"), ROWS_CHECKED_AT_START
        )
    except (apsw.NotADBError, apsw.CorruptError, apsw.SQLError) as error:
        db.close()
        raise Damaged(f"{file} is damaged") from error
    except (apsw.Error, MachineError):
        db.close()
        raise
    if not sound:
        db.close()
        raise Damaged(f"{file} is damaged")
    return db


def _was_emptied(file: Path) -> bool:
    """Tell whether nothing is left of a record: its ballast was laid once it could be written to.

    A file that was only just made is empty, too.
    """
    parts = (file, file.with_name(f"{file.name}-wal"))
    left = sum(part.stat().st_size for part in parts if part.is_file())
    return file.is_file() and not left and ballast_file(file).exists()


def _begin(db: apsw.Connection, root: bytes, now: datetime, aside: str) -> None:
    """Make the tables, and the first rows of an empty record."""
    key = subkey(root, "chain")
    with history_schema.transaction(db):
        history_schema.migrate(db)
        if db.execute("SELECT count(*) FROM meta").get:
            return
        history_chain.set_anchor(db, key, secrets.token_bytes(32))
        history_chain.append(db, key, GenesisEvent(at=micros(now)))
        if aside:
            history_chain.append(db, key, RestartedEvent(at=micros(now), aside=aside))


def _set_aside(file: Path, now: datetime) -> str:
    """Rename a file that cannot be read, and its log with it; return its new name."""
    aside = file.with_name(f"{file.name}{ASIDE_MARK}{now:{STAMP}}")
    # The log first: one left behind would be played into the new file.
    for suffix in ("-wal", ""):
        with suppress(FileNotFoundError):
            file.with_name(file.name + suffix).replace(f"{aside}{suffix}")
    file.with_name(f"{file.name}-shm").unlink(missing_ok=True)
    return aside.name


def _lay_ballast(file: Path) -> None:
    """Put the ballast in place, where there is room for it."""
    ballast = ballast_file(file)
    if ballast.exists():
        return
    # Random bytes: some file systems give zeros no room at all.
    with suppress(OSError):
        ballast.touch(PRIVATE_FILE_MODE)
        ballast.write_bytes(secrets.token_bytes(BALLAST_BYTES))


def remove_all(file: Path) -> None:
    """Delete a record nobody has open: its files, its ballast and what was set aside."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm", ballast_file(file).name):
        file.with_name(name).unlink(missing_ok=True)
    for aside in file.parent.glob(f"{file.name}{ASIDE_MARK}*"):
        aside.unlink(missing_ok=True)
