"""What happens between Ctrl+V and the answer, and pages that change under a person, in Firefox."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from e2e import samples
from e2e.firefox_chat import FirefoxChat, FirefoxLine, firefox_line
from e2e.patient import patient
from e2e.site import CHATGPT, DEEPSEEK, Site
from e2e.test_moving import FIRST_COMES

pytestmark = pytest.mark.browser

ASKING = "Send it to info%2540handrail.example please."
OTHER = "Call info%2540handrail.example today."
FIELD = "#chat-input"
REMOUNT = """
  const old = document.querySelector("#chat-input");
  const fresh = old.cloneNode();
  old.replaceWith(fresh);
  fresh.focus();
"""
ONE_MORE_FIELD = """
  const field = document.createElement("input");
  field.id = "other";
  document.body.prepend(field);
"""
# What an input method does: a word that is being composed, then what it becomes.
INPUT_METHOD = """
  const [composed, committed] = arguments;
  globalThis.method ??=
    Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  if (committed) {
    method.commitCompositionWith(committed);
    return true;
  }
  method.beginInputTransactionForTests(window);
  method.setPendingCompositionString(composed);
  method.appendClauseToPendingComposition(composed.length, method.ATTR_RAW_CLAUSE);
  return method.flushPendingComposition();
"""

# Whether the page before this one was kept whole, and where the browser has arrived.
KEPT = """
  const { sessionHistory } = gBrowser.selectedBrowser.browsingContext;
  return sessionHistory.getEntryAtIndex(sessionHistory.index - 1).isInBFCache;
"""
ARRIVED = """
  const { currentURI, webProgress } = gBrowser.selectedBrowser;
  return currentURI.spec === arguments[0] && !webProgress.isLoadingDocument;
"""
# To the page before, as a page's own way back goes: the button passes over pages nobody touched.
BACK = "gBrowser.goBack(false);"


@pytest.fixture(scope="module")
def fox(site: Site) -> Iterator[FirefoxLine]:
    """Agent and Firefox of this module."""
    with firefox_line(site) as line:
        yield line


@pytest.fixture(params=[CHATGPT, DEEPSEEK])
def chat(fox: FirefoxLine, request: pytest.FixtureRequest) -> FirefoxChat:
    """A fresh page of each chat site in turn."""
    return fox.open(request.param)


@pytest.fixture
def moving(fox: FirefoxLine) -> FirefoxChat:
    """A page whose composer comes and goes."""
    return fox.open(DEEPSEEK, "/moving")


@contextmanager
def held(fox: FirefoxLine, chat: FirefoxChat, text: str) -> Iterator[None]:
    """Paste while the agent cannot answer, see that it is waited for; let it go on afterwards."""
    fox.agent.freeze()
    try:
        chat.paste(text)
        chat.notice.wait_status("hecking")
        yield
    finally:
        fox.agent.thaw()


def guards(chat: FirefoxChat) -> str:
    """Find that a secret is held and what may go in goes in, once; return the secret."""
    secret = samples.aws_key()
    chat.keys("Control+a", "Delete")
    chat.paste(f"key {secret}")
    chat.notice.press_escape()
    assert chat.text() == ""
    chat.paste(ASKING)
    chat.wait_text(ASKING)
    return secret


def test_what_is_typed_during_a_hold_stands_after_the_paste_in_firefox(
    fox: FirefoxLine, chat: FirefoxChat
) -> None:
    chat.type("start end")
    chat.keys(*["ArrowLeft"] * 3)
    with held(fox, chat, ASKING):
        chat.type("xyz")

    chat.wait_text(f"start {ASKING}xyzend")


def test_two_pastes_during_a_hold_go_in_in_their_order_in_firefox(
    fox: FirefoxLine, chat: FirefoxChat
) -> None:
    with held(fox, chat, ASKING):
        chat.type(" ")
        chat.paste(OTHER)
        chat.type("!")

    chat.wait_text(f"{ASKING} {OTHER}!")


def test_undo_during_a_hold_takes_back_the_paste_in_firefox(
    fox: FirefoxLine, moving: FirefoxChat
) -> None:
    moving.type("start ")
    with held(fox, moving, ASKING):
        moving.keys("Control+z")
    moving.notice.until(lambda: ASKING in moving.seen(), "the paste")

    moving.wait_text("start ")


def test_what_is_typed_in_another_field_during_a_hold_stays_there_in_firefox(
    fox: FirefoxLine, chat: FirefoxChat
) -> None:
    fox.browser.in_page(ONE_MORE_FIELD)
    with held(fox, chat, ASKING):
        fox.browser.click("#other")
        chat.type("for her")
    chat.wait_text(ASKING)
    chat.type("!")

    assert fox.browser.in_page("return document.querySelector('#other').value;") == "for her!"


def test_a_word_that_is_being_composed_is_left_alone_in_firefox(
    fox: FirefoxLine, moving: FirefoxChat
) -> None:
    with held(fox, moving, ASKING):
        for part in ("n", "ni", "nih"):
            fox.browser.in_page_as_browser(INPUT_METHOD, part, "")
        during = moving.text()
    fox.browser.in_page_as_browser(INPUT_METHOD, "", "日本")

    assert during == "nih"
    moving.wait_text(f"日本{ASKING}")


def test_a_tab_that_closes_during_a_hold_takes_nothing_with_it_in_firefox(fox: FirefoxLine) -> None:
    call = fox.browser.call
    first = call("WebDriver:GetWindowHandle")
    second = call("WebDriver:NewWindow", {"type": "tab"})["handle"]
    call("WebDriver:SwitchToWindow", {"handle": second})
    with held(fox, fox.open(DEEPSEEK, "/moving"), ASKING):
        call("WebDriver:CloseWindow")
        call("WebDriver:SwitchToWindow", {"handle": first})

    assert guards(fox.open(DEEPSEEK, "/moving"))


def test_a_page_that_moves_is_guarded_in_firefox(moving: FirefoxChat) -> None:
    page = moving.browser.in_page
    page("history.pushState({}, '', '/chat/2');")
    secret = guards(moving)
    page(REMOUNT)
    secrets = [secret, guards(moving)]
    page("document.open(); document.write('<body>' + FIELD); document.close();")
    moving.focus()
    secrets.append(guards(moving))

    assert not [secret for secret in secrets if secret in moving.seen()]


def test_a_page_that_brings_a_script_when_it_writes_itself_anew_comes_second_in_firefox(
    moving: FirefoxChat,
) -> None:
    moving.browser.in_page(f"document.write({FIRST_COMES}); document.close();")
    moving.focus()

    secret = guards(moving)
    taken = moving.browser.in_page("return window.taken;")

    assert ASKING in taken
    assert secret not in taken


def goes_and_is_kept(fox: FirefoxLine, address: str) -> bool:
    """Visit a page and leave it; tell whether Firefox kept it for the way back.

    It keeps none that still asks for something, and it asks for a page's icon when it has loaded.
    """
    fox.browser.visit(address)
    fox.browser.visit(f"https://{CHATGPT}/inner")
    return bool(fox.browser.in_chrome(KEPT))


def test_a_page_that_comes_back_from_the_cache_is_guarded_in_firefox(fox: FirefoxLine) -> None:
    # Nothing is done in it before it is back: Marionette's own hands keep a page out of the cache.
    address = f"https://{DEEPSEEK}/cached"
    chat = FirefoxChat(fox.browser, FIELD)
    until = chat.notice.until
    until(lambda: goes_and_is_kept(fox, address), "a page that is kept")
    fox.browser.in_chrome(BACK)
    until(lambda: fox.browser.in_chrome(ARRIVED, address), "the page before")
    until(lambda: fox.browser.in_page("return window.kept;"), "the page from the cache")
    chat.focus()

    guards(chat)


def test_a_paste_after_an_update_is_checked_in_firefox(
    fox: FirefoxLine, moving: FirefoxChat
) -> None:
    guards(moving)
    fox.browser.in_page("addEventListener('handrail', () => { window.arrived = true; });")
    fox.browser.install(patient(fox.place))
    moving.notice.until(lambda: fox.browser.in_page("return window.arrived;"), "the new script")

    guards(moving)


def test_an_editor_replaced_during_a_hold_loses_nothing_in_firefox(
    fox: FirefoxLine, moving: FirefoxChat
) -> None:
    with held(fox, moving, ASKING):
        fox.browser.in_page(REMOUNT)

    assert moving.notice.until(
        lambda: moving.notice.find("button", "Copy") or moving.text() == ASKING,
        "the paste, or a way to get it",
    )
