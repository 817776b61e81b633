"""Listen on a port of our own choosing of the literal 127.0.0.1, and nowhere else."""

import asyncio
import logging
import socket
import sys

from aiohttp import web

from handrail.engine.errors import MachineError
from handrail.local.logs import positions
from handrail.server.guard import ANSWER_HEADERS, HEADER_MAX_BYTES, HEADERS_MAX

LOOPBACK = "127.0.0.1"

# What is under way gets so long to end; aiohttp's 60 s would outlast a log-off.
# Source: Windows kills what has not stopped 5 s after the log-off began.
STOP_WAIT_S = 2.0
# How long the rest of a refused body is read and dropped, so that the refusal arrives.
LINGER_S = 2.0
# Browsers close idle connections after a few minutes themselves.
IDLE_S = 300.0

log = logging.getLogger(__name__)


class QuietHandler(web.RequestHandler):
    """Answers what is no HTTP at all without a word, and logs no part of it."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer with the bare status; the connection closes."""
        del message
        if request.writer.output_size > 0:
            raise ConnectionError
        if status >= 500 and exc is not None:  # noqa: PLR2004 - HTTP's own limit
            log.error("an answer failed\n%s", positions(exc))
        response = web.Response(status=status, headers=ANSWER_HEADERS)
        response.headers["Server"] = ""
        response.force_close()
        return response


def bind() -> socket.socket:
    """Take a free port for this process alone.

    MachineError: there is none.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # Elsewhere nobody can join a bound port: we set neither SO_REUSEADDR nor SO_REUSEPORT.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    try:
        listener.bind((LOOPBACK, 0))
    except OSError as error:
        listener.close()
        reason = error.strerror or "it cannot be bound"
        raise MachineError(f"{LOOPBACK}: {reason}; check the loopback interface") from error
    listener.setblocking(False)
    return listener


class Listener:
    """Serves an application on a bound socket."""

    def __init__(self, app: web.Application, listener: socket.socket) -> None:
        self._runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=STOP_WAIT_S)
        self._socket = listener
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Begin to answer."""
        await self._runner.setup()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._handler, sock=self._socket)

    async def stop(self) -> None:
        """Take no more, end what is under way, close."""
        if self._server is not None:
            self._server.close()
        await self._runner.cleanup()
        self._socket.close()

    def _handler(self) -> QuietHandler:
        manager = self._runner.server
        if manager is None:
            raise ConnectionError
        return QuietHandler(
            manager,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # as its documentation says
            max_line_size=HEADER_MAX_BYTES,
            max_field_size=HEADER_MAX_BYTES,
            max_headers=HEADERS_MAX,
            # A body is opened as it came; a compressed one could only be a bomb.
            auto_decompress=False,
            lingering_time=LINGER_S,
            keepalive_timeout=IDLE_S,
        )
