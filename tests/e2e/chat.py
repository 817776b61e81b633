"""One chat page as a test meets it: type, paste, look at the editor, read what the page saw."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Page, Worker

from drive.agent import Agent, handrail
from drive.clipboard import Clipboard, paste_by_keyboard
from drive.notice import Notice
from drive.scratch import Scratch
from e2e.site import CHATGPT, DEEPSEEK, Site
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

EDITORS = {CHATGPT: ".ProseMirror", DEEPSEEK: "#chat-input"}
# An editor's undo history is never this deep in these tests: it ends when nothing changes.
UNDO_MAX = 12
# Long enough for a native paste to be in the editor and its events to be over.
SETTLE_MS = 150


def content_of(state: dict[str, Any]) -> object:
    """Pick what stands in an editor from all that is known of it."""
    return state["value"] if "value" in state else state["doc"]


def caret_of(state: dict[str, Any]) -> int:
    """Tell where the moving end of the selection is, by the editor's own count."""
    selection = state["selection"]
    return int(selection["head"] if "head" in selection else selection[-1])


class Chat:
    """A page on a chat site with its editor focused, or one of that page's frames."""

    def __init__(self, page: Page, host: str, clipboard: Clipboard) -> None:
        self.page = page
        self.host = host
        self.clipboard = clipboard
        self.frame: Frame = page.main_frame
        self.notice = Notice(page)
        self.editor = EDITORS[host]

    def move_to_frame(self, title: str) -> None:
        """Use the textarea of a frame instead of the page's own editor."""
        frame = self.page.locator(f"iframe[title={title}]").element_handle().content_frame()
        assert frame is not None
        self.frame, self.editor = frame, EDITORS[DEEPSEEK]

    def focus(self) -> None:
        """Put the caret into the editor with the mouse."""
        self.frame.click(self.editor)

    def type(self, text: str) -> None:
        """Type with real keys."""
        self.page.keyboard.type(text)

    def keys(self, *names: str) -> None:
        """Press keys one after another."""
        for name in names:
            self.page.keyboard.press(name)

    def paste(self, text: str, html: str = "") -> None:
        """Copy and press Ctrl+V."""
        self.clipboard.write(text, html)
        paste_by_keyboard(self.page)

    def paste_is_over(self) -> None:
        """Wait until a native paste stands in the editor and its events are over."""
        self.page.wait_for_timeout(SETTLE_MS)

    def state(self) -> dict[str, Any]:
        """Content, selection and focus of the editor."""
        found: dict[str, Any] = self.frame.evaluate("editorState()")
        return found

    def text(self) -> str:
        """What stands in the editor, one line per paragraph or line."""
        state = self.state()
        if "value" in state:
            return str(state["value"])
        return "\n".join(
            "".join(part.get("text", "") for part in block.get("content", []))
            for block in state["doc"]["content"]
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

    def at_rest(self) -> dict[str, Any]:
        """Return the editor once it stands still, all that was to be drawn drawn."""
        seen = [self.state()]

        def still() -> bool:
            self.frame.evaluate("drawn()")
            seen.append(self.state())
            return seen[-1] == seen[-2]

        self.notice.until(still, "an editor at rest")
        return seen[-1]

    def step_back(self, letters: int) -> None:
        """Move the caret so many letters to the left of a line's end.

        On a busy machine ProseMirror now and then takes a key late, with Handrail and without.
        """

        def stepped() -> bool:
            self.keys("End")
            end = caret_of(self.at_rest())
            self.keys(*["ArrowLeft"] * letters)
            return caret_of(self.at_rest()) == end - letters

        self.notice.until(stepped, f"the caret {letters} letters back")

    def undo_trail(self) -> list[dict[str, Any]]:
        """Undo step by step; return the editor after each step, until nothing changes."""
        trail = [self.at_rest()]
        for _ in range(UNDO_MAX):
            self.keys("Control+z")
            trail.append(self.at_rest())
            if trail[-1] == trail[-2]:
                break
        return trail

    def seen(self) -> str:
        """Everything the recorders of all frames saw, as one text."""
        return json.dumps(
            [frame.evaluate("window.recorded ?? []") for frame in self.page.frames],
            ensure_ascii=False,
        )

    def events(self, kind: str) -> list[list[str]]:
        """What the recorder of this frame noted for one type of event."""
        rows: list[list[str]] = self.frame.evaluate("recorded")
        return [row for row in rows if row[0] == "event" and row[1] == kind]


def open_chat(context: BrowserContext, host: str, clipboard: Clipboard, path: str = "/") -> Chat:
    """Open a chat site in a new tab and put the caret into its editor."""
    page = context.new_page()
    page.goto(f"https://{host}{path}")
    chat = Chat(page, host, clipboard)
    chat.focus()
    return chat


@dataclass(frozen=True)
class Line:
    """The whole line: agent, browser with the extension, sites."""

    place: Scratch
    agent: Agent
    context: BrowserContext
    clipboard: Clipboard
    site: Site

    def open(self, host: str) -> Chat:
        """Open a chat site in this browser."""
        return open_chat(self.context, host, self.clipboard)

    def open_frame(self, title: str) -> Chat:
        """Open a chat site that has two frames, and use the one with this title."""
        chat = open_chat(self.context, CHATGPT, self.clipboard, "/frames")
        chat.move_to_frame(title)
        chat.focus()
        return chat

    def worker(self) -> Worker:
        """Return the extension's service worker."""
        return next(w for w in self.context.service_workers if EXTENSION_CHROMIUM_ID in w.url)

    def remembers_the_agent(self) -> bool:
        """Tell whether the extension has had a session with the agent."""
        stored = self.worker().evaluate("() => chrome.storage.local.get('agent')")
        return bool(stored.get("agent", {}).get("met"))

    def history(self) -> list[dict[str, Any]]:
        """Read the person's own record through the command line."""
        done = handrail(self.place, "history", "--json")
        assert done.returncode == 0, done.stderr
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        return rows
