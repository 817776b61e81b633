"""Time the prefilter where it runs: in the content scripts' own world in Chromium and Firefox.

    python tests/bench/prefilter_page.py            prints a table
    python tests/bench/prefilter_page.py --write    also writes it to docs/benchmarks.md

The text is everyday prose of 10,240 characters that passes. First: the very first paste of a page,
before anything is compiled; then: the median of the following ones.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path[:1] = [str(Path(__file__).resolve().parents[2] / part) for part in ("installer", "tests")]

import msgspec
from playwright.sync_api import sync_playwright

from bench.prefilter import HOST, TIMED_CHARS, timed_text
from bench.roundtrip import browser_version
from bench.weight import content_scripts, write
from drive.chromium import Setup, chromium
from drive.scratch import scratch
from e2e.firefox import firefox
from e2e.firefox_chat import preferences
from e2e.site import DEEPSEEK, Site, serve
from handrail.local.browsers import EXTENSION_CHROMIUM_ID
from handrail.local.builtin import builtin_rules, starter_policy
from support.prefilter_page import described

HEADING = "## The prefilter in a page"
ROUNDS = 50
# Firefox tells pages the time to the millisecond, so several runs are timed as one.
AT_ONCE = 10
GOAL_MS = 4
PAGE = f"https://{DEEPSEEK}/cached"
# Runs in the content scripts' world: the first run alone, then so many by tens, in milliseconds.
TIMING = """(() => {
  const could = prefilter.prepare(%s);
  const text = %s;
  const timed = (times) => {
    const began = performance.now();
    for (let run = 0; run < times; run += 1) if (could(text, "")) throw new Error("it trips");
    return (performance.now() - began) / times;
  };
  const first = timed(1);
  return [first, Array.from({ length: ROUNDS }, () => timed(AT_ONCE))];
})()""".replace("ROUNDS", str(ROUNDS)).replace("AT_ONCE", str(AT_ONCE))
# A sandbox as Firefox makes one for content scripts: the page's window behind it, through X-rays.
IN_SANDBOX = """
  const sandbox = Cu.Sandbox(window, { sandboxPrototype: window, wantXrays: true });
  return Cu.evalInSandbox(arguments[0], sandbox);
"""
PARTS = ("clip", "prefilter_program", "prefilter_shape", "prefilter_views", "prefilter_words")

Times = tuple[float, float]


def timing() -> str:
    """Return the script that times one page."""
    told = msgspec.json.encode(described(builtin_rules(), starter_policy(), HOST)).decode()
    return TIMING % (told, json.dumps(timed_text()))


def times(found: Any) -> Times:  # noqa: ANN401
    """Read what the script returned: the first run, the median of the others."""
    first, others = found
    return first, statistics.median(others)


def in_chromium(site: Site, script: str) -> Times:
    """Time it in the extension's own world of a chat page."""
    with (
        scratch() as place,
        sync_playwright() as playwright,
        chromium(playwright, place, Setup(hosts=site.hosts)) as context,
    ):
        page = context.new_page()
        page.goto(PAGE)
        session = context.new_cdp_session(page)
        worlds: list[dict[str, Any]] = []
        session.on("Runtime.executionContextCreated", lambda told: worlds.append(told["context"]))
        session.send("Runtime.enable")
        page.wait_for_timeout(0)
        [ours] = [one["id"] for one in worlds if EXTENSION_CHROMIUM_ID in one["origin"]]
        how = {"expression": script, "contextId": ours, "returnByValue": True}
        return times(session.send("Runtime.evaluate", how)["result"]["value"])


def in_firefox(site: Site, script: str) -> Times:
    """Time it in a sandbox like the extension's own of a chat page."""
    files = {path.stem: path for path in content_scripts()}
    sources = [files[name].read_text("utf-8") for name in (*PARTS, "prefilter")]
    with scratch() as place, firefox(place, preferences(site)) as browser:
        browser.visit(PAGE)
        return times(browser.in_page_as_browser(IN_SANDBOX, "\n".join([*sources, script])))


def section(found: dict[str, Times]) -> str:
    """Write the results as a section of a document."""
    rows = [f"| {name} | {first:.1f} | {then:.2f} |" for name, (first, then) in found.items()]
    head = f"""{HEADING}

Made by `tests/bench/prefilter_page.py`: {browser_version()}, {platform.system()} \
{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}. \
{TIMED_CHARS:,} characters, milliseconds; the goal is {GOAL_MS}.

| browser | first paste of a page | then, median |
| --- | ---: | ---: |
"""
    return head + "\n".join(rows) + "\n"


def main() -> int:
    """Time and print; exit 1 above the goal; write the document where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    script = timing()
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as site:
        found = {"Chromium": in_chromium(site, script), "Firefox": in_firefox(site, script)}
    text = section(found)
    print(text)
    if options.write:
        write(text, HEADING)
    return 1 if max(then for _, then in found.values()) > GOAL_MS else 0


if __name__ == "__main__":
    sys.exit(main())
