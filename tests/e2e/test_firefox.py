"""The same folder loads in a real Firefox: the manifest parses and the background runs."""

from collections.abc import Iterator
from typing import Any

import pytest

from drive.chromium import EXTENSION
from drive.scratch import scratch
from e2e.firefox import Firefox, firefox
from e2e.firefox_chat import KNOWN_ADDRESS, UUID
from handrail.local.browsers import EXTENSION_FIREFOX_ID

pytestmark = pytest.mark.browser

PREFERENCES: dict[str, object] = {
    **KNOWN_ADDRESS,
    # Nothing but this machine may be reached.
    "network.dns.disabled": True,
}
STATE = """
  const { active, extension } = WebExtensionPolicy.getByID(arguments[0]);
  return { active, background: extension.backgroundState, errors: extension.errors ?? [] };
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Firefox]:
    """A Firefox with the extension, as a person loads it for a while."""
    with scratch() as place, firefox(place, PREFERENCES) as running:
        assert running.install(EXTENSION) == EXTENSION_FIREFOX_ID
        yield running


def state_of(browser: Firefox) -> dict[str, Any]:
    """Ask Firefox what became of the extension."""
    state: dict[str, Any] = browser.in_chrome(STATE, EXTENSION_FIREFOX_ID)
    return state


def test_firefox_takes_the_extension_and_starts_its_background(browser: Firefox) -> None:
    state = state_of(browser)

    assert state["active"] is True
    assert state["background"] == "running"
    assert state["errors"] == []


def test_the_popup_opens_in_firefox(browser: Firefox) -> None:
    browser.visit(f"moz-extension://{UUID}/pages/popup/popup.html")

    assert "Handrail" in browser.in_page("return document.body.textContent;")


def test_the_background_answers_its_own_pages_in_firefox(browser: Firefox) -> None:
    browser.visit(f"moz-extension://{UUID}/pages/popup/popup.html")

    welcome = browser.in_page("return browser.runtime.sendMessage({ kind: 'hello' });")

    assert welcome["fallback"]["unchecked"] == "never_met"
