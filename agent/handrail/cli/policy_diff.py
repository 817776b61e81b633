"""`handrail policy diff`: what gets stricter and what looser from one policy to another."""

import argparse
from pathlib import Path

from handrail.cli.reading import read_policy
from handrail.cli.reading_layer import extended_by, read_layered
from handrail.governance.change import Change, Way
from handrail.governance.difference import compare

NAME = "diff"
HELP = "say what gets stricter and what looser, by running both policies"
EXIT_SAME, EXIT_DIFFERENT = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy diff` accepts."""
    parser.epilog = "example: handrail policy diff policy.toml policy-next.toml"
    parser.add_argument("before", type=Path, metavar="FILE")
    parser.add_argument("after", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Print each change; exit 1 when there is one."""
    before, rules = read_policy(args.before)
    is_layer = extended_by(args.after) == before.policy.id
    after = read_layered(args.after, args.before).source if is_layer else read_policy(args.after)[0]
    changes = compare(before, after, rules)
    for way in Way:
        for change in changes:
            if change.way is way:
                print(_line(change))
    if not changes:
        print("the two do the same in every class, tool, rule, setting and example")
    return EXIT_DIFFERENT if changes else EXIT_SAME


def _line(change: Change) -> str:
    """Write one change."""
    way = " -> ".join(filter(None, (change.before, change.after)))
    return f"{change.way:9} {change.what}: {way}"
