"""A browser with a window and a real clipboard: images and files can be copied for it."""

import hashlib
import struct
import time
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import sync_playwright

from drive.agent import Agent, install_browser
from drive.chromium import Setup, chromium
from drive.clipboard import Clipboard
from drive.notice import Notice
from drive.scratch import Scratch, scratch
from e2e import matrix
from e2e.display import select
from e2e.firefox_chat import firefox_line
from e2e.firefox_notice import FirefoxNotice
from e2e.matrix_seat import ChromiumSeat, FirefoxSeat, Seat
from e2e.patient import patient
from e2e.site import CLIPBOARD, DEEPSEEK, Site

# Notes every paste the page gets, each file with the hash of its bytes; ?taking takes it too.
WATCH = """(() => {
  window.got = [];
  const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0"));
  const told = async (file) => {
    const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [file.name, file.type, file.size, hex(bytes).join("")];
  };
  addEventListener("paste", async (event) => {
    if (TAKING) event.preventDefault();
    const { types, files } = event.clipboardData;
    const [plain, html] = ["text/plain", "text/html"].map((t) => event.clipboardData.getData(t));
    const noted = { types: [...types], plain, html };
    window.got.push({ ...noted, files: await Promise.all([...files].map(told)) });
  });
  return true;
})()"""
# What an editor begins with a picture nobody took has begun then: ProseMirror's own 50 ms.
SETTLE_S = 0.2
# A clipboard with all three at once, as a word processor fills it.
COPY_IN_FIREFOX = """
  const [text, html, bytes] = arguments;
  const parts = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
  parts.init(null);
  for (const [type, value] of [["text/html", html], ["text/plain", text]]) {
    const words = Cc["@mozilla.org/supports-string;1"].createInstance(Ci.nsISupportsString);
    words.data = value;
    parts.addDataFlavor(type);
    parts.setTransferData(type, words);
  }
  const tools = Cc["@mozilla.org/image/tools;1"].createInstance(Ci.imgITools);
  const image = tools.decodeImageFromArrayBuffer(new Uint8Array(bytes).buffer, "image/png");
  parts.addDataFlavor("image/png");
  parts.setTransferData("image/png", image);
  Services.clipboard.setData(parts, null, Ci.nsIClipboard.kGlobalClipboard);
"""
COPY_IN_CHROMIUM = """async ([text, html, bytes]) => {
  const part = (type, content) => new Blob([content], { type });
  await navigator.clipboard.write([new ClipboardItem({
    "text/plain": part("text/plain", text),
    "text/html": part("text/html", html),
    "image/png": part("image/png", new Uint8Array(bytes)),
  })]);
}"""


def picture(width: int = 3, height: int = 2) -> bytes:
    """Return a small PNG of random colours."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"".join(b"\0" + hashlib.sha256(bytes([y])).digest()[: 3 * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@dataclass(frozen=True)
class Desk:
    """One browser with a window, the display it is on, its agent, and the notice in its tab."""

    seat: Seat
    agent: Agent
    place: Scratch
    shown_on: str
    notice: Notice | FirefoxNotice
    copy_all: Callable[[str, str, bytes], object]

    def copy(self, content: bytes, kind: str) -> None:
        """Put one kind of content on the display's clipboard."""
        select(content, self.shown_on, "clipboard", kind)

    def open(self, editor: str, *, taking: bool = False, host: str = DEEPSEEK) -> Any:  # noqa: ANN401
        """Open an editor with AB in it and the caret between the two; return its state."""
        self.seat.visit(f"https://{host}/editor/{editor}")
        self.seat.read(WATCH.replace("TAKING", str(taking).lower()))
        self.seat.click("[data-target]")
        self.seat.type("AB")
        self.seat.keys("ArrowLeft")
        self.seat.read("drawn()")
        return self.state()

    def state(self) -> Any:  # noqa: ANN401
        """Return what is in the editor."""
        return self.seat.read("editorState()")

    def seen(self) -> list[dict[str, Any]]:
        """Return every paste the page got."""
        found: list[dict[str, Any]] = self.seat.read("window.got")
        return found

    def natively(self, editor: str, *, taking: bool = False) -> tuple[list[dict[str, Any]], Any]:
        """Paste where no extension is; return what the page got, and the editor."""
        self.open(editor, taking=taking, host=CLIPBOARD)
        self.seat.keys("Control+v")
        return self.came()

    def continued(self, editor: str, *, taking: bool = False) -> tuple[list[dict[str, Any]], Any]:
        """Paste on a chat site and choose Continue; return what the page got, and the editor."""
        self.open(editor, taking=taking)
        self.seat.keys("Control+v")
        self.notice.let_through("it is a drawing of a cat")
        return self.came()

    def came(self) -> tuple[list[dict[str, Any]], Any]:
        """Wait for a paste and what follows it; return what the page got, and the editor."""
        self.notice.until(self.seen, "a paste")
        time.sleep(SETTLE_S)
        look = lambda: (self.seen(), self.state())  # noqa: E731
        return matrix.at_rest(self.seat, look, lambda now: now[1]["focused"])


def chromium_desk(site: Site, shown_on: str, closing: ExitStack) -> Desk:
    """Start Chromium with a window."""
    place = closing.enter_context(scratch())
    install_browser(place)
    agent = closing.enter_context(Agent(place))
    playwright = closing.enter_context(sync_playwright())
    shown = {"DISPLAY": shown_on}
    setup = Setup(extension=patient(place), hosts=site.hosts, headed=True, env=shown)
    context = closing.enter_context(chromium(playwright, place, setup))
    clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
    writer, page = context.pages[-1], context.new_page()

    def copy_all(text: str, html: str, image: bytes) -> None:
        writer.bring_to_front()
        writer.evaluate(COPY_IN_CHROMIUM, [text, html, list(image)])
        page.bring_to_front()

    seat = ChromiumSeat(page, clipboard, "")
    return Desk(seat, agent, place, shown_on, Notice(page), copy_all)


def firefox_desk(site: Site, shown_on: str, closing: ExitStack) -> Desk:
    """Start Firefox with a window."""
    line = closing.enter_context(firefox_line(site, shown_on))

    def copy_all(text: str, html: str, image: bytes) -> None:
        line.browser.in_chrome(COPY_IN_FIREFOX, text, html, list(image))

    seat, notice = FirefoxSeat(line, ""), FirefoxNotice(line.browser)
    return Desk(seat, line.agent, line.place, shown_on, notice, copy_all)
