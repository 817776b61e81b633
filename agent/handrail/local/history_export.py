"""Write rows of the record for other programs: as objects, as JSON, as a table for a sheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from handrail.local.history_entries import Row

COLUMNS = (
    "id", "at", "tool", "tool_name", "host", "surface", "data_class", "action", "rules",
    "length_chars", "partial", "unscannable", "decision", "decided_at", "reason",
)  # fmt: skip

# A sheet takes a cell that begins so for a formula, and runs it.
# Source: OWASP, "CSV Injection".
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
# Excel reads UTF-8 only where the file begins with this mark.
BYTE_ORDER_MARK = "\ufeff"


def as_json(row: Row) -> dict[str, object]:
    """Return one row as it is printed for programs."""
    return {
        "id": row.id,
        "at": iso(row.at),
        "tool": row.tool,
        "tool_name": row.tool_name,
        "host": row.host,
        "surface": row.surface,
        "data_class": row.data_class,
        "action": row.action,
        "rules": [{"rule": rule, "count": count} for rule, count in row.rules],
        "length_chars": row.length_chars,
        "partial": row.partial,
        "unscannable": row.unscannable,
        "decision": row.decision,
        "decided_at": iso(row.decided_at) if row.decided_at else None,
        "reason": row.reason,
    }


def iso(at: datetime) -> str:
    """Return a moment as ISO 8601 in UTC."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a JSON array piece by piece, an object a line."""
    yield "["
    for place, row in enumerate(rows):
        yield ",\n" if place else "\n"
        yield json.dumps(as_json(row), ensure_ascii=False)
    yield "\n]\n"


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table line by line, with a heading; no cell can be taken for a formula."""
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for row in rows:
        told = as_json(row)
        told["rules"] = "; ".join(f"{rule} x {count}" for rule, count in row.rules)
        yield _line([_cell(told[name]) for name in COLUMNS])


def _cell(value: object) -> str:
    """Return what stands in a cell; an apostrophe keeps a sheet from computing it."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _line(cells: Iterable[str]) -> str:
    """Return one line as RFC 4180 writes it."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
