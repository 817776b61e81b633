"""What comes in on the port: no HTTP, no size, too slow, cut short."""

import asyncio
import socket
import struct

import pytest
from aiohttp import web

from handrail.engine.errors import MachineError
from handrail.server import listener
from handrail.server.guard import BODY_MAX_BYTES
from handrail.server.listener import Listener, bind
from support import client
from support.house import PASTED, SEALABLE, Build, House, lives, raw


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
        b"POST /v1/verdict HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
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
        "length and chunked",
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


async def fails(request: web.Request) -> web.StreamResponse:
    """Raise with what was sent; halfway through an answer where the path says so."""
    if request.path == "/halfway":
        response = web.StreamResponse()
        response.content_length = 1_000
        await response.prepare(request)
        await response.write(b"the first part")
    raise RuntimeError(await request.text())


async def asked_of_a_faulty_server(path: str) -> bytes:
    """Post the pasted text to a server whose handler has a fault; return all that came back."""
    app, bound = web.Application(), bind()
    app.router.add_post("/{path:.*}", fails)
    server = Listener(app, bound)
    await server.start()
    try:
        reader, writer = await asyncio.open_connection(*bound.getsockname())
        head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {len(PASTED)}\r\n\r\n"
        writer.write(f"{head}{PASTED}".encode())
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
    finally:
        await server.stop()
    return answer


async def test_a_fault_of_ours_is_answered_barely_and_logged_without_content(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = await asked_of_a_faulty_server("/at-once")

    assert answer.startswith(b"HTTP/1.1 500 ")
    assert answer.endswith(b"\r\n\r\n")
    assert "fails\n  RuntimeError" in caplog.text
    assert PASTED not in caplog.text + answer.decode()


async def test_an_answer_that_fails_halfway_is_not_ended_as_if_it_were_whole(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = await asked_of_a_faulty_server("/halfway")

    assert answer.endswith(b"the first part")
    assert PASTED not in caplog.text + answer.decode()


def test_where_no_port_can_be_had_it_is_said_what_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "LOOPBACK", "203.0.113.1")  # of no machine: RFC 5737

    with pytest.raises(MachineError, match=r"check the loopback interface"):
        bind()
