#!/usr/bin/env python3
"""Try Handrail on this machine without installing it. Standard library only.

    python3 installer/try.py              opens a browser window with a page to paste into
    python3 installer/try.py --headless   does three pastes by itself and shows what came of them

Agent, browser profile and home are temporary and removed at the end; what it needs is set up in
this folder first (installer/bootstrap.py).
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import bootstrap

DEMO = Path(__file__).resolve().parent / "demo.py"
PICTURES = bootstrap.ROOT / "build" / "try"


def has_display() -> bool:
    """Tell whether a window could be shown."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def read_arguments() -> argparse.Namespace:
    """Read what the person asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--headless", action="store_true", help="no window: three pastes, a table")
    parser.add_argument(
        "--out", type=Path, default=PICTURES, help="folder for the pictures (default: build/try)"
    )
    return parser.parse_args()


def main() -> int:
    """Set up what is missing, then run the demonstration in the project's environment."""
    options = read_arguments()
    try:
        python = bootstrap.ensure(python=True, browsers=True)
    except bootstrap.SetupError as error:
        print(f"try: {error}", file=sys.stderr)
        return 2
    command = [str(python), str(DEMO), "--out", str(options.out.resolve())]
    if options.headless or not has_display():
        command.append("--headless")
    demo = subprocess.Popen(command)
    while True:
        try:
            return demo.wait()
        except KeyboardInterrupt:
            # Ctrl+C reached the demonstration as well; it cleans up and ends by itself.
            continue


if __name__ == "__main__":
    sys.exit(main())
