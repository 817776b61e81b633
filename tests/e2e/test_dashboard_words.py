"""What the dashboard says: confirmations that go again, numbers as people here write them."""

import pytest
from playwright.sync_api import expect

from e2e.test_dashboard import Open, opened, shown

pytestmark = pytest.mark.browser

__all__ = ["opened"]


def test_a_confirmation_goes_again_and_does_not_stand_before_the_page(opened: Open) -> None:
    page = opened.tab()
    said = page.locator("#said")

    with page.expect_download():
        page.get_by_role("button", name="Export JSON").click()

    expect(said).to_have_text("Saved as handrail-history.json.")
    expect(said).to_have_text("")
    page.close()


def test_numbers_are_written_as_people_here_do(opened: Open) -> None:
    page = opened.tab()

    # By the module itself: a history of thousands takes long to make.
    written = page.evaluate("import('/static/words.js').then(({ amount }) => amount(12345))")

    assert written == page.evaluate("new Intl.NumberFormat().format(12345)")
    page.close()


def test_what_needs_the_person_comes_first_and_the_policy_says_where_to_go_on(
    opened: Open,
) -> None:
    page = opened.tab("status")
    states = page.locator("[data-state]").evaluate_all("all => all.map((one) => one.dataset.state)")
    assert states == sorted(states, key=("missing", "note", "ok").index)

    shown(page, "policy")
    page.get_by_role("main").get_by_role("link", name="Make a policy").click()
    expect(page.get_by_role("heading", name="Make a policy")).to_be_visible()
    page.close()


def test_what_a_class_means_is_said_where_one_meets_it(opened: Open) -> None:
    page = opened.tab("policy")
    means = page.get_by_text("What does the most harm: passwords and keys")

    expect(means).to_be_visible()
    for name in ("tools", "wizard"):
        shown(page, name)
        expect(means).to_be_hidden()
        page.get_by_text("What do public, internal, sensitive and prohibited mean?").press("Enter")
        expect(means).to_be_visible()
    shown(page, "history")
    page.get_by_role("row").filter(has_text="Stopped").first.get_by_role("button").click()

    expect(page.get_by_role("dialog")).to_contain_text("What does the most harm")
    page.close()
