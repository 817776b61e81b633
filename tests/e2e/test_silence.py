"""The agent is gone or frozen: the policy says what holds, it is said, and nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from drive.chromium import browser_session, kill_worker
from drive.notice import CONTINUE, REDACT
from e2e import samples
from e2e.chat import Chat, Line
from e2e.silence import icon, is_judged
from e2e.site import CHATGPT
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = [pytest.mark.browser, pytest.mark.fault]

ASKED_ABOUT = "to info%2540handrail.example"
REASON = "the list was made for this"


POLICY = """[policy]
id = "test"
version = 1
owner = "tests"

[when]
agent_silent = "{action}"

[overrides]
reasons = ["The values are made up"]
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
        chat.notice.until(lambda: is_judged(chat, ASKED_ABOUT), "a paste that is judged")
        chat.keys("Control+a", "Delete")
        yield chat
    finally:
        chat.page.close()
        policy.unlink()


@dataclass(frozen=True)
class Leaving:
    """One way in which the agent goes, and the line it goes from."""

    line: Line
    go: Callable[[], None]


@pytest.fixture(params=["killed", "frozen"])
def leaving(request: pytest.FixtureRequest) -> Iterator[Leaving]:
    """Each way in turn; make sure afterwards that the agent is gone.

    Only where it is frozen does it matter how long it is waited for.
    """
    killed = request.param == "killed"
    line: Line = request.getfixturevalue("line" if killed else "prompt")
    yield Leaving(line, line.agent.kill if killed else line.agent.freeze)
    line.agent.stop()


def test_the_icon_says_that_a_frozen_agent_checks_nothing_and_takes_it_back(
    prompt: Line,
) -> None:
    with policy_says(prompt, "warn") as chat:
        chat.notice.until(lambda: "protected" in icon(prompt, chat), "a protected tab")
        prompt.agent.freeze()
        chat.paste(ASKED_ABOUT)
        chat.notice.press_escape()
        chat.notice.until(lambda: "degraded" in icon(prompt, chat), "the icon degraded")
        prompt.agent.thaw()
        chat.notice.until(lambda: is_judged(chat, ASKED_ABOUT), "a paste that is judged")
        chat.notice.until(lambda: "protected" in icon(prompt, chat), "the icon protected")

        assert icon(prompt, chat).endswith("|")


def test_a_worker_that_starts_into_silence_still_knows_the_policy(leaving: Leaving) -> None:
    with policy_says(leaving.line, "block") as chat:
        secret = samples.aws_key()
        leaving.go()
        kill_worker(browser_session(leaving.line.context), EXTENSION_CHROMIUM_ID)

        chat.paste(f"key {secret}")
        names = [button.name for button in chat.notice.buttons()]
        chat.notice.press_escape()

        assert chat.text().strip() == ""
    assert not [name for name in names if name.startswith((CONTINUE, REDACT))]


def test_a_silent_agent_means_a_warning_and_the_content_can_still_go_in(leaving: Leaving) -> None:
    with policy_says(leaving.line, "warn") as chat:
        text = f"key {samples.aws_key()}"
        leaving.go()

        chat.paste(text)
        said = chat.notice.wait().text()
        assert chat.text().strip() == ""
        chat.notice.press(CONTINUE)
        chat.wait_text(text)

    assert "not" in said.lower()
    assert "checked" in said.lower()


def test_a_policy_that_blocks_in_silence_keeps_the_content_out(leaving: Leaving) -> None:
    with policy_says(leaving.line, "block") as chat:
        secret = samples.aws_key()
        leaving.go()

        chat.paste(f"key {secret}")
        names = [button.name for button in chat.notice.buttons()]
        chat.notice.press_escape()

        assert chat.text().strip() == ""
        assert secret not in chat.seen()
    assert not [name for name in names if name.startswith((CONTINUE, REDACT))]


def test_a_policy_that_allows_in_silence_says_that_it_was_not_checked(leaving: Leaving) -> None:
    with policy_says(leaving.line, "allow") as chat:
        text = f"key {samples.aws_key()}"
        leaving.go()

        chat.paste(text)
        said = chat.notice.wait_status("ot checked")
        chat.wait_text(text)

    assert said


def test_a_policy_that_asks_for_a_reason_does_so_in_silence_too(leaving: Leaving) -> None:
    with policy_says(leaving.line, "justify") as chat:
        text = f"key {samples.aws_key()}"
        leaving.go()

        chat.paste(text)
        assert chat.notice.button(CONTINUE).properties.get("disabled") is True
        assert [node.name for node in chat.notice.reasons()] == ["The values are made up"]
        assert "It is not kept" in chat.notice.wait().text()
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
