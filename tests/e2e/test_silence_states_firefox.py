"""In Firefox, too, every silence ends in the state the policy names, and the icon says so."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from drive.chromium import EXTENSION
from drive.notice import CONTINUE
from drive.scratch import scratch
from e2e import samples
from e2e.firefox import Firefox, firefox
from e2e.firefox_chat import FirefoxChat, FirefoxLine, firefox_line, preferences
from e2e.silence import FIREFOX_ICON, PAUSED_SAYS, pause
from e2e.site import DEEPSEEK, Site
from e2e.squatter import Squatter
from handrail.local.browsers import EXTENSION_FIREFOX_ID

pytestmark = [pytest.mark.browser, pytest.mark.fault]

# As the browser does by itself where a background has nothing to do.
END_BACKGROUND = """
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  return extension.terminateBackground({ ignoreDevToolsAttached: true });
"""


def take_port(fox: FirefoxLine, until_then: ExitStack) -> None:
    """Let another program stand where an agent answered that nobody asked."""
    fox.agent.kill()
    fox.agent.start()
    port = fox.agent.port
    fox.agent.kill()
    until_then.enter_context(Squatter(port))


WAYS: dict[str, Callable[[FirefoxLine, ExitStack], object]] = {
    "stopped": lambda fox, _: fox.agent.stop(),
    "port taken": take_port,
}


@pytest.fixture(scope="module")
def fox(site: Site) -> Iterator[FirefoxLine]:
    """Agent and Firefox of this module."""
    with firefox_line(site) as running:
        yield running


def icon(browser: Firefox) -> str:
    """What the toolbar says about the tab in front."""
    said: str = browser.in_chrome(FIREFOX_ICON)
    return said


@pytest.fixture
def met(fox: FirefoxLine) -> FirefoxChat:
    """A chat beside a new agent; the two have met."""
    fox.agent.stop()
    fox.agent.start()
    chat = fox.open(DEEPSEEK)
    chat.notice.until(lambda: "protected" in icon(fox.browser), "a protected tab")
    return chat


@pytest.mark.parametrize("name", WAYS)
def test_the_policy_warns_and_the_icon_turns_in_firefox(
    fox: FirefoxLine, met: FirefoxChat, name: str
) -> None:
    text = f"key {samples.aws_key()}"
    with ExitStack() as until_then:
        WAYS[name](fox, until_then)
        met.paste(text)
        said = met.notice.wait().text()
        held = met.text()
        met.notice.press(CONTINUE)
        met.wait_text(text)
        met.notice.until(lambda: icon(fox.browser).endswith("|!"), "the icon degraded")

    assert held == ""
    assert "not" in said.lower()


def test_a_paste_wakes_a_background_that_was_ended_and_is_judged_in_firefox(
    fox: FirefoxLine, met: FirefoxChat
) -> None:
    fox.browser.in_chrome(END_BACKGROUND, EXTENSION_FIREFOX_ID)

    met.paste(f"key {samples.aws_key()}")
    said = met.notice.wait().text()
    met.notice.press_escape()

    assert "AWS" in said
    assert met.text() == ""


def test_a_pause_lets_pastes_pass_and_is_shown_until_it_ends_in_firefox(
    fox: FirefoxLine, met: FirefoxChat
) -> None:
    text = f"key {samples.aws_key()}"
    pause(fox.place, minutes=5)
    met.notice.until(lambda: PAUSED_SAYS in icon(fox.browser), "the icon naming a time")
    met.paste(text)
    met.wait_text(text)

    pause(fox.place, minutes=0)
    met.notice.until(lambda: "protected" in icon(fox.browser), "a protected tab")
    met.keys("Control+a", "Delete")
    met.paste(text)
    met.notice.wait()
    met.notice.press_escape()

    assert met.text() == ""


def test_before_the_first_agent_a_paste_passes_and_the_icon_says_not_covered_in_firefox(
    site: Site,
) -> None:
    text = f"key {samples.aws_key()}"
    with scratch() as place, firefox(place, preferences(site)) as browser:
        browser.install(EXTENSION)
        browser.visit(f"https://{DEEPSEEK}/")
        chat = FirefoxChat(browser, "#chat-input")
        chat.focus()

        chat.paste(text)
        chat.wait_text(text)

        assert "not covered" in icon(browser)
