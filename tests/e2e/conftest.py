"""The whole line, started for real: sites, agent, Chromium with the extension."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect, sync_playwright

from drive.agent import Agent, install_browser
from drive.chromium import Setup, chromium
from drive.clipboard import Clipboard
from drive.notice import PATIENCE_MS
from drive.scratch import Scratch, scratch
from e2e.chat import Chat, Line
from e2e.patient import patient
from e2e.site import CHATGPT, CLIPBOARD, DEEPSEEK, Site, serve
from e2e.wiretap import Tap
from handrail.local.paths import State

# What must come is waited for alike everywhere.
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The look-alikes, one server for the whole run."""
    with serve(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright for one module: while it runs, no other event loop can in this thread."""
    with sync_playwright() as running:
        yield running


@contextmanager
def started(playwright: Playwright, site: Site, place: Scratch, setup: Setup) -> Iterator[Line]:
    """Start agent and browser for each other."""
    install_browser(place)
    with Agent(place) as agent, chromium(playwright, place, setup) as context:
        clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
        yield Line(place, agent, context, clipboard, site)


@pytest.fixture(scope="module")
def line(playwright: Playwright, site: Site) -> Iterator[Line]:
    """Agent and browser of one module."""
    with scratch() as place:
        setup = Setup(extension=patient(place), hosts=site.hosts)
        with started(playwright, site, place, setup) as running:
            yield running


@pytest.fixture(scope="module")
def prompt(playwright: Playwright, site: Site) -> Iterator[Line]:
    """The same with the extension as it is, for what happens when it has waited long enough."""
    with (
        scratch() as place,
        started(playwright, site, place, Setup(hosts=site.hosts)) as running,
    ):
        yield running


@pytest.fixture(scope="module")
def bare(playwright: Playwright, site: Site) -> Iterator[tuple[BrowserContext, Clipboard]]:
    """A browser without the extension, to compare with."""
    with scratch() as place:
        setup = Setup(extension=None, hosts=site.hosts)
        with chromium(playwright, place, setup) as context:
            yield context, Clipboard(context, f"https://{CLIPBOARD}/")


@pytest.fixture(params=[CHATGPT, DEEPSEEK])
def chat(line: Line, request: pytest.FixtureRequest) -> Iterator[Chat]:
    """A fresh page of each chat site in turn, closed after the test."""
    opened = line.open(request.param)
    yield opened
    opened.page.close()


@pytest.fixture
def tapped(playwright: Playwright, site: Site) -> Iterator[tuple[Line, Tap]]:
    """The line with a tap between extension and agent."""
    with scratch() as place:
        beside = replace(place, state_folder="tap")
        beside.state.mkdir(mode=0o700)
        install_browser(beside)
        with Agent(place) as agent:
            tap = Tap(State(place.state).control_socket, State(beside.state).control_socket)
            tap.start()
            setup = Setup(extension=patient(place), hosts=site.hosts)
            with chromium(playwright, place, setup) as context:
                clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
                yield Line(place, agent, context, clipboard, site), tap
            tap.stop()
