"""Live days with a fast clock and see whether the agent grows: memory, threads, files, history.

    python tests/bench/growth.py            24 hours in four minutes, 130 days in as many seconds
    python tests/bench/growth.py --write    also writes it to docs/benchmarks.md

The gate lives a shorter day (tests/test_growth.py).
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("installer", "tests")]

from bench.weight import write
from handrail.local.paths import private_dir
from support.agent import Agent
from support.long_day import SCRIPT, Held, Person, held, live

HEADING = "## A long day"
# An hour of the agent's clock, and a day of it, in seconds of ours.
HOUR_S, DAY_S = 10.0, 1.0
WARM_UP_HOURS, HOURS, LOOK_EVERY_HOURS = 2, 24, 6
PASTES_AN_HOUR, PASTES_A_DAY = 60, 12
# Rows go after 90 days; from then on the history is as long as it gets.
LOOK_AT_DAYS = (30, 60, 95, 110, 130)
MORE_THAN_KIB = 4 * 1024


def started(folder: str, name: str, times: float) -> Agent:
    """Start an agent whose clock is so many times as fast as ours."""
    return Agent.start(private_dir(Path(folder) / name), str(SCRIPT), str(times))


def one_day(folder: str) -> list[tuple[str, Held]]:
    """Live 24 hours, hour by hour, after two to warm up."""
    with started(folder, "day", 3_600 / HOUR_S) as agent:
        person = Person(agent, PASTES_AN_HOUR, looks=True)
        live(person, range(WARM_UP_HOURS), HOUR_S)
        found = [("begin", held(agent))]
        for begin in range(0, HOURS, LOOK_EVERY_HOURS):
            end = begin + LOOK_EVERY_HOURS
            live(person, range(WARM_UP_HOURS + begin, WARM_UP_HOURS + end), HOUR_S)
            found.append((f"{end} hours", held(agent)))
        return found


def many_days(folder: str) -> list[tuple[str, Held]]:
    """Live months, so that old rows have to go."""
    found = []
    with started(folder, "months", 86_400 / DAY_S) as agent:
        person, day = Person(agent, PASTES_A_DAY), 0
        for until in LOOK_AT_DAYS:
            live(person, range(day, until), DAY_S)
            day = until
            found.append((f"{until} days", held(agent)))
    return found


def table(found: list[tuple[str, Held]]) -> str:
    """Write what was seen, a line a moment."""
    return "\n".join(
        f"| {when} | {seen.rss_kib / 1024:.1f} MiB | {seen.threads} | {seen.files} "
        f"| {seen.history_kib:,} KiB |"
        for when, seen in found
    )


def section(day: list[tuple[str, Held]], months: list[tuple[str, Held]]) -> str:
    """Write the results as a section of a document."""
    pastes = HOURS * PASTES_AN_HOUR
    return f"""{HEADING}

Made by `tests/bench/growth.py`: Python {platform.python_version()}, {platform.system()} \
{platform.machine()}, {os.cpu_count()} cores. An agent whose clock runs fast.

24 hours: {pastes:,} pastes, each hour a new session, a pause, a changed policy (one in five broken)
and a look at the dashboard.

| after | memory | threads | files | history |
| --- | ---: | ---: | ---: | ---: |
{table(day)}

What is kept on purpose fills up first: the last 1,000 verdicts, so that a decision can still come
for them, and SQLite's cache of 2 MB.

Months, {PASTES_A_DAY} pastes a day; rows go after 90 days.

| after | memory | threads | files | history |
| --- | ---: | ---: | ---: | ---: |
{table(months)}
"""


def main() -> int:
    """Live and print; exit 1 where memory grew in the 24 hours; write it where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        day, months = one_day(folder), many_days(folder)
    text = section(day, months)
    print(text)
    if options.write:
        write(text, HEADING)
    return 1 if day[-1][1].rss_kib - day[0][1].rss_kib > MORE_THAN_KIB else 0


if __name__ == "__main__":
    sys.exit(main())
