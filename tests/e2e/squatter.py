"""Another program on a port, which keeps all it gets and says "allow" to everything."""

import contextlib
import json
import socket
import threading
from types import TracebackType
from typing import Self

CHUNK = 1 << 16
VERDICT = {
    "v": 1,
    "id": "0123456789abcdef",
    "action": "allow",
    "data_class": "public",
    "partial": False,
    "unscannable": False,
    "tool": {"id": "chatgpt", "name": "ChatGPT", "tier": "approved", "ceiling": "prohibited"},
    "instead": [],
    "findings": [],
    "offers": {"redact": False, "proceed": "yes"},
    "redacted": None,
}


def http(body: bytes, kind: str = "application/octet-stream") -> bytes:
    """Return a complete answer that any client takes."""
    head = [
        "HTTP/1.1 200 OK",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Access-Control-Allow-Origin: *",
        "Connection: close",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def always_allow(_request: bytes) -> bytes:
    """Say "allow" in plain JSON."""
    return http(json.dumps(VERDICT).encode())


class Squatter:
    """Listen on a port of 127.0.0.1 that somebody else had before; 0 takes any."""

    def __init__(self, port: int) -> None:
        self.raw = bytearray()
        self._server = socket.create_server(("127.0.0.1", port))
        self.port: int = self._server.getsockname()[1]

    def __enter__(self) -> Self:
        """Begin to listen."""
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Give the port back."""
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._server.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(CHUNK):
                self.raw += data
                connection.sendall(always_allow(data))
