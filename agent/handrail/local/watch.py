"""Notice that the policy or a rule file changed."""

import os
from pathlib import Path

from handrail.local.paths import State

# Name, inode, modification time and size of each file: a save by rename changes the inode.
Stamp = tuple[tuple[str, int, int, int], ...]


def stamp(state: State) -> Stamp:
    """Say how the policy and rule files stand now, by their metadata."""
    files = [state.policy_file]
    try:
        with os.scandir(state.rules_dir) as entries:
            files += sorted(Path(entry.path) for entry in entries if entry.name.endswith(".toml"))
    except OSError:
        # No such folder, or not to be read: `Live` says so where it matters.
        files += [state.rules_dir]
    return tuple(mark for file in files if (mark := _mark(file)))


def _mark(file: Path) -> tuple[str, int, int, int] | None:
    """Return what changes when the file does; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return file.name, found.st_ino, found.st_mtime_ns, found.st_size
