"""A person's seat at one browser: the same few things to do and to look at in either."""

from dataclasses import dataclass
from typing import Any, Protocol

from playwright.sync_api import Page

from drive.clipboard import Clipboard
from drive.notice import Notice
from e2e.firefox_chat import FirefoxLine
from e2e.firefox_notice import FirefoxNotice

REASON = "the customer asked for it"


class Seat(Protocol):
    """What the matrix needs of a browser."""

    def __hash__(self) -> int:
        """Each seat is itself: what was seen from it is remembered for it."""

    @property
    def name(self) -> str:
        """The browser's name."""

    @property
    def version(self) -> str:
        """The browser's version."""

    def visit(self, url: str) -> None:
        """Open an address."""

    def read(self, expression: str) -> Any:  # noqa: ANN401
        """Return what an expression is in the page."""

    def click(self, selector: str) -> None:
        """Press what matches with the mouse."""

    def type(self, text: str) -> None:
        """Type with real keys."""

    def keys(self, *names: str) -> None:
        """Press keys one after another."""

    def paste(self, text: str, html: str) -> None:
        """Copy and press Ctrl+V."""

    def refuse(self) -> None:
        """Choose "Don't" in the notice."""

    def redact(self) -> None:
        """Choose "Redact" in the notice."""

    def go_on(self) -> None:
        """Choose "Continue" in the notice, with a reason where one is asked for."""


@dataclass(frozen=True, eq=False)
class ChromiumSeat:
    """One tab of Chromium."""

    page: Page
    clipboard: Clipboard
    version: str
    name: str = "Chromium"

    def visit(self, url: str) -> None:
        """Open an address."""
        self.page.goto(url)

    def read(self, expression: str) -> Any:  # noqa: ANN401
        """Return what an expression is in the page."""
        return self.page.evaluate(expression)

    def click(self, selector: str) -> None:
        """Press what matches with the mouse."""
        self.page.click(selector)

    def type(self, text: str) -> None:
        """Type with real keys."""
        self.page.keyboard.type(text)

    def keys(self, *names: str) -> None:
        """Press keys one after another."""
        for name in names:
            self.page.keyboard.press(name)

    def paste(self, text: str, html: str) -> None:
        """Copy and press Ctrl+V."""
        self.clipboard.write(text, html)
        self.page.keyboard.press("Control+v")

    def refuse(self) -> None:
        """Choose "Don't" in the notice."""
        Notice(self.page).press("Don't")

    def redact(self) -> None:
        """Choose "Redact" in the notice."""
        Notice(self.page).press("Redact")

    def go_on(self) -> None:
        """Choose "Continue" in the notice, with a reason where one is asked for."""
        Notice(self.page).let_through(REASON)


@dataclass(frozen=True, eq=False)
class FirefoxSeat:
    """The tab of Firefox."""

    line: FirefoxLine
    version: str
    name: str = "Firefox"

    def visit(self, url: str) -> None:
        """Open an address."""
        self.line.browser.visit(url)

    def read(self, expression: str) -> Any:  # noqa: ANN401
        """Return what an expression is in the page."""
        return self.line.browser.in_page(f"return {expression};")

    def click(self, selector: str) -> None:
        """Press what matches with the mouse."""
        self.line.browser.click(selector)

    def type(self, text: str) -> None:
        """Type with real keys."""
        self.line.browser.type(text)

    def keys(self, *names: str) -> None:
        """Press keys one after another."""
        self.line.browser.press(*names)

    def paste(self, text: str, html: str) -> None:
        """Copy and press Ctrl+V."""
        self.line.browser.copy(text, html)
        self.line.browser.press("Control+v")

    def refuse(self) -> None:
        """Choose "Don't" in the notice."""
        FirefoxNotice(self.line.browser).press("Don't")

    def redact(self) -> None:
        """Choose "Redact" in the notice."""
        FirefoxNotice(self.line.browser).press("Redact")

    def go_on(self) -> None:
        """Choose "Continue" in the notice, with a reason where one is asked for."""
        FirefoxNotice(self.line.browser).let_through(REASON)
