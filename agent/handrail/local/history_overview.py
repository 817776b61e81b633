"""Count the record for charts: by day, tool, class and decision, and what came up again."""

from dataclasses import dataclass
from datetime import datetime

import apsw

from handrail.local.history_entries import micros, moment
from handrail.local.history_query import DECISION_EVENT

# What a person can take in at a look.
TOP = 8

_HELD = "json_extract(v.event, '$.entry.action') <> 'allow'"
# Only what was held has a decision of its own; the look-up is left out for the rest.
_DECISION = (
    "coalesce(json_extract(v.event, '$.entry.decision'), "
    f"json_extract({DECISION_EVENT}, '$.decision'), 'none')"
)
_TOTALS = (
    "SELECT date(v.at / 1000000, 'unixepoch', 'localtime'), "  # noqa: S608
    "json_extract(v.event, '$.entry.tool_name'), json_extract(v.event, '$.entry.data_class'), "
    f"{_HELD}, {_DECISION}, count(*), max(json_extract(v.event, '$.entry.host')) FROM events v "
    "WHERE v.kind = 'verdict' AND v.at >= ? GROUP BY 1, 2, 3, 4, 5"
)
_RULES = (
    "SELECT json_extract(r.value, '$[0]'), count(*) FROM events v, "  # noqa: S608
    "json_each(v.event, '$.entry.rules') r WHERE v.kind = 'verdict' AND v.at >= ? "
    f"AND {_HELD} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {TOP}"
)
# max() makes the other columns those of the newest row.
_REPEATS = (
    "SELECT json_extract(v.event, '$.entry.rules[0][0]'), count(*), max(v.at) "  # noqa: S608
    "FROM events v, json_each(v.event, '$.entry.fingerprints') f "
    f"WHERE v.kind = 'verdict' AND v.at >= ? AND {_HELD} "
    f"GROUP BY f.value HAVING count(*) > 1 ORDER BY 2 DESC, 3 DESC LIMIT {TOP}"
)
_LAST_OVERRIDE = (
    "SELECT max(at) FROM events WHERE kind = 'decision' "
    "AND json_extract(event, '$.decision') = 'continued'"
)
_NATIVE = (
    "SELECT date(at / 1000000, 'unixepoch', 'localtime'), sum(json_extract(event, '$.count')) "
    "FROM events WHERE kind = 'passed' AND at >= ? GROUP BY 1 ORDER BY 1"
)
_NATIVE_HOSTS = (
    "SELECT json_extract(event, '$.host'), sum(json_extract(event, '$.count')) "
    "FROM events WHERE kind = 'passed' AND at >= ? GROUP BY 1 ORDER BY 1"
)
_FIRST = "SELECT min(at) FROM events WHERE kind = 'verdict'"


@dataclass(frozen=True, slots=True)
class Total:
    """How many verdicts of one day ("2026-11-21", the person's own) had all of this in common.

    host: one of the tool's.
    """

    day: str
    tool_name: str
    data_class: str
    held: bool
    decision: str
    count: int
    host: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """One value that was held more than once; rule: the first that found it."""

    rule: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """What the charts are made of.

    rules: (rule id, held verdicts), most often first.
    since: the last time the person went on regardless, else the first row; None without rows.
    overridden: whether they ever did.
    native: (day, how many) of the pastes in which there was nothing to check.
    native_hosts: the same by host.
    """

    totals: tuple[Total, ...]
    rules: tuple[tuple[str, int], ...]
    repeats: tuple[Repeat, ...]
    since: datetime | None
    overridden: bool
    native: tuple[tuple[str, int], ...] = ()
    native_hosts: tuple[tuple[str, int], ...] = ()


def overview(db: apsw.Connection, since: datetime) -> Overview:
    """Count what was recorded since a moment (aware)."""
    first = (micros(since),)
    override = db.execute(_LAST_OVERRIDE).get
    begun = override if override is not None else db.execute(_FIRST).get
    return Overview(
        totals=tuple(_total(*counted) for counted in db.execute(_TOTALS, first)),
        rules=_pairs(db, _RULES, first),
        repeats=tuple(
            Repeat(str(rule), int(str(times)), moment(int(str(last))))
            for rule, times, last in db.execute(_REPEATS, first)
            if rule is not None
        ),
        since=None if begun is None else moment(int(begun)),
        overridden=override is not None,
        native=_pairs(db, _NATIVE, first),
        native_hosts=_pairs(db, _NATIVE_HOSTS, first),
    )


def _total(  # noqa: PLR0913, PLR0917 - one for each column
    day: object,
    tool: object,
    kind: object,
    held: object,
    decision: object,
    count: object,
    host: object,
) -> Total:
    """Read one line of totals."""
    what = str(day), str(tool), str(kind), bool(held), str(decision)
    return Total(*what, int(str(count)), str(host))


def _pairs(db: apsw.Connection, query: str, first: tuple[int]) -> tuple[tuple[str, int], ...]:
    """Read names and how many of each."""
    return tuple((str(name), int(str(count))) for name, count in db.execute(query, first))
