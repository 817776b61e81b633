"""Open a browser window on a page of the extension.

Chromium refuses such an address on its command line, because the extension is loaded a moment
later. So the window opens empty, and over the browser's debugging pipe, which only its parent
holds, it is asked to open the page once the extension is there.
"""

import contextlib
import json
import os
import subprocess
import time
from collections.abc import Iterator
from typing import Any

from drive.chromium import EXTENSION, NoChromiumError, program
from drive.scratch import Scratch

LOAD_LIMIT_S = 20
STEP_S = 0.1
CLOSE_LIMIT_S = 10
CHUNK = 1 << 16

# Chromium reads commands from descriptor 3 and answers on 4.
# Source: chrome/common/chrome_switches, remote-debugging-pipe.
WITH_PIPES = 'exec "$0" "$@" 3<&{commands} 4>&{answers}'


def command(place: Scratch) -> list[str]:
    """Return the command line of a browser a person can use."""
    switches = [
        f"--user-data-dir={place.profile}",
        f"--load-extension={EXTENSION}",
        f"--disable-extensions-except={EXTENSION}",
        "--remote-debugging-pipe",
        "--no-first-run",
        "--no-default-browser-check",
        "--password-store=basic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1100,800",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to sandbox itself for root.
        switches.append("--no-sandbox")
    return [program(), *switches, "about:blank"]


class Pipe:
    """The debugging pipe: one JSON message after another, each ended by a NUL."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = os.fdopen(commands, "wb", buffering=0)
        self._answers = os.fdopen(answers, "rb", buffering=0)
        self._read = b""
        self._count = 0

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one command and return its result."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        self._commands.write(json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._count:
            pass
        result: dict[str, Any] = answer.get("result", {})
        return result

    def close(self) -> None:
        """Close both ends; the browser then ends as well."""
        self._commands.close()
        self._answers.close()

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = self._answers.read(CHUNK)
            if not more:
                raise NoChromiumError(
                    "Chromium could not open a window; add --headless to go without"
                )
            self._read += more
        raw, _, self._read = self._read.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        return message


def start(place: Scratch) -> tuple["subprocess.Popen[bytes]", Pipe]:
    """Start the browser with the two pipes in place."""
    commands_in, commands_out = os.pipe()
    answers_in, answers_out = os.pipe()
    inherited = (commands_in, answers_out)
    script = WITH_PIPES.format(commands=commands_in, answers=answers_out)
    browser = subprocess.Popen(
        ["/bin/sh", "-c", script, *command(place)],
        env=place.env(),
        pass_fds=inherited,
        stdin=subprocess.DEVNULL,
        # Browsers talk a lot, and none of it helps here.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for descriptor in inherited:
        os.close(descriptor)
    return browser, Pipe(commands_out, answers_in)


def open_page(pipe: Pipe, url: str) -> None:
    """Open the page as soon as its extension is loaded, and close the empty one."""
    origin = url.split("/pages/", maxsplit=1)[0]
    for _ in range(int(LOAD_LIMIT_S / STEP_S)):
        targets = pipe.call("Target.getTargets")["targetInfos"]
        if any(target["url"].startswith(origin) for target in targets):
            break
        time.sleep(STEP_S)
    else:
        raise NoChromiumError("this Chromium did not load the extension; try Debian's chromium")
    pipe.call("Target.createTarget", url=url)
    for target in targets:
        if target["type"] == "page":
            pipe.call("Target.closeTarget", targetId=target["targetId"])


@contextlib.contextmanager
def window(place: Scratch, url: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Show the page in a window; close it afterwards if the person has not."""
    browser, pipe = start(place)
    try:
        open_page(pipe, url)
        yield browser
    finally:
        pipe.close()
        browser.terminate()
        try:
            browser.wait(CLOSE_LIMIT_S)
        except subprocess.TimeoutExpired:
            browser.kill()
            browser.wait()
