"""Lay one policy over another: organisation, team, person. A layer may only tighten.

What would loosen is refused by its line. What is left is merged setting by setting, and the merged
policy keeps the one above it: `judge` asks both and takes the stricter answer, so that tightening
holds whatever the settings do together.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from handrail.engine.layers_limits import merged_limits
from handrail.engine.loosening import POSTURES, note_loosenings, rank_of
from handrail.engine.place import own_ceiling, place
from handrail.engine.policy import (
    ClassHandling,
    Policy,
    RuleSetting,
    TierHandling,
    Tool,
    When,
)
from handrail.engine.policy_text import compile_policy
from handrail.engine.rule import Rule
from handrail.engine.tables import Report, shown
from handrail.engine.toml_once import parse_toml
from handrail.engine.words import Account, DataClass, Tier

_NO_SETTING = RuleSetting()


def tighten(  # noqa: PLR0913 -- what a layer is read with, by name
    upper: Policy,
    text: str,
    file: str,
    catalogue: tuple[Tool, ...],
    rules: Mapping[str, Rule],
    *,
    gone: Collection[str] = (),
) -> Policy:
    """Return the policy that holds when a layer lies over another one.

    text: the layer's file, called `file` in errors. rules: all that are known, by id. gone: ids it
    may name all the same, because they were known when it was last good.
    FileUnusableError: the file is wrong by itself, or something in it would loosen.
    """
    own = {words.rule_id for words in upper.dictionaries} | {one.rule_id for one in upper.patterns}
    lower = compile_policy(text, catalogue, {*rules, *own, *gone}, file)
    said = _said(text)
    report = Report(text, file)
    over = said["policy"].get("extends", upper.id)
    if over != upper.id:
        what = f"= {shown(over)} is not the policy above"
        report.add(("policy", "extends"), f'{what}; use "{upper.id}", or leave it out')
    if lower.id in _ids(upper):
        what = f"= {shown(lower.id)} is the id of a policy above; a policy cannot lie over itself"
        report.add(("policy", "id"), f"{what}; use another id")
    note_loosenings(upper, lower, said, rules, report)
    report.settle()
    return _merged(upper, lower, said)


def alone(
    text: str,
    file: str,
    catalogue: tuple[Tool, ...],
    rules: Mapping[str, Rule],
    *,
    gone: Collection[str] = (),
) -> Policy:
    """Return a policy that lies over no other one. gone: as in `tighten`.

    FileUnusableError: it is wrong by itself, or says that it lies over one that is not there.
    """
    policy = compile_policy(text, catalogue, {*rules, *gone}, file)
    over = _said(text)["policy"].get("extends")
    report = Report(text, file)
    if over is not None:
        what = f"= {shown(over)} is no policy of this machine"
        report.add(("policy", "extends"), f"{what}; leave it out, or install that policy first")
    report.settle()
    return policy


def named_rules(text: str) -> frozenset[str]:
    """Return the ids of the rules that a policy sets; none where it is no TOML."""
    with suppress(tomllib.TOMLDecodeError, AttributeError):
        return frozenset(_said(text).get("rules", {}).keys())
    return frozenset()


def _said(text: str) -> dict[str, Any]:
    """Return what the file really says: what it leaves out is the upper layer's business."""
    return parse_toml(text)


def _ids(policy: Policy | None) -> Iterator[str]:
    """Yield the ids of a policy and of all above it."""
    while policy is not None:
        yield policy.id
        policy = policy.above


def _merged(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> Policy:
    """Return the stricter of each setting."""
    head = said.get("policy", {})
    tiers = MappingProxyType(dict(_tiers(upper, lower, said.get("tiers", {}))))
    posture = max(upper.posture, lower.posture, key=POSTURES.index)
    return replace(
        upper,
        id=lower.id,
        version=lower.version,
        owner=lower.owner,
        posture=posture if "posture" in head else upper.posture,
        pause_minutes=min(
            upper.pause_minutes,
            lower.pause_minutes if "pause_minutes" in head else upper.pause_minutes,
        ),
        history_days=min(
            upper.history_days,
            lower.history_days if "retention" in said else upper.history_days,
        ),
        reasons=upper.reasons or lower.reasons,
        tiers=tiers,
        classes=MappingProxyType(dict(_classes(upper, lower, said.get("classes", {})))),
        tools=_tools(upper, lower, said.get("tools", []), tiers),
        rules=MappingProxyType(_rules(upper, lower, said.get("rules", {}))),
        dictionaries=upper.dictionaries + lower.dictionaries,
        patterns=upper.patterns + lower.patterns,
        when=_when(upper, lower, said.get("when", {})),
        **merged_limits(upper, lower, said),
        digest=f"{upper.digest}{lower.digest}",
        above=upper,
    )


def _tiers(
    upper: Policy, lower: Policy, said: Mapping[str, Any]
) -> Iterator[tuple[Tier, TierHandling]]:
    """Yield the lower ceiling and the stricter action of each tier."""
    for tier, theirs in upper.tiers.items():
        table, mine = said.get(tier, {}), lower.tiers[tier]
        ceiling = min(theirs.ceiling, mine.ceiling, key=lambda one: one.rank)
        always = max(theirs.any_content, mine.any_content, key=rank_of)
        yield (
            tier,
            TierHandling(
                ceiling if "ceiling" in table else theirs.ceiling,
                always if "any_content" in table else theirs.any_content,
            ),
        )


def _classes(
    upper: Policy, lower: Policy, said: Mapping[str, Any]
) -> Iterator[tuple[DataClass, ClassHandling]]:
    """Yield the stricter handling of each class."""
    for name, theirs in upper.classes.items():
        table, mine = said.get(name, {}), lower.classes[name]
        over = max(theirs.over_ceiling, mine.over_ceiling, key=rank_of)
        never = "never" in {theirs.exceptions, mine.exceptions if "exceptions" in table else ""}
        yield (
            name,
            ClassHandling(
                over_ceiling=over if "over_ceiling" in table else theirs.over_ceiling,
                offer_redacted=theirs.offer_redacted
                and (mine.offer_redacted or "offer_redacted" not in table),
                exceptions="never" if never else "allowed",
            ),
        )


def _tools(
    upper: Policy,
    lower: Policy,
    said: list[Mapping[str, Any]],
    tiers: Mapping[Tier, TierHandling],
) -> tuple[Tool, ...]:
    """Lay the layer's tools over the upper ones, each with the lower of its ceilings."""
    named = {table["id"] for table in said}
    theirs = {tool.id: tool for tool in upper.tools}
    mine = tuple(
        _tool(_joined(tool, theirs.get(tool.id)), upper, tiers)
        for tool in lower.tools
        if tool.id in named
    )
    return mine + tuple(tool for tool in upper.tools if tool.id not in named)


def _joined(tool: Tool, theirs: Tool | None) -> Tool:
    """Give a tool of the layer what the upper policy says about the same one."""
    if theirs is None:
        return tool
    return replace(
        tool,
        hosts=tuple(dict.fromkeys((*theirs.hosts, *tool.hosts))),
        instead_of=tuple(dict.fromkeys((*theirs.instead_of, *tool.instead_of))),
        workspace=theirs.workspace or tool.workspace,
    )


def _tool(tool: Tool, upper: Policy, tiers: Mapping[Tier, TierHandling]) -> Tool:
    """Give a tool of the layer no more than the upper policy gives on any of its sites.

    Whoever is signed in there: of several tools on a site another one may then count.
    """
    sites = [(host, account) for host in tool.hosts for account in Account]
    ceilings = [own_ceiling(host, upper, account) for host, account in sites]
    own = tool.ceiling or tiers[tool.tier].ceiling
    return replace(
        tool,
        ceiling=min((*ceilings, own), key=lambda one: one.rank),
        workspace=tool.workspace
        or any(place(host, upper, account=account).workspace for host, account in sites),
    )


def _rules(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> dict[str, RuleSetting]:
    """Return the stricter setting of each rule."""
    merged = dict(upper.rules)
    for name, table in said.items():
        theirs, mine = upper.rules.get(name, _NO_SETTING), lower.rules[name]
        merged[name] = RuleSetting(
            data_class=mine.data_class or theirs.data_class,
            bulk=mine.bulk or theirs.bulk,
            enabled=mine.enabled if "enabled" in table else theirs.enabled,
            allow=theirs.allow,
        )
    return merged


def _when(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> When:
    """Return the stricter action of each case."""
    return When(
        **{
            name: getattr(lower.when if name in said else upper.when, name)
            for name in When.__slots__
        }
    )
