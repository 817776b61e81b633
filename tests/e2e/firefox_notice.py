"""Meet the notice in Firefox as a screen reader does: the browser's own accessibility tree."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from drive.notice import PATIENCE_MS, STEP_MS, NotSeenError
from e2e.firefox import Firefox

Seen = TypeVar("Seen")

# Bounds are screen pixels; the page begins where the tab's browser element does.
TREE = """
  const service =
    Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  const browser = gBrowser.selectedBrowser;
  const box = browser.getBoundingClientRect();
  const left = window.mozInnerScreenX + box.x;
  const top = window.mozInnerScreenY + box.y;
  const own = (node) => {
    try {
      return node.attributes?.getStringProperty("xml-roles") ?? "";
    } catch {
      return ""; // an attribute that is not there throws
    }
  };
  const state = (node) => {
    const plain = {};
    node.getState(plain, {});
    return plain.value;
  };
  const read = (node) => {
    const [x, y, width, height] = [{}, {}, {}, {}];
    node.getBounds(x, y, width, height);
    const below = [];
    for (let child = node.firstChild; child; child = child.nextSibling) below.push(read(child));
    return {
      role: own(node) || service.getStringRole(node.role),
      name: node.name ?? "",
      x: x.value + width.value / 2 - left,
      y: y.value + height.value / 2 - top,
      disabled: Boolean(state(node) & Ci.nsIAccessibleStates.STATE_UNAVAILABLE),
      focused: Boolean(state(node) & Ci.nsIAccessibleStates.STATE_FOCUSED),
      below,
    };
  };
  const root = service.getAccessibleFor(browser);
  return root ? read(root) : null;
"""
# Firefox's own words for two roles.
ROLES = {"pushbutton": "button", "entry": "textbox", "statusbar": "status"}


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the accessibility tree; x and y are its middle in the page."""

    role: str
    name: str
    x: float
    y: float
    disabled: bool
    focused: bool
    below: tuple["Node", ...]

    def walk(self) -> Iterator["Node"]:
        """Give this node and everything under it, in reading order."""
        yield self
        for node in self.below:
            yield from node.walk()

    def text(self) -> str:
        """Return all text under this node, in reading order."""
        return " ".join(node.name for node in self.walk() if node.role == "text leaf")


def node_of(raw: dict[str, object]) -> Node:
    """Make a node from what the browser said."""
    role = str(raw["role"])
    below = raw["below"]
    assert isinstance(below, list)
    own = {**raw, "role": ROLES.get(role, role), "below": tuple(node_of(child) for child in below)}
    return Node(**own)  # type: ignore[arg-type]


class FirefoxNotice:
    """The notice of the current tab."""

    def __init__(self, browser: Firefox) -> None:
        self.browser = browser

    def until(self, look: Callable[[], Seen | None], what: str) -> Seen:
        """Look again and again until there is something to see, and return it."""
        limit = time.monotonic() + PATIENCE_MS / 1000
        while time.monotonic() < limit:
            seen = look()
            if seen:
                return seen
            time.sleep(STEP_MS / 1000)
        raise NotSeenError(f"not seen within {PATIENCE_MS} ms: {what}")

    def find(self, role: str, prefix: str = "") -> list[Node]:
        """Return every node of a role whose name begins so."""
        raw = self.browser.in_chrome(TREE)
        nodes = node_of(raw).walk() if raw else ()
        return [node for node in nodes if node.role == role and node.name.startswith(prefix)]

    def shown(self) -> Node | None:
        """Return the notice where it is shown now."""
        return next(iter(self.find("alertdialog", "Handrail")), None)

    def wait(self) -> Node:
        """Wait until the notice is shown and return it."""
        return self.until(self.shown, "the notice")

    def wait_gone(self) -> None:
        """Wait until no notice is shown."""
        self.until(lambda: self.shown() is None, "the notice gone")

    def button(self, prefix: str) -> Node:
        """Return the button whose name begins so, with its place on the page."""
        inside = lambda: [  # noqa: E731
            node
            for node in self.wait().walk()
            # Bounds come a moment after the node itself.
            if node.role == "button" and node.name.startswith(prefix) and node.x > 0
        ]
        return self.until(inside, f"the button {prefix!r}")[0]

    def click(self, find: Callable[[], Node]) -> None:
        """Press something with the mouse, once it has come to rest on the page."""
        last = find()

        def resting() -> bool:
            nonlocal last
            before, last = last, find()
            return (last.x, last.y) == (before.x, before.y)

        self.until(resting, f"{last.name!r} at rest")
        self.browser.click_at(last.x, last.y)

    def reasons(self) -> list[Node]:
        """Return the field for the reason, where the notice asks for one."""
        return [node for node in self.wait().walk() if node.role in {"textbox", "combobox"}]

    def press(self, prefix: str) -> None:
        """Press a button with the mouse and wait until the notice is gone."""
        self.click(lambda: self.button(prefix))
        self.wait_gone()

    def press_escape(self) -> None:
        """Leave the notice with the keyboard."""
        self.wait()
        self.browser.press("Escape")
        self.wait_gone()

    def let_through(self, reason: str) -> None:
        """Press Continue, giving the reason where one is asked for."""
        if self.reasons():
            placed = lambda: [node for node in self.reasons() if node.x > 0]  # noqa: E731
            self.click(lambda: self.until(placed, "the reason in its place")[0])
            self.until(lambda: self.reasons()[0].focused, "the caret in the reason")
            self.browser.type(reason)
            self.until(lambda: not self.button("Continue").disabled, "Continue enabled")
        self.press("Continue")

    def statuses(self) -> list[str]:
        """Return the short confirmations shown now."""
        return [node.name or node.text() for node in self.find("status")]

    def wait_status(self, part: str) -> str:
        """Wait for a confirmation that contains this and return it."""
        matching = lambda: [text for text in self.statuses() if part in text]  # noqa: E731
        return self.until(matching, f"a status with {part!r}")[0]
