"""The guard: what does not hold is refused alike, and nothing gets past it."""

import asyncio
import json
import re
import socket
import struct
from collections.abc import Callable

import pytest
from aiohttp import web

from handrail.server.guard import BODY_MAX_BYTES, CHECKS, PLAIN
from handrail.server.listener import Listener, bind
from handrail.server.routes import application
from handrail.server.wire import PingAnswer
from support import client
from support.house import Build, House

PASTED = "a sentence that must not come back"
REQUEST = {"v": 1, "surface": "paste", "host": "chatgpt.com", "text": PASTED}
SEALABLE = json.dumps(REQUEST).encode()


async def post(session: client.Session, headers: client.Headers | None = None) -> client.Reply:
    return await asyncio.to_thread(session.post, "verdict", SEALABLE, headers=headers)


async def spoilt(
    session: client.Session, change: Callable[[bytes], bytes], plain: bytes = SEALABLE
) -> client.Reply:
    return await asyncio.to_thread(session.post, "verdict", plain, change)


async def raw(port: int, request: bytes) -> bytes:
    """Send bytes as they are and return the one answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        async with asyncio.timeout(10):
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"Content-Length: (\d+)", head)
            return head + await reader.readexactly(int(length[1]) if length else 0)
    finally:
        writer.close()


def shown(reply: client.Reply) -> tuple[int, bytes, dict[str, str]]:
    """All that a caller can see of an answer, the time left out."""
    return reply.status, reply.raw, {k: v for k, v in reply.headers.items() if k != "Date"}


async def lives(house: House) -> bool:
    reply = await post(house.session())
    return reply.status == 200 and reply.body is not None


async def test_a_sealed_request_of_an_open_session_is_answered(house: House) -> None:
    reply = await post(house.session())

    assert reply.status == 200
    assert reply.body is not None
    assert reply.body["action"] == "allow"
    assert PASTED.encode() not in reply.raw


@pytest.mark.parametrize(
    "headers, status",
    [
        ({"Host": "localhost:{port}"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "rebound.example:{port}"}, 421),
        ({"Host": "127.0.0.1:{port}."}, 421),
        ({"Host": ""}, 421),
        ({"Content-Type": "application/json"}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({"Content-Type": None}, 403),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://chatgpt.com"}, 403),
        ({"Origin": "http://127.0.0.1:{port}"}, 403),
        ({"Origin": "chrome-extension://" + "a" * 32}, 403),
        ({"Origin": client.ORIGIN + ".evil.example"}, 403),
        ({"X-Handrail-Session": None}, 403),
        ({"X-Handrail-Session": "0" * 16}, 403),
        ({"X-Handrail-Counter": None}, 403),
        ({"X-Handrail-Counter": "0"}, 403),
        ({"X-Handrail-Counter": "-1"}, 403),
        ({"X-Handrail-Counter": "01"}, 403),
        ({"X-Handrail-Counter": "1.0"}, 403),
        ({"X-Handrail-Counter": "٣"}, 403),
        ({"X-Handrail-Counter": "9" * 17}, 403),
        ({"X-Handrail-Counter": "2"}, 403),
        ({"Expect": "100-continue"}, 403),
        ({"Expect": PASTED}, 403),
    ],
    ids=str,
)
async def test_a_wrong_header_is_refused_without_a_word(
    house: House, headers: dict[str, str | None], status: int
) -> None:
    filled = {
        name: value.format(port=house.port).encode().decode("latin-1") if value else value
        for name, value in headers.items()
    }

    reply = await post(house.session(), filled)

    assert (reply.status, reply.raw) == (status, b"")
    assert await lives(house)


async def test_a_firefox_extension_is_let_through_to_the_seal(house: House) -> None:
    reply = await post(
        house.session(), {"Origin": "moz-extension://0b54cd3b-0d1c-4f0e-9d5b-1c2d3e4f5a6b"}
    )

    assert reply.status == 200


async def test_every_refusal_from_the_origin_on_looks_the_same(house: House) -> None:
    replayed = house.session()
    await post(replayed)
    replayed.counter = 0

    refusals = [
        await post(house.session(), {"Origin": "https://chatgpt.com"}),
        await post(house.session(), {"X-Handrail-Session": "0" * 16}),
        await post(house.session(), {"X-Handrail-Counter": "x"}),
        await post(replayed),
        await spoilt(house.session(), lambda sealed: sealed[:-1]),
        await spoilt(house.session(), lambda sealed: sealed[:5]),
        await spoilt(house.session(), lambda _sealed: b""),
    ]

    assert {repr(shown(refusal)) for refusal in refusals} == {repr(shown(refusals[0]))}


@pytest.mark.parametrize("method", ["GET", "PUT", "OPTIONS", "DELETE", "HEAD", "PATCH", "TRACE"])
async def test_another_method_is_refused_and_not_named(house: House, method: str) -> None:
    head = f"{method} /v1/verdict HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\n\r\n"

    answer = await raw(house.port, head.encode())

    assert answer.startswith(b"HTTP/1.1 403 ")
    assert b"Allow" not in answer
    assert b"Access-Control" not in answer


@pytest.mark.parametrize(
    "path",
    ["/", "/v1/", "/v1/verdict/", "/v1/verdict?x=1", "/v1/%76erdict", "//v1/verdict", "/v2/verdict",
     "http://127.0.0.1/v1/verdict", "/v1/../v1/verdict"],
)  # fmt: skip
async def test_another_path_is_refused(house: House, path: str) -> None:
    session = house.session()
    head = {"Host": f"127.0.0.1:{house.port}", "Content-Length": "0", "Origin": client.ORIGIN}

    reply = await asyncio.to_thread(session.send, path, b"", head)

    assert (reply.status, reply.raw) == (403, b"")


async def test_the_host_is_checked_before_anything_else(house: House) -> None:
    answer = await raw(house.port, b"GET /nowhere HTTP/1.1\r\nHost: rebound.example\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 421 ")


@pytest.mark.parametrize(
    "lines",
    [
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "\r\n",
        f"Content-Length: {BODY_MAX_BYTES + 1}\r\n\r\n",
    ],
    ids=["chunked", "no length", "one byte too much"],
)
async def test_a_body_of_unknown_or_too_large_size_is_refused_unread(
    house: House, lines: str
) -> None:
    head = (
        f"POST /v1/verdict HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\n"
        f"Content-Type: application/octet-stream\r\nOrigin: {client.ORIGIN}\r\n"
    )

    answer = await raw(house.port, (head + lines).encode())

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert answer.endswith(b"\r\n\r\n")
    assert await lives(house)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + PASTED.encode(),
        b"POST /v1/verdict HTTP/1.1\r\nHost: a\r\n" + PASTED.encode() + b"\r\n\r\n",
        b"POST /v1/verdict HTTP/1.1\r\nX: " + PASTED.encode() * 300 + b"\r\n\r\n",
        b"POST /v1/verdict HTTP/1.1\r\n" + b"X: a\r\n" * 200 + b"\r\n",
        b"POST /v1/verdict HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /v1/verdict HTTP/9.9\r\n\r\n",
        b"POST * HTTP/1.1\r\n\r\n",
        b"POST /v1/verdict HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        PASTED.encode() + b"\r\n\r\n",
    ],
    ids=[
        "TLS",
        "no colon",
        "long header",
        "many headers",
        "two lengths",
        "version",
        "star",
        "absurd length",
        "no HTTP",
    ],
)
async def test_what_is_no_http_gets_no_word_back_and_is_not_logged(
    house: House, request_bytes: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await raw(house.port, request_bytes)

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4"))
    assert body == b""
    assert b"aiohttp" not in head
    assert PASTED not in caplog.text
    assert await lives(house)


async def test_every_answer_carries_the_same_guarding_headers(house: House) -> None:
    replies = [
        await post(house.session()),
        await post(house.session(), {"Origin": "https://chatgpt.com"}),
        await post(house.session(), {"Host": "rebound.example"}),
        await asyncio.to_thread(house.session().post, "verdict", b"no json"),
    ]

    assert [reply.status for reply in replies] == [200, 403, 421, 400]
    for reply in replies:
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert not [name for name in reply.headers if name.lower().startswith("access-control")]
        assert "Server" not in reply.headers


async def test_a_replayed_request_is_refused(house: House) -> None:
    session = house.session()
    body = session.seal("verdict", SEALABLE, 1)

    replies = [
        await asyncio.to_thread(session.post_raw, "verdict", body, 1),
        await asyncio.to_thread(session.post_raw, "verdict", body, 1),
    ]

    assert [reply.status for reply in replies] == [200, 403]


async def test_of_two_equal_requests_at_once_one_is_answered(house: House) -> None:
    session = house.session()
    body = session.seal("verdict", SEALABLE, 1)
    twins = [client.Session(None, session.sid, session.key, house.port, {}) for _ in "ab"]
    house.clients += twins

    replies = await asyncio.gather(
        *(asyncio.to_thread(twin.post_raw, "verdict", body, 1) for twin in twins)
    )

    assert sorted(reply.status for reply in replies) == [200, 403]


async def test_who_cannot_seal_cannot_use_up_a_counter(house: House) -> None:
    session = house.session()

    forged = await asyncio.to_thread(session.post_raw, "verdict", bytes(64), 1)
    genuine = await asyncio.to_thread(
        session.post_raw, "verdict", session.seal("verdict", SEALABLE, 1), 1
    )

    assert (forged.status, genuine.status) == (403, 200)


async def test_a_request_sealed_for_another_route_is_refused(house: House) -> None:
    session = house.session()
    body = session.seal("ping", b"{}", 1)

    reply = await asyncio.to_thread(session.post_raw, "status", body, 1)

    assert reply.status == 403


async def test_a_session_cannot_speak_for_another(house: House) -> None:
    one, other = house.session(), house.session()
    body = one.seal("verdict", SEALABLE, 1)

    reply = await asyncio.to_thread(
        one.post_raw, "verdict", body, 1, {"X-Handrail-Session": other.sid}
    )

    assert reply.status == 403


LONG = json.dumps({**REQUEST, "text": "word " * 500_000}).encode()
STEP = 1_048_576 + 16


@pytest.mark.parametrize(
    "change",
    [
        lambda sealed: sealed[:STEP],
        lambda sealed: sealed[: 2 * STEP],
        lambda sealed: sealed[STEP:],
        lambda sealed: sealed[STEP : 2 * STEP] + sealed[:STEP] + sealed[2 * STEP :],
        lambda sealed: sealed + sealed[-100:],
        lambda sealed: sealed[:-1],
        lambda sealed: bytes([sealed[0] ^ 1]) + sealed[1:],
    ],
    ids=["first only", "last missing", "first missing", "reordered", "more", "cut", "one bit"],
)
async def test_spoilt_frames_are_refused(house: House, change: Callable[[bytes], bytes]) -> None:
    reply = await spoilt(house.session(), change, LONG)

    assert (reply.status, reply.raw) == (403, b"")
    assert await lives(house)


async def test_a_text_of_many_frames_is_answered(house: House) -> None:
    reply = await spoilt(house.session(), lambda sealed: sealed, LONG)

    assert reply.status == 200


async def test_a_flood_is_told_so_and_stops_nobody_else(build: Build) -> None:
    house = await build(now_s=lambda: 1_000.0)
    flooding = house.session()

    statuses = [(await post(flooding)).status for _ in range(62)]

    assert statuses == [200] * 60 + [429] * 2
    assert await lives(house)


async def test_after_a_second_thirty_more_requests_pass(build: Build) -> None:
    seconds = [1_000.0]
    house = await build(now_s=lambda: seconds[0])
    session = house.session()
    for _ in range(61):
        await post(session)
    seconds[0] += 1

    statuses = [(await post(session)).status for _ in range(31)]

    assert statuses == [200] * 30 + [429]


async def test_too_much_in_hand_is_too_much_for_now(house: House) -> None:
    house.door.in_hand_bytes = 4 * BODY_MAX_BYTES

    assert (await post(house.session())).status == 429


async def test_a_slow_body_is_refused_and_holds_nobody_up(build: Build) -> None:
    house = await build(body_wait_s=0.05)
    session = house.session()
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    body = session.seal("verdict", SEALABLE, 1)
    writer.write(
        f"POST /v1/verdict HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nOrigin: {client.ORIGIN}\r\n"
        f"Content-Type: application/octet-stream\r\nContent-Length: {len(body)}\r\n"
        f"X-Handrail-Session: {session.sid}\r\nX-Handrail-Counter: 1\r\n\r\n".encode()
    )
    writer.write(body[:-1])

    answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)

    assert answer.startswith(b"HTTP/1.1 403 ")
    assert await lives(house)
    writer.close()
    assert house.door.in_hand_bytes == 0


async def test_a_caller_that_hangs_up_in_mid_body_harms_nobody(house: House) -> None:
    session = house.session()
    peer = socket.create_connection(("127.0.0.1", house.port))
    peer.sendall(
        f"POST /v1/verdict HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nOrigin: {client.ORIGIN}\r\n"
        "Content-Type: application/octet-stream\r\nContent-Length: 1000\r\n"
        f"X-Handrail-Session: {session.sid}\r\nX-Handrail-Counter: 1\r\n\r\nabc".encode()
    )
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()

    assert await lives(house)
    assert house.door.in_hand_bytes == 0


async def test_a_session_that_ended_opens_nothing(house: House) -> None:
    session = house.session()
    begun = house.sessions.find(session.sid)
    assert begun
    house.sessions.end(begun)

    assert (await post(session)).status == 403


async def test_no_route_can_be_reached_around_the_guard(build: Build) -> None:
    house = await build()
    reached: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        reached.append(request.path)
        return web.Response(body=request[PLAIN])

    async def route(_raw: bytes) -> PingAnswer:
        reached.append("route")
        return PingAnswer(v=1)

    app = application({"/v1/ping": route, "/v1/verdict": route}, house.door)
    below = web.Application()
    below.router.add_route("*", "/anything", handler)
    app.add_subapp("/below", below)
    listener = Listener(app, socket_ := bind())
    port = socket_.getsockname()[1]
    await listener.start()
    routes = list(app.router.routes())

    answers = [
        await raw(
            port,
            f"{'POST' if route.method == '*' else route.method} "
            f"{route.resource.canonical if route.resource else '/'} HTTP/1.1\r\n"
            f"Host: {house.door.host}\r\nContent-Length: 2\r\n\r\n{{}}".encode(),
        )
        for route in routes
    ]

    assert len(routes) >= 4
    assert {answer.split(b" ")[1] for answer in answers} == {b"403"}
    assert reached == []
    await listener.stop()


def test_the_checks_stand_in_the_order_of_the_protocol() -> None:
    assert [status for _, status in CHECKS] == [421, 403, 413, 403, 403, 403, 429, 403]
