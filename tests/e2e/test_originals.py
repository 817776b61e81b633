"""A value has one name through a conversation; its original comes back in our own popup only."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from drive.notice import REDACT
from e2e import samples
from e2e.chat import Chat, Line
from e2e.site import CHATGPT, DEEPSEEK
from e2e.test_access import LOOKS, OVERFLOW, complaints, put_on
from handrail.local.browsers import EXTENSION_CHROMIUM_ID
from handrail.local.paths import State
from support.agent import until
from support.client import Client

pytestmark = pytest.mark.browser

POPUP = f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages/popup/popup.html"
OWN_ADDRESS = "/c/6721f3a4-9c1e-4d43-8b7e-0a1b2c3d4e5f"
GO = "path => history.pushState(null, '', path)"
# Less is no customer list, and passes.
BULK = 5


def mails(count: int) -> list[str]:
    return [row[1] for row in samples.customer_rows(count)]


def redact(chat: Chat, values: list[str]) -> str:
    """Paste one value a line, choose Redact, send it off; return what went in."""
    before = chat.state()
    chat.paste("\n".join(values))
    chat.notice.press(REDACT)
    chat.wait_changed(before)
    went_in = chat.text()
    chat.keys("Control+a", "Delete")
    return went_in


def numbers(went_in: str) -> list[int]:
    """List the numbers of the names that stand for e-mail addresses."""
    return [int(number) for number in re.findall(r"\[EMAIL_(\d+)\]", went_in)]


def popup_over(line: Line, tab: Page) -> Page:
    """Open the popup for a tab that stays in front, with the section about originals open."""
    popup = line.context.new_page()
    tab.bring_to_front()
    popup.goto(POPUP)
    popup.wait_for_selector("#originals:not([hidden])")
    popup.evaluate("document.getElementById('originals').open = true")
    return popup


def put_back(popup: Page, answer: str) -> str:
    """Paste a tool's answer into the popup and press the button; return the whole section."""
    popup.locator("#answer").fill(answer)
    popup.locator("#answer-form button").dispatch_event("click")
    popup.wait_for_selector("#originals-said:not(:empty), #originals-left li")
    return popup.locator("#originals").inner_text()


@pytest.fixture
def chat(line: Line) -> Iterator[Chat]:
    """A new chat."""
    opened = line.open(CHATGPT)
    yield opened
    opened.page.close()


def test_a_value_keeps_its_name_while_a_new_chat_gets_its_address(chat: Chat) -> None:
    first, more = mails(BULK), mails(BULK)

    begun = redact(chat, first)
    chat.page.evaluate(GO, OWN_ADDRESS)
    gone_on = redact(chat, [*reversed(first), *more])
    chat.page.evaluate(GO, "/")
    anew = redact(chat, more)
    chat.page.evaluate(GO, OWN_ADDRESS)
    back = redact(chat, first)

    assert numbers(begun) == [1, 2, 3, 4, 5]
    assert numbers(gone_on) == [5, 4, 3, 2, 1, 6, 7, 8, 9, 10]
    assert numbers(anew) == [1, 2, 3, 4, 5]
    assert numbers(back) == [1, 2, 3, 4, 5]


def test_a_page_that_is_loaded_again_is_still_the_same_chat(line: Line) -> None:
    chat = line.open(DEEPSEEK)
    values = mails(BULK + 1)
    redact(chat, values[:BULK])
    chat.page.reload()
    chat.focus()

    again = redact(chat, values[1:])
    chat.page.close()

    assert numbers(again) == [2, 3, 4, 5, 6]


def test_originals_come_back_in_the_popup_and_the_page_never_sees_them(
    line: Line, chat: Chat
) -> None:
    values, secret = mails(BULK), samples.aws_key()
    redact(chat, [*values, f"key {secret}"])

    popup = popup_over(line, chat.page)
    popup.wait_for_selector("#kept:not([hidden])")
    said = put_back(popup, r"Write to **[EMAIL_2]** and \[EMAIL\_3\] with [AWS_ACCESS_KEY_1].")
    whole = popup.locator("#whole").input_value()
    popup.close()

    assert whole == f"Write to **{values[1]}** and {values[2]} with [AWS_ACCESS_KEY_1]."
    assert "2 values put back" in said
    assert "secrets are never remembered: [AWS_ACCESS_KEY_1]" in said
    assert not [value for value in (*values, secret) if value in chat.seen()]


def test_the_section_is_whole_in_every_look_and_works_by_keyboard(line: Line, chat: Chat) -> None:
    values = mails(BULK)
    redact(chat, values)
    popup = popup_over(line, chat.page)
    popup.evaluate("document.getElementById('originals').open = false")

    popup.focus("#originals summary")
    popup.keyboard.press("Enter")
    popup.keyboard.press("Tab")
    popup.keyboard.type("To [EMAIL_1]")
    popup.keyboard.press("Tab")
    popup.keyboard.press("Enter")
    popup.wait_for_selector("#whole-box:not([hidden])")
    popup.keyboard.press("Tab")
    whole = popup.evaluate("document.activeElement.value")
    found, wide = {}, {}
    for look in LOOKS:
        put_on(popup, look)
        found[look.name] = complaints(popup)
        wide[look.name] = popup.evaluate(OVERFLOW)
    popup.close()

    assert whole == f"To {values[0]}"
    assert found == {look.name: [] for look in LOOKS}
    assert {name: px for name, px in wide.items() if px > 0} == {}


def test_what_the_person_has_forgotten_does_not_come_back_and_that_is_said(
    line: Line, chat: Chat
) -> None:
    redact(chat, mails(BULK))

    popup = popup_over(line, chat.page)
    popup.locator("#forget").dispatch_event("click")
    popup.wait_for_selector("#kept[hidden]", state="attached")
    empty = popup.locator("#originals-about").inner_text()
    said = put_back(popup, "[EMAIL_1] and [EMAIL_77]")
    popup.close()

    assert "[EMAIL_1]" in empty
    assert "already forgotten: [EMAIL_1]" in said
    assert "Not from this chat: [EMAIL_77]" in said


def test_a_tab_that_is_closed_takes_its_originals_along(line: Line) -> None:
    chat = line.open(CHATGPT)
    redact(chat, mails(BULK))
    stored = line.worker().evaluate("() => chrome.storage.session.get('chats')")
    word = stored["chats"]["tabs"][-1][1]["word"]

    with Client.open(State(line.place.state).control_socket) as client:
        question = {"v": 1, "conversation": word}
        before = client.ask("originals", question)["held"]
        chat.page.close()
        until(lambda: client.ask("originals", question)["held"] == 0)

    assert before == BULK
