"""A small client of the agent in Python: the control channel, and the sealed data path.

Written from docs/protocol.md and not from the agent's own code, so that both are held against the
document. Used by the tests of agent and browser, and by the benches.

    with Client.open(socket) as client:
        client.verdict("text", host="chatgpt.com")
"""

import base64
import http.client
import json
import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ORIGIN = "chrome-extension://hjiankgklaiepbjgeknkjckdmnncafoo"
FRAME_BYTES = 1_048_576
TAG_BYTES = 16
# Only so that a broken agent fails a test instead of hanging it.
PATIENCE_S = 20.0

Json = dict[str, Any]
# None leaves a header out.
Headers = Mapping[str, str | None]


class Control:
    """One connection on the control channel."""

    def __init__(self, file: Path) -> None:
        self.peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.peer.settimeout(PATIENCE_S)
        self.peer.connect(str(file))

    def __enter__(self) -> Self:
        """Use it for a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End with the block."""
        self.peer.close()

    def send(self, message: Json) -> None:
        """Send one frame."""
        raw = json.dumps(message).encode()
        self.peer.sendall(struct.pack("=I", len(raw)) + raw)

    def read(self) -> Json | None:
        """Return the next frame, or None when the agent closed."""
        head = self._exactly(4)
        if head is None:
            return None
        body = self._exactly(struct.unpack("=I", head)[0])
        message: Json | None = json.loads(body) if body is not None else None
        return message

    def greet(self, argv: list[str] | None = None) -> None:
        """Say who calls; our Chromium extension, unless said otherwise."""
        self.send({"kind": "caller", "v": 1, "argv": argv or [f"{ORIGIN}/"]})

    def open(self) -> "Client":
        """Begin a session."""
        self.send({"kind": "open", "v": 1, "browser": "chromium", "extension": "0.1.0"})
        frame = self.read()
        if frame is None or frame["kind"] != "session":
            raise ConnectionError(frame and frame["kind"])
        return Client(self, frame["sid"], base64.b64decode(frame["key"]), frame["port"], frame)

    def _exactly(self, count: int) -> bytes | None:
        read = b""
        while len(read) < count:
            piece = self.peer.recv(count - len(read))
            if not piece:
                return None
            read += piece
        return read


@dataclass
class Reply:
    """An answer as it came. body: opened where the seal held, else None."""

    status: int
    headers: dict[str, str]
    raw: bytes
    body: Json | None


@dataclass
class Client:
    """A session as the extension would hold it."""

    control: Control | None
    sid: str
    key: bytes = field(repr=False)
    port: int
    greeting: Json = field(repr=False)
    counter: int = 0
    link: http.client.HTTPConnection | None = None

    @classmethod
    def open(cls, file: Path) -> "Client":
        """Begin a session with the agent that listens at file."""
        control = Control(file)
        control.greet()
        return control.open()

    def __enter__(self) -> Self:
        """Use it for a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End with the block."""
        self.close()

    def close(self) -> None:
        """End the session."""
        if self.link:
            self.link.close()
        if self.control:
            self.control.peer.close()

    def verdict(self, text: str, host: str = "chatgpt.com", **more: object) -> Json:
        """Ask for a verdict on a paste."""
        return self.ask("verdict", {"v": 1, "surface": "paste", "host": host, "text": text, **more})

    def decide(self, verdict_id: str, decision: str, **more: object) -> Json:
        """Say what the person did."""
        return self.ask("decision", {"v": 1, "id": verdict_id, "decision": decision, **more})

    def ask(self, route: str, message: Json) -> Json:
        """Ask and return the opened answer; ConnectionError when it is no 200."""
        reply = self.post(route, json.dumps(message).encode())
        if reply.status != http.HTTPStatus.OK or reply.body is None:
            raise ConnectionError(reply.status, reply.body)
        return reply.body

    def post(
        self,
        route: str,
        plain: bytes,
        change: Callable[[bytes], bytes] = lambda sealed: sealed,
        headers: Headers | None = None,
    ) -> Reply:
        """Seal and post; change spoils the sealed body, a header of None is left out."""
        self.counter += 1
        counter = self.counter
        body = change(self.seal(route, plain, counter))
        return self.post_raw(route, body, counter, headers)

    def post_raw(
        self, route: str, body: bytes, counter: int, headers: Headers | None = None
    ) -> Reply:
        """Post a body as it is."""
        sent: dict[str, str | None] = {
            "Host": f"127.0.0.1:{self.port}",
            "Origin": ORIGIN,
            "Content-Type": "application/octet-stream",
            "Content-Length": str(len(body)),
            "X-Handrail-Session": self.sid,
            "X-Handrail-Counter": str(counter),
        }
        return self.send(f"/v1/{route}", body, {**sent, **(headers or {})}, counter)

    def send(
        self,
        path: str,
        body: bytes,
        headers: Headers,
        counter: int = 0,
        method: str = "POST",
    ) -> Reply:
        """Send a request as it is given, over one connection that is kept."""
        link = self.link or http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        self.link = link
        link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            if value is not None:
                link.putheader(name, value)
        link.endheaders(body)
        answer = link.getresponse()
        raw = answer.read()
        opened = self.open_answer(path, raw, counter) if raw else None
        if answer.getheader("Connection") == "close":
            link.close()
        return Reply(answer.status, dict(answer.getheaders()), raw, opened)

    def seal(self, route: str, plain: bytes, counter: int) -> bytes:
        """Seal a request."""
        pieces = [plain[at : at + FRAME_BYTES] for at in range(0, len(plain), FRAME_BYTES)] or [b""]
        cipher, bound = self._cipher("c2s"), self._bound(f"/v1/{route}", counter)
        return b"".join(
            cipher.encrypt(_nonce(counter, at, at == len(pieces) - 1), piece, bound)
            for at, piece in enumerate(pieces)
        )

    def open_answer(self, path: str, sealed: bytes, counter: int) -> Json:
        """Open an answer; InvalidTag when the agent did not seal it."""
        step = FRAME_BYTES + TAG_BYTES
        pieces = [sealed[at : at + step] for at in range(0, len(sealed), step)]
        cipher, bound = self._cipher("s2c"), self._bound(path, counter)
        plain = b"".join(
            cipher.decrypt(_nonce(counter, at, at == len(pieces) - 1), piece, bound)
            for at, piece in enumerate(pieces)
        )
        opened: Json = json.loads(plain)
        return opened

    def _cipher(self, direction: str) -> AESGCM:
        info = f"handrail/1 {direction} {self.sid}".encode()
        return AESGCM(HKDF(SHA256(), 32, b"", info).derive(self.key))

    def _bound(self, path: str, counter: int) -> bytes:
        return f"handrail/1|POST|{path}|{self.sid}|{counter}".encode()


def _nonce(counter: int, index: int, last: bool) -> bytes:  # noqa: FBT001 - a flag of the format
    return counter.to_bytes(7, "big") + index.to_bytes(4, "big") + bytes([last])
