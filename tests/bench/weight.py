"""Weigh what Handrail adds to a page: bytes, time to evaluate, memory.

    python tests/bench/weight.py            prints a table
    python tests/bench/weight.py --write    also writes it to docs/benchmarks.md

The time is what a trace of a real Chromium says for our scripts, all of them together, per page
load. The memory is the page's JavaScript heap after a collection, with the extension and without.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import json
import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("installer", "tests")]

from playwright.sync_api import BrowserContext, sync_playwright

from bench.roundtrip import DOCUMENT, browser_version
from drive.chromium import EXTENSION, Setup, chromium
from drive.scratch import scratch
from e2e.site import DEEPSEEK, serve

HEADING = "## The weight in a page"
LOADS = 50
HEAPS = 10
GOAL_BYTES = 150_000
# How a trace names the running of a script, and what it took.
CATEGORIES = ["devtools.timeline", "v8"]
# A page with one field and no scripts of its own that would hide the difference.
PAGE = f"https://{DEEPSEEK}/cached"


def content_scripts() -> list[Path]:
    """List the content scripts of the manifest, in their order."""
    manifest = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    return [EXTENSION / name for entry in manifest["content_scripts"] for name in entry["js"]]


@contextmanager
def browser(extension: Path | None) -> Iterator[BrowserContext]:
    """Give a browser beside our look-alike sites, with the extension or without."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as site,
        scratch() as place,
        sync_playwright() as playwright,
        chromium(playwright, place, Setup(extension=extension, hosts=site.hosts)) as context,
    ):
        yield context


def ours(event: dict[str, Any]) -> bool:
    """Tell whether an event of a trace is the running of one of our scripts."""
    data = event.get("args", {}).get("data", {})
    return event.get("name") == "EvaluateScript" and "/content/" in data.get("url", "")


def evaluation_ms(context: BrowserContext) -> float:
    """Return how long our scripts run in one page load, median of so many."""
    page = context.new_page()
    page.goto(PAGE)
    measured: list[float] = []
    for _ in range(LOADS):
        assert context.browser is not None
        context.browser.start_tracing(page=page, categories=CATEGORIES)
        page.reload()
        trace = json.loads(context.browser.stop_tracing())
        measured.append(sum(event.get("dur", 0) for event in trace["traceEvents"] if ours(event)))
    page.close()
    return statistics.median(measured) / 1000


def heap_bytes(context: BrowserContext) -> float:
    """Return how much JavaScript memory a page holds after a collection, median of so many."""
    measured: list[float] = []
    for _ in range(HEAPS):
        page = context.new_page()
        page.goto(PAGE)
        session = context.new_cdp_session(page)
        session.send("Performance.enable")
        session.send("HeapProfiler.collectGarbage")
        metrics = session.send("Performance.getMetrics")["metrics"]
        measured.append(next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize"))
        page.close()
    return statistics.median(measured)


def section(size: int, count: int, time_ms: float, heap_kib: float) -> str:
    """Write the results as a section of a document."""
    return f"""{HEADING}

Made by `tests/bench/weight.py`: {browser_version()}, Python {platform.python_version()}, \
{platform.system()} {platform.machine()}, {os.cpu_count()} cores.

| what | measured | goal |
| --- | ---: | ---: |
| shipped bytes of the {count} content scripts | {size:,} | {GOAL_BYTES:,} |
| time they run in a page load, median of {LOADS} from a trace | {time_ms:.1f} ms | |
| JavaScript heap with the extension, less without, medians of {HEAPS} | {heap_kib:.0f} KiB | |
"""


def write(text: str, heading: str = HEADING) -> None:
    """Put the section into the document in place of the one from before."""
    before = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else "# Benchmarks\n"
    old = re.search(rf"^{re.escape(heading)}$.*?(?=^## |\Z)", before, re.MULTILINE | re.DOTALL)
    kept = before if old is None else before[: old.start()] + before[old.end() :]
    DOCUMENT.write_text(f"{kept.rstrip()}\n\n{text}", encoding="utf-8")


def main() -> int:
    """Weigh and print; exit 1 above the goal; write the document where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    scripts = content_scripts()
    size = sum(script.stat().st_size for script in scripts)
    with browser(EXTENSION) as context:
        time_ms = evaluation_ms(context)
        with_us = heap_bytes(context)
    with browser(None) as context:
        without = heap_bytes(context)
    text = section(size, len(scripts), time_ms, (with_us - without) / 1024)
    print(text)
    if options.write:
        write(text)
    return 1 if size > GOAL_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
