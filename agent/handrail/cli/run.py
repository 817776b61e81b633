"""Run the agent, or show the one that runs."""

import argparse
import sys
import time
from importlib import import_module

from handrail.cli.dashboard import link, opened
from handrail.local.clock import system_clock
from handrail.local.desktop import has_screen
from handrail.local.lock import Taken, claim
from handrail.local.paths import State, state
from handrail.local.quick_start import importing
from handrail.local.switch import Switch
from handrail.server import asking
from handrail.tray.host import NO_ANSWER, UNASKED, Host, look
from handrail.tray.icon import Icon, make

NAME = "run"
HELP = "run the agent that the extension asks"

EXIT_HELD = 1

# An agent that has just been started answers within a second; one that does not is stuck.
ANSWER_WAIT_S = 3.0
ANSWER_LOOK_S = 0.1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail run` takes."""
    parser.epilog = "example: handrail run --headless --ready-json"
    parser.add_argument(
        "--headless", action="store_true", help="without an icon, and without any window"
    )
    parser.add_argument(
        "--ready-json",
        action="store_true",
        help='print {"pid", "port", "dashboard", "version"} as one line once it answers',
    )


def run(args: argparse.Namespace) -> int:
    """Be the agent, or print the running one's ready line."""
    here = state()
    try:
        claimed = claim(here)
    except Taken as taken:
        return _second_start(here, taken.pid, shows=not args.headless)
    host = UNASKED if args.headless else look()
    icon = None if args.headless else _icon(host)
    # Imported now: a second start needs none of it.
    with importing():
        app, icon_work = import_module("handrail.app"), import_module("handrail.icon_work")
    desk = icon_work.Desk(icon, host, Switch())
    tell_ready = _print_line if args.ready_json else _no_line
    app.run(here, claimed, tell_ready, desk, system_clock())
    return 0


def _icon(host: Host) -> Icon | None:
    """Return the icon where this desktop takes one; where none is shown, say what to do instead."""
    icon = make(host)
    if not host.found or icon is None:
        note = NO_ANSWER if host.found else host.note
        _say(f"{note}; open your history with: handrail dashboard. Ctrl+C ends it")
    return icon


def _second_start(here: State, pid: int, *, shows: bool) -> int:
    """Print the running agent's ready line and show its dashboard; else name its process."""
    until_s = time.monotonic() + ANSWER_WAIT_S
    while (left_s := until_s - time.monotonic()) > 0:
        line = asking.running(here, left_s)
        if line:
            _print_line(line)
            if shows and has_screen():
                opened(link(here))
            return 0
        time.sleep(ANSWER_LOOK_S)
    owner = f"process {pid}" if pid else "another process"
    _say(f"{owner} holds {here.lock_file} and does not answer; end it, then start again")
    return EXIT_HELD


def _print_line(line: str) -> None:
    print(line, flush=True)


def _no_line(line: str) -> None:
    del line


def _say(words: str) -> None:
    print(f"handrail run: {words}", file=sys.stderr)
