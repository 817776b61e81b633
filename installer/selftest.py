"""Prove that a frozen program works: start, connect by its bridge, judge, remember, stop.

    python installer/selftest.py build/dist/handrail

Everything happens in a throw-away state folder, with the programs of the folder and nothing of this
clone's agent. Prints what was measured; exit code 1 names the step that failed.
"""

import argparse
import json
import os
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.client import ORIGIN, Client  # noqa: E402  (tests/ is not a package)

# Only so that a broken program fails and does not hang: a busy machine needs some seconds.
PATIENCE_S = 30.0
# issue 4 asks for these; more is told, not refused, because machines differ.
GOAL_SIZE_MB, GOAL_START_S, GOAL_MEMORY_MB = 60, 0.5, 80
MB = 1_000_000
# What a program needs of its system. The second line: of Windows.
KEPT = (
    *("PATH", "LANG", "DISPLAY"),
    *("SYSTEMROOT", "TEMP", "APPDATA", "LOCALAPPDATA"),
)
# Where PyInstaller puts a package's data.
FROZEN_DATA = Path("_internal", "handrail")
# The bridge is on the way of the first paste, so nothing but the standard library may be in it.
FOREIGN = ("aiohttp", "cryptography", "msgspec", "apsw", "keyring", "pystray", "PIL")


class SelfTestError(Exception):
    """A step did not do what it must; str() says which and what came instead."""


@dataclass(frozen=True)
class Measured:
    """What the self-test measured."""

    size_mb: float
    start_s: float
    start_cpu_s: float
    bridge_s: float
    memory_mb: float

    def lines(self) -> tuple[str, ...]:
        """Return one line for each number, beside its goal."""
        return (
            f"size            {self.size_mb:6.1f} MB  (goal {GOAL_SIZE_MB})",
            (
                f"start to ready  {self.start_s:6.2f} s   (goal {GOAL_START_S}; "
                f"{self.start_cpu_s:.2f} s of it computing)"
            ),
            f"bridge, session {self.bridge_s:6.2f} s",
            f"memory          {self.memory_mb:6.1f} MB  (goal {GOAL_MEMORY_MB})",
        )


def synthetic_secret() -> str:
    """Make a text with an access key that nobody owns; it stands in no file."""
    return "deploy with " + "AKIA" + "Z7QX2M4KJ5WN3PT6" + " please"


def run(folder: Path) -> Measured:
    """Go through all steps with the programs in folder.

    SelfTestError: a step failed.
    """
    check_complete(folder)
    with tempfile.TemporaryDirectory(prefix="handrail-selftest-") as place:
        home = Path(place) / "state"
        env = environment(home, Path(place))
        with agent(folder, env) as (process, ready, start_s):
            start_cpu_s = computed_s(process.pid)
            check_dashboard(str(ready["dashboard"]))
            bridge_s = judged_over_bridge(folder, env)
            memory_mb = resident_mb(process.pid)
            remembered(folder, env)
        if process.returncode != 0:
            raise SelfTestError(f"stop: the agent ended with {process.returncode}, not 0")
    size = sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_symlink())
    return Measured(size / MB, start_s, start_cpu_s, bridge_s, memory_mb)


def environment(home: Path, place: Path) -> dict[str, str]:
    """Return an environment in which nothing of this person or clone is found."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "HOME": str(place), "HANDRAIL_HOME": str(home), "HANDRAIL_VAULT": "file"}


@contextmanager
def agent(
    folder: Path, env: dict[str, str]
) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any], float]]:
    """Run the frozen agent; gives its ready line and the seconds until it was ready, too."""
    begun_s = time.monotonic()
    command = [str(folder / "handrail"), "run", "--headless", "--ready-json"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    limit = threading.Timer(PATIENCE_S, process.kill)
    limit.start()
    try:
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            raise SelfTestError(f"start: no ready line; exit code {process.wait()}")
        took_s = time.monotonic() - begun_s
        ready = json.loads(line)
        if set(ready) != {"pid", "port", "dashboard", "version"}:
            raise SelfTestError(f"start: the ready line is {line.strip()}")
        yield process, ready, took_s
    finally:
        limit.cancel()
        ended(folder, env, process)
        if process.stdout:
            process.stdout.close()


def ended(folder: Path, env: dict[str, str], process: "subprocess.Popen[str]") -> None:
    """Ask the agent to end, as a person does; Windows has no signal that asks."""
    if process.poll() is None:
        command = [str(folder / "handrail"), "quit"]
        subprocess.run(command, env=env, capture_output=True, check=False, timeout=PATIENCE_S)
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def check_complete(folder: Path) -> None:
    """Hold the frozen folder to every file of ours that is no code: rules, policies, pages."""
    ours = ROOT / "agent" / "handrail"
    data = [file.relative_to(ours) for file in ours.rglob("*") if is_data(file)]
    missing = [str(file) for file in data if not (folder / FROZEN_DATA / file).is_file()]
    if missing or not data:
        raise SelfTestError(f"data: missing in the frozen folder: {', '.join(sorted(missing))}")


def is_data(file: Path) -> bool:
    """Tell whether a file of the package is data."""
    return file.is_file() and file.suffix != ".py" and "__pycache__" not in file.parts


def check_dashboard(address: str) -> None:
    """Hold the agent to a dashboard that is there."""
    with urllib.request.urlopen(address, timeout=PATIENCE_S) as answer:  # noqa: S310 (our agent)
        page = answer.read()
    if b"<html" not in page.lower():
        raise SelfTestError(f"dashboard: {address} answers with {len(page)} bytes that are no page")


def computed_s(pid: int) -> float:
    """Return the seconds a process has computed; 0 where the system does not say."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    # The name before may hold blanks; utime and stime are the 14th and 15th field.
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def judged_over_bridge(folder: Path, env: dict[str, str]) -> float:
    """Begin a session through the frozen bridge, have a paste judged; return the seconds taken."""
    begun_s = time.monotonic()
    command = [str(folder / "handrail-bridge"), f"{ORIGIN}/"]
    # The installed bridge is started by the browser and finds the agent by itself.
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        limit = threading.Timer(PATIENCE_S, process.kill)
        limit.start()
        try:
            greeting = opened(process)
            took_s = time.monotonic() - begun_s
            judged(client(greeting))
            check_alone(process.pid)
        finally:
            limit.cancel()
            process.kill()
    return took_s


def opened(process: "subprocess.Popen[bytes]") -> dict[str, Any]:
    """Ask for a session as the extension would; return the agent's answer."""
    if process.stdin is None or process.stdout is None:
        raise SelfTestError("connect: the bridge has no pipes")
    frame = b'{"kind":"open","v":1,"browser":"chromium","extension":"0.1.0"}'
    process.stdin.write(struct.pack("<I", len(frame)) + frame)
    process.stdin.flush()
    head = process.stdout.read(4)
    answer: dict[str, Any] = (
        json.loads(process.stdout.read(*struct.unpack("<I", head))) if len(head) == 4 else {}  # noqa: PLR2004 (the length)
    )
    if answer.get("kind") != "session":
        raise SelfTestError(f"connect: the bridge answered {answer.get('kind', 'nothing')}")
    return answer


def client(greeting: dict[str, Any]) -> Client:
    """Return a client of the session that was handed over."""
    import base64  # noqa: PLC0415 (only here)

    return Client(
        None, greeting["sid"], base64.b64decode(greeting["key"]), greeting["port"], greeting
    )


def judged(session: Client) -> None:
    """Have two pastes judged: a secret is blocked, a plain sentence is not."""
    try:
        held = session.verdict(synthetic_secret())
        free = session.verdict("The meeting moves to Thursday.")
        decided = session.decide(held["id"], "cancelled")
    finally:
        session.close()
    if (held["action"], free["action"], decided["kept"]) != ("block", "allow", True):
        raise SelfTestError(f"judge: {held['action']}, {free['action']}, {decided}")


def check_alone(pid: int) -> None:
    """Hold the bridge to the standard library, by what is mapped into it."""
    maps = Path(f"/proc/{pid}/maps")
    mapped = maps.read_text() if maps.exists() else ""
    found = [name for name in FOREIGN if f"/{name}/" in mapped]
    if found:
        raise SelfTestError(f"bridge: it loads {', '.join(found)}")


def remembered(folder: Path, env: dict[str, str]) -> None:
    """Hold the history to two rows without any text."""
    command = [str(folder / "handrail"), "history", "--json"]
    told = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    rows = json.loads(told.stdout) if told.returncode == 0 else []
    actions = sorted(row["action"] for row in rows)
    if actions != ["allow", "block"]:
        raise SelfTestError(f"history: {actions or told.stderr.strip()}")
    if synthetic_secret().split()[2] in told.stdout:
        raise SelfTestError("history: it holds what was pasted")


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    kib = next((line.split()[1] for line in lines if line.startswith("VmRSS:")), "0")
    return int(kib) * 1024 / MB


def main() -> int:
    """Run the self-test and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where handrail and handrail-bridge lie")
    options = parser.parse_args()
    try:
        measured = run(options.folder.resolve())
    except SelfTestError as error:
        print(f"selftest: {error}", file=sys.stderr)
        return 1
    print("\n".join(measured.lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
