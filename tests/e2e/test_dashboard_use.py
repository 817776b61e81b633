"""A policy that is put in force from the wizard: what is said then, and the way back."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.test_dashboard import OVERFLOW, Open, complaints, opened, shown
from e2e.test_dashboard_tools import NAME, organisation

pytestmark = pytest.mark.browser

__all__ = ["opened", "organisation"]

USE = "Use it on this computer"


def test_who_uses_a_policy_is_told_what_holds_now_and_how_to_go_back(opened: Open) -> None:
    page = opened.tab("wizard")
    written = opened.place.state / "policy.toml"
    told = page.get_by_role("region", name="What it makes")
    page.get_by_label("What is your organisation called?").fill("Acme")

    page.get_by_role("button", name=USE).click()
    expect(page.get_by_role("heading", name="This policy is in force now")).to_be_focused()
    expect(told).to_contain_text(f"edit this file; what you save holds a moment later: {written}")
    expect(told).to_contain_text("delete that file. Then the starter policy holds again.")
    assert complaints(page) == []
    told.get_by_role("link", name="Policy in force").click()
    expect(page.get_by_role("heading", name="acme, version 1")).to_be_visible()
    expect(page.get_by_text("Delete it to go back: then the starter policy")).to_be_visible()
    written.unlink()

    expect(page.get_by_role("heading", name="starter, version 1")).to_be_visible()
    page.close()


def test_where_a_policy_is_in_force_another_is_not_offered_and_it_says_what_to_do(
    opened: Open,
) -> None:
    page = opened.tab("wizard")
    written = opened.place.state / "policy.toml"
    told = page.get_by_role("region", name="What it makes")
    page.get_by_role("button", name=USE).click()
    expect(page.get_by_role("heading", name="This policy is in force now")).to_be_focused()

    page.get_by_label("Which industry?").fill("shipping")
    expect(told).to_contain_text("A policy is in force here already")
    expect(told).to_contain_text(f"The one in force: {written}")
    expect(page.get_by_role("button", name=USE)).to_have_count(0)
    shown(page, "status")
    shown(page, "wizard")
    expect(told).to_contain_text("A policy is in force here already")

    expect(page.get_by_role("button", name=USE)).to_have_count(0)
    written.unlink()
    page.close()


def test_who_uses_a_layer_is_told_what_holds_without_it(opened: Open, organisation: Path) -> None:
    page = opened.tab("policy")
    expect(page.get_by_role("heading", name=f"{NAME}, version 1")).to_be_visible()
    shown(page, "wizard")
    page.set_viewport_size({"width": 320, "height": 640})

    page.get_by_role("button", name=USE).click()

    expect(page.get_by_role("heading", name="This layer is in force now")).to_be_focused()
    told = page.get_by_role("region", name="What it makes")
    expect(told).to_contain_text(f"delete that file. Then {NAME} alone holds again.")
    assert page.evaluate(OVERFLOW) == 0
    (opened.place.state / "policy.toml").unlink()
    assert organisation.exists()
    page.close()
