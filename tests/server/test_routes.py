"""The route table: nothing is reached around the guard, nothing else answers."""

import asyncio

import pytest
from aiohttp import web

from handrail.server.guard import PLAIN
from handrail.server.listener import Listener, bind
from handrail.server.routes import application
from handrail.server.wire import PingAnswer
from support import client
from support.house import Build, House, raw


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
