"""The one route table, and the application made of it."""

from collections.abc import Awaitable, Callable, Mapping

import msgspec
from aiohttp import hdrs, web

from handrail.engine.errors import WireError
from handrail.server.guard import BODY_MAX_BYTES, PLAIN, Door, dress, expect_nothing, guard
from handrail.server.originals import Originals
from handrail.server.status import Status
from handrail.server.verdicts import Verdicts
from handrail.server.wire import PingAnswer, read, write

# Takes an opened request, gives the answer to seal.
Route = Callable[[bytes], Awaitable[msgspec.Struct]]

ANYWHERE = "/{anything:.*}"


def table(verdicts: Verdicts, status: Status, link: Route) -> dict[str, Route]:
    """Say what answers where; everything is POST."""
    originals = Originals(verdicts.names)
    return {
        "/v1/verdict": verdicts.verdict,
        "/v1/decision": verdicts.decision,
        "/v1/passed": verdicts.passed,
        "/v1/originals": originals.put_back,
        "/v1/forget": originals.forget,
        "/v1/prefilter": status.prefilter,
        "/v1/status": status.status,
        "/v1/pause": status.pause,
        "/v1/dashboard": link,
        "/v1/ping": ping,
    }


async def ping(raw: bytes) -> PingAnswer:
    """Answer any JSON object."""
    read(raw, dict[str, object])
    return PingAnswer(v=1)


def application(routes: Mapping[str, Route], door: Door) -> web.Application:
    """Put the guard in front of the routes.

    A last route takes everything else, so that no answer is aiohttp's own.
    """
    app = web.Application(middlewares=[guard(door)], client_max_size=BODY_MAX_BYTES)
    app.on_response_prepare.append(dress)
    if door.elsewhere is not None:
        elsewhere = door.elsewhere

        async def stop_elsewhere(_app: web.Application) -> None:
            elsewhere.stop()

        app.on_shutdown.append(stop_elsewhere)
    for path, route in routes.items():
        app.router.add_post(path, _adapted(route), expect_handler=expect_nothing)
    app.router.add_route(hdrs.METH_ANY, ANYWHERE, _nowhere, expect_handler=expect_nothing)
    return app


def _adapted(route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Turn a route into aiohttp's handler; the guard has opened and will seal."""

    async def handler(request: web.Request) -> web.Response:
        return web.Response(body=write(await route(request[PLAIN])))

    return handler


async def _nowhere(_request: web.Request) -> web.Response:
    """Stand where no route is; the guard refuses before."""
    raise WireError("there is no such route")
