"""Put something on the browser's clipboard and paste it the ways a person can."""

from playwright.sync_api import BrowserContext, Page

WRITE = """async ([text, html]) => {
  const parts = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
  if (html) parts['text/html'] = new Blob([html], { type: 'text/html' });
  await navigator.clipboard.write([new ClipboardItem(parts)]);
}"""


class Clipboard:
    """The clipboard of one browser, written from a page of its own."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
        self._page = context.new_page()
        self._page.goto(origin)

    def write(self, text: str, html: str = "") -> None:
        """Copy text, and html beside it where given."""
        self._page.evaluate(WRITE, [text, html])

    def clear(self) -> None:
        """Leave nothing of a test on the clipboard."""
        self.write(" ")

    def close(self) -> None:
        """Close the page it writes from."""
        self._page.close()


def paste_by_keyboard(page: Page) -> None:
    """Press Ctrl+V."""
    page.keyboard.press("Control+v")


def paste_by_menu(page: Page) -> None:
    """Give the focused field the browser's own paste command, as its context menu does."""
    session = page.context.new_cdp_session(page)
    key = {"type": "rawKeyDown", "key": "Unidentified", "commands": ["paste"]}
    session.send("Input.dispatchKeyEvent", key)
    session.detach()
