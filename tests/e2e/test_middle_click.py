"""A middle click pastes what is marked, not what was copied; it is held like any paste."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from drive.agent import Agent, install_browser
from drive.chromium import Setup, chromium
from drive.clipboard import Clipboard
from drive.scratch import scratch
from e2e import samples
from e2e.chat import Chat, Line
from e2e.display import display, select
from e2e.patient import patient
from e2e.site import CHATGPT, CLIPBOARD, DEEPSEEK, Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shown(playwright: Playwright, site: Site) -> Iterator[tuple[Line, str]]:
    """The line with a browser window on a display of its own."""
    with scratch() as place, display() as name:
        install_browser(place)
        shown = {"DISPLAY": name}
        setup = Setup(extension=patient(place), hosts=site.hosts, headed=True, env=shown)
        with Agent(place) as agent, chromium(playwright, place, setup) as context:
            clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
            yield Line(place, agent, context, clipboard, site), name


def middle_click(chat: Chat) -> None:
    """Press the middle button in the editor."""
    chat.page.bring_to_front()
    chat.page.locator(chat.editor).click(button="middle")


@pytest.mark.parametrize("host", [CHATGPT, DEEPSEEK])
def test_a_marked_secret_is_held(shown: tuple[Line, str], host: str) -> None:
    line, name = shown
    secret = samples.aws_key()
    chat = line.open(host)
    line.clipboard.write("copied, not marked")
    select(f"key {secret}", name)

    middle_click(chat)
    chat.notice.press_escape()

    assert chat.text().strip() == ""
    assert secret not in chat.seen()
    chat.page.close()


@pytest.mark.parametrize("host", [CHATGPT, DEEPSEEK])
def test_marked_text_that_may_go_in_goes_in(shown: tuple[Line, str], host: str) -> None:
    line, name = shown
    marked = "Write to info@handrail.example, please."
    chat = line.open(host)
    line.clipboard.write("copied, not marked")
    select(marked, name)

    middle_click(chat)
    chat.wait_text(marked)

    assert chat.notice.shown() is None
    chat.page.close()
