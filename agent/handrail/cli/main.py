"""Find the verb a person typed and run it; turn readable errors into one line and an exit code."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, Protocol, cast

from handrail.engine.errors import AgentError

VERBS = (
    "scan",
    "redact",
    "run",
    "dashboard",
    "pause",
    "quit",
    "browsers",
    "history",
    "policy",
    "tools",
    "doctor",
)

# Wrong use or a bad file. Source: contract of the command line; argparse uses the same number.
EXIT_WRONG_USE = 2
# 128 + SIGINT, as shells report it.
EXIT_INTERRUPTED = 130


class Verb(Protocol):
    """What a module of this package offers to be a verb."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments of the verb."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit code."""


class _Parser(argparse.ArgumentParser):
    """Says what was typed wrong in one line, as every other error is said."""

    def error(self, message: str) -> NoReturn:
        """End with the line and the number of a wrong use."""
        self.exit(EXIT_WRONG_USE, f"{self.prog}: {message}; see {self.prog} --help\n")


def load(name: str) -> Verb:
    """Import the module of one verb."""
    return cast("Verb", import_module(f"handrail.cli.{name}"))


def parser_for(chosen: str | None) -> argparse.ArgumentParser:
    """Build the parser; only the chosen verb's module is imported, all of them for the help.

    chosen: the first word typed, or None.
    """
    parser = _Parser(
        prog="handrail",
        description="Ask what may go to an AI site, run the agent, read your own record.",
        epilog="example: handrail scan --site https://chatgpt.com notes.txt",
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name in (chosen,) if chosen in VERBS else VERBS:
        verb = load(name)
        sub = verbs.add_parser(
            name,
            help=verb.HELP,
            description=verb.HELP,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.add_arguments(sub)
        sub.set_defaults(run=verb.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _ready_to_speak()
    args = parser_for(words[0] if words else None).parse_args(words)
    code = 0
    try:
        code = int(args.run(args))
        sys.stdout.flush()  # here and not at the interpreter's end, where it can only be ignored
    except AgentError as error:
        print(f"handrail {args.verb}: {error}", file=sys.stderr)
        return EXIT_WRONG_USE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`| head`): nothing is wrong, and nothing more can be said. What
        # a run that had come to its end found still counts.
        _say_nothing_more()
    except OSError as error:
        where, reason = error.filename or "the output", error.strerror or type(error).__name__
        _say_nothing_more()
        told = f"{where} cannot be used: {reason}; check its place and its room"
        print(f"handrail {args.verb}: {told}", file=sys.stderr)
        return EXIT_WRONG_USE
    return code


def _ready_to_speak() -> None:
    """Make sure that what is said never fails for how it is said, and is all that is said.

    A program may be started with its streams closed, and a terminal may know fewer letters than we
    use: then a question mark stands for one.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    # Without any, Python shows warnings on stderr, beside the one line that says what is wrong.
    # The agent has a file for them.
    if not logging.root.handlers:
        logging.root.addHandler(logging.NullHandler())


def _say_nothing_more() -> None:
    """Let what is still waiting to be printed go nowhere, or the interpreter complains at its end.

    Source: Python's documentation of signal, "Note on SIGPIPE".
    """
    with suppress(OSError, ValueError):  # a stream of a test has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
