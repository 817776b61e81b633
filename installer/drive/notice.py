"""Meet the notice as a person does: read it, press its buttons, leave it with Escape."""

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

from drive.tree import Node, Tree

# A second is plenty; this only ends the wait for what never comes, on a busy machine too.
PATIENCE_MS = 20_000
STEP_MS = 25

DONT = "Don't"
REDACT = "Redact"
CONTINUE = "Continue"

Seen = TypeVar("Seen")


class NotSeenError(AssertionError):
    """Something the person should have met did not appear."""


class Notice:
    """The notice of one page, wherever in its frames it is shown."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree = Tree(page)

    def until(
        self, look: Callable[[], Seen | None], what: str, patience_ms: int = PATIENCE_MS
    ) -> Seen:
        """Look again and again until there is something to see, and return it."""
        for _ in range(0, patience_ms, STEP_MS):
            seen = look()
            if seen:
                return seen
            self.page.wait_for_timeout(STEP_MS)
        raise NotSeenError(f"not seen within {patience_ms} ms: {what}")

    def shown(self) -> Node | None:
        """Return the notice where it is shown now."""
        return next(iter(self.tree.find("alertdialog", "Handrail")), None)

    def wait(self, patience_ms: int = PATIENCE_MS) -> Node:
        """Wait until the notice is shown and return it."""
        return self.until(self.shown, "the notice", patience_ms)

    def wait_gone(self) -> None:
        """Wait until no notice is shown."""
        self.until(lambda: self.shown() is None, "the notice gone")

    def buttons(self) -> list[Node]:
        """Return the buttons of the notice in reading order."""
        return [node for node in self.wait().walk() if node.role == "button"]

    def button(self, prefix: str) -> Node:
        """Return the button whose name begins so."""
        named = [node for node in self.buttons() if node.name.startswith(prefix)]
        if not named:
            have = ", ".join(node.name for node in self.buttons())
            raise NotSeenError(f"no button {prefix!r} in the notice; it has: {have}")
        return named[0]

    def press(self, prefix: str) -> None:
        """Press a button with the mouse and wait until the notice is gone."""
        self.tree.click(self.button(prefix))
        self.wait_gone()

    def press_escape(self) -> None:
        """Leave the notice with the keyboard."""
        self.wait()
        self.page.keyboard.press("Escape")
        self.wait_gone()

    def findings(self) -> list[str]:
        """Return the text of each finding listed."""
        return [node.text() for node in self.wait().walk() if node.role == "listitem"]

    def reason(self) -> Node | None:
        """Return the field for the reason, where the notice asks for one."""
        fields = ("textbox", "combobox")
        inside = self.wait().walk()
        named = (node for node in inside if node.role in fields and node.name == "Reason")
        return next(named, None)

    def reasons(self) -> list[Node]:
        """Return the reasons to choose from, where the notice asks for one."""
        return [node for node in self.wait().walk() if node.role == "radio"]

    def write_reason(self, text: str) -> None:
        """Type a reason into its field."""
        field = self.reason()
        if field is None:
            raise NotSeenError("the notice asks for no reason")
        self.tree.click(field)
        self.page.keyboard.type(text)

    def let_through(self, reason: str) -> None:
        """Press Continue, giving the reason where one is asked for."""
        if self.reason() is not None:
            self.write_reason(reason)
            enabled = lambda: not self.button(CONTINUE).properties.get("disabled")  # noqa: E731
            self.until(enabled, "Continue enabled after a reason")
        self.press(CONTINUE)

    def focused(self) -> Node | None:
        """Return what has the keyboard inside the notice."""
        inside = (node for node in self.wait().walk() if node.properties.get("focused"))
        # The dialog itself may be marked too; the innermost one is what keys go to.
        return next(iter(list(inside)[::-1]), None)

    def statuses(self) -> list[str]:
        """Return the short confirmations shown now."""
        return [node.name or node.text() for node in self.tree.find("status")]

    def wait_status(self, part: str) -> str:
        """Wait for a confirmation that contains this and return it."""
        matching = lambda: [text for text in self.statuses() if part in text]  # noqa: E731
        return self.until(matching, f"a status with {part!r}")[0]
