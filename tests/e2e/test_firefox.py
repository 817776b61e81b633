"""The same folder loads in a real Firefox: the manifest parses and the background runs."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from drive.chromium import EXTENSION
from drive.scratch import scratch
from handrail.local.browsers import EXTENSION_FIREFOX_ID

pytestmark = [
    pytest.mark.browser,
    # The driver is not ours: it leaves sockets to the garbage collector and uses old names.
    pytest.mark.filterwarnings("ignore"),
]

UUID = "6a1d2f0e-5b7c-4c38-9a53-1f0e8d7c6b5a"
PREFERENCES = {
    "extensions.webextensions.uuids": f'{{"{EXTENSION_FIREFOX_ID}":"{UUID}"}}',
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.dns.disabled": True,
}
STATE = """
  const policy = WebExtensionPolicy.getByID(arguments[0]);
  const { backgroundState, manifestErrors, warnings } = policy.extension;
  return { active: policy.active, background: backgroundState, errors: manifestErrors ?? [],
    warnings: warnings ?? [] };
"""


@pytest.fixture(scope="module")
def firefox() -> Iterator[Any]:
    """A Firefox with the extension, as a person loads it for a while."""
    from marionette_driver.addons import Addons  # noqa: PLC0415 (warns when it is imported)
    from marionette_driver.marionette import Marionette  # noqa: PLC0415

    with scratch() as place, pytest.MonkeyPatch.context() as patch:
        for name, value in place.env().items():
            if os.environ.get(name) != value:
                patch.setenv(name, value)
        driver = Marionette(
            bin="firefox-esr", headless=True, prefs=PREFERENCES, workspace=str(place.root)
        )
        driver.start_session({"acceptInsecureCerts": True})
        try:
            Addons(driver).install(str(EXTENSION), temp=True)
            yield driver
        finally:
            driver.quit()


def test_firefox_takes_the_extension_and_runs_its_background(firefox: Any) -> None:  # noqa: ANN401
    with firefox.using_context("chrome"):
        state = firefox.execute_script(STATE, script_args=(EXTENSION_FIREFOX_ID,), sandbox=None)

    assert state["active"] is True
    assert state["background"] in {"running", "starting", "suspending", "stopped"}
    assert state["errors"] == []


def test_the_popup_opens_in_firefox(firefox: Any) -> None:  # noqa: ANN401
    firefox.navigate(f"moz-extension://{UUID}/pages/popup/popup.html")

    assert firefox.find_element("css selector", "body").text.strip()
