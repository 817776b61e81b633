"""A page that fights the guard gets nothing unchecked by paste, and goes on working itself."""

from collections.abc import Iterator

import pytest

from drive.notice import CONTINUE, DONT, NotSeenError
from e2e import samples
from e2e.attacks import ATTACKS, GIVES_UP
from e2e.chat import Chat, Line, open_chat
from e2e.site import DEEPSEEK

pytestmark = pytest.mark.browser

ASKED_ABOUT = "Write to info%2540handrail.example please"


@pytest.fixture
def chat(line: Line) -> Iterator[Chat]:
    """A page that listens first and has a strict policy with Trusted Types."""
    opened = open_chat(line.context, DEEPSEEK, line.clipboard, "/hostile")
    yield opened
    opened.page.close()


def stolen(chat: Chat) -> str:
    """Everything the page saw in events that a person caused."""
    return "\n".join(chat.page.evaluate("() => window.stolen"))


def can_press_dont(chat: Chat) -> bool:
    """Press "Don't" with the mouse, where the notice is still there to be pressed."""
    if chat.notice.shown() is None:
        return False
    try:
        chat.notice.press(DONT)
    except NotSeenError:
        return False
    return True


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_that_fights_the_notice_gets_nothing(chat: Chat, attack: str) -> None:
    secret = samples.aws_key()
    chat.paste(f"key {secret}")
    chat.notice.wait()
    look = chat.page.evaluate("() => theirs().getAttribute('style')")

    chat.page.evaluate(f"() => {{ {ATTACKS[attack]}; }}")
    chat.paste_is_over()
    if chat.notice.shown():
        assert chat.page.evaluate("() => theirs().getAttribute('style')") == look
        assert chat.page.evaluate("() => theirs().parentNode === document.documentElement")
    pressed = can_press_dont(chat)
    chat.notice.until(lambda: chat.notice.shown() is None, "the notice gone, one way or the other")

    assert pressed or attack in GIVES_UP
    assert secret not in chat.page.content()
    assert secret not in stolen(chat)
    assert chat.page.evaluate("() => document.querySelector('textarea')?.value ?? ''") == ""


def test_after_a_fight_over_the_notice_the_person_can_type_and_paste_again(chat: Chat) -> None:
    chat.paste(f"key {samples.aws_key()}")
    chat.notice.wait()
    chat.page.evaluate("() => { theirs().remove(); }")
    chat.notice.wait_gone()
    chat.paste_is_over()

    chat.focus()
    chat.type("typed ")
    chat.paste(ASKED_ABOUT)

    chat.wait_text(f"typed {ASKED_ABOUT}")


@pytest.mark.parametrize("how", ["patched", "throwing", "patched-throwing"])
def test_what_the_page_patches_or_throws_does_not_open_the_gate(line: Line, how: str) -> None:
    chat = open_chat(line.context, DEEPSEEK, line.clipboard, f"/hostile?{how}")
    secret = samples.aws_key()
    chat.paste(f"key {secret}")
    chat.notice.press(DONT)
    held = chat.text()

    chat.focus()
    chat.paste(ASKED_ABOUT)
    chat.wait_text(ASKED_ABOUT)

    assert held == ""
    assert secret not in stolen(chat)
    chat.page.close()


def test_what_the_page_patches_later_does_not_open_the_gate(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.page.evaluate(
        "() => { Event.prototype.stopImmediatePropagation = () => {};"
        " Event.prototype.preventDefault = () => {};"
        " Element.prototype.attachShadow = () => { throw new Error('no'); };"
        " document.createElement = () => { throw new Error('no'); }; }"
    )

    chat.paste(f"key {secret}")
    chat.notice.press(DONT)

    assert chat.text() == ""
    assert secret not in stolen(chat)


def test_a_flood_of_made_up_pastes_asks_nobody_anything(chat: Chat, line: Line) -> None:
    rows = len(line.history())
    chat.page.evaluate(
        """() => { for (let turn = 0; turn < 3000; turn += 1) {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', `Write to info${turn}%2540handrail.example please`);
          const how = { clipboardData, bubbles: true, cancelable: true, composed: true };
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', how));
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'v' }));
          dispatchEvent(new Event('focusin'));
        } }"""
    )
    secret = samples.aws_key()

    chat.paste(f"key {secret}")
    chat.notice.press(DONT)

    assert len(line.history()) == rows + 1
    assert chat.text() == ""


def test_a_flood_while_the_notice_is_open_presses_nothing(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.paste(samples.customer_list(samples.customer_rows()) + f"\n{secret}")
    chat.notice.wait()

    chat.page.evaluate(
        """() => { for (let turn = 0; turn < 300; turn += 1) {
          for (const target of [theirs(), document, window, document.body]) {
            for (const key of ['Enter', 'Escape', ' ', 'Tab']) {
              const how = { key, code: key, bubbles: true, composed: true, cancelable: true };
              target.dispatchEvent(new KeyboardEvent('keydown', how));
              target.dispatchEvent(new KeyboardEvent('keyup', how));
            }
            target.dispatchEvent(new Event('cancel'));
            target.dispatchEvent(new Event('close'));
            target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
          }
        } }"""
    )
    chat.paste_is_over()
    assert chat.notice.shown() is not None
    chat.notice.press(DONT)

    assert chat.text() == ""
    assert secret not in stolen(chat)


def test_a_page_that_pretends_an_update_opens_nothing(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.page.evaluate("() => { dispatchEvent(new Event('handrail')); }")

    chat.paste(f"key {secret}")
    chat.notice.press(DONT)

    assert chat.text() == ""


def test_the_page_does_not_read_a_reason(chat: Chat) -> None:
    reason = f"because {samples.token(12)}"
    chat.paste(samples.customer_list(samples.customer_rows()))
    chat.notice.wait()
    if chat.notice.reason() is not None:
        chat.notice.write_reason(reason)
    chat.notice.press(CONTINUE)
    chat.notice.until(chat.text, "the list")

    assert reason not in stolen(chat)


def test_the_page_goes_on_working_beside_the_guard(chat: Chat) -> None:
    errors: list[str] = []
    chat.page.on("pageerror", lambda error: errors.append(str(error)))
    chat.page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)

    chat.type("a")
    chat.paste(ASKED_ABOUT)
    chat.wait_text(f"a{ASKED_ABOUT}")
    chat.paste(f"key {samples.aws_key()}")
    chat.notice.press(DONT)

    assert errors == []
