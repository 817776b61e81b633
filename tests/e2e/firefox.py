"""Drive a real Firefox over Marionette, the remote control that is built into it.

Frames on the socket are `<length>:<JSON>`. A command is [0, id, name, parameters], its answer
[1, id, error, result]. Source: Firefox source docs, "Marionette protocol".
"""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drive.scratch import Scratch

PORT_FILE = "MarionetteActivePort"
# A start takes four seconds, any other command less than one; this only ends a hang.
START_LIMIT_S = 60
STEP_S = 0.05
# System access: without it no script may ask the browser what became of an extension.
SWITCHES = ("--marionette", "--no-remote", "--remote-allow-system-access")
PREFERENCES: dict[str, object] = {
    "marionette.port": 0,  # any free one; Firefox writes it to PORT_FILE
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "dom.events.testing.asyncClipboard": True,
    # As in Chromium's tests: nothing that is to be pressed is on its way to its place.
    "ui.prefersReducedMotion": 1,
}
# Source: W3C WebDriver, "Keyboard actions", table of normalised key values.
KEYS = {
    "Control": "\ue009",
    "Shift": "\ue008",
    "Escape": "\ue00c",
    "Delete": "\ue017",
    "Backspace": "\ue003",
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Home": "\ue011",
    "End": "\ue010",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
}
COPY = """
  const parts = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
  parts.init(null);
  for (const [type, value] of Object.entries(arguments[0])) {
    const text = Cc["@mozilla.org/supports-string;1"].createInstance(Ci.nsISupportsString);
    text.data = value;
    parts.addDataFlavor(type);
    parts.setTransferData(type, text);
  }
  Services.clipboard.setData(parts, null, Ci.nsIClipboard.kGlobalClipboard);
"""
# Marionette's own pointer waits for ever where the thing it pressed has gone with the press.
CLICK = """
  const [x, y] = arguments;
  const box = gBrowser.selectedBrowser.getBoundingClientRect();
  for (const kind of ["mousemove", "mousedown", "mouseup"]) {
    const clickCount = kind === "mousemove" ? 0 : 1;
    window.synthesizeMouseEvent(kind, box.x + x, box.y + y, { button: 0, clickCount }, {});
  }
"""


class Firefox:
    """One session with a running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=START_LIMIT_S)
        self._stream = self._socket.makefile("rb")
        self._count = 0
        self._frame()
        session = self.call("WebDriver:NewSession", {"acceptInsecureCerts": True})
        self.version: str = session["capabilities"]["browserVersion"]

    def call(self, name: str, parameters: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        """Send one command and return its result."""
        self._count += 1
        raw = json.dumps([0, self._count, name, parameters or {}]).encode()
        self._socket.sendall(b"%d:%s" % (len(raw), raw))
        _, _, error, result = self._frame()
        assert error is None, f"{name}: {error['message']}"
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def install(self, extension: Path) -> str:
        """Load an unpacked extension for this session; return its id."""
        found = self.call("Addon:Install", {"path": str(extension), "temporary": True})
        return str(found)

    def in_chrome(self, script: str, *arguments: object) -> Any:  # noqa: ANN401
        """Run a script with the browser's own rights and return what it returns."""
        self.call("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.call("WebDriver:ExecuteScript", {"script": script, "args": arguments})
        finally:
            self.call("Marionette:SetContext", {"value": "content"})

    def in_page(self, script: str, *arguments: object) -> Any:  # noqa: ANN401
        """Run a script in the page itself and return what it returns."""
        given = {"script": script, "args": arguments, "sandbox": None}
        return self.call("WebDriver:ExecuteScript", given)

    def in_page_as_browser(self, script: str, *arguments: object) -> Any:  # noqa: ANN401
        """Run a script beside the page, with the browser's own rights."""
        given = {"script": script, "args": arguments, "sandbox": "system", "newSandbox": False}
        return self.call("WebDriver:ExecuteScript", given)

    def visit(self, url: str) -> None:
        """Open an address in the current tab."""
        self.call("WebDriver:Navigate", {"url": url})

    def click(self, selector: str) -> None:
        """Press the element that matches with the real mouse."""
        found = self.call("WebDriver:FindElement", {"using": "css selector", "value": selector})
        self.call("WebDriver:ElementClick", {"id": next(iter(found.values()))})

    def click_at(self, x: float, y: float) -> None:
        """Press the real mouse at a point of the page."""
        self.in_chrome(CLICK, x, y)

    def press(self, *combinations: str) -> None:
        """Press keys one after another, each as `Control+Shift+z`."""
        actions = []
        for combination in combinations:
            keys = [KEYS.get(name, name) for name in combination.split("+")]
            actions += [{"type": "keyDown", "value": key} for key in keys]
            actions += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def type(self, text: str) -> None:
        """Type with real keys."""
        kinds = ("keyDown", "keyUp")
        actions = [{"type": kind, "value": letter} for letter in text for kind in kinds]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def copy(self, text: str, html: str = "") -> None:
        """Put text on the clipboard, and html beside it where given."""
        flavours = {"text/plain": text} | ({"text/html": html} if html else {})
        self.in_chrome(COPY, flavours)

    def _perform(self, source: dict[str, Any]) -> None:
        self.call("WebDriver:PerformActions", {"actions": [source]})

    def quit(self) -> None:
        """End Firefox."""
        self.call("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._stream.close()
        self._socket.close()

    def _frame(self) -> Any:  # noqa: ANN401
        length = b""
        while (byte := self._stream.read(1)) not in {b":", b""}:
            length += byte
        assert length, "Firefox closed the connection"
        return json.loads(self._stream.read(int(length)))


def write_preferences(profile: Path, preferences: dict[str, object]) -> None:
    """Write the preferences a profile starts with."""
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});"
        for name, value in preferences.items()
    ]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")


def port_of(profile: Path, process: "subprocess.Popen[bytes]") -> int:
    """Wait until Firefox has written which port it listens on."""
    file = profile / PORT_FILE
    for _ in range(int(START_LIMIT_S / STEP_S)):
        if file.exists() and file.read_text().strip():
            return int(file.read_text())
        assert process.poll() is None, "Firefox ended while starting"
        time.sleep(STEP_S)
    raise AssertionError(f"Firefox did not start within {START_LIMIT_S} s")


@contextmanager
def firefox(
    place: Scratch, preferences: dict[str, object], shown_on: str = ""
) -> Iterator[Firefox]:
    """Give a running Firefox, its profile in this place.

    shown_on: the display for its window; without one it has none, and its clipboard no images.
    """
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is missing; install the package firefox-esr"
    write_preferences(place.profile, PREFERENCES | preferences)
    window, display = ([], {"DISPLAY": shown_on}) if shown_on else (["--headless"], {})
    process = subprocess.Popen(
        [program, *window, *SWITCHES, "--profile", str(place.profile)],
        env={**place.env(), **display},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        session = Firefox(port_of(place.profile, process))
        try:
            yield session
        finally:
            session.quit()
        process.wait(START_LIMIT_S)
    finally:
        process.kill()
        process.wait()
