"""Look things up in the record: a page of it, one row, what was seen before.

Every function takes the open database; `History.read` hands it over. A page is found by its place
in the time index and not by counting, so the thousandth opens as fast as the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import apsw

from handrail.engine.words import Action, DataClass, Decision
from handrail.local.history_entries import Row, micros, row

# Rows fetched at once where all of them are wanted: a few hundred KB.
BATCH = 500
NO_END_US = 2**62

# (microseconds since 1970, sequence number) of the last row of a page.
Cursor = tuple[int, int]

DECISION_EVENT = (
    "(SELECT d.event FROM events d WHERE v.ref = d.ref AND d.kind = 'decision' LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are wanted; what is None or empty does not matter.

    since, until: aware; until is not included.
    tool: part of the tool's name or of the host, in any letter case.
    decision: "none" for what was held and is still undecided.
    """

    since: datetime | None = None
    until: datetime | None = None
    tool: str = ""
    data_class: DataClass | None = None
    action: Action | None = None
    decision: Decision | Literal["none"] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, newest first, and where the next page begins (None: there is none)."""

    rows: tuple[Row, ...]
    after: Cursor | None


def page(db: apsw.Connection, wanted: Filter, after: Cursor | None, limit: int) -> Page:
    """Return the next rows that are wanted."""
    where, values = _where(wanted)
    if after is not None:
        where += " AND (v.at, v.seq) < (?, ?)"
        values += list(after)
    query = (
        f"SELECT v.at, v.seq, v.event, {DECISION_EVENT} FROM events v WHERE {where} "  # noqa: S608
        "ORDER BY v.at DESC, v.seq DESC LIMIT ?"
    )
    found = db.execute(query, (*values, limit + 1)).fetchall()
    rows = tuple(
        row(str(given), None if made is None else str(made)) for _, _, given, made in found[:limit]
    )
    last = found[limit - 1] if len(found) > limit else None
    return Page(rows, (int(str(last[0])), int(str(last[1]))) if last else None)


def one(db: apsw.Connection, verdict_id: str) -> Row | None:
    """Return one verdict with what became of it."""
    query = f"SELECT v.event, {DECISION_EVENT} FROM events v WHERE v.kind = 'verdict' AND v.ref = ?"  # noqa: S608
    found = db.execute(query, (verdict_id,)).fetchone()
    if found is None:
        return None
    given, made = found
    return row(str(given), None if made is None else str(made))


def seen_before(db: apsw.Connection, like: Row) -> int:
    """Count the other held verdicts about one of the same values."""
    if not like.fingerprints:
        return 0
    marks = ", ".join("?" * len(like.fingerprints))
    query = (
        "SELECT count(*) FROM events v WHERE v.kind = 'verdict' AND v.ref <> ? "  # noqa: S608
        "AND json_extract(v.event, '$.entry.action') <> 'allow' AND EXISTS "
        "(SELECT 1 FROM json_each(v.event, '$.entry.fingerprints') f "
        f"WHERE f.value IN ({marks}))"
    )
    return int(db.execute(query, (like.id, *like.fingerprints)).get)


def count(db: apsw.Connection, wanted: Filter) -> int:
    """Count the rows that are wanted."""
    where, values = _where(wanted)
    return int(db.execute(f"SELECT count(*) FROM events v WHERE {where}", values).get)  # noqa: S608


def tools(db: apsw.Connection, newest: int) -> tuple[str, ...]:
    """Name the tools of the newest rows, in order of their names."""
    query = (
        "SELECT DISTINCT json_extract(event, '$.entry.tool_name') FROM (SELECT event FROM events "
        "WHERE kind = 'verdict' ORDER BY at DESC LIMIT ?) ORDER BY 1"
    )
    return tuple(str(name) for (name,) in db.execute(query, (newest,)))


def _where(wanted: Filter) -> tuple[str, list[object]]:
    """Return the condition of a filter, what is cheap to look at first, and its values."""
    parts = list(_conditions(wanted))
    return " AND ".join(text for text, _ in parts), [one for _, many in parts for one in many]


def _conditions(wanted: Filter) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the parts of the condition with their values."""
    since = micros(wanted.since) if wanted.since else 0
    until = micros(wanted.until) if wanted.until else NO_END_US
    yield "v.kind = 'verdict' AND v.at >= ? AND v.at < ?", (since, until)
    if wanted.tool:
        part = wanted.tool.lower()
        name = "lower(json_extract(v.event, '$.entry.tool_name'))"
        host = "json_extract(v.event, '$.entry.host')"
        yield f"(instr({name}, ?) OR instr({host}, ?))", (part, part)
    if wanted.data_class:
        yield "json_extract(v.event, '$.entry.data_class') = ?", (wanted.data_class,)
    if wanted.action:
        yield "json_extract(v.event, '$.entry.action') = ?", (wanted.action,)
    if wanted.decision == Decision.PASSED:
        yield "json_extract(v.event, '$.entry.decision') = ?", (Decision.PASSED,)
    elif wanted.decision:
        # Only what was held has a decision of its own: one in ten, looked up one by one.
        yield "json_extract(v.event, '$.entry.decision') IS NULL", ()
        made = f"coalesce(json_extract({DECISION_EVENT}, '$.decision'), 'none')"
        yield f"{made} = ?", (wanted.decision,)
