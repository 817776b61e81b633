"""The control socket: this user's own, whole frames, nobody waits for anybody."""

import asyncio
import os
import socket
import stat
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.local.control import CONNECTIONS_MAX, FRAME_MAX_BYTES, Connection, Control, ask

Peer = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], Awaitable[Peer]]


async def echo(connection: Connection) -> None:
    while (frame := await connection.read()) is not None:
        connection.send(frame)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "control.sock"


@pytest.fixture
async def control(file: Path) -> AsyncIterator[Control]:
    listening = Control(file, echo)
    await listening.start()
    yield listening
    await listening.stop()


@pytest.fixture
async def connect(control: Control, file: Path) -> AsyncIterator[Connect]:
    writers: list[asyncio.StreamWriter] = []

    async def make() -> Peer:
        reader, writer = await asyncio.open_unix_connection(file)
        writers.append(writer)
        return reader, writer

    yield make
    for writer in writers:
        writer.close()


def framed(raw: bytes) -> bytes:
    return struct.pack("<I", len(raw)) + raw


async def answer(peer: Peer, raw: bytes) -> bytes:
    """Send bytes as they are, and return what comes until the agent closes or a frame is there."""
    reader, writer = peer
    writer.write(raw)
    async with asyncio.timeout(10):
        try:
            head = await reader.readexactly(4)
        except (asyncio.IncompleteReadError, ConnectionResetError):
            return b""
        return await reader.readexactly(struct.unpack("<I", head)[0])


@pytest.mark.parametrize("raw", [b"", b"{}", b"x" * FRAME_MAX_BYTES], ids=len)
async def test_a_frame_arrives_whole(connect: Connect, raw: bytes) -> None:
    assert await answer(await connect(), framed(raw)) == raw


async def test_frames_that_arrive_in_pieces_are_put_together(connect: Connect) -> None:
    reader, writer = await connect()
    for byte in framed(b"one") + framed(b"two"):
        writer.write(bytes([byte]))
        await writer.drain()

    async with asyncio.timeout(10):
        assert await reader.readexactly(14) == framed(b"one") + framed(b"two")


async def test_a_frame_over_the_limit_ends_the_connection_unread(connect: Connect) -> None:
    assert await answer(await connect(), struct.pack("<I", FRAME_MAX_BYTES + 1)) == b""


async def test_a_frame_cut_short_ends_the_connection(connect: Connect) -> None:
    reader, writer = await connect()
    writer.write(struct.pack("<I", 100) + b"half")
    writer.write_eof()

    assert await asyncio.wait_for(reader.read(), 10) == b""


async def test_folder_and_socket_are_this_users_alone(control: Control, file: Path) -> None:
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_what_a_dead_agent_left_is_no_hindrance(file: Path) -> None:
    file.parent.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(file))
    assert file.is_socket()

    listening = Control(file, echo)
    await listening.start()

    answered = await asyncio.to_thread(ask, file, b"{}", 10)
    await listening.stop()
    assert answered == b"{}"
    assert not file.parent.exists()


async def test_a_file_that_is_no_socket_is_left_alone_and_named(file: Path) -> None:
    file.parent.mkdir(mode=0o700)
    file.write_text("precious")

    with pytest.raises(MachineError, match=r"control\.sock is in the way"):
        await Control(file, echo).start()

    assert file.read_text() == "precious"


async def test_another_user_is_not_listened_to(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    us = os.getuid()
    monkeypatch.setattr("os.getuid", lambda: us + 1)

    assert await answer(await connect(), framed(b"{}")) == b""


async def test_too_many_connections_are_not_taken(connect: Connect) -> None:
    peers = [await connect() for _ in range(CONNECTIONS_MAX)]
    for peer in peers:
        assert await answer(peer, framed(b"{}")) == b"{}"

    assert await answer(await connect(), framed(b"{}")) == b""


async def test_a_peer_that_reads_nothing_is_dropped(file: Path) -> None:
    done = asyncio.Event()
    sent: list[int] = []

    async def pour(connection: Connection) -> None:
        frame = bytes(FRAME_MAX_BYTES)
        for count in range(100):
            connection.send(frame)
            sent.append(count)
        done.set()
        await connection.read()

    listening = Control(file, pour)
    await listening.start()
    reader, writer = await asyncio.open_unix_connection(file)

    await asyncio.wait_for(done.wait(), 10)
    came = 0
    while piece := await asyncio.wait_for(reader.read(1 << 20), 10):
        came += len(piece)

    assert len(sent) == 100
    assert came < 10 * FRAME_MAX_BYTES
    writer.close()
    await listening.stop()


async def test_stopping_ends_every_connection_after_the_last_word(file: Path) -> None:
    connections: list[Connection] = []

    async def keep(connection: Connection) -> None:
        connections.append(connection)
        connection.send(b"hello")
        await connection.read()

    listening = Control(file, keep)
    await listening.start()
    reader, writer = await asyncio.open_unix_connection(file)
    assert await reader.readexactly(9) == framed(b"hello")
    connections[0].send(b"bye")

    await listening.stop()

    assert await asyncio.wait_for(reader.read(), 10) == framed(b"bye")
    writer.close()


async def test_asking_where_nobody_listens_gives_nothing(file: Path) -> None:
    assert ask(file, b"{}", 1) is None


async def test_asking_who_never_answers_gives_nothing_in_time(file: Path) -> None:
    async def silent(connection: Connection) -> None:
        await connection.read()
        await connection.read()

    listening = Control(file, silent)
    await listening.start()

    assert await asyncio.to_thread(ask, file, b"{}", 0.05) is None
    await listening.stop()
