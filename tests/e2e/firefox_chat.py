"""One chat page in Firefox as a test meets it, and the whole line behind it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drive.agent import Agent, StartError, handrail
from drive.scratch import Scratch, scratch
from e2e.chat import EDITORS, content_of
from e2e.firefox import Firefox, firefox
from e2e.firefox_notice import FirefoxNotice
from e2e.patient import patient
from e2e.site import Site
from handrail.local.browsers import EXTENSION_FIREFOX_ID

UUID = "6a1d2f0e-5b7c-4c38-9a53-1f0e8d7c6b5a"
# Firefox makes the address of an extension's pages at random; here it is known.
KNOWN_ADDRESS: dict[str, object] = {
    "extensions.webextensions.uuids": f'{{"{EXTENSION_FIREFOX_ID}":"{UUID}"}}'
}


def preferences(site: Site) -> dict[str, object]:
    """Let the sites' names lead to this machine, and no other name anywhere."""
    return {
        **KNOWN_ADDRESS,
        "network.dns.localDomains": ",".join(site.hosts),
        "network.socket.forcePort": f"443={site.port}",
        # Every other name would go through a proxy on a port that nobody listens on.
        "network.proxy.type": 1,
        "network.proxy.socks": "127.0.0.1",
        "network.proxy.socks_port": 9,
        "network.proxy.socks_remote_dns": True,
        "network.proxy.no_proxies_on": ",".join(site.hosts),
        "accessibility.force_disabled": -1,
    }


class FirefoxChat:
    """The current tab, with the editor of a chat site."""

    def __init__(self, browser: Firefox, editor: str) -> None:
        self.browser = browser
        self.editor = editor
        self.notice = FirefoxNotice(browser)

    def focus(self) -> None:
        """Put the caret into the editor with the mouse."""
        self.browser.click(self.editor)

    def type(self, text: str) -> None:
        """Type with real keys."""
        self.browser.type(text)

    def keys(self, *names: str) -> None:
        """Press keys one after another."""
        self.browser.press(*names)

    def paste(self, text: str, html: str = "") -> None:
        """Copy and press Ctrl+V."""
        self.browser.copy(text, html)
        self.browser.press("Control+v")

    def state(self) -> dict[str, Any]:
        """Content, selection and focus of the editor."""
        found: dict[str, Any] = self.browser.in_page("return editorState();")
        return found

    def text(self) -> str:
        """What stands in the editor, one line per paragraph or line."""
        state = self.state()
        if "value" in state:
            return str(state["value"])
        blocks = state["doc"]["content"]
        return "\n".join(
            "".join(part.get("text", "") for part in block.get("content", [])) for block in blocks
        )

    def wait_text(self, wanted: str) -> None:
        """Wait until exactly this stands in the editor."""
        self.notice.until(lambda: self.text() == wanted, f"the editor holding {len(wanted)} chars")

    def wait_changed(self, before: dict[str, Any]) -> None:
        """Wait until the editor holds something else and has the keyboard as it had it."""

        def changed() -> bool:
            now = self.state()
            # While the notice is there, or has just gone, only the focus is another.
            return content_of(now) != content_of(before) and now["focused"] == before["focused"]

        self.notice.until(changed, "a change in the editor")

    def seen(self) -> str:
        """Everything the recorder of the page saw, as one text."""
        return json.dumps(self.browser.in_page("return window.recorded ?? [];"), ensure_ascii=False)


@dataclass(frozen=True)
class FirefoxLine:
    """The whole line: agent, Firefox with the extension, sites."""

    place: Scratch
    agent: Agent
    browser: Firefox
    site: Site

    def open(self, host: str, path: str = "/", editor: str = "") -> FirefoxChat:
        """Open a chat site and put the caret into its editor."""
        self.browser.visit(f"https://{host}{path}")
        chat = FirefoxChat(self.browser, editor or EDITORS[host])
        chat.focus()
        return chat

    def popup_says(self, words: str) -> str:
        """Open the popup behind the tab in front, wait until it says this, return all it says."""
        call = self.browser.call
        front = call("WebDriver:GetWindowHandle")
        behind = call("WebDriver:NewWindow", {"type": "tab", "focus": False})["handle"]
        call("WebDriver:SwitchToWindow", {"handle": behind, "focus": False})
        self.browser.visit(f"moz-extension://{UUID}/pages/popup/popup.html")
        said = FirefoxNotice(self.browser).until(lambda: self._reads(words), f"a popup: {words!r}")
        call("WebDriver:CloseWindow")
        call("WebDriver:SwitchToWindow", {"handle": front})
        return said

    def _reads(self, words: str) -> str | None:
        """Return all that the page says, once it says this."""
        said = str(self.browser.in_page("return document.body.innerText"))
        return said if words in said else None

    def history(self) -> list[dict[str, Any]]:
        """Read the person's own record through the command line."""
        done = handrail(self.place, "history", "--json")
        assert done.returncode == 0, done.stderr
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        return rows


@contextmanager
def firefox_line(
    site: Site, shown_on: str = "", extension: Path | None = None
) -> Iterator[FirefoxLine]:
    """Start agent and Firefox for each other in one scratch place.

    shown_on: the display for a window; without one there is none.
    extension: without it, the one that has patience.
    """
    with scratch() as place:
        done = handrail(place, "browsers", "install", "--browser", "firefox")
        if done.returncode:
            raise StartError(f"handrail browsers install: {done.stderr.strip()}")
        with Agent(place) as agent, firefox(place, preferences(site), shown_on) as browser:
            browser.install(extension or patient(place))
            # The first look builds the tree; it is there for the next.
            FirefoxNotice(browser).find("alertdialog")
            yield FirefoxLine(place, agent, browser, site)
