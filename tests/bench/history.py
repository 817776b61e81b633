"""Measure the dashboard over a history of 100,000 rows: opening, paging, filtering, counting.

    python tests/bench/history.py            prints a table
    python tests/bench/history.py --write    also writes it to docs/benchmarks.md

Opening is what a person waits for in a real Chromium: from the address to the rows on the screen.
A history of a few rows is opened in turn with it: the floor, whatever else the machine does.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import os
import platform
import statistics
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("installer", "tests")]

from playwright.sync_api import sync_playwright

from bench.roundtrip import browser_version
from bench.weight import write
from drive.agent import Agent, handrail
from drive.chromium import Setup, chromium
from drive.scratch import Scratch, scratch
from e2e.dashboard_rows import fill
from support.tab import Json, Tab

HEADING = "## A history of 100,000 rows"
ROWS = 100_000
OPENINGS, PAGES, TURNS = 7, 200, 5
PAGE_ROWS = 50
GOAL_OPEN_MS = 300
# The guard lets 30 requests a second through.
PAUSE_S = 0.04


def link(place: Scratch) -> str:
    """Ask for an address that opens the dashboard."""
    return handrail(place, "dashboard", "--print").stdout.strip()


def opened_ms(places: list[Scratch]) -> list[list[float]]:
    """Open each dashboard in a browser, in turn, again and again, until its rows are there."""
    found: list[list[float]] = [[] for _ in places]
    setup = Setup(extension=None)
    with sync_playwright() as playwright, chromium(playwright, places[0], setup) as browser:
        for _ in range(OPENINGS + 1):
            for times, place in zip(found, places, strict=True):
                page, address = browser.new_page(), link(place)
                begun = time.perf_counter()
                page.goto(address)
                page.wait_for_selector("tbody tr")
                times.append((time.perf_counter() - begun) * 1000)
                page.close()
    # The first also starts the browser's machinery.
    return [times[1:] for times in found]


def entered(place: Scratch) -> Tab:
    """Let a tab in that has no browser around it."""
    address, _, key = link(place).partition("/#k=")
    return Tab(int(address.rpartition(":")[2])).enter(key)


def asked_ms(tab: Tab, path: str, message: Json) -> tuple[float, Json]:
    """Ask once; return how long that took, and the answer."""
    time.sleep(PAUSE_S)
    begun = time.perf_counter()
    said = tab.send(f"/dashboard/{path}", message)
    took = (time.perf_counter() - begun) * 1000
    if said.status != 200:
        raise ConnectionError(path, said.status)
    return took, said.body if path != "export" else {}


def paged_ms(tab: Tab) -> list[float]:
    """Go from page to page, as far as so many."""
    found: list[float] = []
    after = None
    for _ in range(PAGES):
        took, answer = asked_ms(tab, "rows", {"after": after, "limit": PAGE_ROWS})
        found.append(took)
        after = answer["after"]
    return found


def repeated_ms(tab: Tab, path: str, message: Json) -> list[float]:
    """Ask the same a few times."""
    return [asked_ms(tab, path, message)[0] for _ in range(TURNS)]


def line(what: str, times: list[float], goal: str = "") -> str:
    """Write one line of the table."""
    return f"| {what} | {statistics.median(times):.0f} ms | {max(times):.0f} ms | {goal} |"


def section(lines: list[str]) -> str:
    """Write the results as a section of a document."""
    table = "\n".join(lines)
    return f"""{HEADING}

Made by `tests/bench/history.py`: {browser_version()}, Python {platform.python_version()}, \
{platform.system()} {platform.machine()}, {os.cpu_count()} cores.

| what | median | slowest | goal |
| --- | ---: | ---: | ---: |
{table}
"""


def main() -> int:
    """Measure and print; exit 1 above the goal; write the document where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    with scratch() as place, scratch() as small:
        fill(place, ROWS)
        fill(small, PAGE_ROWS)
        with Agent(place), Agent(small):
            opening, floor = opened_ms([place, small])
            tab = entered(place)
            pages = paged_ms(tab)
            lines = [
                line("open, until the rows are seen", opening, f"{GOAL_OPEN_MS} ms"),
                line(f"the same with {PAGE_ROWS} rows in all", floor),
                line("answer: the first page", pages[:1]),
                line(f"answer: each of the next {PAGES - 1} pages", pages[1:]),
                line(
                    "answer: a filter that nothing fits",
                    repeated_ms(tab, "rows", {"wanted": {"tool": "nothing is called so"}}),
                ),
                line("answer: Overview, 30 days", repeated_ms(tab, "overview", {"days": 30})),
                line("answer: Overview, 90 days", repeated_ms(tab, "overview", {"days": 90})),
                line("answer: everything as CSV", repeated_ms(tab, "export", {"kind": "csv"})),
            ]
    text = section(lines)
    print(text)
    if options.write:
        write(text, HEADING)
    return 1 if statistics.median(opening) > GOAL_OPEN_MS else 0


if __name__ == "__main__":
    sys.exit(main())
