"""Find the tool a host belongs to, and what the policy lets it receive as it is."""

from handrail.engine.policy import Policy, Tool
from handrail.engine.verdict import Placement
from handrail.engine.words import Tier


def place(host: str, policy: Policy) -> Placement:
    """Look a host up in the tools of the policy.

    host: a host name without port. The tool with the most exact host wins; on the same host one
    that the policy names wins over one that only the catalogue knows, then the stricter one.
    """
    name = host.rstrip(".").lower()
    known = [(width, tool) for tool in policy.tools if (width := _match_width(name, tool))]
    if not known:
        return Placement(None, name, Tier.UNLISTED, policy.tiers[Tier.UNLISTED].ceiling)
    _, tool = max(known, key=lambda match: (match[0], *_rank(match[1])))
    return Placement(
        tool=tool.id,
        name=tool.name,
        tier=tool.tier,
        ceiling=tool.ceiling or policy.tiers[tool.tier].ceiling,
        instead=_alternatives(tool, policy),
    )


def _match_width(name: str, tool: Tool) -> int:
    """Return the length of the longest of the tool's hosts that covers the name, 0 for none."""
    covering = (host for host in tool.hosts if name == host or name.endswith("." + host))
    return max(map(len, covering), default=0)


def _rank(tool: Tool) -> tuple[bool, int, int]:
    """Order tools of one host: named by the policy, then the stricter tier, the lower ceiling."""
    ceiling = tool.ceiling.rank if tool.ceiling else 0
    return tool.tier is not Tier.UNLISTED, tool.tier.rank, -ceiling


def _alternatives(tool: Tool, policy: Policy) -> tuple[tuple[str, str], ...]:
    """Name the approved tools that say they stand in for this one, in the policy's order."""
    return tuple(
        (other.id, other.name)
        for other in policy.tools
        if other.tier == Tier.APPROVED and tool.id in other.instead_of
    )
