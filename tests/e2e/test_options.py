"""The options page adds and removes a chat of one's own, and what it says is what holds."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from drive.agent import Agent, install_browser
from drive.chromium import EXTENSION, Setup, chromium
from drive.clipboard import Clipboard, paste_by_keyboard
from drive.notice import Notice
from drive.scratch import scratch
from e2e import samples
from e2e.firefox import Firefox, firefox
from e2e.site import CLIPBOARD, Site
from handrail.local.browsers import EXTENSION_FIREFOX_ID

pytestmark = pytest.mark.browser

UUID = "5d9a6f6e-3f34-4b0b-9f0a-6a1d2f0e5b7c"
OPTIONS = f"moz-extension://{UUID}/pages/options/options.html"
OWN = "chat.handrail.test"
PREFERENCES: dict[str, object] = {
    "extensions.webextensions.uuids": f'{{"{EXTENSION_FIREFOX_ID}":"{UUID}"}}',
    "network.dns.disabled": True,
    # The browser's own question cannot be answered from here, so it says yes by itself.
    "extensions.webextOptionalPermissionPrompts": False,
}
MATCHES = """
  return (await browser.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches);
"""
# Five seconds in all: registering takes a few milliseconds.
PATIENCE_STEPS = 100
STEP_MS = 50


@pytest.fixture(scope="module")
def options() -> Iterator[Firefox]:
    """The options page in Firefox."""
    with scratch() as place, firefox(place, PREFERENCES) as running:
        running.install(EXTENSION)
        running.visit(OPTIONS)
        yield running


def wait_for(options: Firefox, condition: str) -> None:
    """Wait until a condition holds in the page."""
    script = f"""
      for (let step = 0; step < {PATIENCE_STEPS}; step += 1) {{
        if (await (async () => {{ {condition} }})()) return true;
        await new Promise((done) => setTimeout(done, {STEP_MS}));
      }}
      return false;
    """
    assert options.in_page(f"return (async () => {{ {script} }})();"), condition


def protect(options: Firefox, address: str) -> None:
    """Write an address and press the button beside it, as a person does."""
    options.in_page("document.getElementById('address').value = arguments[0];", address)
    options.click("#form button")


def registered(options: Firefox) -> list[str]:
    """Ask the browser where our scripts are registered beyond the catalogue."""
    found: list[str] = options.in_page(f"return (async () => {{ {MATCHES} }})();")
    return found


def test_a_chat_of_ones_own_is_added_and_taken_off_again(options: Firefox) -> None:
    protect(options, f"https://{OWN}/room/1")
    wait_for(options, "return document.querySelectorAll('#own li').length === 1;")
    wait_for(options, f"return (await (async () => {{ {MATCHES} }})()).length > 0;")
    listed = options.in_page("return document.querySelector('#own .host').textContent;")
    added = registered(options)
    options.click("#own button")
    wait_for(options, "return document.querySelectorAll('#own li').length === 0;")
    wait_for(options, f"return (await (async () => {{ {MATCHES} }})()).length === 0;")

    assert listed == OWN
    assert set(added) == {f"https://{OWN}/*"}
    assert options.in_page("return document.activeElement.id;") == "address"


def test_a_shared_site_is_off_until_its_switch_is_pressed(options: Firefox) -> None:
    box = "document.getElementById('shared-github.com')"
    before = options.in_page(f"return {box}.checked;")

    options.in_page(f"{box}.scrollIntoView();")
    options.click("[id='shared-github.com']")

    wait_for(options, f"return (await (async () => {{ {MATCHES} }})()).length > 0;")
    after = options.in_page(f"return {box}.checked;")
    found = registered(options)
    options.click("[id='shared-github.com']")
    wait_for(options, f"return (await (async () => {{ {MATCHES} }})()).length === 0;")
    assert [before, after] == [False, True]
    assert set(found) == {"https://github.com/*"}


def test_a_known_tool_needs_no_permission(options: Firefox) -> None:
    protect(options, "chatgpt.com")

    wait_for(options, "return document.getElementById('said').textContent.includes('chatgpt');")
    assert registered(options) == []


@pytest.fixture
def permitted(tmp_path: Path) -> Path:
    """The extension as it stands after a person permitted one site."""
    folder = tmp_path / "extension"
    shutil.copytree(EXTENSION, folder)
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    manifest["host_permissions"].append(f"https://{CLIPBOARD}/*")
    file.write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def test_a_paste_on_a_site_of_ones_own_is_held(
    playwright: Playwright, site: Site, permitted: Path
) -> None:
    with scratch() as place:
        install_browser(place)
        setup = Setup(extension=permitted, hosts=site.hosts)
        with Agent(place), chromium(playwright, place, setup) as context:
            clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
            page = context.new_page()
            page.goto(f"https://{CLIPBOARD}/textarea")
            page.click("textarea")
            clipboard.write(f"key {samples.aws_key()}")
            paste_by_keyboard(page)
            notice = Notice(page)
            name = notice.wait().name
            notice.press_escape()
            value = page.input_value("textarea")

    assert name.startswith("Handrail")
    assert value == ""
