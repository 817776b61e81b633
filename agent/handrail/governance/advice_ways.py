"""Say what is unwise about surfaces, accounts, sites and what is let by unseen."""

from collections.abc import Iterator
from datetime import date

from handrail.engine.lines import KeyPath
from handrail.engine.policy import When
from handrail.engine.tables import shown
from handrail.engine.words import GUARDED, Account, Action, DataClass, Surface
from handrail.governance.source import Source
from handrail.governance.ways import DONE, taken
from handrail.governance.whereto import at_its_site

_Advice = Iterator[tuple[KeyPath, str]]


def surfaces(source: Source, _: date) -> _Advice:
    """What the policy says about ways in that this version cannot guard."""
    for surface in Surface:
        table = getattr(source.written.surfaces, surface)
        if surface in GUARDED:
            continue
        if table.guarded:
            what = f"= true, and this version cannot guard it yet: what people {DONE[surface]}"
            yield ("surfaces", surface, "guarded"), f"{what} goes in unchecked; tell them so"
        for name in ("ceiling", "any_content"):
            if value := getattr(table, name):
                what = f'= "{value}" waits for a version that can guard it'
                yield ("surfaces", surface, name), f"{what}; until then it is on trust"


def accounts(source: Source, _: date) -> _Advice:
    """Workspace accounts that nobody can tell from others."""
    policy, written = source.policy, source.written
    asked = [
        (place, tool) for place, tool in enumerate(written.tools) if tool.account == "workspace"
    ]
    open_to_all = not any(taken(policy.accounts[Account.UNKNOWN]))
    if not open_to_all and not any(tool.workspace for tool in policy.tools):
        what = 'changes nothing: no tool has account = "workspace"'
        yield ("accounts", "unknown"), f"{what}; add it to the tools that are meant"
    named = {tool.id: tool for tool in policy.tools}
    for place, tool in asked if open_to_all else ():
        own = named[tool.id].ceiling or policy.tiers[named[tool.id].tier].ceiling
        if own.rank > DataClass.INTERNAL.rank:
            what = f'= "workspace" cannot be told yet, so everybody there gets up to {own}'
            better = "say how far that goes with accounts.unknown.ceiling"
            yield ("tools", place, "account"), f"{what}; {better}"
    for place, tool in enumerate(written.tools):
        if tool.agreement and tool.account == "personal":
            what = '= "personal", and an agreement is about workspace accounts'
            yield ("tools", place, "account"), f'{what}; use "workspace"'


def shadowed(source: Source, _: date) -> _Advice:
    """Tools that never count, because a stricter one is named on their site."""
    policy = source.policy
    named = {tool.id: tool for tool in policy.tools}
    for place, table in enumerate(source.written.tools):
        placed = at_its_site(named[table.id], policy)
        if placed.tool != table.id:
            what = f"= {shown(table.id)} never counts: on its site {shown(placed.tool)} does"
            yield ("tools", place, "id"), f"{what}, nobody can tell the two apart; leave one out"


def unseen(source: Source, _: date) -> _Advice:
    """What goes in without a word though nobody looked at it."""
    for name in When.__slots__:
        if getattr(source.written.when, name) is Action.ALLOW:
            what = '= "allow" lets in what nobody looked at, without a word'
            yield ("when", name), f'{what}; use "warn"'
