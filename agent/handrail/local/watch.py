"""Notice that the policy or a rule file changed, once it stands still.

The folders are watched and not the files, because editors save by renaming. An event only says "go
and look"; a slow look of our own catches what sends no events (network folders, mapped writes).
"""

import asyncio
import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from handrail.engine.tables import TEXT_LIMIT_CHARS
from handrail.local.paths import State

if TYPE_CHECKING:
    from watchdog.observers.api import ObservedWatch

# Editors write in pieces a few milliseconds apart.
QUIET_S = 0.25
# Then two reads must give the same; together well below the second in which a policy holds.
SECOND_LOOK_S = 0.1
# Somebody who has the file open gets so long to finish it.
WRITER_WAIT_S = 3.0
# The slow look: what sends no event is rare, and this is what it waits at most.
SLOW_LOOK_S = 30.0
# Without events (no inotify instance left, a folder that has none) looking is all there is. One
# look is a few stat calls.
ONLY_LOOK_S = 0.4
# More is no policy: `live.read_file` refuses it. UTF-8 takes at most four bytes a character.
READ_MAX_BYTES = 4 * TEXT_LIMIT_CHARS + 1

# Reading a file sends events, too, and must not wake us again.
CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})

# A policy or rule, a signature, a key.
SIGNED = frozenset({".toml", ".minisig", ".pub"})

# Name, inode, modification time, size and digest of each file. A save by renaming changes the
# inode, a mapped write only the digest.
Print = tuple[tuple[str, int, int, int, str], ...]


def prints(state: State) -> Print:
    """Say how the policy and rule files stand now."""
    return tuple(mark for file in _files(state) if (mark := _mark(file)))


class Watch:
    """Tells when policy or rules have changed and stand still. Lives on one event loop."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._seen = prints(state)
        self._nudge = asyncio.Event()
        self._eye = _Eye(state, asyncio.get_running_loop(), self._nudge.set)

    @property
    def events(self) -> bool:
        """Tell whether the system sends events, or looking is all there is."""
        return self._eye.open

    async def changed(self) -> None:
        """Wait until the files differ from what they were, and have stopped changing."""
        while True:
            self._eye.follow()
            await self._nudged(SLOW_LOOK_S if self.events else ONLY_LOOK_S)
            await self._quiet()
            now = await asyncio.to_thread(prints, self._state)
            if now == self._seen:
                continue
            await asyncio.sleep(SECOND_LOOK_S)
            if await asyncio.to_thread(prints, self._state) != now:
                self._nudge.set()
                continue
            self._seen = now
            return

    def close(self) -> None:
        """Stop watching."""
        self._eye.close()

    async def _nudged(self, wait_s: float) -> bool:
        """Wait for an event; False when none came in time."""
        try:
            # Not wait_for: before Python 3.12 it loses a cancellation that meets an event, and the
            # agent would never end.
            async with asyncio.timeout(wait_s):
                await self._nudge.wait()
        except TimeoutError:
            return False
        self._nudge.clear()
        return True

    async def _quiet(self) -> None:
        """Wait until no event comes and nobody is in the middle of writing."""
        loop = asyncio.get_running_loop()
        give_up_s = loop.time() + WRITER_WAIT_S
        while loop.time() < give_up_s:
            came = await self._nudged(QUIET_S)
            if not came and not self._eye.written:
                return


class _Eye(FileSystemEventHandler):
    """The system's events of the folders, as far as there are any."""

    def __init__(
        self, state: State, loop: asyncio.AbstractEventLoop, nudge: Callable[[], None]
    ) -> None:
        self._state = state
        self._loop = loop
        self._nudge = nudge
        self._sizes = {str(file): _size(file) for file in _files(state)}
        self._watched: dict[Path, ObservedWatch] = {}
        # Files somebody is in the middle of writing: changed, and not closed since.
        self.written: set[str] = set()
        self._observer = Observer()
        self.open = True
        try:
            self._observer.start()
            self.follow()
        except OSError:
            self.open = False

    def follow(self) -> None:
        """Watch the folders there are now; the rules' folder may come and go, a link may turn."""
        if not self.open:
            return
        wanted = _folders(self._state)
        for folder in self._watched.keys() - wanted:
            self._observer.unschedule(self._watched.pop(folder))
        try:
            for folder in wanted - self._watched.keys():
                self._watched[folder] = self._observer.schedule(self, str(folder))
        except OSError:
            # 128 inotify instances a user is what Debian allows; other programs may hold them all.
            self.open = False
            self.written.clear()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Nudge where the policy or a rule file is meant; runs on the observer's thread."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if event.event_type not in CHANGES or not any(map(self._meant, paths)):
            return
        if not event.is_directory:
            self._note_writer(event.event_type, paths[-1])
        with suppress(RuntimeError):  # the loop has just ended
            self._loop.call_soon_threadsafe(self._nudge)

    def close(self) -> None:
        """Stop the observer's threads."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def _meant(self, path: str) -> bool:
        """Tell whether a path is a policy, a rule file, their folder or what a link leads to."""
        file = Path(path)
        folders = self._watched.keys() - {self._state.home}
        rule = file.suffix in SIGNED and file.parent in folders
        state = self._state
        return rule or file in (state.policy_file, state.rules_dir, state.organisation_dir)

    def _note_writer(self, what: str, path: str) -> None:
        """Remember who has begun to write; a change of mode alone leaves the size as it was."""
        size = _size(Path(path))
        if what == "modified" and size != self._sizes.get(path):
            self.written.add(path)
        elif what != "modified":
            self.written.discard(path)
            self._sizes[path] = size


def _files(state: State) -> list[Path]:
    """Return the policy, and the rule files there are."""
    files = [state.policy_file, *_organisation_files(state)]
    try:
        with os.scandir(state.rules_dir) as entries:
            files += sorted(Path(entry.path) for entry in entries if entry.name.endswith(".toml"))
    except OSError:
        # No such folder, or not to be read: `Live` says so where it matters.
        files += [state.rules_dir]
    return files


def _organisation_files(state: State) -> list[Path]:
    """Return the organisation's policies, their signatures and keys; it may have none."""
    try:
        with os.scandir(state.organisation_dir) as entries:
            return sorted(Path(one.path) for one in entries if Path(one.name).suffix in SIGNED)
    except OSError:
        return []


def _folders(state: State) -> set[Path]:
    """Return the folders in which something may change: where the files are, and their links."""
    folders = {state.home, state.rules_dir, state.organisation_dir}
    with suppress(OSError, RuntimeError):  # RuntimeError: a link that leads to itself
        folders |= {file.resolve().parent for file in _files(state) if file.is_symlink()}
    return {folder for folder in folders if folder.is_dir()}


def _mark(file: Path) -> tuple[str, int, int, int, str] | None:
    """Return what changes when the file does; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return file.name, found.st_ino, found.st_mtime_ns, found.st_size, _digest(file)


def _digest(file: Path) -> str:
    """Return the digest of what is in a file, as far as anybody reads it; empty for no file."""
    if not file.is_file():  # a pipe would keep us waiting
        return ""
    try:
        with file.open("rb") as opened:
            return hashlib.sha256(opened.read(READ_MAX_BYTES)).hexdigest()
    except OSError:
        return ""


def _size(file: Path) -> int:
    """Return a file's size; -1 where there is none."""
    try:
        return file.stat().st_size
    except OSError:
        return -1
