"""Say what is unwise about surfaces, accounts, sites and what is let by unseen."""

from collections.abc import Iterator
from datetime import date

from handrail.engine.policy import When
from handrail.engine.tables import shown
from handrail.engine.words import GUARDED, Account, Action, DataClass, Surface
from handrail.governance.source import Source
from handrail.governance.unwise import Unwise, tool_name
from handrail.governance.ways import DONE, taken
from handrail.governance.whereto import at_its_site


def surfaces(source: Source, _: date) -> Iterator[Unwise]:
    """What the policy says about ways in that this version cannot guard."""
    for surface in Surface:
        table = getattr(source.written.surfaces, surface)
        if surface in GUARDED:
            continue
        if table.guarded:
            unchecked = f"what people {DONE[surface]} goes in unchecked"
            yield Unwise(
                ("surfaces", surface, "guarded"),
                f"= true, and this version cannot guard it yet: {unchecked}; tell them so",
                f"This version cannot do it yet: {unchecked}. Tell them so.",
            )
        for name in ("ceiling", "any_content"):
            if value := getattr(table, name):
                yield Unwise(
                    ("surfaces", surface, name),
                    f'= "{value}" waits for a version that can guard it; until then it is on trust',
                    f"What people {DONE[surface]} cannot be checked by this version yet. "
                    "Until then it is on trust.",
                )


def accounts(source: Source, _: date) -> Iterator[Unwise]:
    """Workspace accounts that nobody can tell from others."""
    policy, written = source.policy, source.written
    asked = [
        (place, tool) for place, tool in enumerate(written.tools) if tool.account == "workspace"
    ]
    open_to_all = not any(taken(policy.accounts[Account.UNKNOWN]))
    if not open_to_all and not any(tool.workspace for tool in policy.tools):
        yield Unwise(
            ("accounts", "unknown"),
            'changes nothing: no tool has account = "workspace"; '
            "add it to the tools that are meant",
            "What holds while nobody can tell who is signed in changes nothing: "
            "no approved tool is for work accounts.",
        )
    named = {tool.id: tool for tool in policy.tools}
    for place, tool in asked if open_to_all else ():
        own = named[tool.id].ceiling or policy.tiers[named[tool.id].tier].ceiling
        if own.rank > DataClass.INTERNAL.rank:
            yield Unwise(
                ("tools", place, "account"),
                f'= "workspace" cannot be told yet, so everybody there gets up to {own}; '
                "say how far that goes with accounts.unknown.ceiling",
                f"{named[tool.id].name} is for work accounts, and this version cannot tell who is "
                f"signed in: up to {own} content may go in with any account. "
                "Say how far that goes while nobody can tell.",
            )
    for place, tool in enumerate(written.tools):
        if tool.agreement and tool.account == "personal":
            yield Unwise(
                ("tools", place, "account"),
                '= "personal", and an agreement is about workspace accounts; use "workspace"',
                f"There is an agreement about {tool_name(source, tool.id)}, which is about work "
                "accounts, and the policy says personal accounts. Choose work accounts.",
            )


def shadowed(source: Source, _: date) -> Iterator[Unwise]:
    """Tools that never count, because a stricter one is named on their site."""
    policy = source.policy
    named = {tool.id: tool for tool in policy.tools}
    for place, table in enumerate(source.written.tools):
        placed = at_its_site(named[table.id], policy)
        if placed.tool != table.id:
            yield Unwise(
                ("tools", place, "id"),
                f"= {shown(table.id)} never counts: on its site {shown(placed.tool)} does, "
                "nobody can tell the two apart; leave one out",
                f"{named[table.id].name} never counts: {placed.name} has the same site, and "
                "nobody can tell the two apart. Leave one out.",
            )


def unseen(source: Source, _: date) -> Iterator[Unwise]:
    """What goes in without a word though nobody looked at it."""
    for name in When.__slots__:
        if getattr(source.written.when, name) is Action.ALLOW:
            yield Unwise(
                ("when", name),
                '= "allow" lets in what nobody looked at, without a word; use "warn"',
                "Something goes in without a word though nobody looked at it. Warn at least.",
            )
