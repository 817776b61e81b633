"""The dashboard in a window as narrow as a phone, or at 400 % zoom."""

import pytest
from playwright.sync_api import expect

from e2e.test_dashboard import Open, complaints, opened

pytestmark = pytest.mark.browser

__all__ = ["opened"]

# Two lines of writing with a margin, and four where the name of a rule is long.
PLAIN_ROW_MAX_PX = 70
ROW_MAX_PX = 120
# The name and two lines of pages.
HEADER_MAX_PX = 120


def test_a_row_is_read_from_its_beginning_in_a_small_window(opened: Open) -> None:
    page = opened.tab()
    page.set_viewport_size({"width": 320, "height": 480})
    row = page.locator("tbody tr").filter(has_text="Stopped").first.get_by_role("button")

    row.press("Enter")
    told = page.get_by_role("dialog")

    expect(told.get_by_role("heading").first).to_be_in_viewport()
    expect(told.get_by_role("heading").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(told.get_by_role("button").first).to_be_focused()
    assert complaints(page) == []
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    page.close()


def test_rows_are_short_in_a_small_window_and_still_say_everything(opened: Open) -> None:
    page = opened.tab()
    page.set_viewport_size({"width": 320, "height": 640})
    rows = page.locator("tbody tr")
    plain = rows.filter(has_text="Passed")

    heights = rows.evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")

    assert len(heights) == 50
    assert max(heights) < ROW_MAX_PX
    assert min(heights) < PLAIN_ROW_MAX_PX
    expect(plain.first.get_by_role("cell", name="Nothing")).to_be_attached()
    expect(plain.first.get_by_role("cell", name="Went through")).to_be_attached()
    plain.first.click()
    expect(page.get_by_role("dialog")).to_contain_text("No rule matched")
    page.close()


def test_a_small_window_begins_with_the_rows_and_folds_the_filters(opened: Open) -> None:
    page = opened.tab()
    page.set_viewport_size({"width": 320, "height": 640})
    rows = page.locator("tbody tr")
    fold = page.get_by_text("Filter the rows")

    for name in ("History", "Tools", "Policy", "Make a policy", "Status"):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_in_viewport()
    assert page.locator("header").evaluate("it => it.offsetHeight") <= HEADER_MAX_PX
    expect(rows.nth(2)).to_be_in_viewport(ratio=1)
    fold.press("Enter")
    page.get_by_label("Handrail did").select_option(label="Stopped")
    expect(page.get_by_text("Filter the rows (1 in use)")).to_be_visible()
    expect(page.get_by_role("cell", name="Passed")).to_have_count(0)
    fold.press("Enter")
    expect(page.get_by_label("Handrail did")).to_be_hidden()
    assert complaints(page) == []
    page.set_viewport_size({"width": 1100, "height": 640})

    expect(page.get_by_label("Handrail did")).to_be_visible()
    expect(fold).to_be_hidden()
    page.close()
