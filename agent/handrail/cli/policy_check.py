"""`handrail policy check`: say whether a policy or rule file can be used, and what it says."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from handrail.cli.reading_layer import Layered, read_layered
from handrail.governance.advice import advise
from handrail.governance.own_examples import Showed, showed_by_policy
from handrail.governance.own_files import is_rule_file, showed_by_draft, showed_by_rule_files
from handrail.governance.summary import summed_up
from handrail.governance.tightened import NOTHING, tightened
from handrail.local.clock import system_clock
from handrail.local.live import Live
from handrail.local.mending import mending
from handrail.local.paths import home
from handrail.local.policy_text_file import read_file

NAME = "check"
HELP = "say whether a policy or rule file can be used, what it says, and what is unwise in it"
EXIT_FINE, EXIT_DIFFER = 0, 1
# As wide as the longest of the words that begin a line.
_WORD_CHARS = 9


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy check` accepts."""
    parser.epilog = (
        "exit code 0 when it can be used, 1 when a rule of your own does not do what its examples "
        "say\nor another rule file cannot be used, 2 when it cannot be used itself\n\n"
        "example: handrail policy check policy.toml\n"
        "         handrail policy check rules/tickets.toml"
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--over",
        type=Path,
        metavar="FILE",
        help="the policy it lies over; else the one of this machine that it extends",
    )


def run(args: argparse.Namespace) -> int:
    """Print what a file says, or everything that is wrong with it.

    1: it can be used, and a rule of one's own does not do what its examples say.
    """
    if is_rule_file(read_file(args.file)):
        return _rule_file(args.file)
    read = read_layered(args.file, args.over)
    source, rules = read.source, read.rules
    print(f"{args.file} can be used{_over(read)}.")
    for line in _tightened(read):
        print(f"  {'tightens':{_WORD_CHARS}} {line}")
    for word, line in summed_up(source.policy, rules):
        print(f"  {word:{_WORD_CHARS}} {line}")
    for advice in advise(source, rules, system_clock().now().date()):
        print(f"  {'unwise':{_WORD_CHARS}} {advice}")
    unusable = _unusable_rules(read.live)
    print("".join(f"{line}\n" for line in unusable), end="", file=sys.stderr)
    return _told(_showed(read)) or (EXIT_DIFFER if unusable else EXIT_FINE)


def _rule_file(file: Path) -> int:
    """Print what the examples of a rule file showed."""
    showed = showed_by_draft(file, Live(home()).current)
    print(f"{file} can be used.")
    return _told((showed,))


def _showed(read: Layered) -> tuple[Showed, ...]:
    """Run the examples of the file's own patterns and of the rule files beside the policy."""
    source, live = read.source, read.live
    own = showed_by_policy(source.text, source.file, source.policy, read.rules)
    there = replace(live.current, policy=source.policy)
    return (*((own,) if own.ran else ()), *showed_by_rule_files(there, live.files))


def _told(showed: tuple[Showed, ...]) -> int:
    """Print what examples showed, and on stderr a line for each that does not hold."""
    for one in showed:
        print(f"  {'own rules':{_WORD_CHARS}} {one}")
    lines = [line for one in showed for line in one.lines]
    print("".join(f"{line}\n" for line in lines), end="", file=sys.stderr)
    return EXIT_DIFFER if lines else EXIT_FINE


def _unusable_rules(live: Live) -> tuple[str, ...]:
    """Return what is wrong with the rule files beside the policy."""
    found = ((mending(problem, live.files), problem) for problem in live.problems)
    return tuple(problem for one, problem in found if one.whose == "rules")


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
