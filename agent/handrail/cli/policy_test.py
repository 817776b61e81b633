"""`handrail policy test`: run the examples that stand in a policy."""

import argparse
from pathlib import Path

from handrail.cli.reading_layer import read_layered
from handrail.governance.examples import Ran, run_examples

NAME = "test"
HELP = "run the policy's own examples: this text on that site gives that action"
EXIT_HOLD, EXIT_DIFFER = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy test` accepts."""
    parser.epilog = "example: handrail policy test policy.toml"
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--over", type=Path, metavar="FILE", help="as for `policy check`")


def run(args: argparse.Namespace) -> int:
    """Print one line for each example; exit 1 when one does not hold."""
    read = read_layered(args.file, args.over)
    source, rules = read.source, read.rules
    ran = run_examples(source.written.examples, source.policy, rules)
    if not ran:
        print(f"{args.file} has no examples; add [[examples]] with name, site, text and action")
        return EXIT_HOLD
    for one in ran:
        print(_line(one))
    wrong = sum(not one.holds for one in ran)
    print(f"{len(ran) - wrong} of {len(ran)} examples hold")
    return EXIT_DIFFER if wrong else EXIT_HOLD


def _line(one: Ran) -> str:
    """Say what an example showed; the filled text is never printed."""
    name, expected, got = one.example.name, one.example.action, one.verdict.action
    if one.holds:
        return f"  holds   {name}: {got}"
    found = ", ".join(sorted({finding.rule for finding in one.verdict.findings})) or "nothing"
    return f"  DIFFERS {name}: expected {expected}, got {got} (found: {found})"
