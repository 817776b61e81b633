"""`handrail policy`: check a policy file, and explain what the policy does with a content."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from handrail.cli.reading import host_of, in_force, read_text
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.policy import Policy, RuleSetting
from handrail.engine.policy_text import compile_policy
from handrail.engine.rule import RuleSet
from handrail.engine.tables import FileUnusableError
from handrail.engine.verdict import Finding, Verdict
from handrail.engine.words import Action, Confidence, DataClass, Posture, Tier
from handrail.local.builtin import builtin_catalogue
from handrail.local.live import Live, read_file
from handrail.local.paths import home

NAME = "policy"
HELP = "check a policy file, or explain what the policy does with a content"

EXIT_FINE, EXIT_BAD_FILE = 0, 2
_LIKE_SCAN = argparse.RawDescriptionHelpFormatter
_NO_SETTING = RuleSetting()
_PROCEED = {"yes": ["continue"], "reason": ["continue with a reason"], "no": []}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy` accepts."""
    parser.epilog = "example: handrail policy check policy.toml"
    verbs = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    check = verbs.add_parser(
        "check",
        help="say whether a policy file can be used, and what it says",
        epilog="example: handrail policy check policy.toml",
        formatter_class=_LIKE_SCAN,
    )
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(do=_check)
    explain = verbs.add_parser(
        "explain",
        help="say what would happen to the text on standard input, and why",
        epilog="example: handrail policy explain --site https://chatgpt.com < notes.txt",
        formatter_class=_LIKE_SCAN,
    )
    explain.add_argument("--site", required=True, metavar="URL", help="where it would go")
    explain.add_argument("--policy", type=Path, metavar="FILE", help="instead of the one in force")
    explain.set_defaults(do=_explain)


def run(args: argparse.Namespace) -> int:
    """Check or explain."""
    return int(args.do(args))


def _check(args: argparse.Namespace) -> int:
    """Print what a policy file says, or everything that is wrong with it."""
    rules = Live(home()).rules
    try:
        known = rules.by_id.keys()
        policy = compile_policy(read_file(args.file), builtin_catalogue(), known, str(args.file))
    except FileUnusableError as error:
        print("\n".join(error.lines), file=sys.stderr)
        return EXIT_BAD_FILE
    print(f"{args.file} can be used.")
    print("\n".join(f"  {line}" for line in _summary(policy, rules)))
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
    if policy.tiers[Tier.UNLISTED].ceiling.rank > DataClass.INTERNAL.rank:
        yield "note      unlisted tools may receive this without an agreement; lower tiers.unlisted"
    if policy.posture is Posture.OBSERVE:
        yield "note      nothing is held in this posture; people see that it only records"


def _explain(args: argparse.Namespace) -> int:
    """Print which tool, tier, class and rules lead to the action; never the content."""
    policy, rules = in_force(args.policy)
    host = host_of(args.site)
    verdict = judge(Content(read_text(Path("-"))), Destination(host), policy, rules)
    print("\n".join(_explained(host, verdict, policy, rules)))
    return EXIT_FINE


def _explained(host: str, verdict: Verdict, policy: Policy, rules: RuleSet) -> Iterator[str]:
    """Yield the way from the site and the findings to the action."""
    place = verdict.placement
    known = place.name if place.tool else "a site no list names"
    yield f"policy    {policy.id}, version {policy.version}, posture {policy.posture}"
    yield f"site      {host} is {known}: {place.tier}, up to {place.ceiling} content as it is"
    yield from _found(verdict.findings, policy, rules)
    highest = "the highest of what was found" if verdict.findings else "nothing was found"
    yield f"class     {verdict.data_class}, {highest}"
    yield from (f"because   {reason}" for reason in _reasons(verdict, policy))
    yield f"action    {verdict.action}"
    if verdict.action is not Action.ALLOW:
        redact = ["redact"] if verdict.offers.redact else []
        choices = ["don't paste", *redact, *_PROCEED[verdict.offers.proceed]]
        yield f"choices   {', '.join(choices)}"
    for tool in policy.tools:
        if (tool.id, tool.name) in place.instead:
            receives = tool.ceiling or policy.tiers[tool.tier].ceiling
            yield f"instead   {tool.name} is approved, up to {receives} content as it is"


def _found(findings: tuple[Finding, ...], policy: Policy, rules: RuleSet) -> Iterator[str]:
    """Yield one line for each rule, class and confidence, with how often and why this class."""
    gravest_first = sorted(findings, key=lambda found: -found.data_class.rank)
    told = Counter((one.rule, one.title, one.data_class, one.confidence) for one in gravest_first)
    for (rule, title, data_class, confidence), times in told.items():
        setting = policy.rules.get(rule, _NO_SETTING)
        own = rules.by_id[rule].data_class if rule in rules.by_id else data_class
        base = setting.data_class or own
        why = "as the policy says" if setting.data_class else "the rule's own class"
        if data_class.rank > base.rank:
            why = f"{base} until there are so many different ones"
        elif data_class is DataClass.PUBLIC and confidence is Confidence.LOW:
            why = "a value that documentation uses"
        elif data_class.rank < base.rank:
            why = f"{base} if it were certain"
        yield f"found     {title} [{rule}], {times} x, {confidence} confidence: {data_class}, {why}"


def _reasons(verdict: Verdict, policy: Policy) -> Iterator[str]:
    """Yield each part of the policy that asked for an action."""
    place, data_class = verdict.placement, verdict.data_class
    if data_class.rank > place.ceiling.rank:
        over = policy.classes[data_class].over_ceiling
        yield f"{data_class} is above {place.ceiling}: classes.{data_class}.over_ceiling = {over}"
    else:
        yield f"{data_class} is not above {place.ceiling}"
    if always := policy.tiers[place.tier].any_content:
        yield f"everything for this tier: tiers.{place.tier}.any_content = {always}"
    if verdict.partial:
        yield f"too much to check all of it: when.partial = {policy.when.partial}"
    if policy.posture is not Posture.ENFORCE:
        softer = "asks for a reason instead of stopping"
        holds = "holds nothing" if policy.posture is Posture.OBSERVE else softer
        yield f"policy.posture = {policy.posture} {holds}"
