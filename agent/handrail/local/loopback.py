"""The control channel's way in where there are no Unix sockets: a loopback port and a private key.

Port and key stand in a file only this user can read (on Windows: below %LOCALAPPDATA%). Each side
proves to the other that it has read it; the key itself never travels, so that a program which takes
the port of an agent that died learns nothing and cannot answer.
"""

import asyncio
import hmac
import os
import secrets
import socket
import sys
from pathlib import Path

from handrail.engine.errors import MachineError
from handrail.local.paths import PRIVATE_FILE_MODE, private_dir

HOST = "127.0.0.1"
KEY_BYTES = 32
# SHA-256 over a side's name and both nonces. As bridge.py does it.
PROOF_BYTES = 32
BRIDGE, AGENT = b"bridge", b"agent"
BACKLOG = 16
# A bridge proves itself in a millisecond; a stranger must not hold a connection for long.
PROOF_WAIT_S = 2.0
# "port key", ASCII.
FILE_MAX_BYTES = 128
PORT_MAX = 65_535


def listen(file: Path) -> tuple[socket.socket, bytes]:
    """Listen on a free port; write port and key into the file and return socket and key.

    MachineError: the file cannot be written.
    """
    private_dir(file.parent)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # Else another program could bind the same port beside us.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    listener.bind((HOST, 0))
    listener.listen(BACKLOG)
    listener.setblocking(False)
    key = secrets.token_bytes(KEY_BYTES)
    try:
        _write(file, f"{listener.getsockname()[1]} {key.hex()}")
    except OSError as error:
        listener.close()
        reason = error.strerror or "it cannot be made"
        raise MachineError(f"{file}: {reason}; make the folder writable for you") from error
    return listener, key


async def admit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, key: bytes) -> bool:
    """Let a peer prove that it has the key, then prove it to the peer; False for a stranger."""
    ours = secrets.token_bytes(PROOF_BYTES)
    writer.write(ours)
    try:
        async with asyncio.timeout(PROOF_WAIT_S):
            theirs = await reader.readexactly(PROOF_BYTES)
            shown = await reader.readexactly(PROOF_BYTES)
    except (OSError, asyncio.IncompleteReadError):
        return False
    if not hmac.compare_digest(shown, proof(key, BRIDGE, ours, theirs)):
        return False
    writer.write(proof(key, AGENT, ours, theirs))
    return True


def connect(file: Path, wait_s: float) -> socket.socket:
    """Reach the agent that wrote the file.

    OSError: there is no file or no agent, or what answers there has no key.
    """
    port, key = read(file)
    peer = socket.create_connection((HOST, port), timeout=wait_s)
    try:
        theirs, ours = exactly(peer, PROOF_BYTES), secrets.token_bytes(PROOF_BYTES)
        peer.sendall(ours + proof(key, BRIDGE, theirs, ours))
        if not hmac.compare_digest(exactly(peer, PROOF_BYTES), proof(key, AGENT, theirs, ours)):
            raise ConnectionError(f"what listens on port {port} is not our agent")
    except OSError:
        peer.close()
        raise
    return peer


def read(file: Path) -> tuple[int, bytes]:
    """Return port and key.

    OSError: there is no such file, or something else is in it.
    """
    with file.open("rb") as opened:
        words = opened.read(FILE_MAX_BYTES).split()
    try:
        port, key = int(words[0]), bytes.fromhex(words[1].decode("ascii"))
    except (ValueError, IndexError) as error:
        raise ConnectionError(f"{file} holds no port and key") from error
    if not 0 < port <= PORT_MAX:
        raise ConnectionError(f"{file} names no port")
    return port, key


def proof(key: bytes, side: bytes, of_agent: bytes, of_bridge: bytes) -> bytes:
    """Return what shows that a side has the key, in this connection only."""
    return hmac.digest(key, side + of_agent + of_bridge, "sha256")


def exactly(peer: socket.socket, count: int) -> bytes:
    """Read count bytes; ConnectionError where the peer is gone before."""
    read_so_far = bytearray()
    while len(read_so_far) < count:
        piece = peer.recv(count - len(read_so_far))
        if not piece:
            raise ConnectionError
        read_so_far += piece
    return bytes(read_so_far)


def _write(file: Path, text: str) -> None:
    """Write the file whole, private from its first moment on."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE_MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as made:
        made.write(text)
    beside.replace(file)
