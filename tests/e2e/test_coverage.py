"""What was not checked is never shown as checked: each tab says how it stands."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from drive.chromium import Setup, chromium
from drive.clipboard import Clipboard
from drive.notice import Notice
from drive.scratch import scratch
from e2e import samples
from e2e.chat import Line, open_chat
from e2e.site import CHATGPT, CLIPBOARD, Site
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = pytest.mark.browser

POPUP = f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages/popup/popup.html"


def wait_said(context: BrowserContext, tab: Page, words: str) -> str:
    """Open the popup for a tab and wait until it says this; return all it says."""
    popup = context.new_page()
    popup.goto(POPUP)
    # It tells about the tab in front, and looks again by itself.
    tab.bring_to_front()
    body = popup.locator("body")
    Notice(popup).until(lambda: words in body.inner_text(), f"the popup saying {words!r}")
    said = body.inner_text()
    popup.close()
    return said


def test_a_chat_with_a_running_agent_is_protected(line: Line) -> None:
    chat = line.open(CHATGPT)

    said = wait_said(line.context, chat.page, "Protected")

    assert "ChatGPT" in said
    assert "Uploads, drops and typing are not checked." in said
    chat.page.close()


def test_the_popup_says_what_may_be_pasted_here(line: Line) -> None:
    chat = line.open(CHATGPT)

    said = wait_said(line.context, chat.page, "May I paste this here?")

    after = said.partition("May I paste this here?")[2].split("\n")
    assert [words for words in after if words][:6] == [
        *("Public, Internal", "Yes"),
        *("Sensitive", "You are asked"),
        *("Prohibited", "Only redacted"),
    ]
    assert "Your policy does not name this tool" in said
    chat.page.close()


def test_a_chat_whose_agent_has_gone_is_degraded(line: Line) -> None:
    chat = line.open(CHATGPT)
    wait_said(line.context, chat.page, "Protected")
    line.agent.stop()

    said = wait_said(line.context, chat.page, "Degraded")

    assert "Protected" not in said
    assert "Uploads" not in said
    line.agent.start()
    chat.page.close()


def test_a_page_that_is_no_chat_is_not_covered(line: Line) -> None:
    page = line.context.new_page()
    page.goto(f"https://{CLIPBOARD}/")

    said = wait_said(line.context, page, "Not covered")

    assert "Protected" not in said
    assert "What you paste here is not checked" in said
    assert "May I paste" not in said
    page.close()


@pytest.fixture
def lonely(playwright: Playwright, site: Site) -> Iterator[BrowserContext]:
    """A browser with the extension on a machine where no agent ever ran."""
    with (
        scratch() as place,
        chromium(playwright, place, Setup(hosts=site.hosts)) as context,
    ):
        yield context


def test_before_the_first_agent_a_paste_passes_and_the_tab_is_not_covered(
    lonely: BrowserContext,
) -> None:
    chat = open_chat(lonely, CHATGPT, Clipboard(lonely, f"https://{CLIPBOARD}/"))
    text = f"key {samples.aws_key()}"

    chat.paste(text)
    chat.wait_text(text)

    assert "Protected" not in wait_said(lonely, chat.page, "Not covered")
