"""Run the demonstration in the project's own environment; installer/try.py starts this."""

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType

import demo_prove
import demo_show
from drive.agent import StartError
from drive.chromium import NoChromiumError


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """Treat a polite request to end like Ctrl+C, so that everything is cleaned up."""
    raise KeyboardInterrupt


def main() -> int:
    """Show the practice page, or without a window prove three pastes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--headless", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, interrupt)
    try:
        return demo_prove.run(options.out) if options.headless else demo_show.run()
    except (StartError, NoChromiumError) as error:
        print(f"try: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Everything temporary is removed.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
