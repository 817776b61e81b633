"""The Policy page says which examples of own rules do not hold, until they are corrected."""

import pytest
from playwright.sync_api import Playwright, Route, expect

from drive.agent import Agent
from drive.chromium import Setup, chromium
from drive.scratch import scratch
from e2e.test_dashboard import link, shown
from support.own_rules import OWN_RULE

pytestmark = pytest.mark.browser

RULE = OWN_RULE.replace('["ticket"]', '["tikcet"]')


def test_a_silent_rule_is_told_until_it_is_corrected(playwright: Playwright) -> None:
    with scratch() as place:
        file = place.state / "rules" / "acme.toml"
        file.parent.mkdir(parents=True)
        file.write_text(RULE, "utf-8")
        with Agent(place), chromium(playwright, place, Setup(extension=None)) as context:
            page = context.new_page()
            page.goto(link(place))
            shown(page, "policy")
            told = page.get_by_text("none of its keywords stands in it")
            expect(told).to_have_count(3)
            expect(page.locator("main")).not_to_contain_text("100001")

            file.write_text(RULE.replace("tikcet", "ticket"), "utf-8")

            expect(told).to_have_count(0)


def test_a_change_while_the_examples_are_tried_is_told_once(playwright: Playwright) -> None:
    waiting: list[Route] = []
    with scratch() as place:
        file = place.state / "rules" / "acme.toml"
        file.parent.mkdir(parents=True)
        file.write_text(RULE, "utf-8")
        with Agent(place), chromium(playwright, place, Setup(extension=None)) as context:
            page = context.new_page()
            page.route("**/dashboard/own", lambda route: waiting.append(route))  # noqa: PLW0108 -- no builtin
            page.goto(link(place))
            page.wait_for_selector("main[aria-busy=false] h1")
            with page.expect_request("**/dashboard/own"):
                page.evaluate("location.hash = 'policy'")
            with page.expect_request("**/dashboard/own"):
                file.write_text(RULE.replace("It names", "This names"), "utf-8")
            for route in waiting:
                with page.expect_response("**/dashboard/own"):
                    route.continue_()

            page.wait_for_selector("main:not(:has([aria-busy=true]))")
            expect(page.get_by_text("Your own rules do not do what")).to_have_count(1)
