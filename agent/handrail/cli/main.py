"""Find the verb a person typed and run it; turn readable errors into one line and an exit code."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

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


def load(name: str) -> Verb:
    """Import the module of one verb."""
    return cast("Verb", import_module(f"handrail.cli.{name}"))


def parser_for(chosen: str | None) -> argparse.ArgumentParser:
    """Build the parser; only the chosen verb's module is imported, all of them for the help.

    chosen: the first word typed, or None.
    """
    parser = argparse.ArgumentParser(
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
    args = parser_for(words[0] if words else None).parse_args(words)
    try:
        return int(args.run(args))
    except AgentError as error:
        print(f"handrail {args.verb}: {error}", file=sys.stderr)
        return EXIT_WRONG_USE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`| head`): nothing is wrong, and nothing more can be said.
        sys.stderr.close()
        return 0
