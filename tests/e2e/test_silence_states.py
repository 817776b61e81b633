"""Whatever keeps the agent from answering, icon and popup say so, and what to do next."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest

from drive.chromium import browser_session, kill_worker
from drive.notice import CONTINUE
from e2e import samples
from e2e.chat import EDITORS, Chat, Line
from e2e.silence import PAUSED_SAYS, POPUP, icon, pause, popup_says
from e2e.site import CHATGPT, DEEPSEEK
from e2e.squatter import Squatter
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = [pytest.mark.browser, pytest.mark.fault]

ASKED_ABOUT = "to info%2540handrail.example"


@dataclass(frozen=True)
class Way:
    """One way in which the agent goes.

    go: makes it so, until the stack is closed. says: words of the popup, why and what next.
    """

    go: Callable[[Line, ExitStack], object]
    says: tuple[str, str]


def take_port(line: Line, until_then: ExitStack) -> None:
    """Let another program stand where an agent answered.

    Of an agent that nobody asked: the kernel keeps a port for a minute that had connections.
    """
    line.agent.kill()
    line.agent.start()
    port = line.agent.port
    line.agent.kill()
    until_then.enter_context(Squatter(port))


WAYS = {
    "stopped": Way(lambda line, _: line.agent.stop(), ("Pastes cannot be checked", "Start the")),
    "killed": Way(lambda line, _: line.agent.kill(), ("not running", "Start the Handrail app")),
    "frozen": Way(lambda line, _: line.agent.freeze(), ("does not answer", "Restart the")),
    "port taken": Way(take_port, ("not running", "Start the Handrail app")),
}


@contextmanager
def met(line: Line) -> Iterator[Chat]:
    """Open a chat beside a new agent, and let the two meet."""
    line.agent.stop()
    line.agent.start()
    chat = line.open(CHATGPT)
    chat.notice.until(lambda: "protected" in icon(line, chat), "a protected tab")
    try:
        yield chat
    finally:
        chat.page.close()


@pytest.mark.parametrize("name", WAYS)
def test_the_policy_warns_and_icon_and_popup_say_why_and_what_next(
    request: pytest.FixtureRequest, name: str
) -> None:
    way, text = WAYS[name], f"key {samples.aws_key()}"
    # Only where it is frozen does it matter how long it is waited for.
    line: Line = request.getfixturevalue("prompt" if name == "frozen" else "line")
    with met(line) as chat, ExitStack() as until_then:
        way.go(line, until_then)
        chat.paste(text)
        said = chat.notice.wait().text()
        held = chat.text().strip()
        chat.notice.press(CONTINUE)
        chat.wait_text(text)
        chat.notice.until(lambda: icon(line, chat).endswith("|!"), "the icon degraded")
        popup = popup_says(line, chat, way.says[1])
        line.agent.stop()

    assert held == ""
    assert "not" in said.lower()
    assert "Degraded" in popup
    assert way.says[0] in popup


def test_a_paste_wakes_a_worker_that_was_ended_and_is_judged(line: Line) -> None:
    with met(line) as chat:
        kill_worker(browser_session(line.context), EXTENSION_CHROMIUM_ID)
        chat.paste(f"key {samples.aws_key()}")
        found = chat.notice.findings()
        chat.notice.press_escape()
        chat.notice.until(lambda: "protected" in icon(line, chat), "a protected tab")

        assert chat.text().strip() == ""
    assert any("AWS" in finding for finding in found)


def test_a_pause_lets_pastes_pass_untouched_and_is_shown_until_it_ends(line: Line) -> None:
    text = f"key {samples.aws_key()}"
    with met(line) as chat:
        pause(line.place, minutes=5)
        chat.notice.until(lambda: PAUSED_SAYS in icon(line, chat), "the icon naming a time")
        popup = popup_says(line, chat, "Not covered until")
        chat.paste(text)
        chat.notice.wait_status("paused until")
        chat.wait_text(text)
        native = [row for row in chat.events("paste") if "true" in str(row).lower()]

        pause(line.place, minutes=0)
        chat.notice.until(lambda: "protected" in icon(line, chat), "a protected tab")
        chat.keys("Control+a", "Delete")
        chat.paste(text)
        chat.notice.press_escape()

        assert chat.text().strip() == ""
    assert "starts again by itself" in popup
    assert "Right now nothing is checked here" in popup
    assert native


def test_a_page_that_was_put_aside_in_a_pause_hears_of_its_end(line: Line) -> None:
    with met(line) as chat:
        chat.page.goto(f"https://{CHATGPT}/cached")
        pause(line.place, minutes=5)
        chat.notice.until(lambda: PAUSED_SAYS in icon(line, chat), "the icon naming a time")
        chat.page.goto(f"https://{DEEPSEEK}/")
        pause(line.place, minutes=0)
        chat.notice.until(lambda: "protected" in icon(line, chat), "a protected tab")
        chat.page.evaluate("() => history.back()")
        chat.page.wait_for_url("**/cached", wait_until="commit")
        chat.notice.until(lambda: chat.page.evaluate("() => window.kept"), "the page from memory")
        chat.editor = EDITORS[DEEPSEEK]
        chat.focus()

        chat.paste(f"key {samples.aws_key()}")
        chat.notice.press_escape()

        assert chat.text() == ""


def test_a_pause_is_over_when_the_agent_is(line: Line) -> None:
    with met(line) as chat:
        pause(line.place, minutes=5)
        chat.notice.until(lambda: PAUSED_SAYS in icon(line, chat), "the icon naming a time")
        line.agent.stop()
        chat.notice.until(lambda: icon(line, chat).endswith("|!"), "the icon degraded")

        chat.paste(f"key {samples.aws_key()}")
        chat.notice.press_escape()

        assert chat.text().strip() == ""


def test_the_popup_resumes_what_was_paused_and_opens_the_history(line: Line) -> None:
    with met(line) as chat:
        pause(line.place, minutes=5)
        popup = line.context.new_page()
        chat.page.bring_to_front()
        popup.goto(POPUP)
        popup.wait_for_selector("#resume:not([hidden])")
        popup.locator("#resume").dispatch_event("click")
        popup.wait_for_selector("#resume[hidden]", state="attached")
        said = popup.locator("#state").inner_text()

        with line.context.expect_page() as opening:
            popup.locator("#history").dispatch_event("click")
        opening.value.wait_for_load_state()
        history = opening.value.url
        opening.value.close()

    assert said == "Protected"
    assert history.startswith(f"http://127.0.0.1:{line.agent.port}/")
