"""Take the pictures in docs/images/ anew, from the real thing on the practice page.

.venv/bin/python installer/pictures.py
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Playwright, ViewportSize, sync_playwright

from demo_prove import Practice
from drive.agent import Agent, install_browser
from drive.chromium import ROOT, Setup, chromium
from drive.scratch import scratch
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

IMAGES = ROOT / "docs" / "images"
CUSTOMERS, KEY = 2, 3
# The narrowest window that has to work: a phone's width, or a desktop at 400 % zoom.
# Source: WCAG 2.2, success criterion 1.4.10.
NARROW: ViewportSize = {"width": 320, "height": 640}
POPUP: ViewportSize = {"width": 360, "height": 420}


@dataclass(frozen=True)
class Shot:
    """One picture of the notice.

    sample: which sample of the practice page is pasted, from 1.
    """

    name: str
    sample: int
    dark: bool = False
    narrow: bool = False


SHOTS = (
    Shot("notice-light", KEY),
    Shot("notice-dark", KEY, dark=True),
    Shot("notice-narrow", KEY, narrow=True),
    Shot("notice-customers", CUSTOMERS),
)


@contextmanager
def practice(playwright: Playwright, *, dark: bool) -> Iterator[tuple[BrowserContext, Practice]]:
    """Give the practice page in a browser of its own, light or dark."""
    with scratch() as place:
        install_browser(place)
        with Agent(place), chromium(playwright, place, Setup(dark=dark)) as context:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            yield context, Practice(context.new_page())


def take_notice(page: Practice, shot: Shot) -> None:
    """Paste a sample and take a picture of the notice."""
    before = page.page.viewport_size
    page.copy(shot.sample)
    page.paste()
    page.notice.wait()
    if shot.narrow:
        page.page.set_viewport_size(NARROW)
    page.picture(IMAGES / f"{shot.name}.png")
    page.notice.press_escape()
    if before:
        page.page.set_viewport_size(before)


def take_popup(context: BrowserContext, page: Practice) -> None:
    """Let the popup look at the practice page and take its picture."""
    popup = context.new_page()
    popup.set_viewport_size(POPUP)
    popup.goto(f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages/popup/popup.html")
    # It shows the tab that is in front, and looks again by itself.
    page.page.bring_to_front()
    popup.wait_for_selector("[data-state=protected]")
    popup.screenshot(path=IMAGES / "popup.png", full_page=True)
    popup.close()


def main() -> int:
    """Take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        for dark in (False, True):
            with practice(playwright, dark=dark) as (context, page):
                for shot in SHOTS:
                    if shot.dark == dark:
                        take_notice(page, shot)
                if not dark:
                    page.picture(IMAGES / "practice.png")
                    take_popup(context, page)
    sizes = {file.name: file.stat().st_size for file in sorted(IMAGES.glob("*.png"))}
    print("\n".join(f"{name:24}{size:>9,} bytes" for name, size in sizes.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
