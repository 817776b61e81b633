"""Answer the History page: rows, one row explained, erasing, exporting."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Literal, TypeVar

import apsw

from handrail.engine.errors import WireError
from handrail.engine.own import own_rules
from handrail.engine.place import place
from handrail.engine.rule import Rule
from handrail.engine.words import Decision
from handrail.local import history_query
from handrail.local.history import Row
from handrail.local.history_entries import EPOCH
from handrail.local.history_export import csv_lines, iso, json_lines
from handrail.local.history_pauses import pauses
from handrail.local.history_query import Cursor, Filter
from handrail.local.live import Current, Live
from handrail.server.dashboard_news import News
from handrail.server.dashboard_wire import (
    Answer,
    CountAnswer,
    CountRequest,
    EraseRequest,
    Explained,
    ExportRequest,
    NewsAnswer,
    NewsRequest,
    PauseNote,
    RowAnswer,
    RowNote,
    RowRequest,
    RowsAnswer,
    RowsRequest,
    RuleNote,
    Wanted,
)
from handrail.server.record import Records
from handrail.server.wire import read, write

# The tools to choose from are those of about the last weeks; any other can be typed.
TOOLS_OF_NEWEST = 2_000
GONE = "This row is not in your history any more. Reload the page to see what is."
CSV_TYPE = "text/csv; charset=utf-8"

# More often than twice a week for 90 days is its own message.
PAUSES_MAX = 30

T = TypeVar("T")
Found = tuple[history_query.Page, tuple[str, ...], tuple[PauseNote, ...]]


class HistoryPage:
    """Answers what the History page asks. Reading and erasing run in threads."""

    def __init__(self, live: Live, records: Records, news: News) -> None:
        self._live = live
        self._records = records
        self._news = news

    async def rows(self, raw: bytes) -> Answer:
        """Answer /dashboard/rows."""
        request = read(raw, RowsRequest)
        mark, record = self._news.mark, self._records.current
        wanted, after = filter_of(request.wanted), cursor_of(request.after)

        def look(db: apsw.Connection) -> Found:
            found = history_query.page(db, wanted, after, request.limit)
            if after is not None:
                return found, (), ()
            return found, history_query.tools(db, TOOLS_OF_NEWEST), pauses_in(db, wanted)

        found, tools, paused = await self._look(look)
        rules = known_rules(self._live.current)
        answer = RowsAnswer(
            v=1,
            rows=tuple(note_of(row, rules) for row in found.rows),
            pauses=paused,
            after=f"{found.after[0]}.{found.after[1]}" if found.after else None,
            tools=tools,
            kept=record.kept,
            note=record.history.note,
            mark=mark,
        )
        return Answer(write(answer))

    async def row(self, raw: bytes) -> Answer:
        """Answer /dashboard/row."""
        request = read(raw, RowRequest)

        def look(db: apsw.Connection) -> tuple[Row, int] | None:
            found = history_query.one(db, request.id)
            return (found, history_query.seen_before(db, found)) if found else None

        found = await self._look(look)
        if found is None:
            raise WireError(GONE)
        return Answer(write(explained(*found, self._live.current)))

    async def count(self, raw: bytes) -> Answer:
        """Answer /dashboard/count: how many rows an erase or export would take."""
        wanted = filter_of(read(raw, CountRequest).wanted)
        rows = await self._look(lambda db: history_query.count(db, wanted))
        return Answer(write(CountAnswer(v=1, rows=rows)))

    async def erase(self, raw: bytes) -> Answer:
        """Answer /dashboard/erase, once the rows are gone from the file."""
        request = read(raw, EraseRequest)
        rows = await asyncio.to_thread(self._erased, request)
        self._news.tell()
        return Answer(write(CountAnswer(v=1, rows=rows)))

    async def export(self, raw: bytes) -> Answer:
        """Answer /dashboard/export."""
        request = read(raw, ExportRequest)
        rows = self._all(filter_of(request.wanted))
        lines = csv_lines(rows) if request.kind == "csv" else json_lines(rows)
        body = await asyncio.to_thread(lambda: "".join(lines).encode("utf-8", "replace"))
        return Answer(body, CSV_TYPE) if request.kind == "csv" else Answer(body)

    async def news(self, raw: bytes) -> Answer:
        """Answer /dashboard/news as soon as there is some, or after a while."""
        mark = await self._news.after(read(raw, NewsRequest).mark)
        return Answer(write(NewsAnswer(v=1, mark=mark)))

    async def _look(self, look: Callable[[apsw.Connection], T]) -> T:
        return await asyncio.to_thread(self._records.current.history.read, look)

    def _erased(self, request: EraseRequest) -> int:
        history = self._records.current.history
        if request.what == "all":
            return history.erase_all()
        if request.what == "one" and request.id:
            return history.erase_one(request.id)
        if request.what == "range" and request.since and request.until:
            return history.erase_between(request.since, request.until)
        raise WireError("Say which rows: give the row, or the first and the last day.")

    def _all(self, wanted: Filter) -> Iterator[Row]:
        """Yield every wanted row, a batch at a time, so that writing goes on in between."""
        history, after = self._records.current.history, None
        while True:
            found = history.read(_batch(wanted, after))
            yield from found.rows
            after = found.after
            if after is None:
                return


def _batch(wanted: Filter, after: Cursor | None) -> Callable[[apsw.Connection], history_query.Page]:
    return lambda db: history_query.page(db, wanted, after, history_query.BATCH)


def filter_of(wanted: Wanted) -> Filter:
    """Turn what the page wants into the record's own filter."""
    said = wanted.decision
    decision: Decision | Literal["none"] | None = (
        Decision(said) if said and said != "none" else said
    )
    return Filter(
        since=wanted.since,
        until=wanted.until,
        tool=wanted.tool.strip(),
        data_class=wanted.data_class,
        action=wanted.action,
        decision=decision,
    )


def cursor_of(after: str | None) -> Cursor | None:
    """Read where a page begins."""
    if after is None:
        return None
    at, _, seq = after.partition(".")
    return int(at), int(seq)


def known_rules(current: Current) -> dict[str, Rule]:
    """Return every rule in force by its id, the policy's own words included."""
    return {**current.rules.by_id, **own_rules(current.policy).by_id}


def note_of(row: Row, rules: dict[str, Rule]) -> RowNote:
    """Put a row into the words of the page."""
    return RowNote(
        id=row.id,
        at=iso(row.at),
        tool_name=row.tool_name,
        host=row.host,
        surface=row.surface,
        data_class=row.data_class,
        action=row.action,
        rules=tuple(
            RuleNote(rule, rules[rule].title if rule in rules else rule, count)
            for rule, count in row.rules
        ),
        decision=row.decision,
        decided_at=iso(row.decided_at) if row.decided_at else None,
    )


def explained(row: Row, seen_before: int, current: Current) -> RowAnswer:
    """Explain a row with the rules' own words and what holds for its tool now."""
    rules = known_rules(current)
    placed = place(row.host, current.policy, row.surface)
    return RowAnswer(
        v=1,
        row=note_of(row, rules),
        rules=tuple(_explained(rule, count, rules.get(rule)) for rule, count in row.rules),
        length_chars=row.length_chars,
        partial=row.partial,
        unscannable=row.unscannable,
        decoded_via=row.decoded_via,
        reason=row.reason,
        seen_before=seen_before,
        tier=placed.tier,
        ceiling=placed.ceiling,
    )


def _explained(rule: str, count: int, known: Rule | None) -> Explained:
    if known is None:
        return Explained(rule, rule, count, None, "", "")
    return Explained(rule, known.title, count, known.category, known.why, known.remedy)


def pauses_in(db: apsw.Connection, wanted: Filter) -> tuple[PauseNote, ...]:
    """Return the newest pauses of the wanted time; no other filter is about them."""
    found = pauses(db, wanted.since or EPOCH, PAUSES_MAX)
    return tuple(
        PauseNote(
            begun=iso(one.begun),
            until=iso(one.until),
            by=one.by,
            ended=iso(one.ended) if one.ended else None,
            because=one.because,
        )
        for one in found
        if wanted.until is None or one.begun < wanted.until
    )
