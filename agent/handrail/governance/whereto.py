"""Answer "may I paste this there?" for every tool and class, as a table read in ten seconds."""

from collections.abc import Iterator
from dataclasses import dataclass

from handrail.engine.decide import decide
from handrail.engine.place import at_tool, place
from handrail.engine.policy import Policy, Tool
from handrail.engine.verdict import Offers, Placement
from handrail.engine.words import Action, DataClass, Tier

CLASSES = tuple(DataClass)


@dataclass(frozen=True, slots=True)
class Row:
    """What one tool may receive.

    answers: for each class, lowest first, what happens and what the person may do.
    instead: names of the approved tools to use in its place.
    """

    id: str
    name: str
    vendor: str
    category: str
    tier: Tier
    ceiling: DataClass
    answers: tuple[tuple[Action, Offers], ...]
    instead: tuple[str, ...] = ()


def rows_of(policy: Policy, *, every: bool = False) -> tuple[Row, ...]:
    """Return a row for each tool that was decided about, approved first, then one for the rest.

    every: each tool of the catalogue has a row of its own. Of several tools on one site the one
    that counts there has the row: who is signed in is not seen.
    """
    named = [tool for tool in policy.tools if _counts(tool, policy) and (every or _decided(tool))]
    rows = sorted((_row(tool, policy) for tool in named), key=_order)
    return (*rows, *_everything_else(policy))


def row_for(host: str, policy: Policy) -> Row:
    """Return the row of the tool that a host belongs to."""
    placement = place(host, policy)
    tool = next((one for one in policy.tools if one.id == placement.tool), None)
    return _of(tool or Tool(id="", name=placement.name, hosts=(host,)), host, policy)


def at_its_site(tool: Tool, policy: Policy) -> Placement:
    """Return what holds at a tool's site: of several tools there the one that counts."""
    return place(tool.hosts[0], policy) if tool.hosts else at_tool(tool, policy)


def answers(placement: Placement, policy: Policy) -> tuple[tuple[Action, Offers], ...]:
    """Return what happens to each class at a place, lowest first, and what the person may do."""
    return tuple(
        decide(name, placement, policy, partial=False, unscannable=False) for name in CLASSES
    )


def _row(tool: Tool, policy: Policy) -> Row:
    """Return the row of a tool, at the first of its hosts."""
    return _of(tool, tool.hosts[0], policy)


def _of(tool: Tool, host: str, policy: Policy) -> Row:
    """Return what may go to a tool at a host."""
    placement = place(host, policy)
    return Row(
        id=tool.id,
        name=tool.name,
        vendor=tool.vendor,
        category=tool.category,
        tier=placement.tier,
        ceiling=placement.ceiling,
        answers=answers(placement, policy),
        instead=tuple(name for _, name in placement.instead),
    )


def _everything_else(policy: Policy) -> Iterator[Row]:
    """Yield the row of every tool nobody decided about."""
    # Nobody can register it, so no tool has it. Source: RFC 2606, 2.
    row = row_for("unlisted.invalid", policy)
    yield Row("", "Every other tool", "", "", row.tier, row.ceiling, row.answers)


def _counts(tool: Tool, policy: Policy) -> bool:
    """Tell whether a tool is the one that counts on its site."""
    return bool(tool.hosts) and at_its_site(tool, policy).tool == tool.id


def _decided(tool: Tool) -> bool:
    """Tell whether the policy says something about a tool."""
    return tool.tier is not Tier.UNLISTED


def _order(row: Row) -> tuple[int, str]:
    """Approved first, then by name."""
    return row.tier.rank, row.name.lower()
