"""Pages that change under a person, and an extension that is updated under a page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from drive.agent import Agent, install_browser
from drive.chromium import Setup, browser_session, chromium, kill_worker
from drive.clipboard import Clipboard
from drive.scratch import scratch
from e2e import samples
from e2e.chat import Chat, Line, open_chat
from e2e.patient import patient
from e2e.site import CHATGPT, CLIPBOARD, DEEPSEEK, Site
from e2e.updating import SWITCH, update, updating
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = pytest.mark.browser

ASKED_ABOUT = "Write to info%2540handrail.example please"
# A script that reads every paste before anybody else could, written with the page it stands in.
FIRST_COMES = """"<script>window.taken = ''; addEventListener('paste', (event) => {" +
  "window.taken += event.clipboardData.getData('text/plain'); }, true);</" + "script>" +
  "<script>window.editorState = () => ({ value: document.querySelector('textarea').value });</" +
  "script><body>" + FIELD"""
SCRIPTED = {
    "opened": f"document.open(); document.write({FIRST_COMES}); document.close();",
    "written": f"document.write({FIRST_COMES}); document.close();",
    "line by line": f"document.writeln({FIRST_COMES}); document.close();",
    "by a frame's functions": """Document.prototype.open = Document.prototype.write = null;
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const own = frame.contentWindow.Document.prototype;
      own.open.call(document);"""
    f"own.write.call(document, {FIRST_COMES}); own.close.call(document);",
}.values()
SCRIPTED_FRAME = f"""() => {{
  const frame = document.createElement("iframe");
  frame.title = "made";
  document.body.append(frame);
  Document.prototype.write.call(frame.contentDocument, {FIRST_COMES});
  frame.contentDocument.close();
}}"""
# The page takes its composer out and puts a new one in, as a route change does.
REMOUNT = """() => {
  const old = document.querySelector('#chat-input');
  const fresh = old.cloneNode();
  old.replaceWith(fresh);
  fresh.focus();
}"""


@pytest.fixture(scope="module")
def line(playwright: Playwright, site: Site) -> Iterator[Line]:
    """The line in a browser whose extension can be loaded again."""
    with scratch() as place:
        install_browser(place)
        setup = Setup(extension=patient(place), hosts=site.hosts, switches=(SWITCH,))
        with Agent(place) as agent, chromium(playwright, place, setup) as context:
            clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
            yield Line(place, agent, context, clipboard, site)


@pytest.fixture
def chat(line: Line) -> Iterator[Chat]:
    """A fresh page with a textarea as its composer."""
    opened = open_chat(line.context, DEEPSEEK, line.clipboard, "/moving")
    yield opened
    opened.page.close()


def guards(chat: Chat) -> str:
    """Find that a secret is held and what may go in goes in, once; return the secret."""
    secret = samples.aws_key()
    chat.keys("Control+a", "Delete")
    chat.paste(f"key {secret}")
    chat.notice.press_escape()
    assert chat.text() == ""
    chat.paste(ASKED_ABOUT)
    chat.wait_text(ASKED_ABOUT)
    chat.paste_is_over()
    assert chat.text() == ASKED_ABOUT
    return secret


def test_a_new_address_without_a_new_page_changes_nothing(chat: Chat) -> None:
    chat.page.evaluate("() => { history.pushState({}, '', '/chat/2'); }")

    assert guards(chat) not in chat.seen()


def test_a_composer_that_the_page_builds_anew_is_guarded(chat: Chat) -> None:
    guards(chat)
    chat.page.evaluate("() => { history.pushState({}, '', '/chat/3'); }")
    chat.page.evaluate(REMOUNT)

    assert guards(chat) not in chat.seen()


def test_a_second_composer_for_editing_an_old_message_is_guarded(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.page.evaluate(
        "() => { const edit = document.createElement('textarea'); edit.id = 'edit';"
        " document.body.append(edit); edit.focus(); }"
    )

    chat.paste(f"key {secret}")
    chat.notice.press_escape()

    assert chat.page.input_value("#edit") == ""
    assert secret not in chat.seen()


def test_a_page_that_writes_itself_anew_is_guarded(chat: Chat) -> None:
    chat.page.evaluate(
        "() => { document.open(); document.write(`<body>${FIELD}`); document.close(); }"
    )
    chat.focus()

    assert guards(chat) not in chat.seen()


@pytest.mark.parametrize("how", SCRIPTED)
def test_a_page_that_brings_a_script_when_it_writes_itself_anew_comes_second(
    chat: Chat, how: str
) -> None:
    chat.page.evaluate(f"() => {{ {how} }}")
    chat.focus()

    secret = guards(chat)
    taken = chat.page.evaluate("() => window.taken")

    assert ASKED_ABOUT in taken
    assert secret not in taken


def test_a_frame_that_brings_a_script_when_it_is_written_comes_second(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.page.evaluate(SCRIPTED_FRAME)
    chat.move_to_frame("made")
    chat.focus()

    chat.paste(f"key {secret}")
    chat.notice.press_escape()

    assert chat.frame.evaluate("() => window.taken") == ""


def test_a_page_that_comes_back_from_the_cache_is_guarded(line: Line) -> None:
    chat = open_chat(line.context, DEEPSEEK, line.clipboard, "/cached")
    guards(chat)
    chat.page.goto(f"https://{CHATGPT}/inner")
    chat.page.evaluate("() => history.back()")
    chat.page.wait_for_url("**/cached", wait_until="commit")
    chat.notice.until(lambda: chat.page.evaluate("() => window.kept"), "the page from the cache")
    chat.focus()

    guards(chat)
    chat.page.close()


def updated(line: Line, chat: Chat) -> None:
    """Update, and wait until the new script has taken its place in the page."""
    chat.page.evaluate("() => addEventListener('handrail', () => { window.arrived = true; })")
    update(line)
    chat.notice.until(lambda: chat.page.evaluate("() => window.arrived"), "the new script")


def test_a_paste_after_an_update_is_checked_by_the_new_extension(line: Line, chat: Chat) -> None:
    guards(chat)
    updated(line, chat)

    guards(chat)


def test_between_update_and_new_script_nothing_unchecked_goes_in(line: Line, chat: Chat) -> None:
    secret = samples.aws_key()
    line.clipboard.write(f"key {secret}")
    chat.page.bring_to_front()
    chat.focus()

    with updating(line):
        chat.keys("Control+v", "Control+v")
        said = chat.notice.wait_status("updated")

    assert "again" in said
    assert chat.text() == ""
    assert secret not in chat.seen()


def test_a_paste_held_during_an_update_is_given_back_with_a_word(line: Line, chat: Chat) -> None:
    secret = samples.aws_key()
    line.agent.freeze()
    try:
        chat.paste(f"key {secret}")
        chat.notice.wait_status("hecking")
        update(line)
        said = chat.notice.wait_status("updated")
    finally:
        line.agent.thaw()

    assert "again" in said
    assert chat.text() == ""
    assert chat.notice.tree.find("button", "Copy")
    assert secret not in chat.seen()


def test_a_notice_that_is_open_during_an_update_still_does_what_it_says(
    line: Line, chat: Chat
) -> None:
    secret = samples.aws_key()
    chat.paste(f"key {secret} end")
    chat.notice.wait()

    updated(line, chat)
    chat.notice.press("Redact")
    chat.notice.until(lambda: chat.text().endswith(" end"), "the redacted text")

    assert secret not in chat.text()
    guards(chat)


def test_an_editor_replaced_during_a_hold_loses_nothing(line: Line, chat: Chat) -> None:
    line.agent.freeze()
    try:
        chat.paste(ASKED_ABOUT)
        chat.notice.wait_status("hecking")
        chat.page.evaluate(REMOUNT)
    finally:
        line.agent.thaw()
    said = chat.notice.until(
        lambda: chat.notice.tree.find("button", "Copy") or chat.text() == ASKED_ABOUT,
        "the paste, or a way to get it",
    )

    assert said


def test_an_editor_replaced_under_the_notice_does_not_get_the_secret(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.paste(f"key {secret} end")
    chat.notice.wait()

    chat.page.evaluate("() => document.querySelector('#chat-input').remove()")
    chat.notice.press("Redact")
    chat.notice.until(lambda: chat.notice.tree.find("button", "Copy"), "the text to copy")

    assert secret not in chat.seen()


def test_a_worker_that_is_killed_during_a_hold_is_asked_again(line: Line, chat: Chat) -> None:
    session = browser_session(line.context)
    line.agent.freeze()
    try:
        chat.paste(ASKED_ABOUT)
        chat.notice.wait_status("hecking")
        kill_worker(session, EXTENSION_CHROMIUM_ID)
    finally:
        line.agent.thaw()

    chat.wait_text(ASKED_ABOUT)


def test_a_tab_that_closes_during_a_hold_takes_nothing_with_it(line: Line, chat: Chat) -> None:
    other = open_chat(line.context, DEEPSEEK, line.clipboard, "/moving")
    line.agent.freeze()
    try:
        other.paste(ASKED_ABOUT)
        other.notice.wait_status("hecking")
        other.page.close()
    finally:
        line.agent.thaw()
    chat.page.bring_to_front()
    chat.focus()

    guards(chat)
