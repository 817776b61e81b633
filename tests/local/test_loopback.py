"""A port behind a key: for who can read this user's file, and for nobody else."""

import asyncio
import os
import socket
import stat
import struct
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handrail.local import loopback
from handrail.local.control import Connection, Control, ask

BRIDGE = Path(__file__).parents[2] / "agent" / "handrail" / "bridge.py"
PATIENCE_S = 20.0


async def echo(connection: Connection) -> None:
    while (frame := await connection.read()) is not None:
        connection.send(frame)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "control.key"


@pytest.fixture
async def control(file: Path) -> AsyncIterator[Control]:
    listening = Control(file, echo)
    await listening.start()
    yield listening
    await listening.stop()


def through_the_bridge(file: Path, frame: bytes) -> tuple[bytes, int]:
    """Say a frame as a browser does; what comes back until the bridge has ended."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", BRIDGE, "chrome-extension://abc/"],
        env={"HANDRAIL_CONTROL": str(file)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(struct.pack("<I", len(frame)) + frame)
        process.stdin.flush()
        first = process.stdout.read(4)
        length = struct.unpack("<I", first)[0] if first else 0
        came = process.stdout.read(length)
        if b"caller" in came:
            came = process.stdout.read(4 + len(frame))[4:]
        process.stdin.close()
        process.wait(PATIENCE_S)
    return came, process.returncode


async def test_who_has_the_key_is_answered(control: Control, file: Path) -> None:
    assert await asyncio.to_thread(ask, file, b"{}", PATIENCE_S) == b"{}"


async def test_the_bridge_relays_both_ways_and_ends_with_the_browser(
    control: Control, file: Path
) -> None:
    frame = b"x" * 200_000

    assert await asyncio.to_thread(through_the_bridge, file, frame) == (frame, 0)


async def test_the_file_is_this_users_alone_and_goes_with_the_agent(file: Path) -> None:
    listening = Control(file, echo)
    await listening.start()
    mode = stat.S_IMODE(file.stat().st_mode)

    await listening.stop()

    assert mode == 0o600
    assert not file.parent.exists()


@pytest.mark.parametrize("said", [b"", b"x" * 64, b"x" * 10, b"GET / HTTP/1.1\r\n\r\n" * 5])
async def test_a_stranger_is_not_listened_to(
    control: Control, file: Path, said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loopback, "PROOF_WAIT_S", 0.1)
    port, _ = loopback.read(file)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    nonce = await reader.readexactly(loopback.PROOF_BYTES)
    writer.write(said)

    try:
        answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
    except ConnectionResetError:
        answer = b""
    writer.close()

    assert len(nonce) == loopback.PROOF_BYTES
    assert answer == b""


async def test_a_proof_holds_in_its_own_connection_only(control: Control, file: Path) -> None:
    port, key = loopback.read(file)
    old = os.urandom(32)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await reader.readexactly(32)
    writer.write(old + loopback.proof(key, loopback.BRIDGE, os.urandom(32), old))

    answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
    writer.close()

    assert answer == b""


def test_a_program_that_took_the_port_cannot_answer(file: Path) -> None:
    file.parent.mkdir(mode=0o700)
    with socket.create_server(("127.0.0.1", 0)) as squatter:
        port = squatter.getsockname()[1]
        key = os.urandom(32).hex()
        file.write_text(f"{port} {key}")
        heard: list[bytes] = []

        def answer() -> None:
            for _ in range(2):
                peer, _ = squatter.accept()
                with peer:
                    peer.sendall(os.urandom(32))
                    heard.append(peer.recv(64))
                    peer.sendall(os.urandom(32))
                    heard.append(peer.recv(100))

        thread = threading.Thread(target=answer)
        thread.start()
        asked = ask(file, b"secret", PATIENCE_S)
        told, code = through_the_bridge(file, b"secret")
        thread.join()

    assert asked is None
    assert (told, code) == (b'{"kind":"absent","v":1}', 1)
    assert not any(b"secret" in piece or key.encode() in piece for piece in heard)


@pytest.mark.parametrize("content", [None, "", "1", "x y", "99999 zz", "99999 00", "0 00", "-1 00"])
def test_a_file_that_is_no_port_and_key_leads_nowhere(file: Path, content: str | None) -> None:
    file.parent.mkdir(mode=0o700)
    if content is not None:
        file.write_text(content)

    assert ask(file, b"{}", 0.2) is None
    assert through_the_bridge(file, b"{}") == (b'{"kind":"absent","v":1}', 1)
