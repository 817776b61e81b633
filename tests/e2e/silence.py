"""What the tests about a silent agent look at: the toolbar icon, the popup, a pause."""

from drive.notice import Notice
from drive.scratch import Scratch
from e2e.chat import Chat, Line
from e2e.firefox_chat import FirefoxChat
from handrail.local.browsers import EXTENSION_CHROMIUM_ID
from handrail.local.paths import State
from support.client import Client

POPUP = f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages/popup/popup.html"
PAUSED_SAYS = "not covered until"
# What Firefox's own toolbar says about the tab in front.
FIREFOX_ICON = """
  const { ExtensionParent } =
    ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID("extension@handrail");
  const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
  const { title, badgeText } = action.getContextData(gBrowser.selectedTab);
  return `${title}|${badgeText ?? ""}`;
"""


def is_judged(chat: Chat | FirefoxChat, text: str) -> bool:
    """Paste into an empty editor what may go in; tell whether it did.

    On a busy machine the agent is late now and then, which is told like silence.
    """
    chat.keys("Control+a", "Delete")
    chat.paste(text)
    chat.notice.until(lambda: chat.notice.shown() or text in chat.text(), "the outcome")
    if chat.notice.shown():
        chat.notice.press_escape()
    return text in chat.text()


def icon(line: Line, chat: Chat) -> str:
    """What the toolbar says about a tab: its title and its badge."""
    chat.page.bring_to_front()
    said: str = line.worker().evaluate(
        """async () => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          const badge = await chrome.action.getBadgeText({ tabId: tab.id });
          return `${await chrome.action.getTitle({ tabId: tab.id })}|${badge}`;
        }"""
    )
    return said


def popup_says(line: Line, chat: Chat, words: str) -> str:
    """Open the popup for a tab, wait until it says this, and return all it says."""
    popup = line.context.new_page()
    # It tells about the tab in front.
    chat.page.bring_to_front()
    popup.goto(POPUP)
    body = popup.locator("body")
    Notice(popup).until(lambda: words in body.inner_text(), f"the popup saying {words!r}")
    said = body.inner_text()
    popup.close()
    return said


def pause(place: Scratch, minutes: int) -> None:
    """Pause checking for so many minutes; 0 resumes."""
    with Client.open(State(place.state).control_socket) as client:
        client.ask("pause", {"v": 1, "minutes": minutes})
