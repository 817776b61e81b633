#!/usr/bin/env python3
"""Run every check of the project: the one gate, for people and for CI. Standard library only.

    python3 tests/check.py                 everything
    python3 tests/check.py --fast          what takes seconds: linters, types, unit tests
    python3 tests/check.py --only unit     one step (see --list)
    python3 tests/check.py --full          all of docs/coverage.md, written anew; which lines ran

Sets up what is missing first (installer/bootstrap.py) and says so. The last line counts.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "installer"))

import bootstrap  # noqa: E402  (installer/ is not a package and must be found first)

PYTHON_FOLDERS = ["agent", "installer", "tests"]
# Two lanes run side by side, because the smallest machine that must pass in time has two cores.
LANES = 2
EDITORS = "tests/e2e/test_matrix.py"
COVERAGE = ["--cov", "--cov-report=term:skip-covered"]


@dataclass(frozen=True)
class Outcome:
    """What one step came to; output is shown only when something failed."""

    name: str
    passed: int
    failed: int
    seconds: float
    output: str


@dataclass(frozen=True)
class Step:
    """One named check.

    command: made late, because it names the environment's interpreter.
    count: reads (passed, failed) from exit code, output and the report file.
    """

    name: str
    fast: bool
    command: Callable[[Path, Path], list[str]]
    count: Callable[[int, str, Path], tuple[int, int]]


def by_exit_code(code: int, _output: str, _report: Path) -> tuple[int, int]:
    """Count a tool that only says yes or no as one check."""
    return (0, 1) if code else (1, 0)


def by_junit(code: int, _output: str, report: Path) -> tuple[int, int]:
    """Count pytest's tests; a run that made no report, or ran nothing, has failed."""
    if not report.exists():
        return 0, 1
    suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314 (ours)
    total, bad = (
        sum(int(suite.get(key, "0")) for suite in suites for key in keys)
        for keys in (("tests",), ("failures", "errors", "skipped"))
    )
    return total - bad, max(bad, 1 if code else 0)


def by_tap(code: int, output: str, _report: Path) -> tuple[int, int]:
    """Count node's tests from its closing lines."""
    numbers = {
        word: int(n) for word, n in re.findall(r"^# (pass|fail) (\d+)$", output, re.MULTILINE)
    }
    passed, failed = numbers.get("pass", 0), numbers.get("fail", 0)
    return passed, max(failed, 1 if code or not passed else 0)


def pytest_step(name: str, arguments: list[str], *, fast: bool) -> Step:
    """Make a step that runs pytest with a report of its own."""

    def command(python: Path, report: Path) -> list[str]:
        # Tracing takes as long again as the tests: only where somebody asked for everything.
        traced = COVERAGE if name == "unit" and os.environ.get("HANDRAIL_FULL") else []
        return [str(python), "-m", "pytest", "-q", f"--junitxml={report}", *traced, *arguments]

    return Step(name, fast, command, by_junit)


def tool_step(name: str, *arguments: str) -> Step:
    """Make a fast step from a module of the environment that says yes or no."""
    return Step(name, True, lambda python, _: [str(python), *arguments], by_exit_code)


def npm_step(name: str, script: str, count: Callable[[int, str, Path], tuple[int, int]]) -> Step:
    """Make a fast step from a script of package.json."""
    return Step(name, True, lambda _p, _r: ["npm", "run", "--silent", script], count)


STEPS = (
    tool_step("ruff", "-m", "ruff", "check", *PYTHON_FOLDERS),
    tool_step("format", "-m", "ruff", "format", "--check", *PYTHON_FOLDERS),
    tool_step("mypy", "-m", "mypy", *PYTHON_FOLDERS),
    tool_step(
        "floors",
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())",
    ),
    tool_step("manifest", "installer/manifest.py", "--check"),
    npm_step("biome", "lint", by_exit_code),
    npm_step("tsc", "types", by_exit_code),
    npm_step("vendor", "vendor", by_exit_code),
    npm_step("node", "test", by_tap),
    # The longest first, so that the lanes end together.
    pytest_step("browser", ["-m", "browser", f"--ignore={EDITORS}", "tests"], fast=False),
    pytest_step("editors", ["-m", "browser", EDITORS], fast=False),
    pytest_step(
        "unit",
        ["-m", "not browser and not fault", "tests"],
        fast=True,
    ),
    pytest_step("faults", ["-m", "fault and not browser", "tests"], fast=False),
)


def run_step(step: Step, python: Path) -> Outcome:
    """Run one step and tell its outcome at once."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        begun = time.monotonic()
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
        done = subprocess.run(
            step.command(python, report),
            cwd=ROOT,
            env=env,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output = done.stdout.decode(errors="replace")
        passed, failed = step.count(done.returncode, output, report)
        outcome = Outcome(step.name, passed, failed, time.monotonic() - begun, output)
    word = "FAILED" if failed else "ok"
    print(
        f"{step.name:10}{word:8}{passed:6} passed {failed:4} failed {outcome.seconds:7.1f} s",
        flush=True,
    )
    return outcome


def chosen(options: argparse.Namespace) -> list[Step]:
    """Pick the steps the person asked for, in order."""
    if options.only:
        return [step for step in STEPS if step.name in options.only]
    return [step for step in STEPS if step.fast or not options.fast]


def set_up(steps: list[Step]) -> Path:
    """Set up what these steps need; return the environment's interpreter."""
    if not all(step.fast for step in steps):
        bootstrap.ensure_system(bootstrap.TEST_PACKAGES)
    return bootstrap.ensure(node=True)


def main() -> int:
    """Run the gate; exit 0 only when every check held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fast", action="store_true", help="no browsers, no faults")
    parser.add_argument("--only", action="append", choices=[step.name for step in STEPS])
    parser.add_argument("--full", action="store_true", help="every cell of the browser matrix")
    parser.add_argument("--list", action="store_true", help="name the steps and stop")
    options = parser.parse_args()
    if options.list:
        print("\n".join(step.name for step in STEPS))
        return 0
    if options.full:
        os.environ["HANDRAIL_FULL"] = "1"
    begun = time.monotonic()
    steps = chosen(options)
    try:
        python = set_up(steps)
    except bootstrap.SetupError as error:
        print(f"check: {error}", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(LANES) as lanes:
        outcomes = list(lanes.map(lambda step: run_step(step, python), steps))
    for outcome in outcomes:
        if outcome.failed:
            print(f"\n----- {outcome.name} -----\n{outcome.output[-20000:]}")
    failed = sum(outcome.failed for outcome in outcomes)
    print(f"\n{time.monotonic() - begun:.0f} s, set-up included")
    print(f"{sum(outcome.passed for outcome in outcomes)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
