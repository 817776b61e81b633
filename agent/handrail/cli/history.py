"""Show the person's own record, and erase from it."""

import argparse
import json
import re
import shutil
import sys
from datetime import datetime, timedelta
from importlib import import_module

from handrail.cli.history_table import pause_line, shown
from handrail.engine.errors import AgentError, MachineError
from handrail.local.clock import Clock, system_clock
from handrail.local.history import History, Row
from handrail.local.history_entries import EPOCH
from handrail.local.history_export import as_json
from handrail.local.history_overview import overview
from handrail.local.history_pauses import PauseRow, pauses
from handrail.local.history_store import remove_all
from handrail.local.lock import Taken, claim
from handrail.local.paths import State, state
from handrail.local.vault import forget, open_vault

NAME = "history"
HELP = "show your own record of verdicts (metadata, never the text), or erase from it"
EXAMPLES = """examples:
  handrail history --since 7d
  handrail history --json
  handrail history --by-tool --since 30d
  handrail history erase --before 2026-11-01
"""

UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
SPAN = re.compile(r"(\d{1,5})([mhdw])")
ID = re.compile(r"[0-9a-f]{16}")

# The newest say enough on a command line; the dashboard has those of any time.
PAUSES_MAX = 10

EXIT_NOT_FOUND = 1
NO_TERMINAL = (120, 24)  # columns and lines where output goes to a file or another program

EMPTY = """Your history is empty.
Handrail adds a row here whenever it answers for a paste: when, where to, which rules matched and
what you did. Never the text. To begin, run: handrail run"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the verb."""
    parser.epilog = EXAMPLES
    parser.add_argument("--json", action="store_true", help="print a JSON array, newest first")
    parser.add_argument(
        "--since", metavar="SPAN", help="only the last 30m, 12h, 7d or 4w, or since a date"
    )
    parser.add_argument(
        "--by-tool",
        action="store_true",
        help="count by tool and data class, and where to go instead",
    )
    verbs = parser.add_subparsers(dest="erase", metavar="erase")
    erase = verbs.add_parser(
        "erase",
        help="erase rows for good; says how many",
        description="Erase rows for good. Nothing of them stays in the file.",
        epilog="example: handrail history erase --before 2026-11-01",
    )
    which = erase.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="everything, and the key where possible")
    which.add_argument("--before", metavar="DATE", help="what was before a day, as 2026-11-01")
    which.add_argument("--id", metavar="ID", help="one verdict, as `handrail history` shows it")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    clock = system_clock()
    if args.erase:
        return _erase(args, state(), clock)
    since = _since(args.since, clock) if args.since is not None else None
    here = state()
    if args.by_tool:
        return _by_tool(here, since, clock, as_list=args.json)
    rows, paused, note = _read(here, since, clock)
    if note:
        print(note, file=sys.stderr)
    if args.json:
        print(json.dumps([as_json(row) for row in rows], indent=2))
    elif rows:
        print("\n".join(shown(rows, shutil.get_terminal_size(NO_TERMINAL).columns)))
    elif paused:
        print("No verdicts.")
    else:
        print(
            f"No verdicts since {since:%Y-%m-%d %H:%M}. All: handrail history" if since else EMPTY
        )
    if paused and not args.json:
        print("\n".join(["", *map(pause_line, paused)]))
    return 0


def _open(here: State, clock: Clock) -> History:
    """Open the record as it is.

    MachineError: it cannot be read; says why.
    """
    vault = open_vault(here)
    if vault.kind == "memory":
        raise MachineError(f"{here.history_file} cannot be read now. {vault.note}")
    return History.open(here.history_file, vault.key, clock, repair=False)


def _read(
    here: State, since: datetime | None, clock: Clock
) -> tuple[list[Row], tuple[PauseRow, ...], str]:
    """Return the rows, the pauses, and what else the person should know."""
    if not here.history_file.exists():
        return [], (), ""
    record = _open(here, clock)
    try:
        paused = record.read(lambda db: pauses(db, since or EPOCH, PAUSES_MAX))
        return record.rows(since), paused, record.note
    finally:
        record.close()


def _by_tool(here: State, since: datetime | None, clock: Clock, *, as_list: bool) -> int:
    """Print how each tool was used, and what the policy in force says of it."""
    if not here.history_file.exists():
        print("[]" if as_list else EMPTY)
        return 0
    record = _open(here, clock)
    try:
        found = record.read(lambda db: overview(db, since or EPOCH))
    finally:
        record.close()
    # Imported now: rows are shown without policy and rules.
    import_module("handrail.cli.history_usage").tell(found, here, as_list=as_list)
    return 0


def _erase(args: argparse.Namespace, here: State, clock: Clock) -> int:
    """Erase what is asked for and say how much that was."""
    if args.all:
        return _erase_all(here, clock)
    if args.before is None and args.id is None:
        raise AgentError("erase what? use one of: --all, --before DATE, --id ID")
    before = _day(args.before, "--before") if args.before is not None else None
    if before is None and not ID.fullmatch(args.id):
        raise AgentError(
            f"--id {args.id!r} is no id; take the 16 letters and digits `handrail history` shows"
        )
    gone = 0
    if here.history_file.exists():
        record = _open(here, clock)
        try:
            gone = record.erase_before(before) if before else record.erase_one(args.id)
        finally:
            record.close()
    if before is None and not gone:
        print(f"No verdict has the id {args.id}. See the ids: handrail history", file=sys.stderr)
        return EXIT_NOT_FOUND
    print(_erased(gone))
    return 0


def _erase_all(here: State, clock: Clock) -> int:
    """Erase everything: in place while an agent runs, else the files and the key as well."""
    try:
        with claim(here):
            return _destroy(here, clock)
    except Taken:
        record = _open(here, clock)
        try:
            print(_erased(record.erase_all()))
        finally:
            record.close()
        return 0


def _destroy(here: State, clock: Clock) -> int:
    """Erase a record no agent has open, readable or not."""
    said = "Your history could not be read; its files were deleted."
    try:
        said = _erased(_emptied(here, clock))
    except MachineError as error:
        print(error, file=sys.stderr)
    remove_all(here.history_file)
    key = (
        "Its key is destroyed, too." if forget(here) else "Its key is still in the locked keyring."
    )
    print(f"{said} {key}")
    return 0


def _emptied(here: State, clock: Clock) -> int:
    """Erase what a readable record holds; return how many verdicts that were."""
    if not here.history_file.exists():
        return 0
    record = _open(here, clock)
    try:
        return record.erase_all()
    finally:
        record.close()


def _erased(gone: int) -> str:
    """Say how many rows went."""
    return f"{gone} row{'' if gone == 1 else 's'} erased."


def _since(text: str, clock: Clock) -> datetime:
    """Read a span back from now, or a day."""
    span = SPAN.fullmatch(text)
    if span:
        return clock.now() - timedelta(**{UNITS[span[2]]: int(span[1])})
    return _day(text, "--since")


def _day(text: str, option: str) -> datetime:
    """Read a day or a moment; without a time zone it is the person's own.

    AgentError: it is neither.
    """
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError) as error:
        spans = "7d, 12h or " if option == "--since" else ""
        raise AgentError(
            f"{option} {text!r} is no time; write {spans}a day like 2026-11-01"
        ) from error
