"""`handrail policy explain`: say why the policy answers a content the way it does."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from handrail.cli.reading import host_of, layers_in_force, read_text
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.lines import KeyPath, index_lines
from handrail.engine.policy import Policy, RuleSetting
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Finding, Verdict
from handrail.engine.words import Action, Confidence, DataClass, Posture, Tier
from handrail.local.layering import Layer

NAME = "explain"
HELP = "say what would happen to the text on standard input, and why"
_NO_SETTING = RuleSetting()
_PROCEED = {"yes": ["continue"], "reason": ["continue with a reason"], "no": []}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy explain` accepts."""
    parser.epilog = "example: handrail policy explain --site https://chatgpt.com < notes.txt"
    parser.add_argument("--site", required=True, metavar="URL", help="where it would go")
    parser.add_argument("--policy", type=Path, metavar="FILE", help="instead of the one in force")


def run(args: argparse.Namespace) -> int:
    """Print which tool, tier, class, rules and layer lead to the action; never the content."""
    policy, rules, layers = layers_in_force(args.policy)
    text = read_text(Path("-"))
    host = host_of(args.site)
    verdict = judge(Content(text), Destination(host), policy, rules)
    print("\n".join(_explained(host, verdict, policy, rules, layers)))
    if verdict.action is not Action.ALLOW:
        print("\n".join(_otherwise(text, host, verdict, policy, rules)))
    return 0


def _explained(
    host: str, verdict: Verdict, policy: Policy, rules: RuleSet, layers: tuple[Layer, ...]
) -> Iterator[str]:
    """Yield the way from the site and the findings to the action."""
    place = verdict.placement
    known = place.name if place.tool else "a site no list names"
    yield f"policy    {policy.id}, version {policy.version}, posture {policy.posture}"
    for layer in layers if len(layers) > 1 else ():
        yield f"layer     {layer.policy.id}, version {layer.policy.version} ({layer.file})"
    yield f"site      {host} is {known}: {place.tier}, up to {place.ceiling} content as it is"
    yield from _found(verdict.findings, policy, rules)
    highest = "the highest of what was found" if verdict.findings else "nothing was found"
    yield f"class     {verdict.data_class}, {highest}"
    for key, reason in _reasons(verdict, policy):
        yield f"because   {reason}{_said_at(key, layers)}"
    yield f"action    {verdict.action}"
    if verdict.action is not Action.ALLOW:
        redact = ["redact"] if verdict.offers.redact else []
        choices = ["don't paste", *redact, *_PROCEED[verdict.offers.proceed]]
        yield f"choices   {', '.join(choices)}"
    for tool in policy.tools:
        if (tool.id, tool.name) in place.instead:
            receives = tool.ceiling or policy.tiers[tool.tier].ceiling
            yield f"instead   {tool.name} is approved, up to {receives} content as it is"


def _said_at(key: KeyPath, layers: tuple[Layer, ...]) -> str:
    """Say which line of which layer a setting comes from: the nearest one that says it."""
    if not key:
        return ""
    for layer in reversed(layers):
        line = index_lines(layer.text).get(key)
        if line:
            return f" ({layer.file} line {line})"
    return " (no file says so: as in the starter policy)"


def _otherwise(
    text: str, host: str, verdict: Verdict, policy: Policy, rules: RuleSet
) -> Iterator[str]:
    """Yield what would give another answer, each tried."""
    if verdict.redacted is not None:
        again = judge(Content(verdict.redacted), Destination(host), policy, rules)
        if again.action.rank < verdict.action.rank:
            yield f"otherwise with what was found hidden: {again.action}"
    for tool in policy.tools:
        here = tool.id == verdict.placement.tool
        if here or tool.tier is not Tier.APPROVED or not tool.hosts:
            continue
        there = judge(Content(text), Destination(tool.hosts[0]), policy, rules)
        if there.action.rank < verdict.action.rank:
            yield f"otherwise in {tool.name}: {there.action}"
    asks = f"ask {policy.owner} for another class, ceiling or handling"
    yield f"otherwise {asks}; handrail policy diff shows what else that changes"


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


def _reasons(verdict: Verdict, policy: Policy) -> Iterator[tuple[KeyPath, str]]:
    """Yield each part of the policy that asked for an action: its key, and the words for it."""
    place, data_class = verdict.placement, verdict.data_class
    key: KeyPath
    if data_class.rank > place.ceiling.rank:
        over = policy.classes[data_class].over_ceiling
        key = ("classes", str(data_class), "over_ceiling")
        yield key, f"{data_class} is above {place.ceiling}: {'.'.join(key)} = {over}"
    else:
        yield (), f"{data_class} is not above {place.ceiling}"
    if always := policy.tiers[place.tier].any_content:
        key = ("tiers", str(place.tier), "any_content")
        yield key, f"everything for this tier: {'.'.join(key)} = {always}"
    if verdict.partial:
        key = ("when", "partial")
        yield key, f"too much to check all of it: when.partial = {policy.when.partial}"
    if policy.posture is not Posture.ENFORCE:
        softer = "asks for a reason instead of stopping"
        holds = "holds nothing" if policy.posture is Posture.OBSERVE else softer
        yield ("policy", "posture"), f"policy.posture = {policy.posture} {holds}"
