"""Measure how long a changed policy takes until verdicts follow it, on this disk.

    python tests/bench/policy.py            prints a table
    python tests/bench/policy.py --write    also writes it to docs/benchmarks.md

From the moment the file is as it should be, to the first verdict that follows it.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("installer", "tests")]

from bench.weight import write
from handrail.local.paths import private_dir
from support.agent import Agent
from support.client import Client

HEADING = "## A changed policy"
EDITS = 20
GOAL_S = 1.0
# The guard lets 30 requests a second through.
LOOK_S = 0.05
GIVE_UP_S = 30.0
HEAD = '[policy]\nid = "acme"\nversion = {version}\nowner = "me"\n'
TOOL = '[[tools]]\nid = "chatgpt"\ntier = "prohibited"\n'


def in_place(file: Path, text: str) -> None:
    """Write over the file, as simple editors do."""
    file.write_text(text)


def by_renaming(file: Path, text: str) -> None:
    """Write beside it and rename, as careful editors do."""
    beside = file.with_name("policy.new")
    beside.write_text(text)
    beside.replace(file)


def in_pieces(file: Path, text: str) -> None:
    """Write half, wait, write the rest: as a copy over a slow line does."""
    with file.open("w") as made:
        made.write(text[: len(text) // 2])
        made.flush()
        time.sleep(0.15)
        made.write(text[len(text) // 2 :])


WAYS: dict[str, Callable[[Path, str], None]] = {
    "written over": in_place,
    "renamed into its place": by_renaming,
    "written in two pieces": in_pieces,
}


def followed_s(session: Client, wanted: str) -> float:
    """Ask until a verdict follows the policy; return how long that took."""
    begun = time.monotonic()
    while (took := time.monotonic() - begun) < GIVE_UP_S:
        if session.verdict("nothing in it")["action"] == wanted:
            return time.monotonic() - begun
        time.sleep(LOOK_S)
    raise TimeoutError(f"no verdict followed the policy in {took:.0f} s")


def measured(agent: Agent, change: Callable[[Path, str], None]) -> list[float]:
    """Change the policy again and again in one way."""
    found = []
    with agent.session() as session:
        for turn in range(EDITS):
            head = HEAD.format(version=turn + 1)
            text, wanted = (head, "allow") if turn % 2 else (head + TOOL, "block")
            change(agent.home / "policy.toml", text)
            found.append(followed_s(session, wanted))
    return found


def section(found: dict[str, list[float]]) -> str:
    """Write the results as a section of a document."""
    table = "\n".join(
        f"| {way} | {statistics.median(times) * 1000:.0f} ms | {max(times) * 1000:.0f} ms "
        f"| {GOAL_S * 1000:,.0f} ms |"
        for way, times in found.items()
    )
    return f"""{HEADING}

Made by `tests/bench/policy.py`: Python {platform.python_version()}, {platform.system()} \
{platform.machine()}, {os.cpu_count()} cores, a local disk. From the end of the edit to the first
verdict that follows it, {EDITS} edits each; 350 ms of it are waited on purpose, so that no half
file is read.

| the file is | median | slowest | goal |
| --- | ---: | ---: | ---: |
{table}
"""


def main() -> int:
    """Measure and print; exit 1 above the goal; write the document where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = private_dir(Path(folder) / "state")
        with Agent.start(home) as agent:
            found = {way: measured(agent, change) for way, change in WAYS.items()}
    text = section(found)
    print(text)
    if options.write:
        write(text, HEADING)
    return 1 if max(max(times) for times in found.values()) > GOAL_S else 0


if __name__ == "__main__":
    sys.exit(main())
