"""`handrail quit`: end the agent that runs."""

import argparse

from handrail.cli.unanswered import START, unanswered
from handrail.engine.errors import MachineError
from handrail.local.paths import state
from handrail.server import asking

NAME = "quit"
HELP = "end the agent; nothing you paste is checked until it runs again"

# The agent answers in milliseconds; one that was just started needs a second.
ANSWER_WAIT_S = 3.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail quit` takes."""
    parser.epilog = "example: handrail quit"


def run(_args: argparse.Namespace) -> int:
    """End it.

    MachineError: no agent answers.
    """
    if not asking.quit_running(state(), ANSWER_WAIT_S):
        said, todo = unanswered(state())
        raise MachineError(
            "no agent answers, so there is none to end" if todo == START else f"{said}; {todo}"
        )
    print("Handrail has ended. Start it again: handrail run")
    return 0
