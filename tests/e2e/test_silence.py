"""The agent is gone or frozen: the policy says what holds, it is said, and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from drive.chromium import browser_session, kill_worker
from drive.notice import CONTINUE, REDACT
from e2e import samples
from e2e.chat import Chat, Line
from e2e.silence import icon
from e2e.site import CHATGPT
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = [pytest.mark.browser, pytest.mark.fault]

ASKED_ABOUT = "to info%40handrail.example"
REASON = "the list was made for this"


POLICY = """[policy]
id = "test"
version = 1
owner = "tests"

[when]
agent_silent = "{action}"
"""


@contextmanager
def policy_says(line: Line, action: str) -> Iterator[Chat]:
    """Let a policy with this answer to silence hold, and meet it once."""
    line.agent.stop()
    policy = line.place.state / "policy.toml"
    policy.write_text(POLICY.format(action=action))
    line.agent.start()
    chat = line.open(CHATGPT)
    try:
        chat.paste(ASKED_ABOUT)
        chat.wait_text(ASKED_ABOUT)
        chat.keys("Control+a", "Delete")
        yield chat
    finally:
        chat.page.close()
        policy.unlink()


@pytest.fixture(params=["killed", "frozen"])
def gone(line: Line, request: pytest.FixtureRequest) -> Iterator[str]:
    """Name the way the agent goes; make sure afterwards that it is gone."""
    yield request.param
    line.agent.stop()


def end(line: Line, way: str) -> None:
    """Let the agent go in this way."""
    {"killed": line.agent.kill, "frozen": line.agent.freeze}[way]()


def test_the_icon_says_that_a_frozen_agent_checks_nothing_and_takes_it_back(line: Line) -> None:
    with policy_says(line, "warn") as chat:
        chat.notice.until(lambda: "protected" in icon(line, chat), "a protected tab")
        line.agent.freeze()
        chat.paste(ASKED_ABOUT)
        chat.notice.press_escape()
        chat.notice.until(lambda: "degraded" in icon(line, chat), "the icon degraded")
        line.agent.thaw()
        chat.paste(ASKED_ABOUT)
        chat.wait_text(ASKED_ABOUT)
        chat.notice.until(lambda: "protected" in icon(line, chat), "the icon protected")

        assert icon(line, chat).endswith("|")


def test_a_worker_that_starts_into_silence_still_knows_the_policy(line: Line, gone: str) -> None:
    with policy_says(line, "block") as chat:
        secret = samples.aws_key()
        end(line, gone)
        kill_worker(browser_session(line.context), EXTENSION_CHROMIUM_ID)

        chat.paste(f"key {secret}")
        names = [button.name for button in chat.notice.buttons()]
        chat.notice.press_escape()

        assert chat.text().strip() == ""
    assert not [name for name in names if name.startswith((CONTINUE, REDACT))]


def test_a_silent_agent_means_a_warning_and_the_content_can_still_go_in(
    line: Line, gone: str
) -> None:
    with policy_says(line, "warn") as chat:
        text = f"key {samples.aws_key()}"
        end(line, gone)

        chat.paste(text)
        said = chat.notice.wait().text()
        assert chat.text().strip() == ""
        chat.notice.press(CONTINUE)
        chat.wait_text(text)

    assert "not" in said.lower()
    assert "checked" in said.lower()


def test_a_policy_that_blocks_in_silence_keeps_the_content_out(line: Line, gone: str) -> None:
    with policy_says(line, "block") as chat:
        secret = samples.aws_key()
        end(line, gone)

        chat.paste(f"key {secret}")
        names = [button.name for button in chat.notice.buttons()]
        chat.notice.press_escape()

        assert chat.text().strip() == ""
        assert secret not in chat.seen()
    assert not [name for name in names if name.startswith((CONTINUE, REDACT))]


def test_a_policy_that_allows_in_silence_says_that_it_was_not_checked(
    line: Line, gone: str
) -> None:
    with policy_says(line, "allow") as chat:
        text = f"key {samples.aws_key()}"
        end(line, gone)

        chat.paste(text)
        said = chat.notice.wait_status("ot checked")
        chat.wait_text(text)

    assert said


def test_a_policy_that_asks_for_a_reason_does_so_in_silence_too(line: Line, gone: str) -> None:
    with policy_says(line, "justify") as chat:
        text = f"key {samples.aws_key()}"
        end(line, gone)

        chat.paste(text)
        assert chat.notice.button(CONTINUE).properties.get("disabled") is True
        chat.notice.let_through(REASON)
        chat.wait_text(text)


def test_an_agent_that_ends_says_so_and_one_that_comes_back_judges_again(line: Line) -> None:
    with policy_says(line, "warn") as chat:
        secret = samples.aws_key()
        line.agent.stop()
        chat.paste(f"key {secret}")
        before = chat.notice.findings()
        chat.notice.press_escape()

        line.agent.start()
        chat.paste(f"key {secret}")
        after = chat.notice.findings()
        chat.notice.press_escape()

    assert before == []
    assert any("AWS" in finding for finding in after)
