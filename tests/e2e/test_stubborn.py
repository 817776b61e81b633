"""A page that takes a delivered paste and does nothing with it does not cost the content."""

from collections.abc import Iterator

import pytest

from e2e.chat import Chat, Line, open_chat
from e2e.firefox_chat import FirefoxChat, FirefoxLine, firefox_line
from e2e.site import DEEPSEEK, Site

pytestmark = pytest.mark.browser

# May hide something, so it is asked about and delivered by us.
ASKED = "write to info%2540handrail.example please"


@pytest.fixture(scope="module")
def firefox(site: Site) -> Iterator[FirefoxLine]:
    """Agent and Firefox of this module."""
    with firefox_line(site) as line:
        yield line


@pytest.fixture(params=["chromium", "firefox"])
def visit(request: pytest.FixtureRequest) -> "Visit":
    """Each browser in turn."""
    return Visit(request)


class Visit:
    """Opens the stubborn page of a kind in one browser."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.request = request

    def __call__(self, way: str) -> Chat | FirefoxChat:
        """Open the page with its field focused."""
        path = f"/stubborn?{way}"
        if self.request.param == "firefox":
            firefox: FirefoxLine = self.request.getfixturevalue("firefox")
            return firefox.open(DEEPSEEK, path)
        line: Line = self.request.getfixturevalue("line")
        return open_chat(line.context, DEEPSEEK, line.clipboard, path)


def test_a_paste_that_the_page_swallows_goes_in_another_way(visit: Visit) -> None:
    chat = visit("swallows")

    chat.paste(ASKED)

    chat.wait_text(ASKED)


def test_a_selection_that_the_page_only_deletes_is_replaced_all_the_same(visit: Visit) -> None:
    chat = visit("loses")
    chat.type("keep this")
    chat.keys(*["Shift+ArrowLeft"] * 4)

    chat.paste(ASKED)

    chat.wait_text(f"keep {ASKED}")


def test_a_paste_that_becomes_an_attachment_does_not_go_in_twice(visit: Visit) -> None:
    chat = visit("attaches")

    chat.paste(ASKED)
    chat.notice.until(lambda: chat.state()["chips"], "the attachment")

    assert chat.state()["value"] == ""
    assert chat.state()["chips"] == [f"attached: {len(ASKED)} characters"]


def test_a_paste_that_nothing_brings_in_stays_ready_to_copy(visit: Visit) -> None:
    chat = visit("never")

    chat.paste(ASKED)

    assert chat.notice.wait_status("kept")
    assert chat.text() == ""
