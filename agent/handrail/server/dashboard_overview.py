"""Answer the Overview page: what the charts are made of, and what can be learnt from it."""

import asyncio
from dataclasses import asdict
from datetime import timedelta

from handrail.engine.rule import Rule
from handrail.engine.words import DataClass
from handrail.governance.usage import sanctioned, usage
from handrail.local.clock import Clock
from handrail.local.history_export import iso
from handrail.local.history_overview import overview
from handrail.local.live import Live
from handrail.server.dashboard_history import known_rules
from handrail.server.dashboard_news import News
from handrail.server.dashboard_pages_wire import (
    DayCount,
    LessonNote,
    OverviewAnswer,
    OverviewRequest,
    TotalNote,
    UsedNote,
)
from handrail.server.dashboard_wire import Answer
from handrail.server.record import Records
from handrail.server.wire import read, write


class OverviewPage:
    """Answers what the Overview page asks."""

    def __init__(self, live: Live, records: Records, news: News, clock: Clock) -> None:
        self._live = live
        self._records = records
        self._news = news
        self._clock = clock

    async def overview(self, raw: bytes) -> Answer:
        """Answer /dashboard/overview: today and the days before it, in the person's own days."""
        request = read(raw, OverviewRequest)
        mark = self._news.mark
        today = self._clock.now().astimezone()
        midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
        first = midnight - timedelta(days=request.days - 1)
        history = self._records.current.history
        found = await asyncio.to_thread(history.read, lambda db: overview(db, first))
        current = self._live.current
        rules = known_rules(current)
        answer = OverviewAnswer(
            v=1,
            first_day=f"{first:%Y-%m-%d}",
            last_day=f"{today:%Y-%m-%d}",
            totals=tuple(
                TotalNote(one.day, one.tool_name, one.data_class, one.held, one.decision, one.count)
                for one in found.totals
            ),
            rules=tuple(lesson(rule, times, rules) for rule, times in found.rules),
            repeats=tuple(lesson(one.rule, one.times, rules) for one in found.repeats),
            since=iso(found.since) if found.since else None,
            overridden=found.overridden,
            native=tuple(DayCount(day, count) for day, count in found.native),
            classes=tuple(DataClass),
            used=tuple(UsedNote(**asdict(one)) for one in usage(found, current.policy)),
            sanctioned=sanctioned(current.policy),
            mark=mark,
        )
        return Answer(write(answer))


def lesson(rule: str, times: int, rules: dict[str, Rule]) -> LessonNote:
    """Say what came up with the rule's own words."""
    known = rules.get(rule)
    return LessonNote(rule, known.title if known else rule, known.remedy if known else "", times)
