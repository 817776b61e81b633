"""Listen on the line between extension and agent without changing either.

A second state folder holds a control socket of our own. The bridge that the browser starts
connects there; every frame goes on to the real agent and back, and only the port in the `session`
frame is replaced by one of ours. So all sealed requests pass through here as raw bytes.
"""

import contextlib
import json
import re
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHUNK = 1 << 16
HEADER_END = b"\r\n\r\n"


def hang_up(*ends: socket.socket) -> None:
    """End connections, also while another thread waits for what they say next.

    close() alone leaves them open until that thread has heard something: the other side would not
    know, and the agent keeps 64 of them at most.
    """
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


def pump(source: socket.socket, sink: socket.socket, see: Callable[[bytes], bytes]) -> None:
    """Carry bytes one way until either side ends."""
    # Either side may go away: what a killed worker or agent looks like from here.
    with contextlib.suppress(OSError):
        while data := source.recv(CHUNK):
            sink.sendall(see(data))
    hang_up(source, sink)


def unchanged(data: bytes) -> bytes:
    """Pass bytes on as they are."""
    return data


def read_exactly(source: socket.socket, count: int) -> bytes:
    """Read so many bytes; fewer only when the other side ended."""
    data = b""
    while len(data) < count and (more := source.recv(count - len(data))):
        data += more
    return data


@dataclass
class Tap:
    """What passed by.

    sessions: the sid of each session the agent gave out.
    raw: everything the extension sent to the data port, all connections together.
    answered: everything the agent sent back.
    squatting: answer in the agent's place instead of passing on.
    """

    agent_socket: Path
    own_socket: Path
    sessions: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    answered: bytearray = field(default_factory=bytearray)
    squatting: Callable[[bytes], bytes] | None = None

    def start(self) -> None:
        """Begin to listen on both channels."""
        self._data = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._data.getsockname()[1]
        self.agent_port = 0
        self.own_socket.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._control = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._control.bind(str(self.own_socket))
        self._control.listen()
        for server, serve in ((self._data, self._carry_data), (self._control, self._carry_control)):
            threading.Thread(target=self._accept, args=(server, serve), daemon=True).start()

    def stop(self) -> None:
        """Stop listening."""
        for server in (self._data, self._control):
            # close() alone does not wake a thread that waits in accept().
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            server.close()

    def pairs(self) -> list[tuple[str, int]]:
        """Return (sid, counter) of every request on the wire, in order of arrival."""
        return [self._pair(head) for head in re.split(rb"(?=POST /v1/)", bytes(self.raw))[1:]]

    @staticmethod
    def _pair(head: bytes) -> tuple[str, int]:
        sid = re.search(rb"(?i)x-handrail-session: *([0-9a-f]{16})\r", head)
        counter = re.search(rb"(?i)x-handrail-counter: *([0-9]+)\r", head)
        assert sid is not None
        assert counter is not None
        return sid[1].decode(), int(counter[1])

    @staticmethod
    def _accept(server: socket.socket, serve: Callable[[socket.socket], None]) -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    def _carry_data(self, here: socket.socket) -> None:
        if self.squatting is not None:
            self._squat(here)
            return
        there = socket.create_connection(("127.0.0.1", self.agent_port))
        back = threading.Thread(target=pump, args=(there, here, self._see_back), daemon=True)
        back.start()
        pump(here, there, self._see)
        back.join()

    def _see(self, data: bytes) -> bytes:
        self.raw += data
        # The agent checks Host exactly; the extension named our port there.
        return data.replace(b"127.0.0.1:%d" % self.port, b"127.0.0.1:%d" % self.agent_port)

    def _see_back(self, data: bytes) -> bytes:
        self.answered += data
        return data

    def _squat(self, here: socket.socket) -> None:
        assert self.squatting is not None
        with here:
            while data := here.recv(CHUNK):
                self.raw += data
                if HEADER_END in data or not data.startswith(b"POST"):
                    here.sendall(self.squatting(bytes(data)))

    def _carry_control(self, bridge: socket.socket) -> None:
        agent = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            agent.connect(str(self.agent_socket))
        except OSError:
            bridge.close()
            return
        up = threading.Thread(target=pump, args=(bridge, agent, unchanged), daemon=True)
        up.start()
        self._carry_frames(agent, bridge)
        hang_up(agent, bridge)
        up.join()

    def _carry_frames(self, agent: socket.socket, bridge: socket.socket) -> None:
        try:
            while len(head := read_exactly(agent, 4)) == 4:
                frame = json.loads(read_exactly(agent, struct.unpack("=I", head)[0]))
                raw = json.dumps(self._rewritten(frame)).encode()
                bridge.sendall(struct.pack("=I", len(raw)) + raw)
        except OSError:
            return

    def _rewritten(self, frame: dict[str, Any]) -> dict[str, Any]:
        if frame.get("kind") != "session":
            return frame
        self.sessions.append(frame["sid"])
        self.agent_port = frame["port"]
        return {**frame, "port": self.port}
