"""One agent per user and state folder: a lock that dies with the process that holds it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Self

from handrail.engine.errors import MachineError
from handrail.local.paths import PRIVATE_FILE_MODE, State

if sys.platform == "win32":  # pragma: no cover  (written from the manuals, not run here)
    import msvcrt

    # Windows locks a range of bytes, and nobody else can read what is locked. One byte far behind
    # the pid leaves the pid readable.
    LOCKED_BYTE = 1 << 20

    def _lock(descriptor: int, *, wait: bool) -> None:
        """Take the lock; OSError when it is taken (after 10 s of tries when waiting)."""
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int, *, wait: bool) -> None:
        """Take the lock; OSError when it is taken."""
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


PID_MAX_BYTES = 20
# Who asks for the holder has the lock for two system calls; a busy machine may stop it in between.
ASKED_S = 0.05


class Taken(MachineError):  # noqa: N818  (the word other floors use: claimed or taken)
    """Another agent holds the lock.

    pid: of its owner, or 0 when the file does not say.
    """

    def __init__(self, file: Path, pid: int) -> None:
        owner = f"process {pid}" if pid else "another process"
        super().__init__(
            f"{file} is held by {owner}: an agent runs already; stop it first, or use it"
        )
        self.pid = pid


class Claim:
    """The lock, held until the block ends or the process dies."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __enter__(self) -> Self:
        """Hold the lock."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lock back."""
        self.release()

    def release(self) -> None:
        """Give the lock back; the file stays, because removing it would let two agents in."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1


def claim(state: State) -> Claim:
    """Become the one agent of this state folder.

    Taken: somebody is already; its pid says who. MachineError: the file cannot be opened.
    """
    descriptor = _open(state.lock_file)
    try:
        _lock_surely(descriptor)
    except OSError as error:
        pid = _pid(descriptor)
        os.close(descriptor)
        raise Taken(state.lock_file, pid) from error
    with suppress(OSError):  # a full disk: the lock holds without saying whose it is
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n".encode())
    return Claim(descriptor)


def holder(state: State) -> int | None:
    """Return which process is the agent of this state folder, 0 when the file does not say.

    None when none is. For who asked it and got no answer: where nobody has the lock, this takes it
    for a moment, which `claim` knows.
    """
    try:
        descriptor = os.open(state.lock_file, os.O_RDWR)
    except OSError:
        return None
    try:
        _lock(descriptor, wait=False)
    except OSError:
        return _pid(descriptor)
    finally:
        os.close(descriptor)
    return None


def _lock_surely(descriptor: int) -> None:
    """Take the lock; OSError when it is taken and not only asked about (see `holder`)."""
    try:
        _lock(descriptor, wait=False)
    except OSError:
        sleep(ASKED_S)
        _lock(descriptor, wait=False)


def _pid(descriptor: int) -> int:
    """Read who holds the lock; 0 when the file does not say."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    said = os.read(descriptor, PID_MAX_BYTES).strip()
    return int(said) if said.isdigit() else 0


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Wait for one's turn at something that two processes must not do at once."""
    descriptor = _open(file)
    try:
        _lock(descriptor, wait=True)
        yield
    finally:
        os.close(descriptor)


def _open(file: Path) -> int:
    """Open the lock's file, made when it is absent."""
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE_MODE)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise MachineError(f"{file}: {reason}; make the folder writable for you") from error
