"""May I paste this there? The Tools page answers in the browser."""

import pytest
from playwright.sync_api import expect

from e2e.test_dashboard import Open, opened

pytestmark = pytest.mark.browser

__all__ = ["opened"]


def test_a_tool_is_found_by_its_name_and_every_class_has_its_answer(opened: Open) -> None:
    page = opened.tab("tools")

    page.get_by_label("Find a tool").fill("kimi")

    row = page.get_by_role("row", name="Kimi")
    expect(row.get_by_role("cell")).to_have_count(5)
    expect(row).to_contain_text("Yes")
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.close()


def test_a_tool_nobody_knows_is_answered_like_every_other(opened: Open) -> None:
    page = opened.tab("tools")

    page.get_by_label("Find a tool").fill("no such tool")

    expect(page.get_by_role("heading", name="No tool of that name is known")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Every other tool")).to_be_visible()
    page.close()
