"""Native-messaging manifests: where browsers look, ours only, again and again the same."""

import base64
import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.local import browsers
from handrail.local.browsers import BROWSERS, browser_of, install, look, remove
from handrail.local.launcher import launcher_file
from handrail.local.paths import State, private_dir

MANIFEST_JSON = Path(__file__).parents[2] / "extension" / "manifest.json"
LINUX = {
    "chromium": ".config/chromium/NativeMessagingHosts",
    "chrome": ".config/google-chrome/NativeMessagingHosts",
    "edge": ".config/microsoft-edge/NativeMessagingHosts",
    "brave": ".config/BraveSoftware/Brave-Browser/NativeMessagingHosts",
    "firefox": ".mozilla/native-messaging-hosts",
}
MACOS = {
    "chromium": "Chromium/NativeMessagingHosts",
    "chrome": "Google/Chrome/NativeMessagingHosts",
    "edge": "Microsoft Edge/NativeMessagingHosts",
    "brave": "BraveSoftware/Brave-Browser/NativeMessagingHosts",
    "firefox": "Mozilla/NativeMessagingHosts",
}


@pytest.fixture
def state(handrail_home: Path) -> State:
    return State(private_dir(handrail_home))


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("XDG_CONFIG_HOME")


def test_the_chromium_id_follows_from_the_manifests_key() -> None:
    key = base64.b64decode(json.loads(MANIFEST_JSON.read_bytes())["key"])

    digest = hashlib.sha256(key).hexdigest()[:32]

    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == (
        browsers.EXTENSION_CHROMIUM_ID
    )


def test_the_firefox_id_is_the_manifests() -> None:
    gecko = json.loads(MANIFEST_JSON.read_bytes())["browser_specific_settings"]["gecko"]

    assert gecko["id"] == browsers.EXTENSION_FIREFOX_ID


@pytest.mark.parametrize("name", LINUX)
def test_each_browser_finds_its_manifest_on_linux(name: str, state: State, linux: None) -> None:
    install(browser_of(name), state)

    manifest = Path.home() / LINUX[name] / "handrail.bridge.json"
    told = json.loads(manifest.read_bytes())
    assert told["name"] == "handrail.bridge"
    assert told["type"] == "stdio"
    assert Path(told["path"]).is_absolute()
    assert os.access(told["path"], os.X_OK)
    if name == "firefox":
        assert told["allowed_extensions"] == ["extension@handrail"]
        assert "allowed_origins" not in told
    else:
        assert told["allowed_origins"] == [f"chrome-extension://{browsers.EXTENSION_CHROMIUM_ID}/"]


@pytest.mark.parametrize("name", MACOS)
def test_each_browser_finds_its_manifest_on_macos(
    name: str, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")

    install(browser_of(name), state)

    folder = Path.home() / "Library" / "Application Support" / MACOS[name]
    assert (folder / "handrail.bridge.json").is_file()


def test_the_chromium_family_follows_the_configuration_folder(
    state: State, linux: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))

    found = look(browser_of("edge"), state)

    assert tmp_path / "configuration" / "microsoft-edge" in found.manifest.parents


def test_a_profile_folder_of_its_own_gets_its_manifest_there(state: State, tmp_path: Path) -> None:
    install(browser_of("chromium"), state, tmp_path / "profile")

    assert (tmp_path / "profile" / "NativeMessagingHosts" / "handrail.bridge.json").is_file()


def test_firefox_takes_no_profile_folder(state: State, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="leave --user-data-dir out"):
        install(browser_of("firefox"), state, tmp_path)


def test_installing_again_changes_nothing(state: State) -> None:
    browser = browser_of("chromium")
    first = install(browser, state)
    before = look(browser, state).manifest.stat()

    again = install(browser, state)

    assert (first, again) == (True, False)
    assert look(browser, state).manifest.stat() == before


def test_a_browser_is_absent_then_ours_then_absent_again(state: State) -> None:
    browser = browser_of("brave")

    states = [look(browser, state).state]
    install(browser, state)
    states.append(look(browser, state).state)
    removed = [remove(browser, state), remove(browser, state)]
    states.append(look(browser, state).state)

    assert states == ["absent", "ours", "absent"]
    assert removed == [True, False]


def test_a_manifest_of_another_agent_is_left_alone_until_installed_over(
    state: State, tmp_path: Path
) -> None:
    browser = browser_of("chrome")
    other = State(private_dir(tmp_path / "other"))
    install(browser, other)

    seen = look(browser, state).state
    removed = remove(browser, state)
    install(browser, state)

    assert (seen, removed) == ("other", False)
    assert look(browser, state).state == "ours"
    assert look(browser, other).state == "other"


@pytest.mark.parametrize("content", [b"", b"no json", b"[]", b'{"path": 1}', b"\xff"])
def test_what_is_no_manifest_is_not_ours(state: State, content: bytes) -> None:
    browser = browser_of("chrome")
    manifest = look(browser, state).manifest
    manifest.parent.mkdir(parents=True)
    manifest.write_bytes(content)

    assert look(browser, state).state == "other"
    assert remove(browser, state) is False


def test_a_launcher_that_is_gone_is_written_again(state: State) -> None:
    browser = browser_of("chromium")
    install(browser, state)
    launcher_file(state).unlink()

    seen = look(browser, state).state
    install(browser, state)

    assert (seen, look(browser, state).state) == ("old", "ours")


def test_only_this_user_can_change_what_the_browser_starts(state: State) -> None:
    install(browser_of("chromium"), state)

    assert stat.S_IMODE(launcher_file(state).stat().st_mode) == 0o700
    assert stat.S_IMODE(look(browser_of("chromium"), state).manifest.stat().st_mode) == 0o600


def test_no_half_written_file_stays_behind(state: State) -> None:
    for browser in BROWSERS:
        install(browser, state)

    left = [path.name for path in Path.home().rglob("*") if path.is_file()]
    assert set(left) == {"handrail.bridge.json"}
    assert [path.name for path in state.home.iterdir()] == ["bridge.sh"]


def test_removing_leaves_no_folder_of_a_browser_that_was_never_used(
    state: State, linux: None, tmp_path: Path
) -> None:
    kept = Path.home() / ".config" / "chromium" / "Default"
    kept.mkdir(parents=True)
    before = set(Path.home().rglob("*"))
    for browser in BROWSERS:
        install(browser, state)

    for browser in BROWSERS:
        remove(browser, state)

    assert set(Path.home().rglob("*")) == before


def test_removing_leaves_a_profile_folder_alone(state: State, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    install(browser_of("chromium"), state, folder)

    remove(browser_of("chromium"), state, folder)

    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(state: State) -> None:
    browser = browser_of("chromium")
    folder = look(browser, state).manifest.parent
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")

    with pytest.raises(MachineError, match="NativeMessagingHosts"):
        install(browser, state)
