"""Measure the first pastes of a day: into a page that was just opened, and after a while on it.

    python tests/bench/first_paste.py            prints a table
    python tests/bench/first_paste.py --write    also writes it to docs/benchmarks.md

Each row is the same different pastes of 4 KB into new agents. Without a page open nothing is
compiled before they come; with one the agent reads its rules' examples meanwhile.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

# In place of this folder, where `day` would be another bench.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.accuracy import write
from bench.speed import KB, mixed
from handrail.local.paths import private_dir
from support.agent import Agent

HEADING = "## The first pastes of a day"
AGENTS, PASTES = 5, 10
# What the agent reads takes some 6 s at its own pace, and begins 2 s after the page.
WAIT_S = 12.0
# The guard lets 30 requests a second through.
APART_S = 0.05
RSS_FIELD = 1


def pastes_ms(*, opened: bool, seed: int) -> tuple[list[float], float]:
    """Return how long each of the pastes took, and the agent's memory in MiB afterwards.

    opened: a page asked what to look for, a while before.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        Agent.start(private_dir(Path(folder) / "state")) as agent,
        agent.session() as session,
    ):
        if opened:
            session.ask("prefilter", {"v": 1, "host": "chatgpt.com"})
            time.sleep(WAIT_S)
        times = []
        for place in range(PASTES):
            text = mixed(4 * KB, seed * PASTES + place)
            begun = time.perf_counter()
            session.verdict(text)
            times.append((time.perf_counter() - begun) * KB)
            time.sleep(APART_S)
        return times, rss_mib(agent.process.pid)


def rss_mib(pid: int) -> float:
    """Return how much memory a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[RSS_FIELD])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def row(name: str, *, opened: bool) -> str:
    """Measure some agents; return a row of the table."""
    runs = [pastes_ms(opened=opened, seed=seed) for seed in range(AGENTS)]
    first = statistics.median(times[0] for times, _ in runs)
    ten = statistics.median(took for times, _ in runs for took in times)
    worst = max(took for times, _ in runs for took in times)
    memory = statistics.median(held for _, held in runs)
    return f"| {name} | {first:.0f} ms | {ten:.0f} ms | {worst:.0f} ms | {memory:.0f} MiB |"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    rows = [
        row("at once", opened=False),
        row(f"{WAIT_S:.0f} s after a page was opened", opened=True),
    ]
    text = f"""{HEADING}

Made by `tests/bench/first_paste.py`: Python {platform.python_version()}, {platform.system()} \
{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}. {PASTES} different
pastes of 4 KB into each of {AGENTS} new agents, from request to answer.

| pastes | the first | median of ten | worst | memory afterwards |
| --- | ---: | ---: | ---: | ---: |
{chr(10).join(rows)}
"""
    print(text)
    if options.write:
        write(text, HEADING)
    return 0


if __name__ == "__main__":
    sys.exit(main())
