"""Native messaging on Windows: a manifest in a file, and a key of the registry that leads to it."""

import json
import sys
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.local import browsers
from handrail.local.browsers import BROWSERS, browser_of, install, look, remove
from handrail.local.paths import State, private_dir
from support.registry import FakeRegistry

WINDOWS = {
    "chromium": "Chromium",
    "chrome": r"Google\Chrome",
    "edge": r"Microsoft\Edge",
    "brave": r"BraveSoftware\Brave-Browser",
    "firefox": "Mozilla",
}


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> FakeRegistry:
    monkeypatch.setattr("sys.platform", "win32")
    registry = FakeRegistry()
    monkeypatch.setitem(sys.modules, "winreg", registry.module())
    return registry


@pytest.fixture
def state(handrail_home: Path) -> State:
    return State(private_dir(handrail_home))


@pytest.mark.parametrize("name", WINDOWS)
def test_each_browser_finds_its_manifest_on_windows(
    name: str, state: State, windows: FakeRegistry
) -> None:
    browser = browser_of(name)
    states = [look(browser, state).state]

    changed = [install(browser, state), install(browser, state)]
    states.append(look(browser, state).state)
    manifest = Path(windows.user[rf"Software\{WINDOWS[name]}\NativeMessagingHosts\handrail.bridge"])
    told = json.loads(manifest.read_bytes())
    removed = [remove(browser, state), remove(browser, state)]
    states.append(look(browser, state).state)

    assert told["path"] == str(state.home / "bridge.bat")
    assert changed == [True, False]
    assert removed == [True, False]
    assert states == ["absent", "ours", "absent"]
    assert windows.user == {}
    assert not manifest.exists()


def test_windows_browsers_that_were_used_are_those_with_a_key(
    state: State, windows: FakeRegistry
) -> None:
    windows.user[r"Software\Google\Chrome"] = "C:\\chrome.exe"

    used = [browser.name for browser in BROWSERS if look(browser, state).profile]

    assert used == ["chrome"]


def test_a_key_that_leads_to_another_manifest_is_another_agents(
    state: State, windows: FakeRegistry
) -> None:
    browser = browser_of("edge")
    install(browser, state)
    windows.user[browsers.registry_key(browser)] = r"C:\other.json"

    assert look(browser, state).state == "other"
    assert remove(browser, state) is False
    assert windows.user[browsers.registry_key(browser)] == r"C:\other.json"


def test_a_machine_wide_installation_is_seen_on_windows(
    state: State, windows: FakeRegistry, tmp_path: Path
) -> None:
    program, manifest = tmp_path / "handrail-bridge.exe", tmp_path / "chrome.json"
    manifest.write_bytes(browsers.manifest_for(browser_of("chrome"), str(program)))
    windows.machine[browsers.registry_key(browser_of("chrome"))] = str(manifest)
    before = browsers.connected_for_all(browser_of("chrome"))
    program.write_bytes(b"MZ")

    assert before is False
    assert browsers.connected_for_all(browser_of("chrome")) is True
    assert browsers.connected_for_all(browser_of("edge")) is False


def test_windows_takes_no_profile_folder(
    state: State, windows: FakeRegistry, tmp_path: Path
) -> None:
    with pytest.raises(MachineError, match="leave --user-data-dir out"):
        install(browser_of("chrome"), state, tmp_path)
