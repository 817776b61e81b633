"""The guard and the seal: replayed, moved, cut and foreign bodies open nothing."""

import asyncio
import gzip
import json
import zlib
from collections.abc import Callable

import pytest

from support import client
from support.house import REQUEST, SEALABLE, House, lives, post, spoilt


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
    twins = [client.Client(None, session.sid, session.key, house.port, {}) for _ in "ab"]
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


async def test_a_session_that_ended_opens_nothing(house: House) -> None:
    session = house.session()
    begun = house.sessions.find(session.sid)
    assert begun
    house.sessions.end(begun)

    assert (await post(session)).status == 403


async def test_a_session_that_ends_while_its_body_arrives_opens_nothing(house: House) -> None:
    session = house.session()
    body = session.seal("verdict", SEALABLE, 1)
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    writer.write(
        f"POST /v1/verdict HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nOrigin: {client.ORIGIN}\r\n"
        f"Content-Type: application/octet-stream\r\nContent-Length: {len(body)}\r\n"
        f"X-Handrail-Session: {session.sid}\r\nX-Handrail-Counter: 1\r\n\r\n".encode()
    )
    # The guard has let the head through once the body counts as in hand.
    while not house.door.in_hand_bytes:  # noqa: ASYNC110 - nothing of ours tells
        await asyncio.sleep(0.001)
    begun = house.sessions.find(session.sid)
    assert begun

    house.sessions.end(begun)
    writer.write(body)

    answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
    assert answer.startswith(b"HTTP/1.1 403 ")
    writer.close()


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_compressed_body_is_not_unpacked(house: House, encoding: str) -> None:
    def packed(sealed: bytes) -> bytes:
        return gzip.compress(sealed) if encoding == "gzip" else zlib.compress(sealed)

    reply = await asyncio.to_thread(
        house.session().post, "verdict", SEALABLE, packed, {"Content-Encoding": encoding}
    )

    assert (reply.status, reply.raw) == (403, b"")


async def test_even_the_keys_holder_reaches_only_the_routes_there_are(house: House) -> None:
    session = house.session()

    replies = [
        await asyncio.to_thread(session.post, route, b"{}")
        for route in ("ping?x=1", "%70ing", "nowhere", "ping")
    ]

    assert [reply.status for reply in replies] == [403, 403, 403, 200]
