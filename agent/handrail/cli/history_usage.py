"""How each tool was used, as a table: `handrail history --by-tool`. Numbers only."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from handrail.engine.words import DataClass, Tier
from handrail.governance.usage import Used, usage
from handrail.local.history_overview import Overview
from handrail.local.live import Live
from handrail.local.paths import State

NATIVE = "nothing to check"
_GAP = "  "


def tell(found: Overview, here: State, *, as_list: bool) -> None:
    """Print it, for people or as JSON."""
    used = usage(found, Live(here.home).policy)
    if as_list:
        print(json.dumps([as_json(one) for one in used], indent=2))
    else:
        print("\n".join(table(used)) if used else "Nothing was pasted in that time.")


def table(used: tuple[Used, ...]) -> Iterator[str]:
    """Yield a line for each tool, most used first, and under it where to go instead."""
    heads = ("tool", *DataClass, NATIVE)
    rows = [
        heads,
        *((one.name, *map(_count, one.checked, one.held), str(one.native)) for one in used),
    ]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    yield _line([head.upper() for head in heads], widths)
    for row, one in zip(rows[1:], used, strict=True):
        yield _line(row, widths)
        yield _GAP + _said(one)


def as_json(one: Used) -> dict[str, object]:
    """Return one tool as a program reads it."""
    record = asdict(one)
    for name in ("checked", "held"):
        record[name] = dict(zip(DataClass, record[name], strict=True))
    return record


def _count(checked: int, held: int) -> str:
    """Write how many, and how many of them were held."""
    return f"{checked} ({held} held)" if held else str(checked)


def _said(one: Used) -> str:
    """Say what was decided about a tool."""
    tier = "unlisted: nobody decided about it" if one.tier is Tier.UNLISTED else str(one.tier)
    return f"{tier}; use {', '.join(one.instead)}" if one.instead else tier


def _line(cells: list[str] | tuple[str, ...], widths: list[int]) -> str:
    """Write cells under each other."""
    return _GAP.join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip()
