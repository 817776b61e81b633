"""Another program on the agent's port learns nothing and is not believed."""

import pytest

from e2e import leaks, samples, squatter
from e2e.chat import Line
from e2e.site import CHATGPT
from e2e.squatter import Squatter
from e2e.wiretap import Tap

pytestmark = [pytest.mark.browser, pytest.mark.fault]

ASKED_ABOUT = "Please write to info%2540handrail.example"


def test_a_program_that_takes_a_killed_agents_port_gets_nothing(line: Line) -> None:
    secret = samples.aws_key()
    line.open(CHATGPT).notice.until(line.remembers_the_agent, "a session with the agent")
    # Anew and not asked yet: the kernel keeps a port for a minute that had connections.
    line.agent.stop()
    line.agent.start()
    port = line.agent.port
    line.agent.kill()

    with Squatter(port) as other:
        chat = line.open(CHATGPT)
        chat.paste(f"key {secret} end")
        chat.notice.press_escape()

    assert chat.text().strip() == ""
    assert leaks.found_in(bytes(other.raw), [secret]) == []
    assert secret not in chat.seen()
    line.agent.start()


def test_a_program_that_gets_sealed_requests_reads_none_and_is_not_believed(
    tapped: tuple[Line, Tap],
) -> None:
    line, tap = tapped
    secret = samples.aws_key()
    chat = line.open(CHATGPT)
    chat.paste(ASKED_ABOUT)
    chat.wait_text(ASKED_ABOUT)
    before = len(tap.raw)

    tap.squatting = squatter.always_allow
    chat.paste(f"key {secret} end")
    chat.notice.press_escape()

    assert b"POST /v1/verdict" in tap.raw[before:]
    assert leaks.found_in(bytes(tap.raw), [secret]) == []
    assert chat.text() == ASKED_ABOUT


def test_an_answer_that_once_was_the_agents_is_not_believed_again(
    tapped: tuple[Line, Tap],
) -> None:
    line, tap = tapped
    secret = samples.aws_key()
    chat = line.open(CHATGPT)
    chat.paste(ASKED_ABOUT)
    chat.wait_text(ASKED_ABOUT)
    allowed = bytes(tap.answered)
    real_answer = b"HTTP/1.1" + allowed.split(b"HTTP/1.1")[-1]

    tap.squatting = lambda _request: real_answer
    chat.paste(f"key {secret} end")
    chat.notice.press_escape()

    assert chat.text() == ASKED_ABOUT
    assert secret not in chat.seen()
