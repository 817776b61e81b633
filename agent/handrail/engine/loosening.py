"""Find what a layer of a policy asks for that is looser than the layer above it."""

from collections.abc import Iterator, Mapping
from typing import Any

from handrail.engine.lines import KeyPath
from handrail.engine.place import own_ceiling, place
from handrail.engine.policy import Limit, Policy, RuleSetting
from handrail.engine.rule import Rule
from handrail.engine.tables import Report
from handrail.engine.words import Account, Action, DataClass, Posture, Surface, Tier

POSTURES = (Posture.OBSERVE, Posture.COACH, Posture.ENFORCE)  # mildest first
_NO_SETTING = RuleSetting()
_Found = Iterator[tuple[KeyPath, str]]


def note_loosenings(
    upper: Policy,
    lower: Policy,
    said: Mapping[str, Any],
    rules: Mapping[str, Rule],
    report: Report,
) -> None:
    """Report every setting that would loosen.

    said: the layer's file as TOML has it: what it leaves out asks for nothing.
    """
    for key, what in _loosenings(upper, lower, said, rules):
        report.add(
            key, f"{what} of {upper.id}; a layer may only tighten: use that, or leave it out"
        )


def rank_of(action: Action | None) -> int:
    """Order an action that may be absent."""
    return -1 if action is None else action.rank


def _loosenings(
    upper: Policy, lower: Policy, said: Mapping[str, Any], rules: Mapping[str, Rule]
) -> _Found:
    """Yield every setting of the lower layer that asks for less than the upper one."""
    yield from _loose_head(upper, lower, said.get("policy", {}))
    yield from _loose_retention(upper, lower, said.get("retention", {}))
    yield from _loose_tiers(upper, lower, said.get("tiers", {}))
    yield from _loose_classes(upper, lower, said.get("classes", {}))
    yield from _loose_tools(upper, lower, said.get("tools", []))
    yield from _lent_tools(upper, lower, said.get("tools", []))
    yield from _loose_rules(upper, lower, said.get("rules", {}), rules)
    yield from _loose_surfaces(upper, lower, said.get("surfaces", {}))
    yield from _loose_accounts(upper, lower, said.get("accounts", {}))
    for name in said.get("when", {}):
        mine, theirs = getattr(lower.when, name), getattr(upper.when, name)
        if mine.rank < theirs.rank:
            yield ("when", name), _looser(mine, theirs)


def _loose_head(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> _Found:
    """Compare posture and pause."""
    if "posture" in said and POSTURES.index(lower.posture) < POSTURES.index(upper.posture):
        yield ("policy", "posture"), _looser(lower.posture, upper.posture)
    if "pause_minutes" in said and lower.pause_minutes > upper.pause_minutes:
        what = f"= {lower.pause_minutes} is longer than {upper.pause_minutes}"
        yield ("policy", "pause_minutes"), what


def _loose_retention(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> _Found:
    """Compare how long history is kept: longer is looser with what is about a person."""
    if "history_days" in said and lower.history_days > upper.history_days:
        what = f"= {lower.history_days} is longer than {upper.history_days}"
        yield ("retention", "history_days"), what


def _loose_tiers(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> _Found:
    """Compare what tools of each tier may receive."""
    for name, table in said.items():
        mine, theirs = lower.tiers[Tier(name)], upper.tiers[Tier(name)]
        if "ceiling" in table and mine.ceiling.rank > theirs.ceiling.rank:
            yield ("tiers", name, "ceiling"), _looser(mine.ceiling, theirs.ceiling)
        if "any_content" in table and rank_of(mine.any_content) < rank_of(theirs.any_content):
            yield ("tiers", name, "any_content"), _looser(mine.any_content, theirs.any_content)


def _loose_classes(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> _Found:
    """Compare what happens above the ceiling."""
    for name, table in said.items():
        mine, theirs = lower.classes[DataClass(name)], upper.classes[DataClass(name)]
        if "over_ceiling" in table and mine.over_ceiling.rank < theirs.over_ceiling.rank:
            yield ("classes", name, "over_ceiling"), _looser(mine.over_ceiling, theirs.over_ceiling)
        if "offer_redacted" in table and mine.offer_redacted and not theirs.offer_redacted:
            yield ("classes", name, "offer_redacted"), "= true is looser than false"
        if "exceptions" in table and (mine.exceptions, theirs.exceptions) == ("allowed", "never"):
            yield ("classes", name, "exceptions"), '= "allowed" is looser than "never"'


def _loose_surfaces(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> _Found:
    """Compare which surfaces are guarded, and what each takes."""
    for name, table in said.items():
        mine, theirs = lower.surfaces[Surface(name)], upper.surfaces[Surface(name)]
        if "guarded" in table and theirs.guarded and not mine.guarded:
            yield ("surfaces", name, "guarded"), "= false is looser than true"
        yield from _loose_limit(("surfaces", name), table, mine.limit, theirs.limit)


def _loose_accounts(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> _Found:
    """Compare what each account takes."""
    for name, table in said.items():
        mine, theirs = lower.accounts[Account(name)], upper.accounts[Account(name)]
        yield from _loose_limit(("accounts", name), table, mine, theirs)


def _loose_limit(key: KeyPath, said: Mapping[str, Any], mine: Limit, theirs: Limit) -> _Found:
    """Compare what two limits take, as far as the layer speaks about it."""
    before = theirs.ceiling or DataClass.PROHIBITED
    if "ceiling" in said and mine.ceiling and mine.ceiling.rank > before.rank:
        yield (*key, "ceiling"), _looser(mine.ceiling, before)
    if "any_content" in said and rank_of(mine.any_content) < rank_of(theirs.any_content):
        yield (*key, "any_content"), _looser(mine.any_content, theirs.any_content)


def _loose_tools(upper: Policy, lower: Policy, said: list[Mapping[str, Any]]) -> _Found:
    """Compare every tool the layer names with what holds on its sites, named here or above."""
    named = {tool.id: tool for tool in lower.tools}
    known = {tool.id: tool.hosts for tool in upper.tools}
    for number, table in enumerate(said):
        tool = named[table["id"]]
        for host in dict.fromkeys((*tool.hosts, *known.get(tool.id, ()))):
            theirs = place(host, upper)
            if tool.tier.rank < theirs.tier.rank:
                yield ("tools", number, "tier"), f"{_looser(tool.tier, theirs.tier)} on {host}"
                break
            ceiling = own_ceiling(host, upper)
            if tool.ceiling and tool.ceiling.rank > ceiling.rank:
                yield ("tools", number, "ceiling"), f"{_looser(tool.ceiling, ceiling)} on {host}"
                break
            if "account" in table and theirs.workspace and not tool.workspace:
                what = _looser(table["account"], "workspace")
                yield ("tools", number, "account"), f"{what} on {host}"
                break
            mine, always = lower.tiers[tool.tier], upper.tiers[theirs.tier].any_content
            if max(
                rank_of(mine.any_content), rank_of(upper.tiers[tool.tier].any_content)
            ) < rank_of(always):
                yield ("tools", number, "tier"), f"{_looser(tool.tier, theirs.tier)} on {host}"
                break


def _lent_tools(upper: Policy, lower: Policy, said: list[Mapping[str, Any]]) -> _Found:
    """Look for sites that would get what the upper policy lets pass at another tool only."""
    allowed = [setting.allow.tools for setting in upper.rules.values() if setting.allow]
    named = {tool.id: tool for tool in lower.tools}
    for number, table in enumerate(said):
        tool = named[table["id"]]
        lent = [host for host in tool.hosts if place(host, upper).tool != tool.id]
        if lent and any(tool.id in tools for tools in allowed):
            what = f"lets pass on {lent[0]} what may pass at this tool only, which is looser"
            yield ("tools", number, "hosts" if "hosts" in table else "id"), f"{what} than the rules"


def _loose_rules(
    upper: Policy, lower: Policy, said: Mapping[str, Any], rules: Mapping[str, Rule]
) -> _Found:
    """Compare what the two say about each rule."""
    for name, table in said.items():
        mine = lower.rules[name]
        theirs = upper.rules.get(name, _NO_SETTING)
        own = rules.get(name)
        if "enabled" in table and theirs.enabled and not mine.enabled:
            yield ("rules", name, "enabled"), "= false is looser than true"
        if mine.allow:
            yield ("rules", name, "allow"), "lets pass what is held, which is looser than the rule"
        if mine.data_class:
            before = (
                theirs.data_class or (own.data_class if own else None) or _class_of(name, upper)
            )
            if before and mine.data_class.rank < before.rank:
                yield ("rules", name, "class"), _looser(mine.data_class, before)
        bulk = theirs.bulk or (own.bulk if own else None)
        if mine.bulk and bulk:
            if mine.bulk.at_least > bulk.at_least:
                what = f"= {mine.bulk.at_least} is more than {bulk.at_least}"
                yield ("rules", name, "bulk", "from"), what
            if mine.bulk.data_class.rank < bulk.data_class.rank:
                what = _looser(mine.bulk.data_class, bulk.data_class)
                yield ("rules", name, "bulk", "class"), what


def _class_of(rule_id: str, policy: Policy) -> DataClass | None:
    """Return the class of one of the policy's own words or patterns."""
    classes = {words.rule_id: words.data_class for words in policy.dictionaries}
    classes |= {one.rule_id: one.data_class for one in policy.patterns}
    return classes.get(rule_id)


def _looser(mine: object, theirs: object) -> str:
    """Begin the sentence that says which of two settings is looser."""
    return f'= "{mine}" is looser than "{theirs}"'
