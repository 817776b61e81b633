"""A second extension with every permission that forges our Origin gets no verdict."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright, Worker

from drive.agent import Agent, install_browser
from drive.chromium import Setup, chromium
from drive.clipboard import Clipboard
from drive.scratch import scratch
from e2e.chat import Line
from e2e.patient import patient
from e2e.site import CHATGPT, CLIPBOARD, Site
from e2e.squatter import Squatter
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = pytest.mark.browser

OTHER = Path(__file__).parent / "evil_extension"
OUR_ORIGIN = f"chrome-extension://{EXTENSION_CHROMIUM_ID}"
QUESTION = {"v": 1, "surface": "paste", "host": "chatgpt.com", "text": "hello"}
ASKED_ABOUT = "to info%2540handrail.example"


@pytest.fixture(scope="module")
def invaded(playwright: Playwright, site: Site) -> Iterator[tuple[Line, Worker]]:
    """The line with the other extension in the same browser, its Origin already forged."""
    with scratch() as place:
        install_browser(place)
        setup = Setup(extension=patient(place), hosts=site.hosts, others=(OTHER,))
        with Agent(place) as agent, chromium(playwright, place, setup) as context:
            clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
            line = Line(place, agent, context, clipboard, site)
            chat = line.open(CHATGPT)
            chat.paste(ASKED_ABOUT)
            chat.wait_text(ASKED_ABOUT)
            worker = next(w for w in context.service_workers if EXTENSION_CHROMIUM_ID not in w.url)
            worker.evaluate("origin => self.forge(origin)", OUR_ORIGIN)
            yield line, worker


def post(worker: Worker, port: int, route: str, body: bytes, headers: dict[str, str]) -> list[Any]:
    """Let the other extension post; return status and body."""
    url = f"http://127.0.0.1:{port}{route}"
    sent = "([url, headers, body]) => self.post(url, headers, body)"
    answer: list[Any] = worker.evaluate(sent, [url, headers, list(body)])
    return answer


def test_the_forged_origin_really_leaves_the_browser(invaded: tuple[Line, Worker]) -> None:
    _, worker = invaded

    with Squatter(0) as echo:
        post(worker, echo.port, "/v1/ping", b"{}", {})

    assert f"Origin: {OUR_ORIGIN}".encode() in echo.raw


@pytest.mark.parametrize("route", ["verdict", "status", "ping", "decision"])
def test_a_forged_origin_gets_the_same_empty_refusal(
    invaded: tuple[Line, Worker], route: str
) -> None:
    line, worker = invaded
    headers = {
        "Content-Type": "application/octet-stream",
        "X-Handrail-Session": "0123456789abcdef",
        "X-Handrail-Counter": "1",
    }

    answer = post(worker, line.agent.port, f"/v1/{route}", json.dumps(QUESTION).encode(), headers)

    assert answer == [403, ""]


def test_the_browser_gives_the_other_extension_no_session(invaded: tuple[Line, Worker]) -> None:
    _, worker = invaded

    outcome, _ = worker.evaluate("() => self.askForSession('handrail.bridge')")

    assert outcome == "refused"


def test_the_other_extension_sees_none_of_our_requests(invaded: tuple[Line, Worker]) -> None:
    line, worker = invaded
    worker.evaluate("() => { self.watched = []; }")
    chat = line.open(CHATGPT)

    chat.paste(ASKED_ABOUT)
    chat.wait_text(ASKED_ABOUT)

    assert worker.evaluate("() => self.watched") == []
    chat.page.close()


def test_the_line_goes_on_beside_the_other_extension(invaded: tuple[Line, Worker]) -> None:
    line, _ = invaded
    chat = line.open(CHATGPT)

    chat.paste(ASKED_ABOUT)
    chat.wait_text(ASKED_ABOUT)

    chat.page.close()
    assert {row["decision"] for row in line.history()} == {"passed"}
