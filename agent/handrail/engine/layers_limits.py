"""Lay what a layer says about surfaces and accounts over the layer above: the stricter of both."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from handrail.engine.loosening import rank_of
from handrail.engine.policy import Limit, Policy, SurfaceHandling
from handrail.engine.words import Account, Surface


def merged_limits(upper: Policy, lower: Policy, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the surfaces and accounts of both. said: the layer's file as TOML has it."""
    surfaces = dict(_surfaces(upper, lower, said.get("surfaces", {})))
    accounts = dict(_accounts(upper, lower, said.get("accounts", {})))
    return {"surfaces": MappingProxyType(surfaces), "accounts": MappingProxyType(accounts)}


def _surfaces(
    upper: Policy, lower: Policy, said: Mapping[str, Any]
) -> Iterator[tuple[Surface, SurfaceHandling]]:
    """Yield the stricter handling of each surface."""
    for surface, theirs in upper.surfaces.items():
        table, mine = said.get(surface, {}), lower.surfaces[surface]
        guarded = theirs.guarded or (mine.guarded and "guarded" in table)
        yield surface, SurfaceHandling(guarded, _stricter(theirs.limit, mine.limit, table))


def _accounts(
    upper: Policy, lower: Policy, said: Mapping[str, Any]
) -> Iterator[tuple[Account, Limit]]:
    """Yield the stricter limit of each account."""
    for account, theirs in upper.accounts.items():
        yield account, _stricter(theirs, lower.accounts[account], said.get(account, {}))


def _stricter(theirs: Limit, mine: Limit, said: Mapping[str, Any]) -> Limit:
    """Return the lower ceiling and the stricter action; what the layer leaves out is as above."""
    found = theirs
    if "ceiling" in said:
        ceilings = [one for one in (theirs.ceiling, mine.ceiling) if one]
        found = replace(found, ceiling=min(ceilings, key=lambda one: one.rank))
    if "any_content" in said:
        found = replace(found, any_content=max(theirs.any_content, mine.any_content, key=rank_of))
    return found
