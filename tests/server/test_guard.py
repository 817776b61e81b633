"""The guard: what does not hold is refused alike, and nothing gets past it."""

import asyncio

import pytest

from handrail.server.guard import BODY_MAX_BYTES, CHECKS
from support import client
from support.house import PASTED, SEALABLE, Build, House, lives, post, raw, shown, spoilt


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


@pytest.mark.parametrize(
    "name, other",
    [
        ("Origin", "https://chatgpt.com"),
        ("X-Handrail-Session", "0" * 16),
        ("X-Handrail-Counter", "2"),
        ("Content-Type", "text/plain"),
    ],
)
async def test_a_header_that_stands_twice_counts_as_absent(
    house: House, name: str, other: str
) -> None:
    session = house.session()
    body = session.seal("verdict", SEALABLE, 1)
    head = (
        f"POST /v1/verdict HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nOrigin: {client.ORIGIN}\r\n"
        f"Content-Type: application/octet-stream\r\nContent-Length: {len(body)}\r\n"
        f"X-Handrail-Session: {session.sid}\r\nX-Handrail-Counter: 1\r\n"
    ).encode()

    twice = await raw(house.port, head + f"{name}: {other}\r\n\r\n".encode() + body)
    once = await raw(house.port, head + b"\r\n" + body)

    assert twice.startswith((b"HTTP/1.1 403 ", b"HTTP/1.0 400 "))
    assert once.startswith(b"HTTP/1.1 200 ")


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


async def test_the_host_is_checked_before_anything_else(house: House) -> None:
    answer = await raw(house.port, b"GET /nowhere HTTP/1.1\r\nHost: rebound.example\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 421 ")


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


def test_the_checks_stand_in_the_order_of_the_protocol() -> None:
    assert [status for _, status in CHECKS] == [421, 403, 413, 403, 403, 403, 429, 403]
