"""`handrail tools`: may I paste this there? Every tool, every class, in one table."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handrail.cli.reading import host_of, in_force
from handrail.engine.policy import Policy
from handrail.engine.words import Surface
from handrail.governance.ways import DONE, alternatives, guarded
from handrail.governance.whereto import CLASSES, Row, row_for, rows_of
from handrail.governance.words import answer_words
from handrail.local.builtin import inventory

NAME = "tools"
HELP = "say which tool may receive what"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail tools` accepts."""
    parser.epilog = "example: handrail tools --site https://chatgpt.com"
    parser.add_argument("--site", metavar="URL", help="only the tool at this address")
    parser.add_argument("--all", action="store_true", help="every tool of the catalogue")
    parser.add_argument(
        "--inventory", action="store_true", help="tools that were named and never verified"
    )
    parser.add_argument("--policy", type=Path, metavar="FILE", help="instead of the one in force")
    parser.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace) -> int:
    """Print the table."""
    if args.inventory:
        for tool in inventory():
            print(f"{tool.name} ({tool.vendor}): {', '.join(tool.hosts)}")
        return 0
    policy, _ = in_force(args.policy)
    rows = (row_for(host_of(args.site), policy),) if args.site else rows_of(policy, every=args.all)
    if args.json:
        print(json.dumps([_plain(row) for row in rows], ensure_ascii=False))
    else:
        print("\n".join((*_table(rows), "", _unchecked(policy))))
    return 0


def _unchecked(policy: Policy) -> str:
    """Say what the table is not about."""
    held = [DONE[surface] for surface in Surface if guarded(surface, policy)]
    left = [DONE[surface] for surface in Surface if not guarded(surface, policy)]
    unchecked = f" What you {alternatives(left)} is not checked." if left else ""
    return f"This is about what you {alternatives(held)}.{unchecked}"


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    """Yield the table, its columns as wide as they need to be."""
    header = ("May it go to", *map(str, CLASSES), "")
    lines = [header]
    for row in rows:
        instead = f"use {', '.join(row.instead)}" if row.instead else ""
        answers = (answer_words(*answer) for answer in row.answers)
        lines.append((f"{row.name} ({row.tier})", *answers, instead))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()


def _plain(row: Row) -> dict[str, Any]:
    """Return a row as JSON has it."""
    return {
        "id": row.id,
        "name": row.name,
        "vendor": row.vendor,
        "category": row.category,
        "tier": row.tier,
        "ceiling": row.ceiling,
        "may_go": {
            str(name): answer_words(*answer)
            for name, answer in zip(CLASSES, row.answers, strict=True)
        },
        "instead": list(row.instead),
    }
