"""A secret that a person pastes on a chat page in their own browser, and what must become of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from drive.clipboard import Clipboard
from e2e import samples
from e2e.chat import EDITORS, open_chat
from e2e.firefox_chat import FirefoxChat
from e2e.site import CHATGPT, CLIPBOARD, Site
from handrail.local.browsers import EXTENSION_FIREFOX_ID
from installer.seat import Seat, chromium, firefox, until

ADDON = "return Boolean(WebExtensionPolicy.getByID(arguments[0]));"


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Tell how long a step took."""
    begun_s = time.monotonic()
    yield
    print(f"\n{what}: {time.monotonic() - begun_s:.1f} s", end="")


def held_in_chromium(person: Seat, site: Site, extension: str) -> None:
    """Paste a secret on a chat page in Chromium: it must be held."""
    with (
        sync_playwright() as playwright,
        timed("Chromium: start, paste, held"),
        chromium(playwright, person, site, extension) as context,
    ):
        clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
        chat = open_chat(context, CHATGPT, clipboard)
        secret = samples.aws_key()
        chat.paste(f"deploy with {secret}")
        notice = chat.notice.wait()
        assert "AWS" in notice.text()
        chat.notice.press_escape()
        assert secret not in chat.text()


def held_in_firefox(person: Seat, site: Site, extension: str = "") -> None:
    """Paste a secret on a chat page in Firefox: it must be held."""
    with (
        timed("Firefox: start, paste, held"),
        firefox(person, site, extension) as browser,
    ):
        until(lambda: browser.in_chrome(ADDON, EXTENSION_FIREFOX_ID), "no add-on in Firefox")
        browser.visit(f"https://{CHATGPT}/")
        chat = FirefoxChat(browser, EDITORS[CHATGPT])
        chat.notice.find("alertdialog")
        chat.focus()
        secret = samples.aws_key()
        chat.paste(f"deploy with {secret}")
        assert "AWS" in chat.notice.wait().text()
        chat.notice.press_escape()
        assert secret not in chat.text()
