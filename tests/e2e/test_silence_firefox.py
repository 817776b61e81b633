"""In Firefox, too, the policy says what holds when the agent is silent, and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from drive.chromium import EXTENSION
from drive.notice import CONTINUE
from e2e import samples
from e2e.firefox_chat import FirefoxChat, FirefoxLine, firefox_line
from e2e.silence import FIREFOX_ICON, is_judged
from e2e.site import DEEPSEEK, Site

pytestmark = [pytest.mark.browser, pytest.mark.fault]

ASKED_ABOUT = "to info%2540handrail.example"
POLICY = """[policy]
id = "test"
version = 1
owner = "tests"

[when]
agent_silent = "{action}"
"""


@pytest.fixture(scope="module")
def fox(site: Site) -> Iterator[FirefoxLine]:
    """Agent and Firefox of this module."""
    with firefox_line(site, extension=EXTENSION) as running:
        yield running


@contextmanager
def policy_says(fox: FirefoxLine, action: str) -> Iterator[FirefoxChat]:
    """Let a policy with this answer to silence hold, and meet it once."""
    fox.agent.stop()
    policy = fox.place.state / "policy.toml"
    policy.write_text(POLICY.format(action=action))
    fox.agent.start()
    chat = fox.open(DEEPSEEK)
    try:
        chat.notice.until(lambda: is_judged(chat, ASKED_ABOUT), "a paste that is judged")
        chat.keys("Control+a", "Delete")
        yield chat
    finally:
        policy.unlink()


@pytest.fixture(params=["killed", "frozen"])
def gone(fox: FirefoxLine, request: pytest.FixtureRequest) -> Iterator[str]:
    """Name the way the agent goes; make sure afterwards that it is gone."""
    yield request.param
    fox.agent.stop()


def end(fox: FirefoxLine, way: str) -> None:
    """Let the agent go in this way."""
    {"killed": fox.agent.kill, "frozen": fox.agent.freeze}[way]()


def test_silence_means_a_warning_shown_on_the_icon_and_nothing_lost_in_firefox(
    fox: FirefoxLine, gone: str
) -> None:
    with policy_says(fox, "warn") as chat:
        text = f"key {samples.aws_key()}"
        chat.notice.until(
            lambda: "protected" in fox.browser.in_chrome(FIREFOX_ICON), "a protected tab"
        )
        end(fox, gone)

        chat.paste(text)
        said = chat.notice.wait().text()
        held = chat.text()
        chat.notice.until(
            lambda: "degraded" in fox.browser.in_chrome(FIREFOX_ICON), "the icon degraded"
        )
        chat.notice.press(CONTINUE)
        chat.wait_text(text)

    assert held == ""
    assert "not" in said.lower()


def test_a_policy_that_blocks_in_silence_keeps_the_content_out_in_firefox(
    fox: FirefoxLine, gone: str
) -> None:
    with policy_says(fox, "block") as chat:
        secret = samples.aws_key()
        end(fox, gone)

        chat.paste(f"key {secret}")
        names = [node.name for node in chat.notice.wait().walk() if node.role == "button"]
        chat.notice.press_escape()

        assert chat.text() == ""
        assert secret not in chat.seen()
    assert not [name for name in names if name.startswith(CONTINUE)]
