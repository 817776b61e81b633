"""A site that makes a file of a long paste gets into it exactly what the person let in."""

import re
from collections.abc import Iterator

import pytest

from drive.notice import CONTINUE, REDACT
from e2e import samples
from e2e.chat import Chat, Line, open_chat
from e2e.firefox_chat import FirefoxChat, FirefoxLine, firefox_line
from e2e.site import DEEPSEEK, Site

pytestmark = pytest.mark.browser

# Far longer than what the page takes as a message, also with every value hidden.
ROWS = 60


@pytest.fixture(scope="module")
def firefox(site: Site) -> Iterator[FirefoxLine]:
    """Agent and Firefox of this module."""
    with firefox_line(site) as line:
        yield line


@pytest.fixture(params=["chromium textarea", "chromium rich", "firefox textarea", "firefox rich"])
def chat(request: pytest.FixtureRequest) -> Chat | FirefoxChat:
    """The page that makes files, with each of its fields, in each browser."""
    browser, field = request.param.split()
    path = f"/attachment?{field}"
    if browser == "firefox":
        fox: FirefoxLine = request.getfixturevalue("firefox")
        return fox.open(DEEPSEEK, path)
    line: Line = request.getfixturevalue("line")
    return open_chat(line.context, DEEPSEEK, line.clipboard, path)


def attached(chat: Chat | FirefoxChat) -> list[str]:
    """What stands in the files of the page."""
    if isinstance(chat, Chat):
        files: list[str] = chat.frame.evaluate("window.attached")
    else:
        files = chat.browser.in_page("return window.attached;")
    return files


def choose(chat: Chat | FirefoxChat, text: str, button: str) -> list[str]:
    """Paste, choose, and return the files there are then."""
    before = len(attached(chat))
    chat.paste(text)
    chat.notice.wait()
    chat.notice.press(button)
    chat.notice.until(lambda: len(attached(chat)) > before, "a file")
    return attached(chat)


def test_the_file_holds_the_redacted_text_or_the_original_and_the_field_stays_empty(
    chat: Chat | FirefoxChat,
) -> None:
    mails = [mail for _, mail, _ in samples.customer_rows(ROWS)]
    text = "\n".join(f"Please ask {mail} whether the parcel came before Friday." for mail in mails)

    hidden = choose(chat, text, REDACT)[-1]
    both = choose(chat, text, CONTINUE)

    assert [mail for mail in mails if mail in hidden] == []
    assert len(set(re.findall(r"\[EMAIL_\d+\]", hidden))) == ROWS
    assert both == [hidden, text]
    assert chat.text().strip() == ""
