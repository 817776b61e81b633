"""`handrail policy explain`: say why the policy answers a content the way it does."""

import argparse
from pathlib import Path

from handrail.cli.reading import host_of, layers_in_force, read_content
from handrail.engine.content import Destination
from handrail.engine.errors import PolicyError
from handrail.engine.words import Account, Surface
from handrail.governance.explain import explain

NAME = "explain"
HELP = "say what would happen to the text on standard input, and why"
# As wide as the longest of the words that begin a line.
_WORD_CHARS = 9


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy explain` accepts."""
    parser.epilog = "example: handrail policy explain --site https://chatgpt.com < notes.txt"
    parser.add_argument("--site", required=True, metavar="URL", help="where it would go")
    parser.add_argument(
        "--surface", choices=list(Surface), default=Surface.PASTE, help="how it would get there"
    )
    parser.add_argument(
        "--account", choices=list(Account), default=Account.UNKNOWN, help="who is signed in there"
    )
    parser.add_argument("--policy", type=Path, metavar="FILE", help="instead of the one in force")
    parser.add_argument("--over", type=Path, metavar="FILE", help="as for `policy check`")


def run(args: argparse.Namespace) -> int:
    """Print which tool, tier, class, rules and layer lead to the action; never the content."""
    if args.over and not args.policy:
        raise PolicyError("--over says what a file lies over; name the file with --policy too")
    policy, rules, layers = layers_in_force(args.policy, args.over)
    content = read_content(Path("-"))
    if content.files:
        raise PolicyError("standard input is no text; copy the text out of it and try that")
    where = Destination(host_of(args.site), Surface(args.surface), Account(args.account))
    for word, line in explain(content.text, where, policy, rules, layers):
        print(f"{word:{_WORD_CHARS}} {line}")
    return 0
