"""Set up what a fresh clone lacks: environment, extension tools, browsers. Standard library only.

Each step says what it does before it does it and is left out when it was done already. System
packages are installed only as root; otherwise the command to type is printed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "installer" / "requirements" / "dev.txt"
LOCK = ROOT / "package-lock.json"
# The engine uses tomllib and StrEnum, both new in 3.11.
OLDEST_PYTHON = (3, 11)

# Nothing outside the clone is written, so the package managers' caches stay out of the home.
PIP_OPTIONS = ("--disable-pip-version-check", "--no-cache-dir")
NPM_CACHE = ROOT / "build" / "npm-cache"

# A program that shows whether the Debian package is there -> the package.
BROWSER_PACKAGES = {"chromium": "chromium"}
TEST_PACKAGES = {
    **BROWSER_PACKAGES,
    "firefox-esr": "firefox-esr",
    "Xvfb": "xvfb",
    "trayer": "trayer",
    "xfce4-panel": "xfce4-panel",
    "xclip": "xclip",
    "xdotool": "xdotool",
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus",
}
NODE_PACKAGES = {"node": "nodejs", "npm": "npm"}


class SetupError(Exception):
    """Something is missing that only the person can add; str() says what to type."""


def say(message: str) -> None:
    """Tell what happens next, at once and in order with the output of child processes."""
    print(f"[setup] {message}", flush=True)


def venv_python() -> Path:
    """Return the interpreter of the project's own environment."""
    folder = VENV / ("Scripts" if os.name == "nt" else "bin")
    return folder / ("python.exe" if os.name == "nt" else "python")


def ensure_python() -> Path:
    """Make the virtual environment hold exactly the pinned packages; return its interpreter."""
    if sys.version_info < OLDEST_PYTHON:
        have = ".".join(str(part) for part in sys.version_info[:3])
        raise SetupError(f"Python {have} is too old; run this with Python 3.11 or newer.")
    stamp = VENV / ".handrail-requirements"
    wanted = _digest([REQUIREMENTS, ROOT / "pyproject.toml"])
    if venv_python().exists() and stamp.exists() and stamp.read_text() == wanted:
        return venv_python()
    say(f"making {VENV.name}/ with the pinned packages of {REQUIREMENTS.relative_to(ROOT)}")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        raise SetupError("this Python cannot make virtual environments; install python3-venv.")
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", *PIP_OPTIONS]
    _run([*pip, "--require-hashes", "-r", str(REQUIREMENTS)], "installing the pinned packages")
    _run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "installing handrail")
    stamp.write_text(wanted)
    return venv_python()


def ensure_node() -> None:
    """Make node_modules/ hold exactly what package-lock.json says; nothing of it is shipped."""
    ensure_system(NODE_PACKAGES)
    stamp = ROOT / "node_modules" / ".handrail-lock"
    wanted = _digest([LOCK])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("installing the extension's checking tools (npm ci)")
    npm = shutil.which("npm") or "npm"
    _run(
        [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", f"--cache={NPM_CACHE}"], "npm ci"
    )
    stamp.write_text(wanted)


def ensure_system(packages: dict[str, str]) -> None:
    """Install missing system packages as root, else say what to type.

    packages: program name -> Debian package that brings it.
    """
    missing = sorted({name for program, name in packages.items() if not shutil.which(program)})
    if not missing:
        return
    command = f"apt-get install --no-install-recommends {' '.join(missing)}"
    if not shutil.which("apt-get"):
        raise SetupError(f"missing: {', '.join(missing)}; install them with your package manager.")
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise SetupError(f"missing: {', '.join(missing)}; type: sudo {command}")
    say(f"installing {', '.join(missing)} with the system's package manager")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], "apt-get update", quiet)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    _run(install, command, quiet)


def ensure(*, python: bool = True, node: bool = False, browsers: bool = False) -> Path:
    """Set up what is asked for and return the environment's interpreter.

    browsers: Chromium only, what the first command needs. The gate asks for TEST_PACKAGES itself.
    Raises SetupError with one readable line.
    """
    if browsers:
        ensure_system(BROWSER_PACKAGES)
    if node:
        ensure_node()
    return ensure_python() if python else venv_python()


def _digest(files: Iterable[Path]) -> str:
    """Name the state of the files, so that a change of any sets up again."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()


def _run(command: list[str], what: str, env: dict[str, str] | None = None) -> None:
    """Run one setup command quietly; on failure show its output and stop."""
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        print(done.stdout.decode(errors="replace"), flush=True)
        raise SetupError(f"{what} failed with exit code {done.returncode}; its output is above.")
