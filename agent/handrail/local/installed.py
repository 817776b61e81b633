"""Tell whether the program on the disk is still the one that runs.

What is read only when somebody asks for it would otherwise come from a newer version and be joined
with what is in memory of the older one.
"""

import sys
from pathlib import Path

# A packaged program has its modules in itself; what pip installs has them in files, all written at
# once. In a checkout only a change of this file is seen: who works on it knows to restart.
PROGRAM = Path(sys.executable if getattr(sys, "frozen", False) else __file__)

Seen = tuple[int, int]


class Installed:
    """A file of the program as it is now."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._began_with = _seen(file)

    def replaced(self) -> bool:
        """Tell whether another stands in its place now, or none."""
        return _seen(self._file) != self._began_with


def _seen(file: Path) -> Seen | None:
    """Return what tells a file from the one that takes its place; None where there is none.

    Not its number: some file systems (FAT) give the same file another one after a while.
    """
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


# As of the start: everything that runs on imports this with the rest.
RUNNING = Installed(PROGRAM)
