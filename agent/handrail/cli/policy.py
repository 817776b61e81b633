"""`handrail policy`: make, validate, run, explain, compare, sign and render a policy."""

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING, cast

from handrail.engine.tables import FileUnusableError

if TYPE_CHECKING:
    from handrail.cli.main import Verb

NAME = "policy"
HELP = "make, check, test, explain, compare, sign or render a policy"
EXIT_BAD_FILE = 2
# One module each: handrail.cli.policy_NAME.
PARTS = ("new", "check", "test", "explain", "diff", "render", "sign", "verify", "schema")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy` accepts."""
    parser.epilog = "example: handrail policy check policy.toml"
    verbs = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for name in PARTS:
        part = cast("Verb", import_module(f"handrail.cli.policy_{name}"))
        sub = verbs.add_parser(
            name,
            help=part.HELP,
            description=part.HELP,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        part.add_arguments(sub)
        sub.set_defaults(do=part.run)


def run(args: argparse.Namespace) -> int:
    """Do the part that was asked for; of a file that cannot be used, print every problem."""
    try:
        return int(args.do(args))
    except FileUnusableError as error:
        print("\n".join(error.lines), file=sys.stderr)
        return EXIT_BAD_FILE
