"""Let nobody at the dashboard's answers who was not let in; its files are for everybody.

The guard's one middleware comes here after the Host check. Files are answered to GET and hold no
state. Everything else is POST with JSON, from the page itself, with the bearer that its tab got
for a one-time key. There are no cookies: a browser would send those along from any other port.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from aiohttp import hdrs, web

from handrail.engine.errors import MachineError, WireError
from handrail.server.dashboard_files import StaticFile
from handrail.server.dashboard_keys import Keys
from handrail.server.dashboard_wire import Answer, KeyAnswer, KeyRequest, Problem
from handrail.server.guard import BODY_MAX_BYTES, BODY_WAIT_S, IN_HAND_MAX_BYTES, Door, only
from handrail.server.wire import read, write

PREFIX = "/dashboard/"
KEY_PATH = "/dashboard/key"
JSON_TYPE = "application/json"
BEARER = "Bearer "
SITE_HEADER = "Sec-Fetch-Site"
# "none": typed, or opened by another program.
OWN_SITES = ("", "none", "same-origin")

# Nothing but our own files; no frame around it, no form out of it, no base under it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'"
)
PAGE_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
OUR_FAULT = "Handrail could not answer this. Its log says where; try again, or restart Handrail."

Page = Callable[[bytes], Awaitable[Answer]]


class Peer(Protocol):
    """Tells whether a connection to our port comes from this user."""

    def __call__(self, peer_port: int, our_port: int) -> bool:
        """Tell it for the port the other end has."""
        ...


@dataclass(slots=True)
class Pages:
    """What the dashboard consists of.

    routes: by path; each takes the body and gives the answer.
    stop: lets nobody wait any more.
    """

    files: Mapping[str, StaticFile]
    routes: Mapping[str, Page]
    keys: Keys
    peer: Peer
    stop: Callable[[], None]

    def owns(self, request: web.Request) -> bool:
        """Tell whether a request is for the dashboard."""
        path = request.raw_path
        if path in self.files:
            return request.method == hdrs.METH_GET
        return path.startswith(PREFIX)

    async def serve(self, request: web.Request, door: Door) -> web.Response:
        """Check a request and answer it; refusals are empty and alike."""
        for holds, status in FILE_CHECKS if request.raw_path in self.files else CHECKS:
            if not holds(request, self, door):
                return web.Response(status=status, headers=PAGE_HEADERS)
        if request.raw_path in self.files:
            found = self.files[request.raw_path]
            return web.Response(
                body=found.body, headers={**PAGE_HEADERS, hdrs.CONTENT_TYPE: found.content_type}
            )
        return await _served(request, self, door)


def _route(request: web.Request, pages: Pages, _door: Door) -> bool:
    known = request.raw_path in pages.routes or request.raw_path == KEY_PATH
    return known and request.method == hdrs.METH_POST


def _own_site(request: web.Request, _pages: Pages, _door: Door) -> bool:
    # A page of another port is "same-site" and may not even load our icon.
    return request.headers.get(SITE_HEADER, "") in OWN_SITES


def _size(request: web.Request, _pages: Pages, _door: Door) -> bool:
    length = request.content_length
    return length is not None and length <= BODY_MAX_BYTES


def _type(request: web.Request, _pages: Pages, _door: Door) -> bool:
    return only(request, hdrs.CONTENT_TYPE) == JSON_TYPE


def _origin(request: web.Request, _pages: Pages, door: Door) -> bool:
    return only(request, hdrs.ORIGIN) == f"http://{door.host}"


def _let_in(request: web.Request, pages: Pages, _door: Door) -> bool:
    return request.raw_path == KEY_PATH or pages.keys.visit(_bearer(request)) is not None


def _rate(request: web.Request, pages: Pages, door: Door) -> bool:
    if door.in_hand_bytes + (request.content_length or 0) > IN_HAND_MAX_BYTES:
        return False
    if request.raw_path == KEY_PATH:
        return pages.keys.tries.take()
    visit = pages.keys.visit(_bearer(request))
    return visit is not None and visit.bucket.take()


Check = tuple[Callable[[web.Request, Pages, Door], bool], int]

# In the order of docs/dashboard.md: what is checked, and the status of the refusal.
FILE_CHECKS: Final[tuple[Check, ...]] = ((_own_site, 403),)
CHECKS: Final[tuple[Check, ...]] = (
    (_route, 403),
    (_size, 413),
    (_type, 403),
    (_origin, 403),
    (_own_site, 403),
    (_let_in, 401),
    (_rate, 429),
)


def _bearer(request: web.Request) -> str:
    """Return the bearer, or nothing."""
    value = only(request, hdrs.AUTHORIZATION)
    return value.removeprefix(BEARER) if value.startswith(BEARER) else ""


async def _served(request: web.Request, pages: Pages, door: Door) -> web.Response:
    """Read the body and let the route answer."""
    size = request.content_length or 0
    door.in_hand_bytes += size
    try:
        async with asyncio.timeout(BODY_WAIT_S):
            raw = await request.read()
        if request.raw_path == KEY_PATH:
            return await _exchanged(request, raw, pages, door)
        answered = await door.contain(_answer(pages.routes[request.raw_path], raw))
    except (TimeoutError, web.RequestPayloadError, OSError):
        return web.Response(status=403, headers=PAGE_HEADERS)
    except WireError as error:
        return _said(400, str(error))
    finally:
        door.in_hand_bytes -= size
    return answered if isinstance(answered, web.Response) else _said(500, OUR_FAULT)


async def _answer(route: Page, raw: bytes) -> web.Response:
    """Put a route's answer on the wire."""
    try:
        answer = await route(raw)
    except MachineError as error:
        return _said(503, str(error))
    return _response(200, answer.body, answer.content_type)


async def _exchanged(request: web.Request, raw: bytes, pages: Pages, door: Door) -> web.Response:
    """Give a bearer for a key that still works, to this user."""
    try:
        key = read(raw, KeyRequest).key
    except WireError:
        return web.Response(status=401, headers=PAGE_HEADERS)
    transport = request.transport
    peer = transport.get_extra_info("peername") if transport else None
    our_port = int(door.host.rpartition(":")[2])
    # In a thread: a kernel that cannot be asked is read, for seconds where it has many sockets.
    ours = peer is not None and await asyncio.to_thread(pages.peer, peer[1], our_port)
    bearer = pages.keys.exchange(key) if ours else None
    if bearer is None:
        return web.Response(status=401, headers=PAGE_HEADERS)
    return _response(200, write(KeyAnswer(v=1, bearer=bearer)), JSON_TYPE)


def _said(status: int, problem: str) -> web.Response:
    """Say in words what went wrong; only to who was let in."""
    return _response(status, write(Problem(v=1, problem=problem)), JSON_TYPE)


def _response(status: int, body: bytes, content_type: str) -> web.Response:
    return web.Response(
        status=status, body=body, headers={**PAGE_HEADERS, hdrs.CONTENT_TYPE: content_type}
    )
