"""A clean paste goes in as if no extension were there; only that it did is counted."""

import pytest
from playwright.sync_api import BrowserContext

from drive.clipboard import Clipboard
from e2e import samples
from e2e.chat import Chat, Line, open_chat
from e2e.site import CHATGPT, DEEPSEEK

pytestmark = pytest.mark.browser

TEXT = "Thank you for the notes of last week. Could we talk about them on Tuesday?"
HTML = f"<p>{TEXT}</p><p>Until <b>then</b>!</p>"
# What only says when a frame was painted, and so differs from run to run.
PAINTED = {"sample"}


def recorded(chat: Chat) -> list[list[str]]:
    """Return what the page saw of the paste: events, and changes of the document."""
    rows: list[list[str]] = chat.page.evaluate("recorded")
    kept = [row for row in rows if row[0] not in PAINTED]
    first = next(at for at, row in enumerate(kept) if row[:2] == ["event", "paste"])
    return [row for row in kept[first:] if row[:2] != ["event", "keyup"]]


def made_ready(chat: Chat) -> Chat:
    """Paste until that is trusted: then the page's script knows what to look for. Begin anew."""

    def is_native() -> bool:
        chat.paste("ready")
        chat.paste_is_over()
        return chat.events("paste")[-1][2] == "true"

    chat.notice.until(is_native, "a native paste")
    chat.keys("Control+a", "Delete")
    chat.type("Hello. ")
    chat.page.evaluate("recorded.length = 0")
    return chat


def pasted(chat: Chat) -> tuple[list[list[str]], dict[str, object]]:
    """Paste, and return what the page saw and what it then held."""
    chat.paste(TEXT, HTML)
    chat.paste_is_over()
    found = recorded(chat), chat.state()
    chat.page.close()
    return found


@pytest.mark.parametrize("host", [CHATGPT, DEEPSEEK])
def test_a_clean_paste_is_the_browsers_own(
    line: Line, bare: tuple[BrowserContext, Clipboard], host: str
) -> None:
    context, clipboard = bare
    expected = pasted(made_ready(open_chat(context, host, clipboard)))

    found = pasted(made_ready(line.open(host)))

    events = [row for row in found[0] if row[:2] == ["event", "paste"]]
    assert [row[2] for row in events] == ["true"]
    assert found == expected


def test_a_frozen_agent_does_not_keep_a_clean_paste_waiting(prompt: Line) -> None:
    chat = made_ready(prompt.open(CHATGPT))
    prompt.agent.freeze()

    chat.paste(TEXT)
    chat.paste_is_over()
    assert chat.text() == f"Hello. {TEXT}"
    trusted = chat.events("paste")[-1][2]
    chat.paste(f"key {samples.aws_key()}")
    said = chat.notice.wait().text()
    chat.notice.press_escape()
    prompt.agent.thaw()

    assert trusted == "true"
    assert "checked" in said.lower()
