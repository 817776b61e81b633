"""A frame of any kind and an editor below shadow roots are guarded like the page itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame

from drive.clipboard import paste_by_keyboard
from e2e import samples
from e2e.chat import Chat, Line, open_chat
from e2e.site import DEEPSEEK

pytestmark = pytest.mark.browser

FIELD = "#chat-input"
ASKED_ABOUT = "Write to info%2540handrail.example please"
KINDS = (
    "srcdoc",
    "blank",
    "written",
    "script",
    "blob",
    "data",
    "sandboxed",
    "deaf",
    "nested",
)


@pytest.fixture(scope="module")
def opened(line: Line) -> Iterator[Chat]:
    """One page for all frames, each of them made in it and taken away again."""
    chat = open_chat(line.context, DEEPSEEK, line.clipboard, "/moving")
    yield chat
    chat.page.close()


def make_frame(chat: Chat, kind: str) -> Frame:
    """Let the page make a frame; return the innermost one, its field ready."""
    chat.page.evaluate("kind => { MAKE[kind](); }", kind)
    chat.notice.until(lambda: len(chat.page.frames) > 1 + (kind == "nested"), "the frame")
    frame = chat.page.frames[-1]
    frame.wait_for_selector(FIELD)
    return frame


@pytest.mark.parametrize("kind", KINDS)
def test_a_secret_is_held_in_a_frame_of_every_kind(opened: Chat, kind: str) -> None:
    secret = samples.aws_key()
    frame = make_frame(opened, kind)
    frame.click(FIELD)

    opened.paste(f"key {secret}")
    opened.notice.press_escape()
    held = frame.input_value(FIELD)
    opened.paste(ASKED_ABOUT)
    opened.notice.until(lambda: frame.input_value(FIELD) == ASKED_ABOUT, "what may go in")
    opened.page.evaluate("() => document.querySelectorAll('iframe').forEach((f) => f.remove())")

    assert held == ""


@pytest.mark.parametrize("mode", ["open", "closed"])
@pytest.mark.parametrize(
    ("inner", "content"),
    [("<textarea></textarea>", "value"), ("<div contenteditable>a</div>", "textContent")],
    ids=["textarea", "editable"],
)
def test_a_secret_is_held_below_shadow_roots(
    opened: Chat, mode: str, inner: str, content: str
) -> None:
    secret = samples.aws_key()
    text = f"() => planted.{content}"
    opened.page.evaluate("([mode, inner]) => PLANT(mode, inner)", [mode, inner])
    before = opened.page.evaluate(text)

    opened.paste(f"key {secret}")
    opened.notice.press_escape()
    held = opened.page.evaluate(text)
    opened.clipboard.write(ASKED_ABOUT)
    paste_by_keyboard(opened.page)
    opened.notice.until(lambda: ASKED_ABOUT in opened.page.evaluate(text), "what may go in")

    assert held == before
    assert secret not in opened.seen()
