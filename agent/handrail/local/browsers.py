"""Tell browsers where the bridge is: native-messaging manifests and the launcher they name."""

import json
import os
import secrets
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import platformdirs

from handrail.engine.errors import MachineError
from handrail.local import registry
from handrail.local.launcher import (
    FROZEN_BRIDGE,
    LAUNCHER_MODE,
    launcher,
    launcher_file,
    on_windows,
)
from handrail.local.paths import PRIVATE_FILE_MODE, State

HOST = "handrail.bridge"
MANIFEST = f"{HOST}.json"

# Follows from "key" in extension/manifest.json.
EXTENSION_CHROMIUM_ID = "hjiankgklaiepbjgeknkjckdmnncafoo"
EXTENSION_FIREFOX_ID = "extension@handrail"


@dataclass(frozen=True, slots=True)
class Browser:
    """Where a browser looks for manifests.

    linux: below the configuration folder, Firefox's below the home folder. macos: below the latter.
    machine: where Linux packages put one for everybody. windows: its key in the registry.

    Sources: Chrome docs, "Native messaging", section "Native messaging host location"; MDN,
    "Native manifests"; the folders Edge and Brave themselves make. Machine-wide, Chrome, Edge and
    Brave were not run here, and nothing was run on Windows or macOS.
    """

    name: str
    title: str
    linux: str
    macos: str
    machine: str
    windows: str


_SUPPORT = "Library/Application Support"
_HOSTS = "NativeMessagingHosts"
_ALL = "native-messaging-hosts"


def _family(name: str, title: str, places: tuple[str, str, str, str]) -> Browser:
    """Return a browser; places: on Linux, on macOS, for everybody below /etc, in the registry."""
    linux, macos, machine, windows = places
    return Browser(
        name, title, linux, f"{_SUPPORT}/{macos}", f"/etc/{machine}/{_ALL}", f"Software\\{windows}"
    )


_BRAVE = "BraveSoftware/Brave-Browser"
BROWSERS = (
    _family("chromium", "Chromium", ("chromium", "Chromium", "chromium", "Chromium")),
    _family("chrome", "Chrome", ("google-chrome", "Google/Chrome", "opt/chrome", r"Google\Chrome")),
    _family("edge", "Edge", ("microsoft-edge", "Microsoft Edge", "opt/edge", r"Microsoft\Edge")),
    _family("brave", "Brave", (_BRAVE, _BRAVE, "brave", r"BraveSoftware\Brave-Browser")),
    Browser(
        "firefox",
        "Firefox",
        ".mozilla",
        f"{_SUPPORT}/Mozilla",
        f"/usr/lib/mozilla/{_ALL}",
        r"Software\Mozilla",
    ),
)
FIREFOX = "firefox"
NAMES = tuple(browser.name for browser in BROWSERS)


@dataclass(frozen=True, slots=True)
class Found:
    """How a browser stands.

    profile: whether the browser has ever run here.
    state: "ours" (leads to this agent), "old" (ours, but not as this version writes it), "other"
        (leads elsewhere) or "absent".
    """

    browser: Browser
    manifest: Path
    profile: bool
    state: Literal["ours", "old", "other", "absent"]


def origin() -> str:
    """Return the origin of our extension in Chromium."""
    return f"chrome-extension://{EXTENSION_CHROMIUM_ID}"


def is_ours(arguments: Sequence[str]) -> bool:
    """Tell whether the browser names our extension as the caller of the bridge.

    arguments: Chromium gives the origin first; Firefox the manifest's path, then the add-on's id.
    """
    chromium = list(arguments[:1]) == [f"{origin()}/"]
    return chromium or list(arguments[1:]) == [EXTENSION_FIREFOX_ID]


def browser_of(name: str) -> Browser:
    """Return a browser by its name."""
    return next(browser for browser in BROWSERS if browser.name == name)


def manifest_file(browser: Browser, user_data_dir: Path | None = None) -> Path:
    """Return where this browser looks for our manifest.

    user_data_dir: another profile folder of the Chromium family.
    MachineError: Firefox takes no such folder, and nobody does on Windows.
    """
    if on_windows():
        if user_data_dir is not None:
            raise MachineError(
                "on Windows browsers look in the registry only; leave --user-data-dir out"
            )
        return _program_data() / "browsers" / f"{browser.name}.json"
    is_firefox = browser.name == FIREFOX
    if user_data_dir is not None:
        if is_firefox:
            raise MachineError(
                "Firefox looks only under your home folder; leave --user-data-dir out for it"
            )
        return user_data_dir / _HOSTS / MANIFEST
    if sys.platform == "darwin":
        return Path.home() / browser.macos / _HOSTS / MANIFEST
    if is_firefox:
        return Path.home() / browser.linux / "native-messaging-hosts" / MANIFEST
    return _configuration() / browser.linux / _HOSTS / MANIFEST


def registry_key(browser: Browser) -> str:
    """Return the key in which this browser looks for our manifest on Windows."""
    return f"{browser.windows}\\{_HOSTS}\\{HOST}"


def _program_data() -> Path:
    """Return where Windows programs keep what they need on this machine."""
    return Path(platformdirs.user_state_dir("handrail", appauthor=False))


def _configuration() -> Path:
    """Return where programs keep their configuration. Source: XDG Base Directory Specification."""
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(chosen) if os.path.isabs(chosen) else Path.home() / ".config"  # noqa: PTH117


def look(browser: Browser, state: State, user_data_dir: Path | None = None) -> Found:
    """Say how a browser stands."""
    manifest = manifest_file(browser, user_data_dir)
    used = registry.has(browser.windows) if on_windows() else manifest.parent.parent.is_dir()
    return Found(browser, manifest, used, _stands(manifest, browser, state))


def _stands(
    manifest: Path, browser: Browser, state: State
) -> Literal["ours", "old", "other", "absent"]:
    """Compare a manifest, and the launcher it leads to, with what we would write."""
    kept = _read(manifest)
    if on_windows():
        led = registry.read(registry_key(browser))
        if led is not None and led != str(manifest):
            return "other"
        kept = kept if led else None
    if kept is None:
        return "absent"
    if _path_in(kept) != str(launcher_file(state)):
        return "other"
    launched = _read(launcher_file(state)) == launcher(state)
    return "ours" if launched and kept == _manifest(browser, state) else "old"


def _path_in(manifest: bytes) -> str:
    """Return the program a manifest names; nothing where it is none."""
    try:
        read = json.loads(manifest)
    except ValueError:
        return ""
    return str(read.get("path", "")) if isinstance(read, dict) else ""


def connected_for_all(browser: Browser) -> bool:
    """Tell whether a package connected this browser for everybody on this machine."""
    if on_windows():
        manifest = Path(registry.read(registry_key(browser), everybody=True) or MANIFEST)
    else:
        manifest = Path(browser.machine) / MANIFEST
    kept = _read(manifest)
    program = _path_in(kept) if kept else ""
    return Path(program).stem == FROZEN_BRIDGE and Path(program).is_file()


def install(browser: Browser, state: State, user_data_dir: Path | None = None) -> bool:
    """Make native messaging work for a browser; tell whether anything had to be written.

    MachineError: a folder cannot be written.
    """
    manifest = manifest_file(browser, user_data_dir)
    written = _write(launcher_file(state), launcher(state), LAUNCHER_MODE)
    written |= _write(manifest, _manifest(browser, state), PRIVATE_FILE_MODE)
    if on_windows() and registry.read(registry_key(browser)) != str(manifest):
        registry.write(registry_key(browser), str(manifest))
        return True
    return written


def remove(browser: Browser, state: State, user_data_dir: Path | None = None) -> bool:
    """Remove the manifest if it is ours; tell whether it was there.

    One that leads to the agent of another state folder is not ours to remove.
    """
    found = look(browser, state, user_data_dir)
    if found.state not in ("ours", "old"):
        return False
    found.manifest.unlink(missing_ok=True)
    if on_windows():
        registry.delete(registry_key(browser))
    _remove_empty(found.manifest.parent, user_data_dir)
    return True


def _remove_empty(folder: Path, user_data_dir: Path | None) -> None:
    """Remove the folders that install() may have made for a browser that was never used."""
    ours = {Path.home(), _configuration(), _program_data(), Path.home() / _SUPPORT, user_data_dir}
    with suppress(OSError):
        for empty in (folder, *folder.parents):
            if empty in ours:
                return
            empty.rmdir()


def _manifest(browser: Browser, state: State) -> bytes:
    """Write the manifest that leads a browser to this user's launcher."""
    return manifest_for(browser, str(launcher_file(state)))


def manifest_for(browser: Browser, program: str) -> bytes:
    """Write the manifest that lets a browser start a program; an installer writes it, too."""
    allowed = (
        {"allowed_extensions": [EXTENSION_FIREFOX_ID]}
        if browser.name == FIREFOX
        else {"allowed_origins": [f"{origin()}/"]}
    )
    manifest = {
        "name": HOST,
        "description": "Connects Handrail's extension with its agent on this machine",
        "path": program,
        "type": "stdio",
        **allowed,
    }
    return json.dumps(manifest, indent=2).encode() + b"\n"


def _read(file: Path) -> bytes | None:
    """Return what is in a file, or None where there is none."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unusable(file, error) from error


def _write(file: Path, content: bytes, mode: int) -> bool:
    """Write a file whole or not at all; False when it is as it should be already."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        if _read(file) == content and (on_windows() or file.stat().st_mode & 0o777 == mode):
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as made:
            made.write(content)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _unusable(file, error) from error
    return True


def _unusable(file: Path, error: OSError) -> MachineError:
    """Say why a file cannot be used."""
    reason = error.strerror or "it cannot be used"
    return MachineError(f"{file}: {reason}; make its folder writable for you")
