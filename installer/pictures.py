"""Take the pictures in docs/images/ anew, from the real thing on the practice page.

.venv/bin/python installer/pictures.py [NAME ...]

With names only those whose name begins so are written: the others stay as they are.
"""

import sys
from dataclasses import dataclass, field, replace
from typing import Literal

from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from demo_prove import Practice
from drive.agent import Agent, handrail, install_browser
from drive.chromium import ROOT, Setup, chromium
from drive.scratch import Scratch, scratch
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

IMAGES = ROOT / "docs" / "images"
PAGES = f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages"
CUSTOMERS, KEY = 2, 3
POLICY = """[policy]
id = "acme-ai-usage"
version = 7
owner = "security@acme.example"

[classes.sensitive]
over_ceiling = "justify"

[overrides]
reasons = ["The values are made up", "It is public already", "The owner of the data agreed"]
"""
# The narrowest window that has to work: a phone's width, or a desktop at 400 % zoom.
# Source: WCAG 2.2, success criterion 1.4.10.
NARROW_PX = 320
WINDOW: ViewportSize = {"width": 1000, "height": 760}
NARROW: ViewportSize = {"width": NARROW_PX, "height": 640}
POPUP: ViewportSize = {"width": 360, "height": 420}
# On the practice page our scripts run as the page's own, so that the notice can be turned round:
# none of the ten languages is written from right to left.
OPEN_ROOTS = """
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    return attach.call(this, { ...how, mode: "open" });
  };
"""
TURN = """direction => {
  document.documentElement.dir = direction;
  for (const { shadowRoot } of document.documentElement.children) {
    shadowRoot?.querySelector("dialog")?.setAttribute("dir", direction);
  }
}"""


@dataclass(frozen=True)
class Look:
    """One way a person looks at a page."""

    name: str
    scheme: Literal["light", "dark"] = "light"
    size: ViewportSize = field(default_factory=WINDOW.copy)
    forced: bool = False
    zoom: int = 1
    reading: Literal["ltr", "rtl"] = "ltr"


LIGHT = Look("light")
LOOKS = (
    LIGHT,
    Look("dark", scheme="dark"),
    Look("narrow", size=NARROW),
    Look("forced", forced=True),
    Look("zoom", zoom=2),
    Look("rtl", reading="rtl"),
)
# What a page of our own is looked at in; the notice has all six.
PAGE_LOOKS = LOOKS[:4]


def put_on(page: Page, look: Look) -> None:
    """Look at a page in this way."""
    page.emulate_media(color_scheme=look.scheme, forced_colors="active" if look.forced else "none")
    page.set_viewport_size(
        {"width": look.size["width"] // look.zoom, "height": look.size["height"] // look.zoom}
    )
    page.evaluate(TURN, look.reading)


def save(page: Page, name: str, zoom: int = 1, *, whole: bool = False) -> None:
    """Save what a person sees; whole takes in what they would scroll to."""
    chosen = tuple(sys.argv[1:])
    if chosen and not name.startswith(chosen):
        return
    session = page.context.new_cdp_session(page)
    size = page.viewport_size or WINDOW
    metrics = {**size, "deviceScaleFactor": zoom, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", metrics)
    page.screenshot(path=IMAGES / f"{name}.png", full_page=whole, scale="device")
    session.send("Emulation.clearDeviceMetricsOverride")
    session.detach()


def take_notice(page: Practice, sample: int, looks: tuple[tuple[str, Look], ...]) -> None:
    """Paste a sample and take the pictures of the notice."""
    page.copy(sample)
    page.paste()
    page.notice.wait()
    for name, look in looks:
        put_on(page.page, look)
        save(page.page, name, look.zoom)
    put_on(page.page, LIGHT)
    page.notice.press_escape()


def take_options(context: BrowserContext) -> None:
    """Take the pictures of the options page."""
    page = context.new_page()
    page.goto(f"{PAGES}/options/options.html")
    page.wait_for_selector("[data-state=protected]")
    for look in PAGE_LOOKS:
        put_on(page, look)
        save(page, f"options-{look.name}", whole=look is LIGHT)
    page.close()


def take_practice(page: Page) -> None:
    """Take the pictures of the practice page."""
    for look in PAGE_LOOKS:
        put_on(page, look)
        save(page, f"practice-{look.name}", whole=look.size is NARROW)
    put_on(page, LIGHT)


def take_popup(context: BrowserContext, page: Practice) -> None:
    """Let the popup look at the practice page and take its pictures."""
    popup = context.new_page()
    popup.goto(f"{PAGES}/popup/popup.html")
    # It shows the tab that is in front, and looks again by itself.
    page.page.bring_to_front()
    popup.wait_for_selector("[data-state=protected]")
    for look in PAGE_LOOKS:
        width = min(POPUP["width"], look.size["width"])
        put_on(popup, replace(look, size={**POPUP, "width": width}))
        save(popup, f"popup-{look.name}", whole=True)
    popup.close()


def take_paused(context: BrowserContext, place: Scratch, page: Practice) -> None:
    """Pause, and take the picture of the popup over the practice page meanwhile."""
    handrail(place, "pause", "5")
    popup = context.new_page()
    popup.goto(f"{PAGES}/popup/popup.html")
    page.page.bring_to_front()
    popup.wait_for_selector("#resume:not([hidden])")
    put_on(popup, Look("light", size=POPUP))
    save(popup, "popup-paused", whole=True)
    popup.close()
    handrail(place, "pause", "0")


def take_reasons(context: BrowserContext, place: Scratch, agent: Agent) -> None:
    """Take the pictures of the notice under a policy that asks for a reason and names some."""
    agent.stop()
    (place.state / "policy.toml").write_text(POLICY, encoding="utf-8")
    agent.start()
    page = Practice(context.new_page())
    page.copy(CUSTOMERS)
    page.paste()
    page.notice.wait()
    page.notice.tree.click(page.notice.reasons()[0])
    for look in PAGE_LOOKS:
        put_on(page.page, look)
        page.notice.tree.middle(page.notice.reasons()[-1])  # scrolls to it
        save(page.page, f"notice-reasons-{look.name}")
    page.notice.press_escape()


def main() -> int:
    """Take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with scratch() as place, sync_playwright() as playwright:
        install_browser(place)
        with Agent(place) as agent, chromium(playwright, place, Setup()) as context:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.add_init_script(OPEN_ROOTS)
            page = Practice(context.new_page())
            take_practice(page.page)
            take_notice(page, KEY, tuple((f"notice-{look.name}", look) for look in LOOKS))
            take_notice(page, CUSTOMERS, (("notice-customers", LIGHT),))
            take_popup(context, page)
            take_paused(context, place, page)
            take_options(context)
            take_reasons(context, place, agent)
    sizes = {file.name: file.stat().st_size for file in sorted(IMAGES.glob("*.png"))}
    print("\n".join(f"{name:24}{size:>9,} bytes" for name, size in sizes.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
