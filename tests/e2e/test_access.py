"""What a person can see, a screen reader can say and a keyboard can reach: pages and notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from demo_prove import Practice
from drive.chromium import ROOT
from e2e import samples
from e2e.chat import Line
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = pytest.mark.browser

PAGES = f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CUSTOMERS, KEY = 2, 3
POLICY = samples.asking("The values are made up", "long and longer " * 12, "הערכים בדויים")
# Where the page's own scripts make the notice, as on the practice page, its root can be opened.
OPEN_ROOTS = """
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    return attach.call(this, { ...how, mode: "open" });
  };
"""
# The notice says its own direction: its language's, whatever the page's is.
TURN = """direction => {
  document.documentElement.dir = direction;
  for (const { shadowRoot } of document.documentElement.children) {
    shadowRoot?.querySelector("dialog")?.setAttribute("dir", direction);
  }
}"""
RUN = """async () => {
  const { violations } = await axe.run();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}"""
# Wider than it should be, in CSS pixels: a reader would have to scroll sideways.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Source: Chrome docs, "action", "Popup".
POPUP_MAX_PX = 600
Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Look:
    """One way a person looks at a page. Zooming to 200 % halves the width there is."""

    name: str
    scheme: Scheme = "light"
    width: int = 1000
    forced: bool = False
    reading: Literal["ltr", "rtl"] = "ltr"


LOOKS = (
    Look("light"),
    Look("dark", scheme="dark"),
    Look("320 px", width=320),
    Look("200 % zoom", width=500),
    Look("forced colours", forced=True),
    Look("right to left", width=320, reading="rtl"),
)


def put_on(page: Page, look: Look) -> None:
    """Look at a page in this way."""
    page.set_viewport_size({"width": look.width, "height": 760})
    page.emulate_media(color_scheme=look.scheme, forced_colors="active" if look.forced else "none")
    page.evaluate(TURN, look.reading)


def complaints(page: Page) -> list[str]:
    """Ask axe-core what is wrong with a page."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.fixture(scope="module")
def context(line: Line) -> BrowserContext:
    """The browser, with roots that can be looked into and a clipboard that can be read."""
    line.context.add_init_script(OPEN_ROOTS)
    line.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return line.context


@pytest.fixture
def practice(context: BrowserContext) -> Iterator[Practice]:
    """The practice page, connected."""
    page = context.new_page()
    yield Practice(page)
    page.close()


def opened(context: BrowserContext, name: str) -> Page:
    """Open one of the extension's pages and wait until it says how it stands."""
    page = context.new_page()
    page.goto(f"{PAGES}/{name}/{name}.html")
    page.wait_for_selector("[data-state]")
    return page


def assert_fine_in_any_look(page: Page) -> None:
    """Put every look on one of our pages, ask axe about each, and close it."""
    found = {}
    wide = {}
    for look in LOOKS:
        put_on(page, look)
        found[look.name] = complaints(page)
        wide[look.name] = page.evaluate(OVERFLOW)
    page.close()

    assert found == {look.name: [] for look in LOOKS}
    # The popup has the one width the browser gives it, and no less.
    assert {name: px for name, px in wide.items() if px > 0} == {}


@pytest.mark.parametrize("name", ["popup", "options", "practice"])
def test_axe_finds_nothing_on_our_pages_in_any_look(context: BrowserContext, name: str) -> None:
    page = opened(context, name)
    assert_fine_in_any_look(page)


def test_axe_finds_nothing_on_the_popup_over_a_chat_in_any_look(
    context: BrowserContext, practice: Practice
) -> None:
    popup = context.new_page()
    popup.goto(f"{PAGES}/popup/popup.html")
    # It tells about the tab in front, and looks again by itself.
    practice.page.bring_to_front()
    popup.wait_for_selector("#may:not([hidden])")
    assert_fine_in_any_look(popup)


def test_the_popup_says_what_its_words_for_data_mean(
    context: BrowserContext, practice: Practice
) -> None:
    popup = context.new_page()
    popup.set_viewport_size({"width": 340, "height": 600})
    popup.goto(f"{PAGES}/popup/popup.html")
    practice.page.bring_to_front()
    popup.wait_for_selector("#may:not([hidden])")
    popup.wait_for_selector("#originals:not([hidden])")
    high = popup.evaluate("document.body.offsetHeight")

    popup.get_by_text("What do these words mean?").press("Enter")

    expect(popup.get_by_text("What anyone may know")).to_be_visible()
    expect(popup.get_by_text("passwords and keys, card and identity numbers")).to_be_visible()
    expect(popup.locator("#may-rows")).to_be_visible()
    # A popup is 600 pixels high at most: what it always says has to fit.
    assert high <= POPUP_MAX_PX
    assert_fine_in_any_look(popup)


def test_the_practice_page_is_read_in_the_order_it_is_seen_in(practice: Practice) -> None:
    page = practice.page
    put_on(page, Look("320 px", width=320))
    page.get_by_role("button", name="Copy An API key").focus()
    page.keyboard.press("Tab")

    # The next thing below the samples is what one pastes into.
    assert page.evaluate("document.activeElement.closest('#composer') !== null")
    samples = page.locator("#samples").bounding_box()
    composer = page.locator("#composer").bounding_box()
    assert samples
    assert composer
    assert samples["y"] + samples["height"] < composer["y"]
    # Where it is seen differs with the width, so no text says where it stands.
    assert "below" not in page.inner_text("body")
    put_on(page, Look("light"))
    beside = page.locator("aside").bounding_box()
    assert beside
    assert beside["x"] > page.locator("main").evaluate("it => it.getBoundingClientRect().right")


@pytest.fixture
def asking(line: Line) -> Iterator[None]:
    """A policy that asks for a reason, with reasons of its own, short and as long as can be."""
    policy = line.place.state / "policy.toml"
    line.agent.stop()
    policy.write_text(POLICY, encoding="utf-8")
    line.agent.start()
    yield
    policy.unlink()


@pytest.mark.usefixtures("asking")
def test_axe_finds_nothing_on_a_notice_with_reasons_to_choose_from(practice: Practice) -> None:
    practice.copy(CUSTOMERS)
    practice.paste()
    practice.notice.wait()
    practice.notice.tree.click(practice.notice.reasons()[0])
    found = {}
    for look in LOOKS:
        put_on(practice.page, look)
        found[look.name] = complaints(practice.page)
    practice.notice.press_escape()

    assert found == {look.name: [] for look in LOOKS}


@pytest.mark.usefixtures("asking")
def test_an_arrow_to_the_left_goes_on_where_one_reads_from_right_to_left(
    practice: Practice,
) -> None:
    practice.copy(CUSTOMERS)
    practice.paste()
    practice.notice.wait()
    practice.page.evaluate(TURN, "rtl")
    practice.notice.tree.click(practice.notice.reasons()[0])

    practice.page.keyboard.press("ArrowLeft")

    checked = [node.properties["checked"] for node in practice.notice.reasons()]
    practice.notice.press_escape()
    assert checked == ["false", "true", "false"]


@pytest.mark.parametrize("sample", [CUSTOMERS, KEY])
def test_axe_finds_nothing_on_the_notice_in_any_look(practice: Practice, sample: int) -> None:
    practice.copy(sample)
    practice.paste()
    practice.notice.wait()
    found = {}
    for look in LOOKS:
        put_on(practice.page, look)
        found[look.name] = complaints(practice.page)
    practice.notice.press_escape()

    assert found == {look.name: [] for look in LOOKS}


def names_by_tab(page: Page, steps: int) -> list[str]:
    """Press Tab again and again; return what had the keyboard."""
    names = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        names.append(str(page.evaluate("document.activeElement?.id ?? ''")))
    return names


def test_the_keyboard_reaches_everything_on_the_options_page(context: BrowserContext) -> None:
    page = opened(context, "options")
    there: list[Any] = page.evaluate(
        "[...document.querySelectorAll('button, input')].map(({ id }) => id)"
    )

    met = names_by_tab(page, len(there))
    page.close()

    assert met == there


def test_an_address_that_is_none_is_explained_where_the_keyboard_is(
    context: BrowserContext,
) -> None:
    page = opened(context, "options")
    page.focus("#address")

    page.keyboard.type("not an address")
    page.keyboard.press("Enter")

    page.wait_for_selector("#address[aria-invalid=true]")
    assert "chat.example.org" in page.inner_text("#said")
    assert page.evaluate("document.activeElement.id") == "address"
    page.close()


def test_a_sample_is_copied_pasted_and_redacted_by_keyboard_alone(practice: Practice) -> None:
    page = practice.page
    page.focus(f"#samples li:nth-child({KEY}) button")

    page.keyboard.press("Enter")
    in_editor = "document.activeElement.closest('#composer') !== null"
    practice.notice.until(lambda: page.evaluate(in_editor), "the keyboard in the editor")
    page.keyboard.press("Control+v")
    practice.notice.wait()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    practice.wait_lines(lambda lines: any("[" in line for line in lines))

    assert not any("AKIA" in line for line in practice.lines())
