"""Find the tool a host belongs to, and what the policy lets it receive as it is."""

from collections.abc import Iterator
from dataclasses import replace

from handrail.engine.policy import Limit, Policy, Tool
from handrail.engine.verdict import Placement
from handrail.engine.words import Account, Action, DataClass, Surface, Tier


def place(
    host: str,
    policy: Policy,
    surface: Surface = Surface.PASTE,
    account: Account = Account.UNKNOWN,
) -> Placement:
    """Look a host up in the tools of the policy.

    host: a host name without port. account: who is signed in there, as far as anybody can tell.
    The tool with the most exact host wins; on the same host one that the policy names wins over
    one that only the catalogue knows, then the stricter one.
    """
    name = host.rstrip(".").lower()
    tool = _find(name, policy, account)
    if tool is None:
        return replace(at_tier(Tier.UNLISTED, policy, surface), name=name, account=account)
    return at_tool(tool, policy, surface, account)


def at_tool(
    tool: Tool,
    policy: Policy,
    surface: Surface = Surface.PASTE,
    account: Account = Account.UNKNOWN,
) -> Placement:
    """Return what a tool may receive by a surface and with an account."""
    plain = Placement(
        tool=tool.id,
        name=tool.name,
        tier=tool.tier,
        ceiling=_own(tool, policy),
        instead=_alternatives(tool, policy),
        surface=surface,
        account=account,
        workspace=tool.workspace,
    )
    return _limited(plain, policy)


def at_tier(tier: Tier, policy: Policy, surface: Surface = Surface.PASTE) -> Placement:
    """Return what a tool of a tier may receive that has nothing of its own."""
    return _limited(Placement(None, "", tier, policy.tiers[tier].ceiling, (), surface), policy)


def own_ceiling(host: str, policy: Policy, account: Account = Account.UNKNOWN) -> DataClass:
    """Return the ceiling of a host's tool or of its tier, whatever surface and account take."""
    tool = _find(host.rstrip(".").lower(), policy, account)
    return _own(tool, policy) if tool else policy.tiers[Tier.UNLISTED].ceiling


def limits(where: Placement, policy: Policy) -> Iterator[tuple[tuple[str, str], Limit]]:
    """Yield what surface and account take from what a tool may receive, each with its key."""
    yield ("surfaces", str(where.surface)), policy.surfaces[where.surface].limit
    if where.workspace:
        yield ("accounts", str(where.account)), policy.accounts[where.account]


def always(where: Placement, policy: Policy) -> Iterator[tuple[tuple[str, str, str], Action]]:
    """Yield what is asked for all that goes to a place, whatever is in it, each with its key."""
    for_tier = policy.tiers[where.tier].any_content
    if for_tier:
        yield ("tiers", str(where.tier), "any_content"), for_tier
    for key, limit in limits(where, policy):
        if limit.any_content:
            yield (*key, "any_content"), limit.any_content


def _limited(where: Placement, policy: Policy) -> Placement:
    """Lower a ceiling to what surface and account leave."""
    ceilings = (limit.ceiling for _, limit in limits(where, policy) if limit.ceiling)
    ceiling = _lowest(where.ceiling, *ceilings)
    return where if ceiling is where.ceiling else replace(where, ceiling=ceiling)


def _find(name: str, policy: Policy, account: Account) -> Tool | None:
    """Return the tool that counts at a host, or None for a host that no list names."""
    covering = _covering(name)
    known = [
        (max(len(host) for host in tool.hosts if host in covering), tool)
        for tool in policy.tools
        if not covering.isdisjoint(tool.hosts)  # asked of every tool, so asked at once
    ]
    if not known:
        return None
    return max(known, key=lambda match: (match[0], *_rank(match[1], policy, account)))[1]


def _covering(name: str) -> frozenset[str]:
    """Return a host and every domain it is in."""
    labels = name.split(".")
    return frozenset(".".join(labels[first:]) for first in range(len(labels)))


def _rank(tool: Tool, policy: Policy, account: Account) -> tuple[bool, int, int]:
    """Order tools of one host: named by the policy, then the stricter tier, the lower ceiling."""
    limit = policy.accounts[account].ceiling if tool.workspace else None
    own = _own(tool, policy)
    ceiling = _lowest(own, limit) if limit else own
    return tool.tier is not Tier.UNLISTED, tool.tier.rank, -ceiling.rank


def _own(tool: Tool, policy: Policy) -> DataClass:
    """Return a tool's own ceiling, else its tier's."""
    return tool.ceiling or policy.tiers[tool.tier].ceiling


def _lowest(*classes: DataClass) -> DataClass:
    """Return the lowest of some classes."""
    return min(classes, key=lambda one: one.rank)


def _alternatives(tool: Tool, policy: Policy) -> tuple[tuple[str, str], ...]:
    """Name the approved tools that say they stand in for this one, in the policy's order."""
    return tuple(
        (other.id, other.name)
        for other in policy.tools
        if other.tier == Tier.APPROVED and tool.id in other.instead_of
    )
