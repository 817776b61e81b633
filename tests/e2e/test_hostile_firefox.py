"""In Firefox, too, a page that fights the guard gets nothing unchecked by paste."""

from collections.abc import Iterator

import pytest

from drive.notice import DONT, NotSeenError
from e2e import samples
from e2e.attacks import ATTACKS, GIVES_UP
from e2e.firefox_chat import FirefoxChat, FirefoxLine, firefox_line
from e2e.site import DEEPSEEK, Site

pytestmark = pytest.mark.browser

ASKED_ABOUT = "Write to info%2540handrail.example please"
# One of each kind; the others differ only in how Chromium draws.
TRIED = (
    "removes it",
    "hides it",
    "moves it into something hidden",
    "covers it with a popover",
    "covers it with a dialog",
    "writes itself anew",
)


@pytest.fixture(scope="module")
def fox(site: Site) -> Iterator[FirefoxLine]:
    """Agent and Firefox of this module."""
    with firefox_line(site) as running:
        yield running


def stolen(chat: FirefoxChat) -> str:
    """Everything the page saw in events that a person caused."""
    return "\n".join(chat.browser.in_page("return window.stolen ?? [];"))


def can_press_dont(chat: FirefoxChat) -> bool:
    """Press "Don't" with the mouse, where the notice is still there to be pressed."""
    if chat.notice.shown() is None:
        return False
    try:
        chat.notice.press(DONT)
    except NotSeenError:
        return False
    return True


@pytest.mark.parametrize("attack", TRIED)
def test_a_page_that_fights_the_notice_gets_nothing_in_firefox(
    fox: FirefoxLine, attack: str
) -> None:
    chat = fox.open(DEEPSEEK, "/hostile")
    secret = samples.aws_key()
    chat.paste(f"key {secret}")
    chat.notice.wait()

    chat.browser.in_page(ATTACKS[attack])
    pressed = can_press_dont(chat)
    chat.notice.wait_gone()

    assert pressed or attack in GIVES_UP
    assert secret not in chat.browser.in_page("return document.documentElement?.outerHTML ?? '';")
    assert secret not in stolen(chat)


@pytest.mark.parametrize("how", ["patched", "throwing"])
def test_what_the_page_patches_or_throws_does_not_open_the_gate_in_firefox(
    fox: FirefoxLine, how: str
) -> None:
    chat = fox.open(DEEPSEEK, f"/hostile?{how}")
    secret = samples.aws_key()
    chat.paste(f"key {secret}")
    chat.notice.press(DONT)
    held = chat.text()

    chat.focus()
    chat.paste(ASKED_ABOUT)
    chat.wait_text(ASKED_ABOUT)

    assert held == ""
    assert secret not in stolen(chat)


def test_a_flood_presses_nothing_in_firefox(fox: FirefoxLine) -> None:
    chat = fox.open(DEEPSEEK, "/hostile")
    secret = samples.aws_key()
    chat.paste(f"key {secret}")
    chat.notice.wait()

    chat.browser.in_page(
        """for (let turn = 0; turn < 300; turn += 1) {
          for (const target of [theirs(), document, window, document.body]) {
            for (const key of ['Enter', 'Escape', ' ', 'Tab']) {
              const how = { key, code: key, bubbles: true, composed: true, cancelable: true };
              target.dispatchEvent(new KeyboardEvent('keydown', how));
            }
            target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
          }
        }"""
    )
    chat.notice.wait()  # still there; a busy machine's accessibility tree may be behind
    chat.notice.press(DONT)

    assert chat.text() == ""


@pytest.mark.parametrize("kind", ["srcdoc", "blank", "written", "blob", "sandboxed", "nested"])
def test_a_secret_is_held_in_a_frame_of_every_kind_in_firefox(fox: FirefoxLine, kind: str) -> None:
    chat = fox.open(DEEPSEEK, "/moving")
    secret = samples.aws_key()
    chat.browser.in_page("MAKE[arguments[0]]();", kind)
    chat.notice.until(lambda: len(chat.notice.find("textbox")) > 1, "the frame's field")
    field = chat.notice.until(
        lambda: next((node for node in chat.notice.find("textbox")[1:] if node.x > 0), None),
        "the field in its place",
    )
    chat.browser.click_at(field.x, field.y)

    chat.paste(f"key {secret}")
    chat.notice.press_escape()

    assert secret not in chat.seen()
