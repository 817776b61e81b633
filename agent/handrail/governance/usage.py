"""Count how each tool was used, by data class, beside what the policy says of the tool now."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from handrail.engine.place import place
from handrail.engine.policy import Policy
from handrail.engine.verdict import Placement
from handrail.engine.words import DataClass, Tier
from handrail.local.history_overview import Overview


@dataclass(frozen=True, slots=True)
class Used:
    """One tool as it was used. tier, instead: as the policy has it now.

    instead: names of the approved tools to use in its place.
    checked, held: for each class, lowest first: pastes that were checked, those that were held.
    native: pastes in which there was nothing to check.
    """

    name: str
    tier: Tier
    instead: tuple[str, ...]
    checked: tuple[int, ...]
    held: tuple[int, ...]
    native: int

    @property
    def pastes(self) -> int:
        """All of them."""
        return sum(self.checked) + self.native


@dataclass(slots=True)
class _Tool:
    """What is counted of one tool."""

    placement: Placement
    checked: Counter[DataClass] = field(default_factory=Counter)
    held: Counter[DataClass] = field(default_factory=Counter)
    native: int = 0


def usage(found: Overview, policy: Policy) -> tuple[Used, ...]:
    """Return every tool that was met, the one with the most pastes first."""
    tools: dict[str, _Tool] = {}
    at = cache(lambda host: place(host, policy))
    for total in found.totals:
        tool = _of(tools, at(total.host), total.tool_name)
        tool.checked[DataClass(total.data_class)] += total.count
        tool.held[DataClass(total.data_class)] += total.count if total.held else 0
    for host, count in found.native_hosts:
        _of(tools, at(host), host).native += count
    used = (_used(name, tool) for name, tool in tools.items())
    return tuple(sorted(used, key=lambda one: (-one.pastes, one.name)))


def sanctioned(policy: Policy) -> tuple[str, ...]:
    """Return the names of the approved tools that people can go to."""
    approved = (one for one in policy.tools if one.tier is Tier.APPROVED and one.hosts)
    return tuple(sorted({one.name for one in approved}))


def _of(tools: dict[str, _Tool], placement: Placement, otherwise: str) -> _Tool:
    """Return the tool to count for; one the policy does not know is called as it was then."""
    name = placement.name if placement.tool else otherwise
    return tools.setdefault(name, _Tool(placement))


def _used(name: str, tool: _Tool) -> Used:
    """Put one tool's numbers in order."""
    return Used(
        name=name,
        tier=tool.placement.tier,
        instead=tuple(name for _, name in tool.placement.instead),
        checked=tuple(tool.checked[kind] for kind in DataClass),
        held=tuple(tool.held[kind] for kind in DataClass),
        native=tool.native,
    )
