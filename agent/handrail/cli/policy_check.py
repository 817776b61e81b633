"""`handrail policy check`: say whether a policy file can be used, and what it says."""

import argparse
from pathlib import Path

from handrail.cli.reading_layer import Layered, read_layered
from handrail.governance.advice import advise
from handrail.governance.summary import summed_up
from handrail.governance.tightened import NOTHING, tightened
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
    parser.add_argument(
        "--over",
        type=Path,
        metavar="FILE",
        help="the policy it lies over; else the one of this machine that it extends",
    )


def run(args: argparse.Namespace) -> int:
    """Print what a policy file says, or everything that is wrong with it."""
    read = read_layered(args.file, args.over)
    source, rules = read.source, read.rules
    print(f"{args.file} can be used{_over(read)}.")
    for line in _tightened(read):
        print(f"  {'tightens':{_WORD_CHARS}} {line}")
    for word, line in summed_up(source.policy, rules):
        print(f"  {word:{_WORD_CHARS}} {line}")
    for advice in advise(source, rules, system_clock().now().date()):
        print(f"  {'unwise':{_WORD_CHARS}} {advice}")
    return EXIT_FINE


def _over(read: Layered) -> str:
    """Say over which policy a file lies, where it is a layer."""
    if read.upper is None:
        return ""
    upper = read.upper.policy
    return f" over {upper.id}, version {upper.version} ({read.upper.file})"


def _tightened(read: Layered) -> tuple[str, ...]:
    """Return what a layer tightens."""
    if read.upper is None:
        return ()
    upper, lower = (read.upper.text, read.upper.policy), (read.source.text, read.source.policy)
    return tightened(upper, lower, read.rules) or (NOTHING,)
