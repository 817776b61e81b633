"""What happens between Ctrl+V and the answer: keys, clicks and focus while a paste is held."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from e2e import samples
from e2e.chat import Chat, Line, open_chat
from e2e.site import CHATGPT, DEEPSEEK

pytestmark = pytest.mark.browser

# Long enough for a paste that did not wait for an input method to stand in the editor.
SLOW_MS = 400
# An answer that comes within this needs no sign. Source: extension/content/waiting.js.
QUICK_MS = 150
ASKING = "Send it to info%2540handrail.example please."


@contextmanager
def held(line: Line, chat: Chat, text: str) -> Iterator[None]:
    """Paste while the agent cannot answer; let it go on afterwards."""
    line.agent.freeze()
    try:
        chat.paste(text)
        yield
        chat.notice.wait_status("hecking")
    finally:
        line.agent.thaw()


def paste_slowly(chat: Chat, line: Line, text: str, meanwhile: str) -> None:
    """Paste while the agent cannot answer yet, type something, let the agent go on."""
    with held(line, chat, text):
        chat.type(meanwhile)


def test_typing_during_a_hold_does_not_split_or_lose_the_paste(chat: Chat, line: Line) -> None:
    chat.type("start end")
    chat.step_back(3)

    paste_slowly(chat, line, ASKING, "xyz")

    chat.wait_text(f"start {ASKING}xyzend")


def test_typing_during_a_hold_lets_nothing_of_a_secret_in(chat: Chat, line: Line) -> None:
    secret = samples.aws_key()
    chat.type("start ")

    paste_slowly(chat, line, f"key {secret}", "xyz")
    chat.notice.press_escape()

    chat.wait_text("start xyz")
    assert secret not in chat.seen()


OTHER = "Call info%2540handrail.example today."
# ProseMirror joins edits less than 500 ms apart into one undo step, with or without Handrail.
PAUSE = "pass(600)"
BOXES = """() => [...document.querySelectorAll('body, body *')].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [element.tagName, x, y, width, height];
}).concat([[document.documentElement.scrollHeight, document.documentElement.scrollWidth]])"""


def test_a_slow_answer_shows_a_quiet_sign_at_the_caret(chat: Chat, line: Line) -> None:
    chat.type("start ")
    caret = chat.page.evaluate(
        "selector => document.querySelector(selector).getBoundingClientRect()", chat.editor
    )
    before = chat.page.evaluate(BOXES)
    with held(line, chat, ASKING):
        said = chat.notice.wait_status("hecking")
        sign = chat.notice.tree.find("status")[0]
        x, y = chat.notice.tree.middle(sign)
        during = chat.page.evaluate(BOXES)
        focused = chat.state()["focused"]
    chat.notice.until(lambda: ASKING in chat.text(), "the paste")
    chat.notice.until(lambda: chat.notice.statuses() == [], "the sign gone")

    assert said
    assert caret["x"] < x < caret["x"] + 120
    assert caret["y"] < y < caret["y"] + caret["height"] + 30
    assert during == before
    assert focused


# Notes what comes into the page beside its body, and how long a paste took from its key on.
WATCH = """() => {
  window.came = 0;
  new MutationObserver((records) => {
    window.came += records.flatMap((record) => [...record.addedNodes]).length;
  }).observe(document.documentElement, { childList: true });
  let pressed = 0;
  addEventListener("keydown", () => { pressed = performance.now(); }, true);
  addEventListener("paste", () => { window.took = performance.now() - pressed; }, true);
}"""


def pasted_quickly(chat: Chat) -> bool:
    """Paste into an empty editor; tell whether the answer was there before a sign is due."""
    chat.keys("Control+a", "Delete")
    chat.page.evaluate("() => { window.came = 0; }")
    chat.paste(ASKING)
    chat.wait_text(ASKING)
    return bool(chat.page.evaluate("() => window.took") < QUICK_MS)


def test_a_quick_answer_shows_no_sign(chat: Chat) -> None:
    chat.page.evaluate(WATCH)
    # On a busy machine an answer may be slow now and then.
    chat.notice.until(lambda: pasted_quickly(chat), "a quick answer")
    chat.paste_is_over()

    assert chat.page.evaluate("() => window.came") == 0


def test_two_pastes_during_a_hold_go_in_in_their_order(chat: Chat, line: Line) -> None:
    with held(line, chat, ASKING):
        chat.type(" ")
        chat.paste(OTHER)
        chat.type("!")

    chat.wait_text(f"{ASKING} {OTHER}!")


def test_undo_during_a_hold_takes_back_the_paste(chat: Chat, line: Line) -> None:
    chat.type("start ")
    chat.page.evaluate(PAUSE)
    with held(line, chat, ASKING):
        chat.keys("Control+z")
    chat.notice.until(lambda: ASKING in chat.seen(), "the paste")

    chat.wait_text("start ")


def test_keys_that_delete_and_move_during_a_hold_come_after_the_paste(
    chat: Chat, line: Line
) -> None:
    with held(line, chat, ASKING):
        chat.keys("Backspace", "Home")
        chat.type("x")

    chat.wait_text(f"x{ASKING[:-1]}")


def test_a_click_elsewhere_in_the_editor_does_not_take_the_paste_along(
    chat: Chat, line: Line
) -> None:
    chat.type("one two")
    with held(line, chat, ASKING):
        chat.page.locator(chat.editor).click(position={"x": 3, "y": 14})
        chat.type("x")

    chat.wait_text(f"xone two{ASKING}")


@pytest.mark.parametrize("host", [CHATGPT, DEEPSEEK])
def test_what_is_typed_in_another_field_during_a_hold_stays_there(line: Line, host: str) -> None:
    chat = line.open(host)
    chat.page.evaluate(
        "() => { const field = document.createElement('input'); field.id = 'other';"
        " document.body.prepend(field); }"
    )
    with held(line, chat, ASKING):
        chat.page.click("#other")
        chat.type("for her")
    chat.wait_text(ASKING)
    chat.type("!")

    assert chat.page.input_value("#other") == "for her!"
    chat.page.close()


def test_a_word_that_is_being_composed_is_left_alone(chat: Chat, line: Line) -> None:
    session = chat.page.context.new_cdp_session(chat.page)
    with held(line, chat, ASKING):
        for part in ("n", "ni", "nih"):
            session.send(
                "Input.imeSetComposition",
                {"text": part, "selectionStart": len(part), "selectionEnd": len(part)},
            )
        during = chat.text()
    chat.page.wait_for_timeout(SLOW_MS)
    still = chat.text()
    session.send("Input.insertText", {"text": "日本"})
    chat.wait_text(f"日本{ASKING}")

    assert during == still == "nih"


def test_the_enter_that_ends_a_word_does_not_end_the_line(chat: Chat, line: Line) -> None:
    session = chat.page.context.new_cdp_session(chat.page)
    with held(line, chat, ASKING):
        session.send(
            "Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1}
        )
        session.send(
            "Input.dispatchKeyEvent",
            {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229},
        )
        session.send("Input.insertText", {"text": "二"})

    chat.wait_text(f"二{ASKING}")


def test_a_hold_in_a_dialog_of_the_page_shows_its_sign_above_it(line: Line) -> None:
    chat = open_chat(line.context, DEEPSEEK, line.clipboard, "/moving")
    chat.page.evaluate(
        "() => { const dialog = document.createElement('dialog');"
        " dialog.append(document.querySelector('#chat-input')); document.body.append(dialog);"
        " dialog.showModal(); }"
    )
    with held(line, chat, ASKING):
        sign = chat.notice.until(lambda: chat.notice.tree.find("status"), "the sign")

    chat.wait_text(ASKING)
    assert sign
    chat.page.close()


def test_a_second_paste_into_another_field_goes_into_that_field(line: Line) -> None:
    chat = open_chat(line.context, DEEPSEEK, line.clipboard, "/moving")
    chat.page.evaluate(
        "() => { const field = document.createElement('input'); field.id = 'other';"
        " document.body.append(field); }"
    )
    with held(line, chat, ASKING):
        chat.page.click("#other")
        chat.paste(OTHER)
    chat.notice.until(lambda: chat.page.input_value("#other") == OTHER, "the second paste")

    assert chat.text() == ASKING
    chat.page.close()
