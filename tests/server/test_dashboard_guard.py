"""Nobody comes in without a link; the files hold no state; every answer is dressed."""

import asyncio

import pytest

from handrail.server.guard import BODY_MAX_BYTES
from support.house import House, lives, raw, tab_of
from support.tab import Tab

STRICT = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NEVER = {"Set-Cookie", "Server", "Access-Control-Allow-Origin", "Allow", "Location"}


def get(port: int, path: str, **headers: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n".encode()


def routes(house: House) -> list[str]:
    return sorted(house.dashboard.pages.routes)


async def test_every_answer_is_dressed_and_sets_no_cookie(house: House) -> None:
    tab = await tab_of(house)
    files = [
        await asyncio.to_thread(tab.send, path, b"", "GET") for path in house.dashboard.pages.files
    ]
    answers = [await tab.ask("rows"), await tab.ask("rows", x=1), await tab.ask("nowhere")]
    answers += [await Tab(house.port).ask("rows"), await Tab(house.port).ask("key", key="0" * 32)]

    assert len(files) > 5
    for said in (*files, *answers):
        assert {name: said.headers.get(name) for name in STRICT} == STRICT
        assert set(said.headers) & NEVER == set()


async def test_files_are_the_same_for_everybody(house: House) -> None:
    tab = await tab_of(house)

    for path in house.dashboard.pages.files:
        inside = await asyncio.to_thread(tab.send, path, b"", "GET")
        outside = await raw(house.port, get(house.port, path))
        assert inside.status == 200
        assert outside.endswith(inside.raw)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_site_does_not_even_get_a_file(house: House, site: str) -> None:
    answer = await raw(house.port, get(house.port, "/static/icon.svg", Sec_Fetch_Site=site))

    assert answer.startswith(b"HTTP/1.1 403 ")
    assert b"svg" not in answer


@pytest.mark.parametrize(
    "path", ["/static/", "/static/../app.py", "/index.html", "/?x", "/static/%69con.svg"]
)
async def test_no_other_path_is_a_file(house: House, path: str) -> None:
    answer = await raw(house.port, get(house.port, path))

    assert answer.startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("host", ["localhost:{port}", "127.0.0.1", "rebound.example:{port}"])
async def test_a_rebound_name_gets_nothing(house: House, host: str) -> None:
    named = host.format(port=house.port)
    page = f"GET / HTTP/1.1\r\nHost: {named}\r\n\r\n".encode()
    tab = await tab_of(house)

    asked = await asyncio.to_thread(tab.send, "/dashboard/rows", {}, "POST", Host=named)

    assert (await raw(house.port, page)).startswith(b"HTTP/1.1 421 ")
    assert (asked.status, asked.raw) == (421, b"")


@pytest.mark.parametrize(
    "headers, status",
    [
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "http://localhost:{port}"}, 403),
        ({"Origin": "moz-extension://6a1d2f0e-5b7c-4c38-9a53-1f0e8d7c6b5a"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 403),
        ({"Content_Type": None}, 403),
        ({"Authorization": None}, 401),
        ({"Authorization": "Bearer " + "0" * 64}, 401),
        ({"Authorization": "Basic eDp4"}, 401),
        ({"Cookie": "bearer=x", "Authorization": None}, 401),
    ],
    ids=str,
)
async def test_what_is_not_the_page_itself_gets_no_word(
    house: House, headers: dict[str, str | None], status: int
) -> None:
    tab = await tab_of(house)
    given = {name: value and value.format(port=house.port) for name, value in headers.items()}

    for route in routes(house):
        said = await asyncio.to_thread(tab.send, route, {}, "POST", **given)
        assert (said.status, said.raw) == (status, b"")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"])
async def test_answers_are_given_to_post_only(house: House, method: str) -> None:
    tab = await tab_of(house)

    for route in routes(house):
        said = await asyncio.to_thread(tab.send, route, {}, method)
        assert (said.status, said.raw) == (403, b"")


async def test_a_body_without_end_or_beyond_the_limit_is_not_read(house: House) -> None:
    head = (
        f"POST /dashboard/rows HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\n"
        "Content-Type: application/json\r\n"
    )

    large = await raw(house.port, f"{head}Content-Length: {BODY_MAX_BYTES + 1}\r\n\r\n".encode())
    chunked = await raw(house.port, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())

    assert large.startswith(b"HTTP/1.1 413 ")
    assert chunked.startswith(b"HTTP/1.1 413 ")


async def test_a_link_used_before_lets_nobody_in(house: House) -> None:
    key = house.dashboard.keys.invite()
    await asyncio.to_thread(Tab(house.port).enter, key)

    again = await Tab(house.port).ask("key", key=key)

    assert (again.status, again.raw) == (401, b"")


async def test_another_user_who_read_the_link_is_not_let_in(house: House) -> None:
    house.dashboard.pages.peer = lambda _peer_port, _our_port: False
    key = house.dashboard.keys.invite()

    theirs = await Tab(house.port).ask("key", key=key)
    house.dashboard.pages.peer = lambda _peer_port, _our_port: True
    ours = await Tab(house.port).ask("key", key=key)

    assert theirs.status == 401
    assert ours.status == 200


@pytest.mark.parametrize("body", [b"", b"{}", b"[", b'{"v":1,"key":"short"}', b'{"v":2}'])
async def test_what_is_no_key_is_refused_like_a_wrong_one(house: House, body: bytes) -> None:
    said = await asyncio.to_thread(Tab(house.port).send, "/dashboard/key", body)

    assert (said.status, said.raw) == (401, b"")


async def test_guessing_is_slowed_down_for_the_guesser_alone(house: House) -> None:
    inside = await tab_of(house)
    tries = house.dashboard.keys.tries
    tries._tokens, tries._now_s = 0, lambda: tries._filled_s  # used up, and time stands still

    guess = await Tab(house.port).ask("key", key="0" * 32)

    assert guess.status == 429
    assert (await inside.ask("rows")).status == 200
    assert await lives(house)


async def test_the_extensions_session_is_no_way_in_and_a_bearer_no_way_to_the_sealed_routes(
    house: House,
) -> None:
    session, tab = house.session(), await tab_of(house)

    rows = await asyncio.to_thread(session.post, "../dashboard/rows", b"{}")
    verdict = await asyncio.to_thread(tab.send, "/v1/verdict", {})

    assert rows.status == 403
    assert verdict.status == 403
