"""Open the practice page in a browser window and wait until the person has seen enough."""

import contextlib
import os
import subprocess
from collections.abc import Iterator

from drive.agent import Agent, install_browser
from drive.chromium import EXTENSION, program
from drive.scratch import Scratch, scratch
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

PRACTICE = f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages/practice/practice.html"
CLOSE_LIMIT_S = 10

WELCOME = """
Handrail runs. In the browser window is a page that looks like an AI chat:

  1. Copy one of the samples at its side.
  2. Paste it into the message box with Ctrl+V.
  3. See what Handrail says before the page gets it.

The window has a profile of its own and the agent a folder of its own, both temporary:
  {root}
Nothing you paste leaves this machine. Close the window or press Ctrl+C here to stop.
"""


def command(place: Scratch) -> list[str]:
    """Return the command line of a browser a person can use."""
    switches = [
        f"--user-data-dir={place.profile}",
        f"--load-extension={EXTENSION}",
        f"--disable-extensions-except={EXTENSION}",
        "--no-first-run",
        "--no-default-browser-check",
        "--password-store=basic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1100,800",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        switches.append("--no-sandbox")
    return [program(), *switches, PRACTICE]


@contextlib.contextmanager
def window(place: Scratch) -> Iterator["subprocess.Popen[bytes]"]:
    """Open the window; close it afterwards if the person has not."""
    # Browsers talk a lot on their standard error, and none of it helps here.
    browser = subprocess.Popen(
        command(place),
        env=place.env(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield browser
    finally:
        browser.terminate()
        try:
            browser.wait(CLOSE_LIMIT_S)
        except subprocess.TimeoutExpired:
            browser.kill()
            browser.wait()


def run() -> int:
    """Start agent and browser, say what to do, wait, clean up."""
    with scratch() as place:
        install_browser(place)
        with Agent(place), window(place) as browser:
            print(WELCOME.format(root=place.root), flush=True)
            browser.wait()
    print("Stopped. Everything temporary is removed.")
    return 0
