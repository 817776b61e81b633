"""Tell where the extension runs by itself: on the catalogue's sites and nowhere else."""

from functools import cache

from handrail.engine.policy import Tool
from handrail.local.builtin import builtin_catalogue


def runs_by_itself(tool: Tool) -> bool:
    """Tell whether a paste into a tool is asked about without anybody switching that on.

    An organisation's own site, or one that only the inventory names, is switched on by each person
    in the extension's options.
    """
    return any(host in _known() or host.endswith(_domains()) for host in tool.hosts)


@cache
def _known() -> frozenset[str]:
    """Return every host of the catalogue."""
    return frozenset(host for tool in builtin_catalogue() for host in tool.hosts)


@cache
def _domains() -> tuple[str, ...]:
    """Return how the subdomains of those hosts end."""
    return tuple(f".{host}" for host in _known())
