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
from collections.abc import Callable
from pathlib import Path

import selftest
import store
from build import BuildError, run, say
from linux import deb, tarball
from linux.layout import Built
from macos import pkg
from windows import msi, nsis

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "package"
DIST = ROOT / "build" / "dist"
SPEC = ROOT / "installer" / "handrail.spec"
CHECKSUMS = "SHA256SUMS"

Make = Callable[[Built, Path, Path, str], Path]
# By system: what makes a package, which program it needs, where that comes from. Those for Windows
# are made on Linux as well, from a folder that was frozen on Windows.
MAKERS: dict[str, tuple[tuple[Make, str, str], ...]] = {
    "linux": ((tarball.make, "", ""), (deb.make, "dpkg-deb", "dpkg-dev")),
    "win32": ((nsis.make, "makensis", "nsis"), (msi.make, "wixl", "wixl")),
    "darwin": ((pkg.make, "pkgbuild", "Xcode's command line tools"),),
}


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


def package(program: Path, stamp_s: int, system: str = sys.platform) -> list[Path]:
    """Make the packages of a system from a folder that was frozen on it."""
    built = Built(program, importlib.metadata.version("handrail"), stamp_s)
    if system not in MAKERS:
        say(f"no package is made for {system}; the frozen folder is what there is")
        return []
    machine = platform.machine()
    made = store.make(DIST)
    for make, tool, install in MAKERS[system]:
        if tool and not shutil.which(tool):
            say(f"no {tool} here, so nothing by {make.__module__}; install {install}")
            continue
        made.append(make(built, WORK, DIST, machine))
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


def build(options: argparse.Namespace) -> list[Path]:
    """Freeze, prove and package, as far as the options ask for it."""
    stamp_s = source_time_s()
    if options.windows:
        return package(options.windows.resolve(), stamp_s, "win32")
    program = freeze(stamp_s)
    say("self-test of the frozen program")
    print("\n".join(selftest.run(program).lines()))
    return [] if options.freeze else package(program, stamp_s)


def main() -> int:
    """Build, and say what was made; exit code 1 when a step failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--freeze", action="store_true", help="stop after the self-test")
    frozen = "make Windows packages of a folder frozen there"
    parser.add_argument("--windows", type=Path, metavar="FOLDER", help=frozen)
    options = parser.parse_args()
    DIST.mkdir(parents=True, exist_ok=True)
    try:
        files = build(options)
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
