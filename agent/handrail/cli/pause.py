"""`handrail pause`: let pastes through unchecked for some minutes; it ends by itself."""

import argparse
from datetime import datetime

from handrail.cli.unanswered import unanswered
from handrail.engine.errors import AgentError, MachineError
from handrail.engine.policy import PAUSE_MAX_MINUTES
from handrail.local.paths import state
from handrail.server import asking

NAME = "pause"
HELP = "check nothing for some minutes, where your policy allows it, or resume"

# What a person needs for one thing at hand.
USUAL_MINUTES = 5
# The agent answers in milliseconds; one that was just started needs a second.
ANSWER_WAIT_S = 3.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail pause` takes."""
    parser.epilog = (
        "A pause is recorded in your history and ends by itself; a restart ends it, too.\n\n"
        "example: handrail pause 15"
    )
    parser.add_argument(
        "minutes",
        nargs="?",
        type=int,
        default=USUAL_MINUTES,
        help=f"how long, 1 to {PAUSE_MAX_MINUTES} (default: {USUAL_MINUTES}); 0 resumes at once",
    )


def run(args: argparse.Namespace) -> int:
    """Pause or resume, and say until when.

    AgentError: the policy does not allow it. MachineError: no agent answers.
    """
    if not 0 <= args.minutes <= PAUSE_MAX_MINUTES:
        raise AgentError(f"{args.minutes} minutes: a pause lasts 1 to {PAUSE_MAX_MINUTES}")
    told = asking.pause(state(), args.minutes, ANSWER_WAIT_S)
    if told is None:
        raise MachineError("; ".join(unanswered(state())))
    if told.problem:
        raise AgentError(told.problem)
    if told.paused_until is None:
        print("Handrail checks what you paste.")
        return 0
    until = datetime.fromisoformat(told.paused_until).astimezone()
    print(f"Paused: nothing is checked until {until:%H:%M}. End it now: handrail pause 0")
    return 0
