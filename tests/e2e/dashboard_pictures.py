"""Take the dashboard's pictures in docs/images/ anew, from a real agent in a real browser.

PYTHONPATH=tests:installer .venv/bin/python tests/e2e/dashboard_pictures.py
"""

import base64
import sys
import time
from dataclasses import dataclass

import minisign
from playwright.sync_api import Page, Playwright, sync_playwright

from drive.agent import Agent, handrail
from drive.chromium import ROOT, Setup, chromium
from drive.scratch import Scratch, scratch
from e2e.dashboard_rows import fill
from e2e.firefox import firefox
from e2e.test_dashboard_firefox import ROWS_COME, SHOWS, look_at

IMAGES = ROOT / "docs" / "images"
# The charts are drawn anew for another width.
DRAWN_MS = 500
# Lines a person might have in hand; the card is the one that documentation uses.
TEXT = f"""Please refund the order from last week.
Card: 4111{" 1111" * 3}
Contact: jane.doe@northwind.example, john.roe@northwind.example
"""


# What an organisation might put on its machines.
POLICY = """[policy]
id = "acme-ai-usage"
version = 7
owner = "security@acme.example"
organisation = "Acme"

[[tools]]
id = "claude-team"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA 2026-03-01"
instead_of = ["gemini", "copilot", "deepseek"]

[[tools]]
id = "chatgpt-enterprise"
tier = "approved"

[[tools]]
id = "deepseek"
tier = "prohibited"
"""


@dataclass(frozen=True)
class Shot:
    """One picture. explain: with a held row opened. bound: where an organisation's policy holds."""

    name: str
    page: str
    dark: bool = False
    width: int = 1100
    explain: bool = False
    bound: bool = False


SHOTS = (
    Shot("history-light", "history"),
    Shot("history-dark", "history", dark=True),
    Shot("history-narrow", "history", width=360),
    Shot("history-row", "history", explain=True),
    Shot("overview-light", "overview"),
    Shot("overview-dark", "overview", dark=True),
    Shot("overview-narrow", "overview", width=360),
    Shot("usage-light", "overview", bound=True),
    Shot("usage-dark", "overview", dark=True, bound=True),
    Shot("usage-narrow", "overview", width=360, bound=True),
    Shot("redact", "redact"),
    Shot("tools-light", "tools", bound=True),
    Shot("tools-dark", "tools", dark=True, bound=True),
    Shot("tools-narrow", "tools", width=360, bound=True),
    Shot("policy", "policy", bound=True),
    Shot("wizard", "wizard"),
    Shot("wizard-narrow", "wizard", dark=True, width=360),
    Shot("wizard-layer", "wizard", bound=True),
    Shot("wizard-layer-dark", "wizard", dark=True, bound=True),
    Shot("wizard-layer-narrow", "wizard", width=360, bound=True),
    Shot("status", "status"),
)
# The same in Firefox, whose narrowest window is 450 pixels wide.
FIREFOX_SHOTS = (
    Shot("firefox-history-light", "history"),
    Shot("firefox-overview-dark", "overview", dark=True),
    Shot("firefox-status-narrow", "status", width=450),
)


def prepare(page: Page, shot: Shot) -> None:
    """Bring a page to where it is to be seen."""
    page.evaluate("name => { location.hash = name; }", shot.page)
    page.wait_for_selector(f"nav a[aria-current][href='#{shot.page}']")
    page.wait_for_selector("main:not(:has([aria-busy=true]))")
    if shot.explain:
        page.get_by_role("row").filter(has_text="Stopped").first.get_by_role("button").click()
        page.get_by_role("dialog").wait_for()
    if shot.page == "overview" and shot.bound:
        page.get_by_role("table", name="Each tool by class").scroll_into_view_if_needed()
    if shot.page == "wizard" and shot.bound:
        answer(page)
    if shot.page == "redact":
        page.get_by_label("Your text").fill(TEXT)
        page.get_by_text("Hidden:").wait_for()


def answer(page: Page) -> None:
    """Answer some of what a layer may tighten."""
    page.get_by_label("What do you make?").select_option(index=1)
    page.get_by_label("What is the team called?").fill("Research")
    page.get_by_label("Tools nobody decided about may receive:").select_option(index=1)
    page.get_by_label("Keep history for").fill("30")
    page.get_by_text("history kept: 30 days (before: 90 days)").wait_for()
    page.evaluate("scrollTo(0, 0)")


def bind(place: Scratch) -> None:
    """Put an organisation's signed policy there, as an administrator does."""
    folder = place.state / "organisation"
    folder.mkdir()
    pair = minisign.KeyPair.generate()
    (folder / "org.pub").write_bytes(bytes(pair.public_key))
    made = pair.secret_key.sign(POLICY.encode(), trusted_comment="serial:1")
    (folder / "policy.toml.minisig").write_bytes(bytes(made))
    (folder / "policy.toml").write_text(POLICY, "utf-8")


def take(playwright: Playwright, place: Scratch, *, dark: bool, bound: bool) -> None:
    """Take the pictures of one scheme."""
    with chromium(playwright, place, Setup(extension=None, dark=dark)) as context:
        page = context.new_page()
        page.goto(handrail(place, "dashboard", "--print").stdout.strip())
        page.wait_for_selector("main[aria-busy=false] tbody")
        for shot in SHOTS:
            if (shot.dark, shot.bound) != (dark, bound):
                continue
            page.set_viewport_size({"width": shot.width, "height": 800})
            page.wait_for_timeout(DRAWN_MS)
            prepare(page, shot)
            page.screenshot(path=IMAGES / f"dashboard-{shot.name}.png")
            page.keyboard.press("Escape")


def take_in_firefox(place: Scratch) -> None:
    """Take the pictures of Firefox."""
    with firefox(place, {"network.dns.disabled": True}) as browser:
        browser.visit(handrail(place, "dashboard", "--print").stdout.strip())
        browser.in_page(ROWS_COME)
        for shot in FIREFOX_SHOTS:
            look_at(browser, "dark" if shot.dark else "light", shot.width)
            browser.in_page(SHOWS, shot.page)
            time.sleep(DRAWN_MS / 1000)
            picture = base64.b64decode(browser.call("WebDriver:TakeScreenshot", {"full": False}))
            (IMAGES / f"dashboard-{shot.name}.png").write_bytes(picture)


def main() -> int:
    """Take every picture."""
    with scratch() as place, sync_playwright() as playwright:
        fill(place, 900)
        with Agent(place):
            for minutes in ("5", "0"):
                handrail(place, "pause", minutes)
            for dark in (False, True):
                take(playwright, place, dark=dark, bound=False)
            take_in_firefox(place)
        bind(place)
        with Agent(place):
            for dark in (False, True):
                take(playwright, place, dark=dark, bound=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
