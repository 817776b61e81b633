"""`handrail dashboard`: open the running agent's dashboard in your browser."""

import argparse
import sys

from handrail.cli.unanswered import unanswered
from handrail.engine.errors import MachineError
from handrail.local.desktop import has_screen, show
from handrail.local.paths import State, state
from handrail.server import asking

NAME = "dashboard"
HELP = "open your history, the policy in force and more in your browser"

# The agent answers in milliseconds; one that was just started needs a second.
ANSWER_WAIT_S = 3.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail dashboard` takes."""
    parser.epilog = "example: handrail dashboard --print"
    parser.add_argument(
        "--print",
        action="store_true",
        help="print the address instead; it opens once, within a minute",
    )


def run(args: argparse.Namespace) -> int:
    """Open the dashboard or print where it opens.

    MachineError: no agent answers.
    """
    url = link(state())
    if args.print or not opened(url):
        print(url)
    return 0


def link(here: State) -> str:
    """Ask the agent for an address that opens the dashboard once.

    MachineError: no agent answers.
    """
    url = asking.dashboard_link(here, ANSWER_WAIT_S)
    if url is None:
        raise MachineError("; ".join(unanswered(here)))
    return str(url)


def opened(url: str) -> bool:
    """Open the address; where that is not possible, say so and return False."""
    if has_screen() and show(url):
        return True
    words = "no browser could be opened; open this address yourself within a minute"
    print(f"handrail dashboard: {words}", file=sys.stderr)
    return False
