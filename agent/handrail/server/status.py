"""Tell what holds: the policy in force, the tool of a host, how history is kept."""

import asyncio

from handrail.engine.place import place
from handrail.engine.verdict import Placement
from handrail.local.live import Current, Live
from handrail.server.record import Records
from handrail.server.wire import (
    PolicyNote,
    StatusAnswer,
    StatusRequest,
    Today,
    ToolNote,
    When,
    read,
)


def policy_note(current: Current) -> PolicyNote:
    """Tell what the extension needs of the policy in force."""
    policy = current.policy
    when = policy.when
    return PolicyNote(
        id=policy.id,
        version=policy.version,
        posture=policy.posture,
        problems=current.problems,
        when=When(
            agent_silent=when.agent_silent,
            agent_error=when.agent_error,
            partial=when.partial,
            too_large=when.too_large,
            unscannable=when.unscannable,
        ),
    )


def tool_note(placement: Placement) -> ToolNote:
    """Tell which tool a host belongs to."""
    return ToolNote(
        id=placement.tool,
        name=placement.name,
        tier=placement.tier,
        ceiling=placement.ceiling,
    )


class Status:
    """Answers what the popup asks."""

    def __init__(self, version: str, live: Live, records: Records) -> None:
        self._version = version
        self._live = live
        self._records = records

    async def status(self, raw: bytes) -> StatusAnswer:
        """Answer /v1/status."""
        request = read(raw, StatusRequest)
        current = self._live.current
        record = self._records.current
        today = await asyncio.to_thread(record.history.today)
        return StatusAnswer(
            v=1,
            agent=self._version,
            policy=policy_note(current),
            tool=tool_note(place(request.host, current.policy)),
            history=record.kept,
            today=Today(verdicts=today.verdicts, held=today.held),
        )
