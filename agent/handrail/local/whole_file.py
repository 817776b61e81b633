"""Write a file whole or not at all: whoever reads it meets the old one or the new one."""

import os
from contextlib import suppress
from pathlib import Path

from handrail.engine.errors import MachineError

# What an editor would give a document of the person's.
DOCUMENT_MODE = 0o644


def write_whole(file: Path, text: str, mode: int = DOCUMENT_MODE, *, durable: bool = True) -> None:
    """Write a text file beside its place, then put it there; folders on the way are made.

    durable: wait until the disk has it; not for what is only for as long as the machine runs, or
    is told from a cut one when it is read.
    MachineError: the disk or the permissions refuse; what stood there is as it was.
    """
    beside = file.with_name(f"{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as made:
            made.write(text)
            made.flush()
            if durable:
                os.fsync(made.fileno())
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        message = f"{file} cannot be written: {reason}; check the folder's permissions and its disk"
        raise MachineError(message) from error
