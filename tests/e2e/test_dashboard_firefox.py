"""The dashboard in Firefox: every page, in both schemes and widths, and what it keeps."""

import pytest

from drive.agent import Agent, handrail
from drive.scratch import Scratch, scratch
from e2e.dashboard_rows import fill
from e2e.firefox import Firefox, firefox
from e2e.test_dashboard import AXE, OVERFLOW, PAGES

pytestmark = pytest.mark.browser

ROWS_COME = """return new Promise((done) => {
  const look = () => {
    const rows = document.querySelectorAll("tbody tr").length;
    if (rows) done(rows);
    else setTimeout(look, 20);
  };
  look();
});"""
SHOWS = """return new Promise((done) => {
  location.hash = arguments[0];
  const look = () => {
    const here = document.querySelector(`nav a[aria-current][href="#${arguments[0]}"]`);
    const busy = document.querySelector("main [aria-busy=true]");
    if (here && !busy) done(document.querySelector("h1") !== null);
    else setTimeout(look, 20);
  };
  look();
});"""
RUN_AXE = """return axe.run().then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`)));"""
# 0: dark, 1: light. Source: Firefox, StaticPrefList.yaml.
SCHEME = 'Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", {});'
SCHEMES = {"dark": 0, "light": 1}
# In Chromium every look is looked at; what is Firefox's own shows in two of them.
# A window of Firefox is not narrower than 450 pixels.
LOOKS = (("light", 1100), ("dark", 450))


def look_at(browser: Firefox, scheme: str, width: int) -> None:
    """Set the colours and the width of the window."""
    browser.in_chrome(SCHEME.format(SCHEMES[scheme]))
    browser.call("WebDriver:SetWindowRect", {"width": width, "height": 860})


def complaints(browser: Firefox) -> list[str]:
    """Ask axe-core what is wrong with the page, and whether it scrolls sideways."""
    found: list[str] = browser.in_page(f"{AXE.read_text('utf-8')}\n{RUN_AXE}")
    wide = browser.in_page(f"return {OVERFLOW};") > 0
    return [*found, *(["it scrolls sideways"] if wide else [])]


def link(place: Scratch) -> str:
    return handrail(place, "dashboard", "--print").stdout.strip()


def test_every_page_comes_is_accessible_in_every_look_and_keeps_nothing() -> None:
    with scratch() as place:
        fill(place, 60)
        with Agent(place), firefox(place, {"network.dns.disabled": True}) as browser:
            browser.visit(link(place))
            rows = browser.in_page(ROWS_COME)
            wrong = {}
            for scheme, width in LOOKS:
                look_at(browser, scheme, width)
                for name in PAGES:
                    assert browser.in_page(SHOWS, name), name
                    wrong[scheme, name] = complaints(browser)

            assert rows == 50
            assert {look: found for look, found in wrong.items() if found} == {}
            assert browser.in_page("return document.cookie;") == ""
            assert "k=" not in browser.in_page("return location.href;")
