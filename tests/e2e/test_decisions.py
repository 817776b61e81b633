"""What a person decided stands in their own history, without the content."""

from typing import Any

import pytest

from drive.notice import CONTINUE
from e2e import samples
from e2e.chat import Chat, Line
from e2e.site import CHATGPT, DEEPSEEK

pytestmark = pytest.mark.browser

POLICY = samples.asking("The values are made up", "The owner of the data agreed")


@pytest.fixture(scope="module")
def asked(line: Line) -> Line:
    """The line under a policy that asks for a reason."""
    line.agent.stop()
    (line.place.state / "policy.toml").write_text(POLICY)
    line.agent.start()
    return line


def last_row(line: Line, chat: Chat, decision: str) -> dict[str, Any]:
    """Wait until the newest row carries this decision and return it."""

    def newest() -> dict[str, Any] | None:
        row = max(line.history(), key=lambda row: str(row["at"]), default=None)
        return row if row and row["decision"] == decision else None

    return chat.notice.until(newest, f"a row with decision {decision}", patience_ms=500)


def test_a_cancelled_paste_is_recorded_with_what_was_found(asked: Line) -> None:
    chat = asked.open(CHATGPT)
    text = f"key {samples.aws_key()}"

    chat.paste(text)
    chat.notice.press_escape()
    row = last_row(asked, chat, "cancelled")

    assert row["tool"] == "chatgpt"
    assert row["host"] == "chatgpt.com"
    assert row["surface"] == "paste"
    assert row["data_class"] == "prohibited"
    assert row["action"] == "block"
    assert row["length_chars"] == len(text)
    assert [found["count"] for found in row["rules"]] == [1]
    assert "aws" in row["rules"][0]["rule"]
    chat.page.close()


def test_a_redacted_paste_is_recorded_as_redacted(asked: Line) -> None:
    chat = asked.open(DEEPSEEK)

    chat.paste(f"key {samples.aws_key()}")
    chat.notice.press("Redact")
    row = last_row(asked, chat, "redacted")

    assert row["tool"] == "deepseek"
    chat.page.close()


def test_continue_needs_a_reason_and_keeps_it_redacted(asked: Line) -> None:
    chat = asked.open(DEEPSEEK)
    text = samples.customer_list(samples.customer_rows())
    secret = samples.aws_key()

    chat.paste(text)
    assert chat.notice.button(CONTINUE).properties.get("disabled") is True
    chat.notice.let_through(f"ticket 4711 with {secret}")
    chat.wait_text(text)
    row = last_row(asked, chat, "continued")

    assert row["data_class"] == "sensitive"
    assert row["reason"].startswith("ticket 4711 with ")
    assert secret not in row["reason"]
    assert secret not in chat.seen()
    chat.page.close()


def test_a_reason_of_the_policy_is_chosen_by_keyboard_and_kept(asked: Line) -> None:
    chat = asked.open(DEEPSEEK)
    text = samples.customer_list(samples.customer_rows())
    chosen = "The owner of the data agreed"

    chat.paste(text)
    (group,) = [node for node in chat.notice.wait().walk() if node.role == "radiogroup"]
    offered = [node.name for node in group.walk() if node.role == "radio"]
    # From "Don't": the field, then the first choice, then the one after it.
    chat.keys("Shift+Tab", "Shift+Tab", "ArrowDown")
    field = chat.notice.reason()
    chat.notice.press(CONTINUE)
    chat.wait_text(text)
    row = last_row(asked, chat, "continued")

    assert offered == ["The values are made up", chosen]
    assert "or write your own" in group.name
    assert field is not None
    assert field.value == chosen
    assert row["reason"] == chosen
    assert "made up" not in chat.seen()
    assert chosen not in chat.seen()
    chat.page.close()


def test_a_paste_that_was_let_in_at_once_is_recorded_as_passed(asked: Line) -> None:
    chat = asked.open(DEEPSEEK)
    text = "Write to info%2540handrail.example, please."  # asked about: it may hide something

    chat.paste(text)
    chat.wait_text(text)
    row = last_row(asked, chat, "passed")

    assert row["action"] == "allow"
    assert row["reason"] is None
    chat.page.close()


def test_a_page_sees_nothing_of_a_reason_being_written(asked: Line) -> None:
    chat = asked.open(DEEPSEEK)
    chat.paste(samples.customer_list(samples.customer_rows()))
    chat.notice.wait()
    asked.clipboard.write("written elsewhere ")
    chat.page.bring_to_front()
    chat.page.evaluate("recorded.length = 0")

    chat.notice.write_reason("asked")
    chat.keys("Home", "Control+v")
    written = chat.notice.reason()

    kinds = {row[1] for row in chat.page.evaluate("recorded") if row[0] == "event"}
    assert kinds.isdisjoint(
        {"input", "beforeinput", "keydown", "keypress", "keyup", "paste", "textInput"}
    )
    assert written is not None
    assert "written elsewhere asked" in written.text()
    assert not chat.notice.button(CONTINUE).properties.get("disabled")
    chat.notice.press_escape()
    chat.page.close()
