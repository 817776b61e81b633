"""Say why the policy answers a content the way it does, and what would change it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.lines import KeyPath, index_lines
from handrail.engine.place import always, limits, own_ceiling
from handrail.engine.policy import Policy, RuleSetting
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Finding, Placement, Verdict
from handrail.engine.words import Action, Confidence, DataClass, Posture, Tier
from handrail.governance.ways import account_words, guarded, state_of
from handrail.local.layering import Layer

_NO_SETTING = RuleSetting()
_PROCEED = {"yes": ["continue"], "reason": ["continue with a reason"], "no": []}
_FOR_ALL = {
    "tiers": "everything for this tier",
    "surfaces": "everything by this surface",
    "accounts": "everything with this account, in tools for workspace accounts",
}
# A word that says what a line is about, and the line; never anything of the content.
Told = tuple[str, str]


def explain(
    text: str, where: Destination, policy: Policy, rules: RuleSet, layers: tuple[Layer, ...]
) -> Iterator[Told]:
    """Yield the way from a text and a site to the action, then what would give another one.

    layers: the files the policy is made of, widest first.
    """
    verdict = judge(Content(text), where, policy, rules)
    yield from _explained(where, verdict, policy, rules, layers)
    if verdict.action is not Action.ALLOW:
        yield from _otherwise(text, where, verdict, policy, rules)
        yield "otherwise", _way_out(policy, layers)


def _explained(
    where: Destination, verdict: Verdict, policy: Policy, rules: RuleSet, layers: tuple[Layer, ...]
) -> Iterator[Told]:
    """Yield the way from the site and the findings to the action."""
    place = verdict.placement
    known = place.name if place.tool else "a site no list names"
    yield "policy", f"{policy.id}, version {policy.version}, posture {policy.posture}"
    for layer in layers if len(layers) > 1 else ():
        yield "layer", f"{layer.policy.id}, version {layer.policy.version} ({layer.file})"
    own = own_ceiling(where.host, policy, where.account)
    yield "site", f"{where.host} is {known}: {place.tier}, up to {own} content as it is"
    yield "surface", f"{place.surface}, {state_of(place.surface, policy)}"
    yield "account", account_words(place.account) + _matters(place)
    yield from _found(verdict.findings, policy, rules)
    highest = "the highest of what was found" if verdict.findings else "nothing was found"
    yield "class", f"{verdict.data_class}, {highest}"
    for key, reason in _reasons(verdict, policy):
        yield "because", f"{reason}{_said_at(key, layers)}"
    asked = (
        "" if guarded(place.surface, policy) else " is asked for, and by this way nothing is held"
    )
    yield "action", f"{verdict.action}{asked}"
    if verdict.action is not Action.ALLOW:
        redact = ["redact"] if verdict.offers.redact else []
        choices = ["don't paste", *redact, *_PROCEED[verdict.offers.proceed]]
        yield "choices", f"{', '.join(choices)}"
    if verdict.offers.proceed == "reason" and policy.reasons:
        # The widest layer that gives any is the one that counts.
        said = _said_at(("overrides", "reasons"), layers[::-1])
        yield "reasons", f"{'; '.join(policy.reasons)}; or one of your own{said}"
    for tool in policy.tools:
        if (tool.id, tool.name) in place.instead:
            receives = tool.ceiling or policy.tiers[tool.tier].ceiling
            yield "instead", f"{tool.name} is approved, up to {receives} content as it is"


def _matters(place: Placement) -> str:
    """Say whether it matters at a place who is signed in."""
    return "" if place.workspace else "; it makes no difference in this tool"


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
    text: str, where: Destination, verdict: Verdict, policy: Policy, rules: RuleSet
) -> Iterator[Told]:
    """Yield what would give another answer, each tried."""
    if verdict.redacted is not None:
        again = judge(Content(verdict.redacted), where, policy, rules)
        if again.action.rank < verdict.action.rank:
            yield "otherwise", f"with what was found hidden: {again.action}"
    for tool in policy.tools:
        here = tool.id == verdict.placement.tool
        if here or tool.tier is not Tier.APPROVED or not tool.hosts:
            continue
        there = judge(Content(text), replace(where, host=tool.hosts[0]), policy, rules)
        if there.action.rank < verdict.action.rank:
            yield "otherwise", f"in {tool.name}: {there.action}"


def _way_out(policy: Policy, layers: tuple[Layer, ...]) -> str:
    """Say who can change the answer: without a file nobody owns the policy yet."""
    whom = f"ask {policy.owner}" if layers else "make a policy of your own"
    change = "for another class, ceiling or handling"
    return f"{whom} {change}; handrail policy diff shows what else that changes"


def _found(findings: tuple[Finding, ...], policy: Policy, rules: RuleSet) -> Iterator[Told]:
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
        yield "found", f"{title} [{rule}], {times} x, {confidence} confidence: {data_class}, {why}"


def _reasons(verdict: Verdict, policy: Policy) -> Iterator[tuple[KeyPath, str]]:
    """Yield each part of the policy that asked for an action: its key, and the words for it."""
    place, data_class = verdict.placement, verdict.data_class
    key: KeyPath
    if data_class.rank > place.ceiling.rank:
        over = policy.classes[data_class].over_ceiling
        key = ("classes", str(data_class), "over_ceiling")
        yield key, f"{data_class} is above {place.ceiling}: {'.'.join(key)} = {over}"
        yield from _lowered(place, policy)
    else:
        yield (), f"{data_class} is not above {place.ceiling}"
    for key, action in always(place, policy):
        yield key, f"{_FOR_ALL[str(key[0])]}: {'.'.join(key)} = {action}"
    if verdict.partial:
        key = ("when", "partial")
        yield key, f"too much to check all of it: when.partial = {policy.when.partial}"
    if policy.posture is not Posture.ENFORCE:
        softer = "asks for a reason instead of stopping"
        holds = "holds nothing" if policy.posture is Posture.OBSERVE else softer
        yield ("policy", "posture"), f"policy.posture = {policy.posture} {holds}"


def _lowered(place: Placement, policy: Policy) -> Iterator[tuple[KeyPath, str]]:
    """Yield what brought the ceiling of a place down to where it is."""
    tool = next((one for one in policy.tools if one.id == place.tool), None)
    own = (tool and tool.ceiling) or policy.tiers[place.tier].ceiling
    for key, limit in limits(place, policy):
        if limit.ceiling is place.ceiling and own.rank > place.ceiling.rank:
            yield (*key, "ceiling"), f"{own} otherwise: {'.'.join(key)}.ceiling = {limit.ceiling}"
