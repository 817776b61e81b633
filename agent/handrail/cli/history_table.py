"""How rows of the record look to people: a table, or blocks where there is no room for one."""

import textwrap
from collections.abc import Iterable
from itertools import zip_longest

from handrail.local.history import Row
from handrail.local.history_entries import PausedBy, ResumedBecause
from handrail.local.history_pauses import PauseRow

# Below this the columns would leave too little for what was found, and rows are shown as blocks.
TABLE_MIN_CHARS = 100
FOUND_MIN_CHARS = 20
BY: dict[PausedBy, str] = {
    "icon": "from the icon",
    "dashboard": "in the dashboard",
    "popup": "in the browser",
    "command": "by command",
}
BECAUSE: dict[ResumedBecause, str] = {
    "time": "its time was over",
    "person": "you resumed",
    "policy": "your policy ended it",
    "stopped": "Handrail was stopped",
}
WIDTHS = {"WHEN": 16, "TOOL": 16, "ANSWER": 7, "YOU": 9, "ID": 16}


def shown(rows: list[Row], width: int) -> list[str]:
    """Return the rows as a table, or as blocks where the terminal is too narrow for one."""
    lines = _table(rows, width) if width >= TABLE_MIN_CHARS else _blocks(rows, width)
    count = f"{len(rows)} verdict{'' if len(rows) == 1 else 's'}."
    return [*lines, "", f"{count} Erase one: handrail history erase --id ID"]


def pause_line(one: PauseRow) -> str:
    """Return one pause in a line: when nothing was checked, from where, and why that ended."""
    begun = f"Paused {one.begun.astimezone():%Y-%m-%d %H:%M}, {BY[one.by]}"
    if one.ended is None or one.because is None:
        return f"{begun}: until {one.until.astimezone():%H:%M} at the latest"
    return f"{begun}: until {one.ended.astimezone():%H:%M}, when {BECAUSE[one.because]}"


def _table(rows: list[Row], width: int) -> list[str]:
    """Return a heading and one line per row, more where a cell wraps."""
    room = max(FOUND_MIN_CHARS, width - sum(WIDTHS.values()) - 2 * len(WIDTHS))
    widths = (*WIDTHS.values(), room)
    lines = [_line((*WIDTHS, "FOUND"), widths)]
    for row in rows:
        whole = (_when(row), row.tool_name, row.action, row.decision or "-", row.id, _found(row))
        wrapped = [
            textwrap.wrap(cell, fit) or [""] for cell, fit in zip(whole, widths, strict=True)
        ]
        lines += [_line(cells, widths) for cells in zip_longest(*wrapped, fillvalue="")]
    return lines


def _line(cells: Iterable[str], widths: tuple[int, ...]) -> str:
    """Return cells in their columns."""
    return "  ".join(cell.ljust(fit) for cell, fit in zip(cells, widths, strict=True)).rstrip()


def _blocks(rows: list[Row], width: int) -> list[str]:
    """Return two or more wrapped lines per row."""
    lines = []
    for row in rows:
        head = f"{_when(row)}  {row.tool_name}: {row.action}, {row.decision or 'no decision'}"
        lines += textwrap.wrap(head, width, subsequent_indent="  ")
        lines += textwrap.wrap(
            f"{row.id}  {_found(row)}", width, initial_indent="  ", subsequent_indent="  "
        )
    return lines


def _when(row: Row) -> str:
    """Return when it was, in the person's own time."""
    return f"{row.at.astimezone():%Y-%m-%d %H:%M}"


def _found(row: Row) -> str:
    """Return what was found, in a few words; a reason's control characters do nothing here."""
    parts = [rule if count == 1 else f"{rule} ({count})" for rule, count in row.rules]
    parts += ["not all of it was checked"] if row.partial else []
    parts += ["a file could not be checked"] if row.unscannable else []
    said = ", ".join(parts) or "nothing"
    reason = "".join(char if char.isprintable() else " " for char in row.reason or "")
    return f'{said}; reason: "{reason}"' if reason else said
