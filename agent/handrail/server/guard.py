"""Let nothing reach a handler that is not sealed by an open session; refuse all else alike.

One middleware in front of every route. The checks before the seal are cheap filters in the order
of docs/protocol.md, section 2; the seal is the proof.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

from aiohttp import hdrs, web
from aiohttp.typedefs import Middleware

from handrail.engine.errors import WireError
from handrail.server.seal import FRAME_BYTES, Address, SealError
from handrail.server.sessions import Session, Sessions
from handrail.server.wire import ErrorAnswer, write

SESSION_HEADER = "X-Handrail-Session"
COUNTER_HEADER = "X-Handrail-Counter"
SEALED_TYPE = "application/octet-stream"

# 10 MB of text, JSON-escaped, and the frames' tags.
BODY_MAX_BYTES = 24 * 1024 * 1024
# Bodies being read or judged at once, all sessions together: four of the largest.
IN_HAND_MAX_BYTES = 4 * BODY_MAX_BYTES
# The extension gave up after 1.5 s; a body that is not here by then helps nobody.
BODY_WAIT_S = 5.0

# The request line and each header of ours is under 200 bytes; the browser adds a dozen more.
HEADER_MAX_BYTES = 4_096
HEADERS_MAX = 48

ANSWER_HEADERS: Final = {
    hdrs.CACHE_CONTROL: "no-store",
    hdrs.X_CONTENT_TYPE_OPTIONS: "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FIREFOX_ORIGIN = "moz-extension://"
# 2**56 - 1 has 17 digits.
COUNTER = re.compile(r"[1-9][0-9]{0,16}", re.ASCII)

OUR_FAULT = "the agent could not answer; its log says where"

PLAIN: Final = web.RequestKey("plain", bytes)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# Awaits a handler; None where it met a bug, which is then logged without content.
Contain = Callable[[Awaitable[web.StreamResponse]], Awaitable[web.StreamResponse | None]]


class Elsewhere(Protocol):
    """What has checks of its own instead of the seal: the dashboard."""

    def owns(self, request: web.Request) -> bool:
        """Tell whether a request is for it."""
        ...

    async def serve(self, request: web.Request, door: "Door") -> web.Response:
        """Check a request and answer it."""
        ...

    def stop(self) -> None:
        """Let nobody wait any more: the server is about to end."""
        ...


@dataclass(slots=True)
class Door:
    """What the checks compare with.

    host: "127.0.0.1:<port>".
    paths: every route.
    chromium_origin: of our extension.
    elsewhere: the dashboard, where there is one.
    body_wait_s: how long a body may take to arrive.
    in_hand_bytes: bodies being read or judged now.
    """

    host: str
    paths: frozenset[str]
    chromium_origin: str
    sessions: Sessions
    contain: Contain
    body_wait_s: float = BODY_WAIT_S
    elsewhere: Elsewhere | None = None
    in_hand_bytes: int = 0


def only(request: web.Request, name: str) -> str:
    """Return a header that stands exactly once, else nothing."""
    values = request.headers.getall(name, [])
    return values[0] if len(values) == 1 else ""


def _session(request: web.Request, door: Door) -> Session | None:
    return door.sessions.find(only(request, SESSION_HEADER))


def _counter(request: web.Request) -> int:
    value = only(request, COUNTER_HEADER)
    return int(value) if COUNTER.fullmatch(value) else 0


def _host(request: web.Request, door: Door) -> bool:
    return only(request, hdrs.HOST) == door.host


def _route(request: web.Request, door: Door) -> bool:
    return request.raw_path in door.paths and request.method == hdrs.METH_POST


def _size(request: web.Request, _door: Door) -> bool:
    # A chunked body has no length; with one besides, it is no HTTP and never comes here.
    length = request.content_length
    return length is not None and length <= BODY_MAX_BYTES


def _type(request: web.Request, _door: Door) -> bool:
    return only(request, hdrs.CONTENT_TYPE) == SEALED_TYPE


def _origin(request: web.Request, door: Door) -> bool:
    origin = only(request, hdrs.ORIGIN)
    return origin == door.chromium_origin or origin.startswith(FIREFOX_ORIGIN)


def _known(request: web.Request, door: Door) -> bool:
    return _session(request, door) is not None


def _rate(request: web.Request, door: Door) -> bool:
    session = _session(request, door)
    length = request.content_length or 0
    room = door.in_hand_bytes + length <= IN_HAND_MAX_BYTES
    return session is not None and session.bucket.take() and room


def _fresh(request: web.Request, door: Door) -> bool:
    session = _session(request, door)
    return session is not None and session.window.fresh(_counter(request))


# In the order of docs/protocol.md: what is checked, and the status of the refusal.
CHECKS: Final[tuple[tuple[Callable[[web.Request, Door], bool], int], ...]] = (
    (_host, 421),
    (_route, 403),
    (_size, 413),
    (_type, 403),
    (_origin, 403),
    (_known, 403),
    (_rate, 429),
    (_fresh, 403),
)
REFUSED = 403


async def _opened(
    request: web.Request, session: Session, address: Address, wait_s: float
) -> bytes | None:
    """Read and open the body; None when it is late, cut, changed or replayed."""
    try:
        async with asyncio.timeout(wait_s):
            sealed = await request.read()
        plain = await _off_loop(len(sealed), session.request.open, sealed, address)
    except (SealError, TimeoutError, web.RequestPayloadError, OSError):
        return None
    # Only now: who cannot seal must not be able to use up the counters of who can.
    taken = session.alive and session.window.take(address.counter)
    return plain if taken else None


async def _off_loop(
    size: int, work: Callable[[bytes, Address], bytes], body: bytes, address: Address
) -> bytes:
    """Seal or open; a large body (1 ms a MB) in a thread, so that others are not held up."""
    if size <= FRAME_BYTES:
        return work(body, address)
    return await asyncio.to_thread(work, body, address)


async def _answered(request: web.Request, handler: Handler, door: Door) -> tuple[int, bytes]:
    """Let the handler answer; its errors become answers without content."""
    try:
        answer = await door.contain(handler(request))
    except WireError as error:
        return 400, write(ErrorAnswer(v=1, error=str(error)))
    if not isinstance(answer, web.Response) or not isinstance(answer.body, bytes):
        return 500, write(ErrorAnswer(v=1, error=OUR_FAULT))
    return answer.status, answer.body


async def _served(request: web.Request, handler: Handler, door: Door) -> web.Response:
    """Open, hand on, seal."""
    session = _session(request, door)
    if session is None:
        return web.Response(status=REFUSED)
    address = Address(request.raw_path, session.sid, _counter(request))
    plain = await _opened(request, session, address, door.body_wait_s)
    if plain is None:
        return web.Response(status=REFUSED)
    request[PLAIN] = plain
    status, body = await _answered(request, handler, door)
    sealed = await _off_loop(len(body), session.answer.close, body, address)
    return web.Response(status=status, body=sealed, content_type=SEALED_TYPE)


def guard(door: Door) -> Middleware:
    """Make the middleware."""

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if door.elsewhere and _host(request, door) and door.elsewhere.owns(request):
            return await door.elsewhere.serve(request, door)
        for holds, status in CHECKS:
            if not holds(request, door):
                return web.Response(status=status)
        size = request.content_length or 0
        door.in_hand_bytes += size
        try:
            return await _served(request, handler, door)
        finally:
            door.in_hand_bytes -= size

    return guarded


async def dress(_request: web.BaseRequest, response: web.StreamResponse) -> None:
    """Put the headers of every answer on, and take off what names the server."""
    response.headers.update(ANSWER_HEADERS)
    response.headers.pop(hdrs.SERVER, None)


async def expect_nothing(_request: web.Request) -> web.StreamResponse:
    """Refuse a request that waits to be asked for its body; aiohttp asks before any middleware."""
    return web.Response(status=REFUSED)
