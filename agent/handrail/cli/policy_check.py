"""`handrail policy check`: say whether a policy file can be used, and what it says."""

import argparse
from pathlib import Path

from handrail.cli.reading import read_policy
from handrail.governance.advice import advise
from handrail.governance.summary import summed_up
from handrail.local.clock import system_clock

NAME = "check"
HELP = "say whether a policy file can be used, what it says, and what is unwise in it"
EXIT_FINE = 0
# As wide as the longest of the words that begin a line.
_WORD_CHARS = 9


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy check` accepts."""
    parser.epilog = "example: handrail policy check policy.toml"
    parser.add_argument("file", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Print what a policy file says, or everything that is wrong with it."""
    source, rules = read_policy(args.file)
    print(f"{args.file} can be used.")
    for word, line in summed_up(source.policy, rules):
        print(f"  {word:{_WORD_CHARS}} {line}")
    for line in advise(source, rules, system_clock().now().date()):
        print(f"  {'unwise':{_WORD_CHARS}} {line}")
    return EXIT_FINE
