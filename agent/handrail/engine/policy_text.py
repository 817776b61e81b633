"""Compile the policy file into a Policy, or say precisely why not."""

from calendar import monthrange
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import MAXYEAR, date
from hashlib import sha256
from types import MappingProxyType

from handrail.engine.catalogue_file import CatalogueFile
from handrail.engine.policy import (
    Bulk,
    ClassHandling,
    Policy,
    RuleSetting,
    TierHandling,
    Tool,
    When,
)
from handrail.engine.policy_demands import check_demands
from handrail.engine.policy_file import (
    ClassTable,
    Head,
    PolicyFile,
    RuleTable,
    TierTable,
    ToolTable,
)
from handrail.engine.policy_limits import accounts_of, check_surfaces, surfaces_of
from handrail.engine.policy_own import allow_of, check_own, dictionary_of, own_ids, pattern_of
from handrail.engine.tables import FileUnusableError, Report, one_of, read_tables, shown
from handrail.engine.words import Action, DataClass, Tier

# What holds where a file says nothing: the same as in the starter policy.
_TIERS = {
    Tier.APPROVED: TierHandling(DataClass.INTERNAL),
    Tier.UNLISTED: TierHandling(DataClass.INTERNAL),
    Tier.RESTRICTED: TierHandling(DataClass.PUBLIC),
    Tier.PROHIBITED: TierHandling(DataClass.PUBLIC, any_content=Action.BLOCK),
}
_CLASSES = {
    DataClass.INTERNAL: ClassHandling(Action.WARN),
    DataClass.SENSITIVE: ClassHandling(Action.WARN),
    DataClass.PROHIBITED: ClassHandling(Action.BLOCK, exceptions="never"),
}
_REVIEW_AFTER_MONTHS = 3  # quarterly unless the file says otherwise
# What a person reads through while a paste is held.
REASONS_MAX = 12


def compile_policy(
    text: str,
    catalogue: tuple[Tool, ...],
    known_rules: Collection[str],
    file: str,
) -> Policy:
    """Compile the text of a policy file.

    file: the name that errors begin with.
    Raises FileUnusableError, a PolicyError, with one line for every problem of a kind: syntax, then
    shape, then meaning, because each kind can only be looked for when the one before is clean.
    """
    source, report = read_tables(PolicyFile, text, file)
    tiers = _tiers(source)
    _check_head(source.policy, report)
    _check_reasons(source.overrides.reasons, report)
    _check_tools(source.tools, {tool.id for tool in catalogue}, tiers, report)
    _check_names(source, {*known_rules, *own_ids(source)}, report)
    tools = {tool.id for tool in catalogue} | {tool.id for tool in source.tools}
    check_own(source, known_rules, tools, report)
    check_surfaces(source.surfaces, report)
    check_demands(source, report)
    report.settle()
    head = source.policy
    return Policy(
        id=head.id,
        version=head.version,
        owner=head.owner,
        effective=head.effective,
        review_by=head.review_by or (head.effective and _later(head.effective)),
        posture=head.posture,
        tiers=MappingProxyType(tiers),
        classes=MappingProxyType(_classes(source)),
        tools=_tools(source.tools, catalogue),
        rules=MappingProxyType({rule: _rule(table) for rule, table in source.rules.items()}),
        dictionaries=tuple(map(dictionary_of, source.dictionaries)),
        patterns=tuple(map(pattern_of, source.patterns)),
        surfaces=surfaces_of(source.surfaces),
        accounts=accounts_of(source.accounts),
        when=When(**{name: getattr(source.when, name) for name in When.__slots__}),
        digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pause_minutes=head.pause_minutes,
        history_days=source.retention.history_days,
        reasons=tuple(dict.fromkeys(source.overrides.reasons)),
    )


def named_tools(text: str) -> set[str]:
    """Return the ids of the tools that a policy names; none where it cannot be read."""
    with suppress(FileUnusableError):
        source, _ = read_tables(PolicyFile, text, "")
        others = {other for tool in source.tools for other in tool.instead_of}
        return others | {tool.id for tool in source.tools}
    return set()


def read_catalogue(text: str, file: str, *, inventory: bool = False) -> tuple[Tool, ...]:
    """Read the tools everybody has, none of them decided about; workspaces follow their tool.

    inventory: nothing in this file is verified.
    """
    source, report = read_tables(CatalogueFile, text, file)
    tools: list[Tool] = []
    for place, one in enumerate(source.tools):
        names = {one.id: one.name} | {under.id: under.name for under in one.workspaces}
        for repeated in sorted({tool.id for tool in tools} & names.keys()):
            report.add(("tools", place), f"repeats the id {shown(repeated)}; use another one")
        tools += [
            Tool(
                known,
                name,
                one.hosts,
                vendor=one.vendor,
                category=one.category,
                inventory=inventory,
            )
            for known, name in names.items()
        ]
    report.settle()
    return tuple(tools)


def _check_head(head: Head, report: Report) -> None:
    """Check the dates against each other."""
    if head.effective and head.review_by and head.review_by < head.effective:
        day = f"{head.review_by} lies before policy.effective"
        report.add(("policy", "review_by"), f"= {day}; use {head.effective} or later")


def _check_reasons(reasons: tuple[str, ...], report: Report) -> None:
    """Refuse more reasons than a notice has room for."""
    if len(reasons) > REASONS_MAX:
        what = (
            f"lists {len(reasons)} reasons; use {REASONS_MAX} at most, people can write their own"
        )
        report.add(("overrides", "reasons"), what)


def _check_tools(
    tools: tuple[ToolTable, ...],
    catalogue: Collection[str],
    tiers: Mapping[Tier, TierHandling],
    report: Report,
) -> None:
    """Check every named tool: known or with hosts, once, its agreement, its alternatives."""
    ids = [tool.id for tool in tools]
    every = sorted({*catalogue, *ids})
    for place, tool in enumerate(tools):
        key = ("tools", place)
        if tool.id in ids[:place]:
            report.add((*key, "id"), f"= {shown(tool.id)} stands twice; merge the two")
        if tool.id not in catalogue and not tool.hosts:
            near = one_of(sorted(catalogue), tool.id)
            what = f"= {shown(tool.id)} is not in the catalogue"
            report.add((*key, "id"), f"{what}; give its hosts, or use {near}")
        _check_agreement(tool, place, tiers, report)
        for number, other in enumerate(tool.instead_of):
            if other not in every:
                what = f"= {shown(other)} is not a tool"
                report.add((*key, "instead_of", number), f"{what}; use {one_of(every, other)}")
        if tool.instead_of and tool.tier != "approved":
            what = f"needs an approved tool, and this one is {tool.tier}"
            report.add((*key, "instead_of"), f'{what}; use tier = "approved" or leave it out')


def _check_agreement(
    tool: ToolTable, place: int, tiers: Mapping[Tier, TierHandling], report: Report
) -> None:
    """Refuse a ceiling above internal for a tool without an agreement."""
    ceiling = tool.ceiling or tiers[Tier(tool.tier)].ceiling
    if ceiling.rank > DataClass.INTERNAL.rank and not tool.agreement:
        what = f'= "{ceiling}" needs an agreement with the vendor'
        report.add(
            ("tools", place, "ceiling"),
            f'{what}; add agreement = "..." or use one of: public, internal',
        )


def _check_names(source: PolicyFile, known_rules: Collection[str], report: Report) -> None:
    """Check that rules exist."""
    for rule in source.rules.keys() - set(known_rules):
        near = one_of(sorted(known_rules), rule)
        report.add(("rules", rule), f"is not a rule; use {near}")


def _tiers(source: PolicyFile) -> dict[Tier, TierHandling]:
    """Lay the file's tiers over what holds otherwise."""
    return {tier: _tier(getattr(source.tiers, tier), usual) for tier, usual in _TIERS.items()}


def _tier(table: TierTable, usual: TierHandling) -> TierHandling:
    """Lay one tier over what holds otherwise."""
    return TierHandling(table.ceiling or usual.ceiling, table.any_content or usual.any_content)


def _classes(source: PolicyFile) -> dict[DataClass, ClassHandling]:
    """Lay the file's classes over what holds otherwise."""
    return {name: _class(getattr(source.classes, name), usual) for name, usual in _CLASSES.items()}


def _class(table: ClassTable, usual: ClassHandling) -> ClassHandling:
    """Lay one class over what holds otherwise."""
    offer = table.offer_redacted
    return ClassHandling(
        over_ceiling=table.over_ceiling or usual.over_ceiling,
        offer_redacted=usual.offer_redacted if offer is None else offer,
        exceptions=table.exceptions or usual.exceptions,
    )


def _tools(named: tuple[ToolTable, ...], catalogue: tuple[Tool, ...]) -> tuple[Tool, ...]:
    """Lay the file's tools over the catalogue's: the file's first, in its order."""
    known = {tool.id: tool for tool in catalogue}
    ours = tuple(_tool(table, known.get(table.id)) for table in named)
    ids = {tool.id for tool in ours}
    return ours + tuple(tool for tool in catalogue if tool.id not in ids and not tool.inventory)


def _tool(table: ToolTable, known: Tool | None) -> Tool:
    """Lay one tool over the catalogue's entry for it."""
    plain = known or Tool(id=table.id, name=table.id, hosts=())
    return replace(
        plain,
        name=table.name or plain.name,
        hosts=tuple(dict.fromkeys(plain.hosts + table.hosts)),
        tier=Tier(table.tier),
        ceiling=table.ceiling,
        agreement=table.agreement or "",
        instead_of=table.instead_of,
        inventory=False,
        workspace=table.account == "workspace",
    )


def _rule(table: RuleTable) -> RuleSetting:
    """Return one rule's settings."""
    bulk = Bulk(table.bulk.at_least, table.bulk.data_class) if table.bulk else None
    return RuleSetting(table.data_class, bulk, table.enabled, allow_of(table.allow))


def _later(effective: date) -> date:
    """Return the same day three months on, or the last day there is."""
    years, month = divmod(effective.month - 1 + _REVIEW_AFTER_MONTHS, 12)
    year = effective.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(effective.day, monthrange(year, month + 1)[1]))
