"""The dashboard as a person meets it, in both browsers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from drive.agent import Agent, handrail
from drive.chromium import ROOT, Setup, chromium
from drive.scratch import Scratch, scratch
from e2e.dashboard_rows import fill
from support.agent import until

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const { violations } = await axe.run();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}"""
PAGES = ("history", "overview", "redact", "tools", "policy", "wizard", "status")
CARD = "4111" + " 1111" * 3
ROWS = 400
# How long the page waits for its rows, as the browser measured it, in ms.
ASKED = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.endsWith("/rows")).at(-1).duration"""
CLIPBOARD_SHUT = "navigator.clipboard.writeText = () => Promise.reject(new Error());"
# Wider than it should be, in CSS pixels.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Open:
    """A running agent with weeks of history, and a browser without the extension."""

    place: Scratch
    context: BrowserContext

    def tab(self, name: str = "history") -> Page:
        """Open the dashboard by a fresh link."""
        page = self.context.new_page()
        page.goto(link(self.place))
        shown(page, name)
        return page


def link(place: Scratch) -> str:
    """Ask for a link as a person does."""
    return handrail(place, "dashboard", "--print").stdout.strip()


def shown(page: Page, name: str) -> None:
    """Go to a page and wait until it is there."""
    page.wait_for_selector("main[aria-busy=false] h1")
    page.evaluate("name => { location.hash = name; }", name)
    page.wait_for_selector(f"nav a[aria-current][href='#{name}']")
    page.wait_for_selector("main:not(:has([aria-busy=true]))")


def complaints(page: Page) -> list[str]:
    """Ask axe-core what is wrong with a page."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN_AXE)
    return found


@pytest.fixture(scope="module")
def opened(playwright: Playwright) -> Iterator[Open]:
    """Agent, history and Chromium of this module."""
    with scratch() as place:
        fill(place, ROWS)
        with Agent(place), chromium(playwright, place, Setup(extension=None)) as context:
            yield Open(place, context)


def test_history_is_read_filtered_explained_and_left_by_page(opened: Open) -> None:
    page = opened.tab()
    rows = page.locator("tbody tr")

    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Older").click()
    expect(page.get_by_text("Page 2", exact=True).first).to_be_visible()
    page.get_by_label("Handrail").select_option(label="Stopped")
    expect(page.get_by_role("cell", name="Passed")).to_have_count(0)
    rows.first.get_by_role("button").press("Enter")
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("What helps:")
    expect(told).to_contain_text("Not named in your policy; it may receive up to internal content")
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(rows.first.get_by_role("button")).to_be_focused()
    page.close()


def test_a_filter_without_rows_says_how_to_see_all(opened: Open) -> None:
    page = opened.tab()

    page.get_by_label("Tool").fill("no such tool")
    page.get_by_role("button", name="Clear the filters").last.click()

    expect(page.locator("tbody tr")).to_have_count(50)
    page.close()


def test_a_row_is_erased_after_one_calm_question(opened: Open) -> None:
    page = opened.tab()
    first = page.locator("tbody tr").first
    gone = first.get_attribute("data-id")
    first.get_by_role("button").click()

    page.get_by_role("button", name="Erase this row").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    expect(page.get_by_text("It is removed from the file for good")).to_be_visible()
    page.get_by_role("button", name="Erase 1 row").click()

    expect(page.locator(f"tr[data-id='{gone}']")).to_have_count(0)
    assert handrail(opened.place, "history", "--json").stdout.count(str(gone)) == 0
    page.close()


def test_days_that_are_the_wrong_way_round_are_told_and_not_counted(opened: Open) -> None:
    page = opened.tab()

    page.get_by_role("button", name="Erase…").click()
    box = page.get_by_role("dialog")
    box.get_by_label("First day").fill("2026-11-20")
    box.get_by_label("Last day").fill("2026-11-02")
    expect(box.get_by_role("status")).to_have_text(
        "The last day is before the first. Change one of them."
    )
    expect(box.get_by_role("button", name="Continue…")).to_be_disabled()
    box.get_by_label("First day").fill("2001-01-01")
    box.get_by_label("Last day").fill("2001-01-02")
    expect(box.get_by_role("status")).to_have_text("There are no rows on these days.")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.get_by_label("From", exact=True).fill("2026-11-20")
    page.get_by_label("To", exact=True).fill("2026-11-02")

    expect(page.get_by_role("heading", name="These days are the wrong way round")).to_be_visible()
    page.close()


def test_what_the_filters_leave_can_be_saved(opened: Open) -> None:
    page = opened.tab()

    with page.expect_download() as saving:
        page.get_by_role("button", name="Export JSON").click()

    kept = json.loads(saving.value.path().read_text("utf-8"))
    assert saving.value.suggested_filename == "handrail-history.json"
    assert len(kept) >= ROWS - 1
    page.close()


def test_a_text_is_redacted_and_leaves_with_the_page(opened: Open) -> None:
    page = opened.tab("redact")

    page.get_by_label("Your text").fill(f"Please charge {CARD} today.")
    made = page.get_by_label("With everything hidden")
    expect(made).to_have_value(re.compile("Please charge .+ today"))
    expect(made).not_to_have_value(re.compile(CARD))
    shown(page, "status")
    shown(page, "redact")

    expect(page.get_by_label("Your text")).to_have_value("")
    page.close()


def test_where_the_browser_does_not_copy_the_text_is_selected_and_it_says_so(opened: Open) -> None:
    page = opened.tab("redact")
    page.evaluate(f"() => {{ {CLIPBOARD_SHUT} }}")

    page.get_by_label("Your text").fill("Nothing of note.")
    expect(page.get_by_label("With everything hidden")).to_have_value("Nothing of note.")
    page.get_by_role("button", name="Copy").click()

    expect(page.locator("#said")).to_contain_text("press Ctrl+C")
    assert page.evaluate("getSelection().toString()") == "Nothing of note."
    page.close()


def test_what_one_tab_erases_another_shows_by_itself(playwright: Playwright) -> None:
    with scratch() as place:
        fill(place, 20)
        with Agent(place), chromium(playwright, place, Setup(extension=None)) as context:
            page, other = Open(place, context).tab(), Open(place, context).tab()

            other.get_by_role("button", name="Erase…").click()
            other.get_by_label("Everything").check()
            other.get_by_role("button", name="Continue…").click()
            other.get_by_role("button", name="Erase 20 rows").click()

            expect(other.get_by_role("heading", name="Nothing here yet")).to_be_visible()
            page.bring_to_front()
            expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()


def test_a_link_opens_once_and_the_tab_stays_open(opened: Open) -> None:
    address = link(opened.place)
    page, other = opened.context.new_page(), opened.context.new_page()

    page.goto(address)
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    other.goto(address)
    expect(other.get_by_role("heading", name="Open this page again")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="History")).to_be_visible()

    assert "k=" not in page.url
    assert opened.context.cookies() == []
    page.close()
    other.close()


@pytest.mark.parametrize("width", [1100, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_in_every_look(
    opened: Open, scheme: Literal["light", "dark"], width: int
) -> None:
    page = opened.tab()
    page.set_viewport_size({"width": width, "height": 760})
    page.emulate_media(color_scheme=scheme)

    wrong = {}
    for name in PAGES:
        shown(page, name)
        wrong[name] = complaints(page)
        wrong[name] += ["it scrolls sideways"] if page.evaluate(OVERFLOW) > 0 else []

    assert wrong == {name: [] for name in PAGES}
    page.close()


def test_the_dialogs_are_accessible(opened: Open) -> None:
    page = opened.tab()
    page.get_by_label("Handrail").select_option(label="Stopped")
    page.locator("tbody button").first.click()
    page.get_by_role("dialog").wait_for()
    explained = complaints(page)
    page.get_by_role("button", name="Erase this row").click()

    assert explained == []
    assert complaints(page) == []
    page.close()


def test_a_hundred_thousand_rows_open_and_page_smoothly(playwright: Playwright) -> None:
    with scratch() as place:
        fill(place, 100_000)
        with Agent(place), chromium(playwright, place, Setup(extension=None)) as context:
            page = Open(place, context).tab()
            took = [page.evaluate(ASKED)]
            for _ in range(5):
                with page.expect_response("**/dashboard/rows"):
                    page.get_by_role("button", name="Older").click()
            last = page.evaluate(ASKED)
            expect(page.locator("tbody tr")).to_have_count(50)
            print(f"100,000 rows: first page {took[0]:.0f} ms, sixth page {last:.0f} ms")


def test_a_pause_is_begun_ended_and_told_and_the_agent_quit_from_the_status_page(
    playwright: Playwright,
) -> None:
    with scratch() as place:
        with Agent(place), chromium(playwright, place, Setup(extension=None)) as context:
            page = Open(place, context).tab("status")
            page.get_by_role("button", name="Pause for 15 minutes").click()
            expect(page.get_by_text("Nothing is checked until")).to_be_visible()
            paused = complaints(page)
            page.get_by_role("button", name="Resume now").click()
            expect(page.get_by_role("button", name="Pause for 5 minutes")).to_be_visible()
            shown(page, "history")
            page.get_by_text("Paused 1 time: nothing was checked then").click()
            expect(page.get_by_text("when you resumed.")).to_be_visible()
            shown(page, "status")
            page.get_by_role("button", name="Quit Handrail").click()
            asked = complaints(page)
            page.get_by_role("button", name="Quit", exact=True).click()
            expect(page.get_by_role("heading", name="Handrail has ended")).to_be_visible()
            expect(page.get_by_role("main")).to_be_focused()
            until(lambda: handrail(place, "dashboard", "--print").returncode != 0)
            expect(page.get_by_text("handrail run")).to_be_visible()
            expect(page.get_by_role("alert")).to_be_hidden()
            expect(page.get_by_role("navigation")).to_be_hidden()

        assert (paused, asked) == ([], [])
