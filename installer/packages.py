"""Freeze, self-test, package, write checksums. Run by installer/build.py in its environment."""

import argparse
import hashlib
import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

import selftest
from build import BuildError, run, say
from linux import deb, tarball
from linux.layout import Built

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "package"
DIST = ROOT / "build" / "dist"
SPEC = ROOT / "installer" / "handrail.spec"
CHECKSUMS = "SHA256SUMS"


def freeze(stamp_s: int) -> Path:
    """Run PyInstaller; return the folder with both programs."""
    command = [sys.executable, "-m", "PyInstaller", "-y", "--log-level", "WARN"]
    folders = ["--distpath", str(WORK / "frozen"), "--workpath", str(WORK / "pyinstaller")]
    # The icon's library looks for a display when it is imported, so give it one.
    headless = sys.platform == "linux" and "DISPLAY" not in os.environ
    screen = ["xvfb-run", "-a"] if headless else []
    if screen and not shutil.which(screen[0]):
        raise BuildError("freezing needs a display; install xvfb, or set DISPLAY")
    env = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(stamp_s)}
    run([*screen, *command, *folders, str(SPEC)], "freezing", env)
    return WORK / "frozen" / "handrail"


def package(program: Path, stamp_s: int) -> list[Path]:
    """Make the packages of this system."""
    if sys.platform != "linux":
        say("no package is made on this system yet; the frozen folder is what there is")
        return []
    built = Built(program, importlib.metadata.version("handrail"), stamp_s)
    machine = platform.machine()
    made = [tarball.make(built, WORK, DIST, machine)]
    if shutil.which("dpkg-deb"):
        made.append(deb.make(built, WORK, DIST, machine))
    else:
        say("no dpkg-deb here, so no .deb; install dpkg-dev")
    return made


def write_checksums(files: list[Path]) -> Path:
    """Write one line for each file, as sha256sum -c reads them."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]
    sums = DIST / CHECKSUMS
    sums.write_text("\n".join(sorted(lines)) + "\n")
    return sums


def source_time_s() -> int:
    """Return the time of the last commit, so that the same commit gives the same packages."""
    command = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(told.stdout) if told.returncode == 0 else int(time.time())


def main() -> int:
    """Build, and say what was made; exit code 1 when a step failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--freeze", action="store_true", help="stop after the self-test")
    options = parser.parse_args()
    stamp_s = source_time_s()
    DIST.mkdir(parents=True, exist_ok=True)
    try:
        program = freeze(stamp_s)
        say("self-test of the frozen program")
        print("\n".join(selftest.run(program).lines()))
        files = [] if options.freeze else package(program, stamp_s)
    except (BuildError, selftest.SelfTestError) as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    for file in files:
        say(f"{file.relative_to(ROOT)}  {file.stat().st_size / selftest.MB:.1f} MB")
    if files:
        say(f"{write_checksums(files).relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
