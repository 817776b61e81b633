"""`handrail policy check`: say whether a policy file can be used, and what it says."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from handrail.cli.reading import read_policy
from handrail.engine.policy import Policy
from handrail.engine.rule import RuleSet
from handrail.engine.words import Action, Tier
from handrail.governance.advice import advise
from handrail.local.clock import system_clock

NAME = "check"
HELP = "say whether a policy file can be used, what it says, and what is unwise in it"
EXIT_FINE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy check` accepts."""
    parser.epilog = "example: handrail policy check policy.toml"
    parser.add_argument("file", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Print what a policy file says, or everything that is wrong with it."""
    source, rules = read_policy(args.file)
    print(f"{args.file} can be used.")
    print("\n".join(f"  {line}" for line in _summary(source.policy, rules)))
    for line in advise(source, rules, system_clock().now().date()):
        print(f"  unwise    {line}")
    return EXIT_FINE


def _summary(policy: Policy, rules: RuleSet) -> Iterator[str]:
    """Yield what a policy says, a line a part."""
    yield f"policy    {policy.id}, version {policy.version}, owner {policy.owner}"
    yield f"posture   {policy.posture}"
    if policy.effective:
        yield f"dates     effective {policy.effective}, review by {policy.review_by}"
    for tier, handling in policy.tiers.items():
        receives = f"up to {handling.ceiling} content as it is"
        always = handling.any_content and f"{handling.any_content} for everything"
        yield f"tier      {tier}: {always or receives}"
    for data_class, over in policy.classes.items():
        redacted = " (the redacted version may go)" if over.offer_redacted else ""
        held = redacted if over.over_ceiling is Action.BLOCK else ""
        yield f"above     {data_class} content above the ceiling: {over.over_ceiling}{held}"
    for tool in policy.tools:
        if tool.tier is not Tier.UNLISTED:
            ceiling = tool.ceiling or policy.tiers[tool.tier].ceiling
            yield f"tool      {tool.name}: {tool.tier}, up to {ceiling}"
    yield f"rules     {len(rules.by_id)} known, {len(policy.rules)} set here"
    for words in policy.dictionaries:
        yield f"words     {words.name}: {len(words.terms)} terms, {words.data_class}"
