"""The bridge: relays without reading, says who calls, goes when either side goes."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

BRIDGE = Path(__file__).parents[1] / "agent" / "handrail" / "bridge.py"
# Only so that a broken bridge fails a test instead of hanging it.
PATIENCE_S = 20.0
ABSENT = b'\x17\x00\x00\x00{"kind":"absent","v":1}'


@dataclass
class Bridge:
    """A running bridge between a browser's pipes and an agent's socket."""

    process: "subprocess.Popen[bytes]"
    stdin: IO[bytes]
    stdout: IO[bytes]
    agent: socket.socket | None = None

    def from_browser(self, piece: bytes) -> None:
        """Say something as the browser."""
        self.stdin.write(piece)
        self.stdin.flush()

    def at_agent(self, count: int) -> bytes:
        """Return what reaches the agent."""
        assert self.agent
        return exactly(self.agent, count)


def exactly(peer: socket.socket, count: int) -> bytes:
    """Return count bytes, or what came before the end."""
    came = b""
    while len(came) < count and (piece := peer.recv(count - len(came))):
        came += piece
    return came


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "c.sock"))
        listening.settimeout(PATIENCE_S)
        yield listening


def start(file: Path, *arguments: str) -> Bridge:
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", BRIDGE, *arguments],
        env={"HANDRAIL_CONTROL": str(file)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    return Bridge(process, process.stdin, process.stdout)


def end(bridge: Bridge) -> tuple[bytes, bytes]:
    """Let it end, and return what it still said to the browser and on standard error."""
    if bridge.stdin.closed:
        bridge.process.stdin = None  # communicate would flush it
    return bridge.process.communicate(timeout=PATIENCE_S)


@pytest.fixture
def bridge(listener: socket.socket, tmp_path: Path) -> Iterator[Bridge]:
    listener.listen()
    started = start(tmp_path / "c.sock", "chrome-extension://abc/")
    started.agent, _ = listener.accept()
    started.agent.settimeout(PATIENCE_S)
    with started.agent:
        yield started
    _, complaints = end(started)
    assert complaints == b""


CALLERS = [
    (["chrome-extension://abc/"], b'["chrome-extension://abc/"]'),
    (["/home/a/m.json", "extension@handrail"], b'["/home/a/m.json","extension@handrail"]'),
    ([], b"[]"),
    (['a"b\\c\n', "\u00fc\U0001f600"], rb'["a\u0022b\u005cc\u000a","\u00fc\ud83d\ude00"]'),
    (["x"] * 30, b'["' + b'","'.join([b"x"] * 16) + b'"]'),
]


@pytest.mark.parametrize(
    "arguments, quoted", CALLERS, ids=["chromium", "firefox", "none", "odd", "many"]
)
def test_the_first_frame_says_who_the_browser_says_is_asking(
    listener: socket.socket, tmp_path: Path, arguments: list[str], quoted: bytes
) -> None:
    listener.listen()
    bridge = start(tmp_path / "c.sock", *arguments)
    agent, _ = listener.accept()
    expected = b'{"kind":"caller","v":1,"argv":' + quoted + b"}"

    with agent:
        head = exactly(agent, 4)
        frame = exactly(agent, int.from_bytes(head, "little"))

    assert frame == expected
    assert end(bridge) == (b"", b"")


def drop_caller(bridge: Bridge) -> None:
    bridge.at_agent(int.from_bytes(bridge.at_agent(4), "little"))


@pytest.mark.parametrize(
    "piece",
    [b"\x02\x00\x00\x00{}", b"no frame at all \xff\x00", os.urandom(1_200_000)],
    ids=["a frame", "garbage", "more than a frame may hold"],
)
def test_what_either_side_says_reaches_the_other_unread(bridge: Bridge, piece: bytes) -> None:
    drop_caller(bridge)
    assert bridge.agent

    # Nobody has room for all of it at once: one side talks while the other listens.
    with ThreadPoolExecutor() as talking:
        talking.submit(bridge.from_browser, piece)
        up = bridge.at_agent(len(piece))
        talking.submit(bridge.agent.sendall, piece)
        down = bridge.stdout.read(len(piece))

    assert up == piece
    assert down == piece


def test_when_the_browser_goes_the_agent_is_told(bridge: Bridge) -> None:
    drop_caller(bridge)

    bridge.stdin.close()

    assert bridge.at_agent(1) == b""
    assert bridge.process.wait(PATIENCE_S) == 0


def test_when_the_agent_goes_the_browser_is_told(bridge: Bridge) -> None:
    drop_caller(bridge)
    assert bridge.agent

    bridge.agent.close()

    assert bridge.stdout.read() == b""
    assert bridge.process.wait(PATIENCE_S) == 0


def test_a_bridge_that_is_killed_ends_the_agents_connection(bridge: Bridge) -> None:
    drop_caller(bridge)

    bridge.process.kill()

    assert bridge.at_agent(1) == b""


@pytest.mark.parametrize("name", ["missing.sock", "c.sock", ""])
def test_where_no_agent_listens_the_browser_hears_absent(
    listener: socket.socket, tmp_path: Path, name: str
) -> None:
    bridge = start(tmp_path / name if name else Path())

    assert end(bridge) == (ABSENT, b"")
    assert bridge.process.returncode == 1


def test_it_starts_with_few_modules() -> None:
    script = (
        "import sys\n"
        f"exec(open({str(BRIDGE)!r}).read(), {{'__name__': 'bridge'}})\n"
        "print(*sys.modules)"
    )

    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True
    )

    slow = {"asyncio", "json", "re", "threading", "subprocess", "typing", "site", "logging"}
    assert slow & set(told.stdout.split()) == set()
