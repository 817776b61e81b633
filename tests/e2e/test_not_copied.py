"""A browser that refuses to copy: the person hears of it, and what was kept stays at hand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from drive.chromium import browser_session
from e2e import samples
from e2e.chat import Chat, Line
from e2e.site import CHATGPT
from e2e.test_originals import mails, popup_over, put_back, redact

pytestmark = pytest.mark.browser

REFUSED = "did not let it be copied"
REFUSING = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"


@pytest.fixture
def chat(line: Line) -> Iterator[Chat]:
    """A new chat; afterwards copying is as it was."""
    opened = line.open(CHATGPT)
    yield opened
    opened.page.close()
    browser_session(line.context).send("Browser.resetPermissions")


def refuse_copies(line: Line, page: Page) -> None:
    """Let a page's origin write nothing to the clipboard."""
    origin = page.evaluate("location.origin")
    for sanitized in (True, False):
        permission = {"name": "clipboard-write", "allowWithoutSanitization": not sanitized}
        browser_session(line.context).send(
            "Browser.setPermission",
            {"permission": permission, "setting": "denied", "origin": origin},
        )


def test_what_could_not_go_in_stays_at_hand_where_it_cannot_be_copied(
    line: Line, chat: Chat
) -> None:
    refuse_copies(line, chat.page)
    chat.paste(f"key {samples.aws_key()} end")
    chat.notice.wait()
    chat.page.evaluate("() => document.querySelector('#chat-input, #prompt-textarea').remove()")

    chat.notice.press("Redact")
    copy = chat.notice.until(lambda: chat.notice.tree.find("button", "Copy"), "a way to copy")
    chat.notice.tree.click(copy[0])
    said = chat.notice.wait_status(REFUSED)

    assert "copy it from where it came from" in said
    assert chat.notice.tree.find("button", "Copy")


def test_the_popup_says_that_nothing_was_copied_and_selects_it(line: Line, chat: Chat) -> None:
    values = mails(5)
    redact(chat, values)
    popup = popup_over(line, chat.page)
    put_back(popup, "Write to [EMAIL_1].")
    popup.evaluate(REFUSING)  # the browser's setting holds for sites, not for our own pages

    popup.locator("#copy").dispatch_event("click")
    popup.wait_for_function(
        "text => document.getElementById('originals-said').textContent.includes(text)", arg=REFUSED
    )
    selected = popup.evaluate("() => document.getElementById('whole').selectionEnd")
    popup.close()

    assert selected == len(f"Write to {values[0]}.")
