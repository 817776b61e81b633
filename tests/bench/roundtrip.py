"""Measure the line in a real Chromium: content script to answer, start to verdict, memory.

    python tests/bench/roundtrip.py            prints a table
    python tests/bench/roundtrip.py --write    also writes it to docs/benchmarks.md

The trip starts in the content script's own world. Beside each verdict the same message makes the
same trip to /v1/ping, which opens it and answers nothing: the floor. For that, and only for that,
a copy of the extension gets one more line in its table of handlers.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("installer", "tests")]

from playwright.sync_api import CDPSession, Page, sync_playwright

from drive.agent import Agent, install_browser
from drive.chromium import EXTENSION, ROOT, Setup, chromium, program
from drive.scratch import Scratch, scratch
from e2e.site import CHATGPT, serve
from handrail.local.browsers import EXTENSION_CHROMIUM_ID
from handrail.local.paths import State
from support.client import Client

# Size in bytes of the text -> how many trips.
TRIPS = {1_000: 100, 100_000: 50, 1_000_000: 20}
STARTS = 5
WARM_UP = 10
# The guard lets 30 requests a second through; two trips each turn stay below.
PAUSE_MS = 80
GOAL_RATIO = 1.5
GOAL_START_S = 1.0

DOCUMENT = ROOT / "docs" / "benchmarks.md"
HEADING = "## The line in a real browser"

HANDLER_BEFORE = '["judge", judge],'
HANDLER_AFTER = (
    HANDLER_BEFORE + '\n    ["bench_ping", (needs, { body }) => needs.agent.ask("ping", body)],'
)
SENTENCE = (
    "The meeting moved to Thursday, so please read the notes before and bring two questions. "
)

TRIP = """async ([text, turns, pauseMs]) => {
  const rest = () => new Promise((done) => setTimeout(done, pauseMs));
  const timed = async (question) => {
    const begun = performance.now();
    const answer = await chrome.runtime.sendMessage(question);
    return [performance.now() - begun, answer];
  };
  const rows = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const body = { v: 1, surface: "paste", host: location.hostname, text };
    const [verdictMs, verdict] = await timed({ kind: "judge", surface: "paste", text });
    await rest();
    const [pingMs, pong] = await timed({ kind: "bench_ping", body });
    await rest();
    if (verdict?.unchecked !== null || pong?.v !== 1) throw new Error("a trip got no answer");
    rows.push([verdictMs, pingMs]);
  }
  return rows;
}"""


@dataclass(frozen=True)
class Row:
    """What one size came to, in milliseconds."""

    size_bytes: int
    trips: int
    verdict: tuple[float, float]
    ping: tuple[float, float]

    @property
    def ratio(self) -> float:
        """How much longer the median verdict takes than the median floor."""
        return self.verdict[0] / self.ping[0]


def p50_p95(values_ms: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(values_ms), statistics.quantiles(values_ms, n=20)[18]


def with_ping(folder: Path) -> Path:
    """Copy the extension and add the handler for the floor."""
    copy = folder / "extension"
    shutil.copytree(EXTENSION, copy)
    handlers = copy / "background" / "handlers.js"
    source = handlers.read_text(encoding="utf-8")
    if source.count(HANDLER_BEFORE) != 1:
        raise SystemExit("roundtrip: extension/background/handlers.js has changed; adapt the bench")
    handlers.write_text(source.replace(HANDLER_BEFORE, HANDLER_AFTER), encoding="utf-8")
    return copy


def isolated_world(page: Page) -> tuple[CDPSession, int]:
    """Find the execution context of our content scripts in a page."""
    session = page.context.new_cdp_session(page)
    found: list[int] = []

    def note(event: dict[str, Any]) -> None:
        context = event["context"]
        if context["origin"] == f"chrome-extension://{EXTENSION_CHROMIUM_ID}":
            found.append(context["id"])

    session.on("Runtime.executionContextCreated", note)
    session.send("Runtime.enable")
    page.wait_for_timeout(200)
    return session, found[0]


def trips(session: CDPSession, context: int, size_bytes: int, turns: int) -> list[list[float]]:
    """Make so many trips from the content script's world, verdict and floor in turn."""
    text = (SENTENCE * (size_bytes // len(SENTENCE) + 1))[:size_bytes]
    answer = session.send(
        "Runtime.callFunctionOn",
        {
            "functionDeclaration": f"(given) => ({TRIP})(given)",
            "executionContextId": context,
            "arguments": [{"value": [text, turns, PAUSE_MS]}],
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    if "exceptionDetails" in answer:
        raise SystemExit(f"roundtrip: {answer['exceptionDetails']['exception']['description']}")
    rows: list[list[float]] = answer["result"]["value"]
    return rows


@contextmanager
def chat_page(place: Scratch, extension: Path) -> Iterator[Page]:
    """Give a covered chat page in a browser with the copied extension."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as site,
        sync_playwright() as p,
    ):
        install_browser(place)
        setup = Setup(extension=extension, hosts=site.hosts)
        with chromium(p, place, setup) as context:
            page = context.new_page()
            page.goto(f"https://{CHATGPT}/inner")
            yield page


def measure_trips(page: Page) -> list[Row]:
    """Measure every size, warm."""
    session, context = isolated_world(page)
    trips(session, context, 1_000, WARM_UP)
    rows = []
    for size, turns in TRIPS.items():
        measured = trips(session, context, size, turns)
        verdict, ping = (p50_p95([row[column] for row in measured]) for column in (0, 1))
        rows.append(Row(size, turns, verdict, ping))
    return rows


def measure_start() -> tuple[float, float]:
    """Return seconds from spawn to the ready line and to the first verdict, medians."""
    ready_s, verdict_s = [], []
    for _ in range(STARTS):
        with scratch() as place:
            begun = time.perf_counter()
            with Agent(place):
                ready_s.append(time.perf_counter() - begun)
                with Client.open(State(place.state).control_socket) as client:
                    client.verdict("hello", CHATGPT)
                verdict_s.append(time.perf_counter() - begun)
    return statistics.median(ready_s), statistics.median(verdict_s)


def memory_mib(pid: int) -> tuple[float, float]:
    """Return resident memory of a process now and at its peak."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    now, peak = (
        int(re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)[1])  # type: ignore[index]
        for name in ("VmRSS", "VmHWM")
    )
    return now / 1024, peak / 1024


def browser_version() -> str:
    """Return name and version of the browser that was measured."""
    said = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True)
    return " ".join(said.stdout.split()[:2])


def section(rows: list[Row], start_s: tuple[float, float], memory: tuple[float, float]) -> str:
    """Write the results as a section of a document."""
    table = "\n".join(
        f"| {row.size_bytes:,} | {row.trips} | {row.verdict[0]:.1f} / {row.verdict[1]:.1f} "
        f"| {row.ping[0]:.1f} / {row.ping[1]:.1f} | {row.ratio:.2f} |"
        for row in rows
    )
    ready_s, verdict_s = start_s
    return f"""{HEADING}

Made by `tests/bench/roundtrip.py`: {browser_version()}, Python {platform.python_version()}, \
{platform.system()} {platform.machine()}, {os.cpu_count()} cores.
Content script to answer, warm, both trips in turn in the same run; milliseconds, p50 / p95.

| text, bytes | trips | verdict | the same sealed message to `/v1/ping` | ratio of the medians |
| ---: | ---: | ---: | ---: | ---: |
{table}

| what | measured | goal |
| --- | ---: | ---: |
| ratio at {rows[0].size_bytes:,} bytes | {rows[0].ratio:.2f} | {GOAL_RATIO} |
| start to ready, median of {STARTS} | {ready_s:.2f} s | |
| start to first verdict, median of {STARTS} | {verdict_s:.2f} s | {GOAL_START_S:.0f} s |
| resident memory of the agent after the run, and at its peak | {memory[0]:.0f} and \
{memory[1]:.0f} MiB | |
"""


def write(text: str) -> None:
    """Put the section into the document in place of the one from before."""
    before = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else "# Benchmarks\n"
    # The section ends where the next of its rank begins.
    old = re.search(rf"^{re.escape(HEADING)}$.*?(?=^## |\Z)", before, re.MULTILINE | re.DOTALL)
    kept = before if old is None else before[: old.start()] + before[old.end() :]
    DOCUMENT.write_text(f"{kept.rstrip()}\n\n{text}", encoding="utf-8")


def main() -> int:
    """Measure and print; write the document where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    start_s = measure_start()
    with scratch() as place, Agent(place) as agent:
        with chat_page(place, with_ping(place.root)) as page:
            rows = measure_trips(page)
        memory = memory_mib(agent.pid)
    text = section(rows, start_s, memory)
    print(text)
    if options.write:
        write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
