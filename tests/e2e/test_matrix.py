"""Every editor takes every kind of paste, in both browsers, as it would without the extension.

The gate runs each pair of editor and kind of paste in one of the browsers; with HANDRAIL_FULL=1
every cell runs, and the table in docs/coverage.md is written anew.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from drive.agent import Agent, handrail, install_browser
from drive.chromium import Setup, chromium
from drive.clipboard import Clipboard
from drive.scratch import Scratch, scratch
from e2e import matrix, matrix_report
from e2e.firefox_chat import firefox_line
from e2e.matrix import BROWSERS, CASES, EDITORS
from e2e.matrix_seat import ChromiumSeat, FirefoxSeat, Seat
from e2e.patient import patient
from e2e.site import CLIPBOARD, DEEPSEEK, Site, serve

pytestmark = pytest.mark.browser

FULL = os.environ.get("HANDRAIL_FULL") == "1"
EVERY = [(browser, editor, case) for browser in BROWSERS for editor in EDITORS for case in CASES]
# One browser for each pair of editor and case; in each row and column both browsers take turns, so
# every pair of any two of the three is there.
PAIRS = [
    cell
    for cell in EVERY
    if (EDITORS.index(cell[1]) + CASES.index(cell[2])) % 2 == BROWSERS.index(cell[0])
]


class Seats:
    """Both browsers, each started when it is first asked for, and what their cells came to."""

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        self.closing = closing
        self.site: Site = closing.enter_context(serve(folder))
        matrix.bundle(folder)
        self.ready: dict[str, Seat] = {}
        self.cases: dict[str, matrix.Case] = {}
        self.outcomes: dict[tuple[str, str, str], str] = {}

    def take(self, browser: str) -> Seat:
        """Return the seat at a browser."""
        if browser not in self.ready:
            start = {"Chromium": self._chromium, "Firefox": self._firefox}[browser]
            self.ready[browser] = start()
        return self.ready[browser]

    def case(self, name: str) -> matrix.Case:
        """Return one column."""
        return self.cases[name]

    def _chromium(self) -> Seat:
        place = self.closing.enter_context(scratch())
        install_browser(place)
        self.closing.enter_context(Agent(place))
        playwright = self.closing.enter_context(sync_playwright())
        setup = Setup(extension=patient(place), hosts=self.site.hosts)
        context = self.closing.enter_context(chromium(playwright, place, setup))
        self._fill(place)
        version = context.browser.version if context.browser else ""
        clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
        return ChromiumSeat(context.new_page(), clipboard, version)

    def _firefox(self) -> Seat:
        line = self.closing.enter_context(firefox_line(self.site))
        self._fill(line.place)
        return FirefoxSeat(line, line.browser.version)

    def _fill(self, place: Scratch) -> None:
        self.cases = self.cases or matrix.cases(redactor(place))


def redactor(place: Scratch) -> Callable[[str], str]:
    """Return what asks the command line for the redacted version of a text."""

    def redact(text: str) -> str:
        item = json.dumps({"id": "1", "text": text})
        done = handrail(place, "scan", "--jsonl", "--site", f"https://{DEEPSEEK}", text=item)
        return str(json.loads(done.stdout)["redacted"])

    return redact


@pytest.fixture(scope="module")
def seats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    """Both browsers for this module; the table is written where every cell has run."""
    with ExitStack() as closing:
        seats = Seats(tmp_path_factory.mktemp("editors"), closing)
        yield seats
        if seats.outcomes.keys() == set(EVERY):
            browsers = {name: seats.ready[name].version for name in BROWSERS}
            matrix_report.write(seats.outcomes, browsers)


@pytest.mark.parametrize(("browser", "editor", "case"), EVERY if FULL else PAIRS)
def test_an_editor_takes_a_paste_as_without_the_extension(
    seats: Seats, browser: str, editor: str, case: str
) -> None:
    seat = seats.take(browser)

    found = matrix.run(seat, editor, seats.case(case), case)

    known = matrix_report.accepted(browser, editor, case, found) if found else None
    assert not found or known
    seats.outcomes[browser, editor, case] = f"passed ({known.mark})" if known else "passed"
