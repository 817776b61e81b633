"""The notice as a screen reader, a keyboard and a hostile page meet it."""

import pytest

from drive.notice import CONTINUE, DONT, REDACT
from e2e import samples
from e2e.chat import Chat, Line

pytestmark = pytest.mark.browser


def test_the_notice_is_an_alert_dialog_that_says_who_speaks(chat: Chat) -> None:
    chat.paste(f"key: {samples.aws_key()}")
    notice = chat.notice.wait()

    assert notice.role == "alertdialog"
    assert notice.name.startswith("Handrail")
    assert notice.properties.get("modal") is True
    chat.notice.press_escape()


def test_each_finding_is_an_item_with_title_sample_and_reason(chat: Chat) -> None:
    secret = samples.aws_key()

    chat.paste(f"key: {secret}\ntoken: {samples.github_token()}")
    chat.notice.wait()
    findings = chat.notice.findings()
    chat.notice.press_escape()

    assert len(findings) == 2
    assert any("AWS" in finding for finding in findings)
    assert all(secret[:5] not in finding for finding in findings)


def test_a_blocked_paste_offers_no_way_to_continue(chat: Chat) -> None:
    chat.paste(f"key: {samples.aws_key()}")
    names = [button.name for button in chat.notice.buttons()]
    chat.notice.press_escape()

    assert any(name.startswith(DONT) for name in names)
    assert any(name.startswith(REDACT) for name in names)
    assert not any(name.startswith(CONTINUE) for name in names)


def test_the_keyboard_starts_on_the_safest_button(chat: Chat) -> None:
    chat.paste(f"key: {samples.aws_key()}")
    chat.notice.wait()
    focused = chat.notice.until(chat.notice.focused, "focus inside the notice")
    chat.notice.press_escape()

    assert focused.role == "button"
    assert focused.name.startswith(DONT)


def test_tab_reaches_every_button_and_comes_round(chat: Chat) -> None:
    chat.paste(samples.customer_list(samples.customer_rows()))
    chat.notice.wait()
    expected = {button.name for button in chat.notice.buttons()}
    met = []
    # Twice round, and once per round through the browser's own bar, where nothing has focus.
    for _ in range(2 * len(expected) + 4):
        focused = chat.notice.focused()
        met.append(focused.name if focused else "")
        chat.keys("Tab")
    chat.notice.press_escape()

    enabled = expected & set(met)
    assert enabled == expected
    assert met.count(met[0]) > 1


def test_the_page_sees_no_key_that_is_pressed_in_the_notice(chat: Chat) -> None:
    chat.paste(f"key: {samples.aws_key()}")
    chat.notice.wait()
    before = len([row for kind in ("keydown", "keyup", "keypress") for row in chat.events(kind)])
    chat.keys("Tab", "Tab", "ArrowDown")
    chat.notice.press_escape()

    after = [row for kind in ("keydown", "keyup", "keypress") for row in chat.events(kind)][before:]
    assert [row for row in after if row[4] in {"Tab", "ArrowDown", "Escape"}] == []


def test_the_page_cannot_press_the_buttons(chat: Chat) -> None:
    secret = samples.aws_key()
    before = chat.state()
    chat.paste(f"key: {secret}")
    chat.notice.wait()

    chat.page.evaluate(
        """() => {
          const everything = [...document.querySelectorAll('*'), document, window];
          for (const target of everything) {
            for (const type of ['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup']) {
              target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
            }
            for (const key of ['Enter', 'Escape', ' ']) {
              const init = { key, code: key, bubbles: true, composed: true };
              target.dispatchEvent(new KeyboardEvent('keydown', init));
              target.dispatchEvent(new KeyboardEvent('keyup', init));
            }
            target.click?.();
          }
        }"""
    )

    assert chat.notice.shown() is not None
    assert chat.state()["focused"] is False
    chat.notice.press_escape()
    assert chat.state() == before
    assert secret not in chat.seen()


def test_a_page_that_removes_the_notice_gets_nothing(chat: Chat) -> None:
    secret = samples.aws_key()
    chat.paste(f"key: {secret}")
    chat.notice.wait()

    chat.page.evaluate(
        "() => [...document.documentElement.children].slice(2).forEach(e => e.remove())"
    )
    chat.paste_is_over()

    assert chat.text().strip() == ""
    assert secret not in chat.seen()


def test_a_page_dialog_opened_later_does_not_cover_the_notice(chat: Chat) -> None:
    chat.paste(f"key: {samples.aws_key()}")
    chat.notice.wait()

    chat.page.evaluate(
        """() => { const dialog = document.createElement('dialog');
          dialog.textContent = 'page'; document.body.append(dialog); dialog.showModal(); }"""
    )
    chat.notice.press("Don't")

    assert chat.text().strip() == ""


def test_no_style_of_the_page_hides_the_notice(chat: Chat) -> None:
    chat.page.add_style_tag(
        content="html > :not(head, body), dialog, button { display: none !important; opacity: 0 }"
    )
    chat.clipboard.write(f"key: {samples.aws_key()}")
    chat.page.keyboard.press("Control+v")
    chat.notice.press("Don't")


def test_the_notice_needs_no_mouse(line: Line) -> None:
    chat = line.open("chat.deepseek.com")
    secret = samples.aws_key()

    chat.paste(f"key {secret} end")
    chat.notice.wait()
    for _ in range(6):
        focused = chat.notice.focused()
        if focused and focused.name.startswith(REDACT):
            break
        chat.keys("Tab")
    chat.keys("Enter")
    chat.notice.until(lambda: chat.text().endswith(" end"), "the redacted text")

    assert secret not in chat.seen()
    chat.page.close()
