"""The wizard's answers: kept while one is elsewhere, cleared where one says so, brought back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.test_dashboard import Open, complaints, opened, shown
from e2e.test_dashboard_tools import NAME, organisation

pytestmark = pytest.mark.browser

__all__ = ["opened", "organisation"]


def answer(page: Page) -> None:
    """Answer some of every kind there is."""
    page.get_by_label("What is your organisation called?").fill("Acme")
    page.get_by_label("GDPR").check()
    page.get_by_role("button", name="Approve a tool").click()
    tool = page.get_by_role("group", name="Approved tool")
    tool.get_by_label("Tool").select_option(label="Claude Team")
    tool.get_by_label("Keeps data in").fill("EU")
    tool.get_by_label("No training on our data").check()
    page.get_by_role("button", name="Name a tool").click()
    page.get_by_label("Which tools may receive nothing?").last.select_option(label="Kimi")
    page.get_by_label("Words of your own").fill("Bluefin\nKestrel-2")
    page.get_by_label("Longest pause").fill("99")


def answered(page: Page) -> None:
    """See all of it, finished or not."""
    expect(page.get_by_label("What is your organisation called?")).to_have_value("Acme")
    expect(page.get_by_label("GDPR")).to_be_checked()
    tool = page.get_by_role("group", name="Approved tool: Claude Team")
    expect(tool.get_by_label("Keeps data in")).to_have_value("EU")
    expect(tool.get_by_label("No training on our data")).to_be_checked()
    expect(tool.get_by_label("Processing agreement")).not_to_be_checked()
    expect(page.get_by_role("button", name="Remove Kimi")).to_be_visible()
    expect(page.get_by_label("Words of your own")).to_have_value("Bluefin\nKestrel-2")
    expect(page.get_by_label("Longest pause")).to_have_value("99")


def test_answers_wait_while_one_looks_at_another_page_goes_back_or_reloads(opened: Open) -> None:
    page = opened.tab("wizard")
    answer(page)

    shown(page, "policy")
    shown(page, "wizard")
    answered(page)
    shown(page, "tools")
    page.go_back()
    answered(page)
    page.reload()
    answered(page)

    expect(page.get_by_role("region", name="What it makes")).to_contain_text("Longest pause")
    page.close()


def test_one_can_start_again_and_take_that_back(opened: Open) -> None:
    page = opened.tab("wizard")
    again = page.get_by_role("button", name="Start again")
    back = page.get_by_role("button", name="Bring my answers back")
    expect(again).to_be_disabled()
    expect(back).to_be_hidden()
    answer(page)

    again.click()
    expect(page.get_by_label("What is your organisation called?")).to_have_value("")
    expect(page.get_by_role("group", name="Approved tool")).to_have_count(0)
    expect(again).to_be_disabled()
    expect(back).to_be_focused()
    assert complaints(page) == []
    back.press("Enter")
    answered(page)
    expect(again).to_be_focused()
    again.click()
    page.get_by_label("Which industry?").fill("Fishing")
    expect(back).to_be_hidden()
    expect(again).to_be_enabled()

    page.close()


def test_another_tab_begins_with_nothing_answered(opened: Open) -> None:
    page = opened.tab("wizard")
    answer(page)

    other = opened.tab("wizard")

    expect(other.get_by_label("What is your organisation called?")).to_have_value("")
    page.close()
    other.close()


def test_a_layer_and_a_whole_policy_have_answers_of_their_own(
    opened: Open, organisation: Path
) -> None:
    page = opened.tab("policy")
    expect(page.get_by_role("heading", name=f"{NAME}, version 1")).to_be_visible()
    shown(page, "wizard")
    page.get_by_label("What are you called?").fill("Bea")
    page.get_by_role("button", name="Lower a tool").click()
    page.get_by_role("group", name="Lowered tool").get_by_label("Tool").select_option(
        label="Claude"
    )

    making = page.get_by_label("What do you make?")
    making.select_option(label="A whole policy and its document")
    page.get_by_label("Which industry?").fill("Fishing")
    shown(page, "policy")
    shown(page, "wizard")

    expect(page.get_by_label("Which industry?")).to_have_value("Fishing")
    making.select_option(label=f"A layer of my own, over {NAME}")
    expect(page.get_by_label("What are you called?")).to_have_value("Bea")
    expect(page.get_by_role("button", name="Remove Claude")).to_be_visible()
    assert organisation.exists()
    page.close()
