"""Measure an agent that nobody asks anything: processor time, wake-ups, memory.

    python tests/bench/idle.py                 a minute each, prints a table
    python tests/bench/idle.py --seconds 10    shorter
    python tests/bench/idle.py --write         also writes it to docs/benchmarks.md

Three desktops: without an icon, with one on the session bus (Xfce's panel), with one in an X panel
(trayer); a browser is connected to each. A wake-up is a voluntary switch of a thread: it slept, and
something woke it.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("installer", "tests")]

from bench.weight import write
from e2e.display import display
from handrail.local.paths import private_dir
from support.agent import environment
from support.client import Control

HEADING = "## Idle"
SECONDS = 60.0
# Start, first look at the files, the panel's first questions: over by then.
SETTLE_S = 8.0
GOAL_SHARE = 0.002
GOAL_MIB = 80
PANELS = {
    "an icon on the session bus (Xfce's panel)": ["xfce4-panel", "--disable-wm-check"],
    "an icon in an X panel (trayer)": ["trayer", "--edge", "top"],
}


@dataclass(frozen=True)
class Idle:
    """What one agent cost in a time without work.

    wakes: by thread, in the order they were started.
    """

    desktop: str
    cpu_s: float
    wakes: tuple[int, ...]
    rss_mib: float
    seconds: float


def cpu_s(pid: int) -> float:
    """Return the processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wakes(pid: int) -> dict[int, int]:
    """Return how often each thread was woken so far."""
    found = {}
    for task in sorted(Path(f"/proc/{pid}/task").iterdir(), key=lambda task: int(task.name)):
        with suppress(OSError):
            status = dict(
                line.split(":\t", 1) for line in (task / "status").read_text().splitlines()
            )
            found[int(task.name)] = int(status["voluntary_ctxt_switches"])
    return found


def rss_mib(pid: int) -> float:
    """Return how much memory a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def measured(desktop: str, pid: int, seconds: float) -> Idle:
    """Watch an agent do nothing."""
    time.sleep(SETTLE_S)
    used, woken = cpu_s(pid), wakes(pid)
    time.sleep(seconds)
    after = wakes(pid)
    by_thread = tuple(count - woken.get(thread, 0) for thread, count in after.items())
    return Idle(desktop, cpu_s(pid) - used, by_thread, rss_mib(pid), seconds)


@contextmanager
def running(command: list[str], around: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program beside the block."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=around, stdout=subprocess.PIPE, stderr=quiet) as process:
        yield process
        process.terminate()


def alone(seconds: float, folder: Path, around: dict[str, str], *words: str) -> tuple[float, Idle]:
    """Measure one agent with a browser connected to it; words: for `handrail run`."""
    home = private_dir(folder / "state")
    command = [sys.executable, "-m", "handrail", "run", "--ready-json", *words]
    begun = time.monotonic()
    with running(command, environment(home) | around) as agent:
        assert agent.stdout
        agent.stdout.readline()
        took = time.monotonic() - begun
        with Control(home / "run" / "control.sock") as control:
            control.greet()
            with control.open():
                return took, measured("no icon", agent.pid, seconds)


def on_desktop(panel: list[str], seconds: float) -> Idle:
    """Measure an agent on a desktop of its own."""
    with tempfile.TemporaryDirectory() as made, display() as screen:
        folder = Path(made)
        bus = f"unix:path={folder}/bus"
        places = {f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "CACHE", "DATA")}
        around = {**places, "DISPLAY": screen, "DBUS_SESSION_BUS_ADDRESS": bus}
        serve = ["dbus-daemon", "--session", "--nofork", f"--address={bus}", "--print-address"]
        with running(serve, dict(os.environ)) as daemon:
            assert daemon.stdout
            daemon.stdout.readline()
            with running(panel, {**os.environ, **around}):
                time.sleep(SETTLE_S)
                return alone(seconds, folder, around)[1]


def without_icon(seconds: float) -> Idle:
    """Measure an agent that shows nothing."""
    with tempfile.TemporaryDirectory() as made:
        return alone(seconds, Path(made), {}, "--headless")[1]


def line(idle: Idle) -> str:
    """Write one desktop's results as a line of a table."""
    share = idle.cpu_s / idle.seconds
    per_thread = ", ".join(str(count) for count in idle.wakes if count)
    total = f"{sum(idle.wakes)} ({per_thread or 'none'})"
    return (
        f"| {idle.desktop} | {idle.cpu_s:.2f} s = {share:.2%} | {total} | {idle.rss_mib:.0f} MiB |"
    )


def section(found: list[Idle]) -> str:
    """Write the results as a section of a document."""
    lines = "\n".join(map(line, found))
    return f"""{HEADING}

Made by `tests/bench/idle.py`: Python {platform.python_version()}, {platform.system()} \
{platform.machine()}, {os.cpu_count()} cores. {found[0].seconds:.0f} seconds each, one browser \
connected, not frozen. Goals: {GOAL_SHARE:.1%} of a processor, {GOAL_MIB} MiB with the icon.

| desktop | processor | wake-ups (by thread) | memory |
| --- | ---: | ---: | ---: |
{lines}

Every wake-up has a name. Each 30 s the event loop looks at policy and rule files, because some
folders send no events (`local/watch.py`): its timer, its quarter of a second of quiet, the thread
that reads the files, and the observer, which hears that they were read. Once a day the icon's
counts begin anew; in a pause the clock is asked every 10 s; while a dashboard is looked at, it is
asked each second. Nothing else runs on a timer.
"""


def main() -> int:
    """Measure and print; exit 1 above a goal; write the document where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    looks: list[Callable[[], Idle]] = [lambda: without_icon(options.seconds)]
    found = [look() for look in looks]
    for name, panel in PANELS.items():
        idle = on_desktop(panel, options.seconds)
        found.append(Idle(name, idle.cpu_s, idle.wakes, idle.rss_mib, idle.seconds))
    text = section(found)
    print(text)
    if options.write:
        write(text, HEADING)
    return 1 if any(one.cpu_s / one.seconds > GOAL_SHARE for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
