"""The control channel's end on this machine: a Unix socket that only this user can reach.

Where there are none (Windows), a loopback port behind a key does the same (loopback.py). Frames are
the browser's own: 4 bytes length, then UTF-8 JSON (docs/protocol.md, section 1). What is in them is
not this module's business.
"""

import asyncio
import os
import socket
import stat
import struct
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from handrail.engine.errors import MachineError
from handrail.local import loopback
from handrail.local.paths import KEYED, PRIVATE_FILE_MODE, private_dir

# A browser takes no longer frame from a native-messaging host.
# Source: Chrome docs, "Native messaging": 1 MB from the host to the browser.
FRAME_MAX_BYTES = 1_048_576
# Little-endian on every platform we run on, as docs/protocol.md says.
LENGTH = struct.Struct("<I")

# One per browser profile and its worker; far more than anybody runs.
CONNECTIONS_MAX = 64
BACKLOG = 16

# struct ucred of Linux: pid, uid, gid. struct xucred of macOS: version, uid, ...; level and option
# from sys/un.h, where Python has no names for them.
LINUX_CREDENTIALS = struct.Struct("3i")
MACOS_CREDENTIALS = struct.Struct("II")
MACOS_SOL_LOCAL, MACOS_LOCAL_PEERCRED, MACOS_XUCRED_BYTES = 0, 1, 76


class Connection:
    """One peer on the control channel."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self) -> bytes | None:
        """Return the next frame, or None when the peer is gone, cut one short or sent too much."""
        try:
            (length,) = LENGTH.unpack(await self._reader.readexactly(LENGTH.size))
            if length > FRAME_MAX_BYTES:
                return None
            return await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, OSError):
            return None

    def send(self, frame: bytes) -> None:
        """Send one frame without waiting; a peer that takes none any more is dropped."""
        if self._writer.is_closing():
            return
        if self._writer.transport.get_write_buffer_size() > FRAME_MAX_BYTES:
            self._writer.transport.abort()
            return
        self._writer.write(LENGTH.pack(len(frame)) + frame)

    async def close(self) -> None:
        """Send what was handed over, then close."""
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()


class Control:
    """The agent's side: listens, and hands every peer of this user to `serve`."""

    def __init__(self, file: Path, serve: Callable[[Connection], Awaitable[None]]) -> None:
        self._file = file
        self._serve = serve
        self._key = b""
        self._server: asyncio.Server | None = None
        self._peers: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen; only the holder of the lock may, because it removes what a dead agent left.

        MachineError: the socket cannot be made.
        """
        if sys.platform == "win32" or self._file.suffix == KEYED:
            listener, self._key = loopback.listen(self._file)
            self._server = await asyncio.start_server(self._peer, sock=listener)
        else:
            listener = _listen(self._file)
            self._server = await asyncio.start_unix_server(self._peer, sock=listener)

    async def stop(self) -> None:
        """Close every connection, remove the socket, and its folder where nothing else is in it."""
        if self._server is None:
            return
        self._server.close()
        for task in tuple(self._peers):
            task.cancel()
        await asyncio.gather(*self._peers, return_exceptions=True)
        self._file.unlink(missing_ok=True)
        with suppress(OSError):
            self._file.parent.rmdir()

    async def _peer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        connection = Connection(reader, writer)
        if task is None or len(self._peers) >= CONNECTIONS_MAX:
            await connection.close()
            return
        self._peers.add(task)
        try:
            if await self._is_ours(reader, writer):
                await self._serve(connection)
        except asyncio.CancelledError:
            # stop() cancelled us: asyncio would report a cancelled connection as an error.
            pass
        finally:
            self._peers.discard(task)
            await connection.close()

    async def _is_ours(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Tell whether the peer is this user's, by its key or by what the kernel says."""
        if sys.platform == "win32" or self._key:
            return await loopback.admit(reader, writer, self._key)
        return _is_ours(writer)


def ask(file: Path, frame: bytes, wait_s: float) -> bytes | None:
    """Send one frame to the agent at file and return its answer; None when there is none in time.

    Blocks, so never call it on an event loop.
    """
    try:
        with _connected(file, wait_s) as peer:
            peer.sendall(LENGTH.pack(len(frame)) + frame)
            (length,) = LENGTH.unpack(loopback.exactly(peer, LENGTH.size))
            return loopback.exactly(peer, length) if length <= FRAME_MAX_BYTES else None
    except OSError:
        return None


def _connected(file: Path, wait_s: float) -> socket.socket:
    """Connect with the agent at file; OSError when there is none."""
    if sys.platform == "win32" or file.suffix == KEYED:
        return loopback.connect(file, wait_s)
    peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        peer.settimeout(wait_s)
        peer.connect(os.fspath(file))
    except OSError:
        peer.close()
        raise
    return peer


def _listen(file: Path) -> socket.socket:
    """Make the socket, private from its first moment on."""
    private_dir(file.parent)
    _remove_stale(file)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listener.bind(os.fspath(file))
        file.chmod(PRIVATE_FILE_MODE)
        listener.listen(BACKLOG)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        reason = error.strerror or "it cannot be made"
        raise MachineError(f"{file}: {reason}; make the folder writable for you") from error
    return listener


def _remove_stale(file: Path) -> None:
    """Remove the socket of an agent that died; anything else at its place is not ours to remove."""
    with suppress(FileNotFoundError):
        if not stat.S_ISSOCK(file.lstat().st_mode):
            raise MachineError(f"{file} is in the way of the control socket; move it elsewhere")
        file.unlink()


def _is_ours(writer: asyncio.StreamWriter) -> bool:
    """Tell whether the peer runs as this user."""
    peer = writer.get_extra_info("socket")
    if sys.platform == "linux":
        raw = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, LINUX_CREDENTIALS.size)
        return bool(LINUX_CREDENTIALS.unpack(raw)[1] == os.getuid())
    raw = peer.getsockopt(MACOS_SOL_LOCAL, MACOS_LOCAL_PEERCRED, MACOS_XUCRED_BYTES)
    return bool(MACOS_CREDENTIALS.unpack_from(raw)[1] == os.getuid())
