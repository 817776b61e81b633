"""Freeze the agent and the bridge, prove the frozen program, package it, write checksums.

    python3 installer/build.py             everything this system can make, into build/dist/
    python3 installer/build.py --freeze    stop after the self-test
    python3 installer/build.py --windows FOLDER    package a folder that was frozen on Windows

A frozen program runs on the kind of system it was frozen on.
Standard library only: it makes the environment that the rest (installer/packages.py) runs in.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "build" / "freeze-venv"
REQUIREMENTS = ROOT / "installer" / "requirements" / "build.txt"
PACKAGES = ROOT / "installer" / "packages.py"


class BuildError(Exception):
    """A step of the build failed; str() says which and what to do."""


def say(message: str) -> None:
    """Tell what happens next."""
    print(f"[build] {message}", flush=True)


def environment() -> Path:
    """Make the environment that holds only what is shipped and PyInstaller; return its Python."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = VENV / ".handrail-requirements"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    pip = [str(python), "-m", "pip", "install", "--quiet", *bootstrap.PIP_OPTIONS]
    if not (stamp.exists() and stamp.read_text() == wanted):
        say(f"making {VENV.relative_to(ROOT)} with the pinned packages")
        shutil.rmtree(VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(VENV)], "making the environment")
        run([*pip, "--require-hashes", "-r", str(REQUIREMENTS)], "installing the pinned packages")
        stamp.write_text(wanted)
    # Always again: an editable installation would freeze the folder and not its content.
    ours = ["--no-deps", "--no-build-isolation", "--force-reinstall", str(ROOT)]
    run([*pip, *ours], "installing handrail")
    return python


def run(command: list[str], what: str, env: dict[str, str] | None = None) -> None:
    """Run one step; show its output only when it fails.

    BuildError: it failed.
    """
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        print(done.stdout.decode(errors="replace"), flush=True)
        raise BuildError(f"{what} failed with exit code {done.returncode}; its output is above")


def main() -> int:
    """Make the environment and build in it; exit code 1 when a step failed."""
    try:
        python = environment()
    except (BuildError, bootstrap.SetupError) as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    return subprocess.run([str(python), str(PACKAGES), *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
