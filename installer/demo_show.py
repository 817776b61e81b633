"""Open the practice page in a browser window and wait until the person has seen enough."""

from demo_window import window
from drive.agent import Agent, install_browser
from drive.scratch import scratch
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

PRACTICE = f"chrome-extension://{EXTENSION_CHROMIUM_ID}/pages/practice/practice.html"

WELCOME = """
Handrail runs. In the browser window is a page that looks like an AI chat:

  1. Copy one of the samples at its side.
  2. Paste it into the message box with Ctrl+V.
  3. See what Handrail says before the page gets it.

The window has a profile of its own and the agent a folder of its own, both temporary:
  {root}
Nothing you paste leaves this machine.
Close the window or press Ctrl+C here to stop.
"""


def run() -> int:
    """Start agent and browser, say what to do, wait, clean up."""
    with scratch() as place:
        install_browser(place)
        with Agent(place), window(place, PRACTICE) as browser:
            print(WELCOME.format(root=place.root), flush=True)
            browser.wait()
    print("Stopped. Everything temporary is removed.")
    return 0
