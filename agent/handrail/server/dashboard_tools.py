"""Answer the Tools page: what each tool may receive, and how often it was met."""

import asyncio
from datetime import timedelta

from handrail.engine.words import Action, DataClass, Tier
from handrail.governance.usage import Used, usage
from handrail.governance.whereto import Row, rows_of
from handrail.local.clock import Clock
from handrail.local.history_overview import overview
from handrail.local.live import Live
from handrail.server.dashboard_wire import Answer, Plain
from handrail.server.record import Records
from handrail.server.wire import Message, Version, read, write

# As far back as the first charts of the Overview page.
COUNTED_DAYS = 30


class ToolNote(Message, frozen=True):
    """One tool, or all that nobody decided about.

    actions: for each class, lowest first. redacted: whether the redacted version may go where the
    action stops. instead: approved tools to use in its place. checked, held: pastes of the last
    days that were checked, and those of them that were held.
    """

    name: str
    vendor: str
    tier: Tier
    ceiling: DataClass
    decided: bool
    actions: tuple[Action, ...]
    redacted: tuple[bool, ...]
    instead: tuple[str, ...]
    checked: int
    held: int


class ToolsAnswer(Message, frozen=True):
    """Every tool, those that were decided about first, and the days that were counted."""

    v: Version
    classes: tuple[DataClass, ...]
    days: int
    tools: tuple[ToolNote, ...]


class ToolsPage:
    """Answers what the Tools page asks."""

    def __init__(self, live: Live, records: Records, clock: Clock) -> None:
        self._live = live
        self._records = records
        self._clock = clock

    async def tools(self, raw: bytes) -> Answer:
        """Answer /dashboard/tools. The counts hold no content, like all of the history."""
        read(raw, Plain)
        first = self._clock.now() - timedelta(days=COUNTED_DAYS)
        history = self._records.current.history
        found = await asyncio.to_thread(history.read, lambda db: overview(db, first))
        policy = self._live.policy
        used = {one.name: one for one in usage(found, policy)}
        notes = tuple(_note(row, used.get(row.name)) for row in rows_of(policy, every=True))
        return Answer(write(ToolsAnswer(1, tuple(DataClass), COUNTED_DAYS, notes)))


def _note(row: Row, used: Used | None) -> ToolNote:
    """Write a row as the page reads it."""
    return ToolNote(
        name=row.name,
        vendor=row.vendor,
        tier=row.tier,
        ceiling=row.ceiling,
        decided=row.tier is not Tier.UNLISTED,
        actions=tuple(action for action, _ in row.answers),
        redacted=tuple(offers.redact for _, offers in row.answers),
        instead=row.instead,
        checked=sum(used.checked) if used else 0,
        held=sum(used.held) if used else 0,
    )
