"""A paste on a real chat page: held, redacted, let through, or never touched."""

import json

import pytest
from playwright.sync_api import BrowserContext

from drive.agent import handrail
from drive.clipboard import Clipboard, paste_by_keyboard, paste_by_menu
from e2e import samples
from e2e.chat import Chat, Line, open_chat
from e2e.site import CHATGPT, DEEPSEEK

pytestmark = pytest.mark.browser

# ProseMirror joins edits less than 500 ms apart into one undo step, with or without Handrail.
# Source: prosemirror-history, newGroupDelay.
PAUSE = "pass(600)"
REASON = "the customer asked for it"
SENTENCE = "Please look at the list below and answer."
# Where each editor has its caret after the sentence, and the letters that are then selected.
AFTER = {CHATGPT: {"type": "text", "anchor": 42, "head": 42}, DEEPSEEK: [41, 41]}
SELECTED = {CHATGPT: {"type": "text", "anchor": 31, "head": 17}, DEEPSEEK: [16, 30]}


def begin(chat: Chat) -> None:
    """Type a sentence and select letters in the middle of it.

    On a busy machine ProseMirror now and then takes a key late, with Handrail and without: then
    the caret goes back and selects anew.
    """
    chat.type(SENTENCE)

    def selected() -> bool:
        chat.keys("End")
        if chat.at_rest()["selection"] != AFTER[chat.host]:
            return False
        chat.keys(*["ArrowLeft"] * 11, *["Shift+ArrowLeft"] * 14)
        return bool(chat.at_rest()["selection"] == SELECTED[chat.host])

    chat.notice.until(selected, "the letters selected")
    chat.page.evaluate(PAUSE)


def finish(chat: Chat) -> list[dict[str, object]]:
    """Type on after the paste, then undo everything; return the editor after each step."""
    chat.page.evaluate(PAUSE)
    chat.type(" Thanks")
    return chat.undo_trail()


def plain_browser_trail(
    bare: tuple[BrowserContext, Clipboard], host: str, text: str, html: str
) -> tuple[list[dict[str, object]], list[list[str]]]:
    """Do the same paste without the extension; return the undo trail and the paste event."""
    context, clipboard = bare
    other = open_chat(context, host, clipboard)
    begin(other)
    other.paste(text, html)
    other.paste_is_over()
    trail = finish(other)
    events = what_handlers_got(other)
    other.page.close()
    return trail, events


def what_handlers_got(chat: Chat) -> list[list[str]]:
    """Return types and data of the paste events the page got, without the isTrusted column."""
    return [[*row[:2], *row[3:]] for row in chat.events("paste")]


def redacted_by_command_line(line: Line, host: str, text: str) -> str:
    """Ask `handrail scan --jsonl` what the redacted version is."""
    item = json.dumps({"id": "1", "text": text})
    done = handrail(line.place, "scan", "--jsonl", "--site", f"https://{host}", text=item)
    return str(json.loads(done.stdout)["redacted"])


def test_escape_leaves_the_editor_exactly_as_it_was(chat: Chat) -> None:
    secret = samples.aws_key()
    begin(chat)
    before = chat.state()

    chat.paste(f"key: {secret}", f"<p>key: <b>{secret}</b></p>")
    chat.notice.wait()
    chat.notice.press_escape()

    assert chat.state() == before
    assert before["focused"] is True
    assert secret not in chat.seen()


def test_the_keyboard_is_back_in_the_editor_after_escape(chat: Chat) -> None:
    chat.type("one ")

    chat.paste(f"key: {samples.aws_key()}")
    chat.notice.press_escape()
    chat.type("two")

    assert chat.text() == "one two"


def test_dont_paste_keeps_the_secret_from_the_page(chat: Chat) -> None:
    secret = samples.github_token()

    chat.paste(f"token {secret} for the build")
    chat.notice.press("Don't")

    assert chat.text().strip() == ""
    assert secret not in chat.seen()


def test_redact_inserts_exactly_the_redacted_text(chat: Chat, line: Line) -> None:
    secret = samples.aws_key()
    text = f"Why does this fail?\naws_access_key_id = {secret}\nIt worked yesterday."
    expected = redacted_by_command_line(line, chat.host, text)
    before = chat.state()

    chat.paste(text, f"<p>Why?</p><pre>{secret}</pre>")
    chat.notice.press("Redact")
    chat.wait_changed(before)

    assert chat.text() == expected
    assert secret not in expected
    assert secret not in chat.seen()


def test_redact_is_one_step_to_undo(chat: Chat) -> None:
    begin(chat)
    before = chat.state()

    chat.paste(f"password reset with {samples.aws_key()} please")
    chat.notice.press("Redact")
    chat.wait_changed(before)
    chat.keys("Control+z")

    after = chat.state()
    assert after.get("value", after.get("doc")) == before.get("value", before.get("doc"))


@pytest.mark.parametrize("flavour", ["text", "html"])
def test_continue_is_the_same_paste_as_without_the_extension(
    chat: Chat, bare: tuple[BrowserContext, Clipboard], flavour: str
) -> None:
    rows = samples.customer_rows()
    text = samples.customer_list(rows)
    html = samples.customer_html(rows) if flavour == "html" else ""
    expected, native_events = plain_browser_trail(bare, chat.host, text, html)
    begin(chat)
    before = chat.state()

    chat.paste(text, html)
    chat.notice.wait()
    assert rows[0][1] not in chat.seen()
    chat.notice.let_through(REASON)
    chat.wait_changed(before)

    assert finish(chat) == expected
    assert what_handlers_got(chat) == native_events


@pytest.mark.parametrize(
    "text",
    [
        samples.CLEAN,
        'line1 a  b\n\tinfo@handrail.example <x> & "q"\n\nline4 «é😀» end\n',
    ],
    ids=["clean", "odd characters"],
)
def test_content_that_may_go_in_is_pasted_as_without_the_extension(
    chat: Chat, bare: tuple[BrowserContext, Clipboard], text: str
) -> None:
    expected, native_events = plain_browser_trail(bare, chat.host, text, "")
    begin(chat)
    before = chat.state()

    chat.paste(text)
    chat.wait_changed(before)

    assert finish(chat) == expected
    assert what_handlers_got(chat) == native_events
    assert chat.notice.shown() is None


def test_a_paste_from_the_menu_is_held_too(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.clipboard.write(f"export KEY={secret}")

    paste_by_menu(chat.page)
    chat.notice.press_escape()

    assert chat.text().strip() == ""
    assert secret not in chat.seen()


def test_the_same_secret_is_held_again_after_a_decision(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.paste(f"first {secret}")
    chat.notice.press_escape()

    paste_by_keyboard(chat.page)
    chat.notice.press_escape()

    assert secret not in chat.seen()


@pytest.mark.parametrize("frame", ["same", "cross"])
def test_a_paste_into_a_frame_is_held_too(line: Line, frame: str) -> None:
    secret = samples.aws_key()
    chat = line.open_frame(frame)
    chat.type("ab")

    chat.paste(f"key {secret}")
    chat.notice.press_escape()
    chat.type("c")

    assert chat.text() == "abc"
    assert secret not in chat.seen()
    chat.page.close()


@pytest.mark.parametrize("frame", ["same", "cross"])
def test_the_redacted_text_goes_into_the_frame_it_was_pasted_in(line: Line, frame: str) -> None:
    secret = samples.aws_key()
    chat = line.open_frame(frame)
    expected = redacted_by_command_line(line, chat.host, f"key {secret}")

    chat.paste(f"key {secret}")
    chat.notice.press("Redact")
    chat.wait_text(expected)

    assert secret not in chat.seen()
    chat.page.close()


def test_no_chat_site_got_a_held_value_over_the_network(chat: Chat, line: Line) -> None:
    secret = samples.aws_key()

    chat.paste(f"key: {secret}")
    chat.notice.press_escape()

    assert not [request for request in line.site.requests if secret in request]


@pytest.mark.parametrize("host", [CHATGPT, DEEPSEEK])
def test_the_recorder_sees_what_nothing_holds_back(
    bare: tuple[BrowserContext, Clipboard], host: str
) -> None:
    context, clipboard = bare
    other = open_chat(context, host, clipboard)
    secret = samples.aws_key()

    other.paste(f"key: {secret}")
    other.paste_is_over()

    kinds = {row[0] for row in other.frame.evaluate("recorded") if secret in str(row)}
    assert {"event", "sample"} <= kinds
    other.page.close()
