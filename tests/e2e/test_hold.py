"""What happens between Ctrl+V and the answer: keys, clicks and focus while a paste is held."""

import pytest

from e2e import samples
from e2e.chat import Chat, Line

pytestmark = pytest.mark.browser

# Well inside the extension's deadline of 1.5 s, long enough to type in.
SLOW_MS = 400
ASKING = "Send it to info@handrail.example please."


def paste_slowly(chat: Chat, line: Line, text: str, meanwhile: str) -> None:
    """Paste while the agent cannot answer yet, type something, let the agent go on."""
    line.agent.freeze()
    try:
        chat.paste(text)
        chat.type(meanwhile)
        chat.page.wait_for_timeout(SLOW_MS)
    finally:
        line.agent.thaw()


def test_typing_during_a_hold_does_not_split_or_lose_the_paste(chat: Chat, line: Line) -> None:
    chat.type("start end")
    chat.keys(*["ArrowLeft"] * 3)
    before = chat.state()

    paste_slowly(chat, line, ASKING, "xyz")
    chat.notice.until(lambda: ASKING in chat.text(), "the paste whole")

    assert chat.state() != before
    assert chat.text() in {f"start {ASKING}end", f"start {ASKING}xyzend"}


def test_typing_during_a_hold_lets_nothing_of_a_secret_in(chat: Chat, line: Line) -> None:
    secret = samples.aws_key()
    chat.type("start ")

    paste_slowly(chat, line, f"key {secret}", "xyz")
    chat.notice.press_escape()

    assert chat.text() in {"start ", "start xyz"}
    assert secret not in chat.seen()


def test_a_second_paste_during_a_hold_goes_in_once_or_not_at_all(chat: Chat, line: Line) -> None:
    line.agent.freeze()
    try:
        chat.paste(ASKING)
        chat.keys("Control+v")
        chat.page.wait_for_timeout(SLOW_MS)
    finally:
        line.agent.thaw()
    chat.notice.until(lambda: ASKING in chat.text(), "the paste")
    chat.paste_is_over()

    assert chat.text() in {ASKING, ASKING + ASKING}


def test_moving_to_another_field_during_a_hold_does_not_paste_there(line: Line) -> None:
    chat = line.open("chatgpt.com")
    chat.page.evaluate(
        "() => { const field = document.createElement('input'); field.id = 'other';"
        " document.body.prepend(field); }"
    )
    line.agent.freeze()
    try:
        chat.paste(ASKING)
        chat.page.focus("#other")
        chat.page.wait_for_timeout(SLOW_MS)
    finally:
        line.agent.thaw()
    chat.wait_text(ASKING)

    assert chat.page.input_value("#other") == ""
    chat.page.close()


def test_an_editor_removed_during_a_hold_leaves_a_word_about_it(line: Line) -> None:
    chat = line.open("chat.deepseek.com")
    line.agent.freeze()
    try:
        chat.paste(ASKING)
        chat.page.evaluate("document.querySelector('#chat-input').remove()")
        chat.page.wait_for_timeout(SLOW_MS)
    finally:
        line.agent.thaw()

    assert chat.notice.until(chat.notice.statuses, "a status about the lost field")
    chat.page.close()
