"""Tell what holds: the policy in force, the tool of a host, how history is kept."""

import asyncio
import secrets
from collections.abc import Callable
from hashlib import sha256

import msgspec

from handrail.engine.place import always, place
from handrail.engine.policy import Policy
from handrail.engine.prefilter import prefilter
from handrail.engine.prefilter_needs import let_pass
from handrail.engine.verdict import Placement
from handrail.engine.words import DataClass, Tier
from handrail.governance.whereto import CLASSES, row_for
from handrail.local.live import Current, Live
from handrail.server.pause import Pause
from handrail.server.pause_wire import PauseAnswer, PauseRequest
from handrail.server.record import Records
from handrail.server.status_wire import MayNote, StatusAnswer, StatusRequest, Today
from handrail.server.wire import (
    Alternative,
    PolicyNote,
    PrefilterAnswer,
    PrefilterRequest,
    ToolNote,
    When,
    read,
)

# An id on the wire has so many digits.
ID_HEX_DIGITS = 16
# Places of one tier and ceiling, which ask for the same and let the same rules pass, are described
# alike.
_Alike = tuple[Tier, DataClass, bool, frozenset[str]]


def policy_note(current: Current, paused_until: str | None) -> PolicyNote:
    """Tell what the extension needs of the policy in force.

    paused_until: as Pause.told says it.
    """
    policy = current.policy
    return PolicyNote(
        id=policy.id,
        version=policy.version,
        posture=policy.posture,
        problems=current.problems,
        when=when_note(policy),
        paused_until=paused_until,
        pause_minutes=policy.pause_minutes,
        reasons=policy.reasons,
    )


def when_note(policy: Policy) -> When:
    """Tell what the policy says about what could not be judged."""
    when = policy.when
    return When(
        agent_silent=when.agent_silent,
        agent_error=when.agent_error,
        partial=when.partial,
        too_large=when.too_large,
        unscannable=when.unscannable,
    )


def tool_note(placement: Placement) -> ToolNote:
    """Tell which tool a host belongs to."""
    return ToolNote(
        id=placement.tool,
        name=placement.name,
        tier=placement.tier,
        ceiling=placement.ceiling,
    )


def may_notes(host: str, policy: Policy) -> tuple[MayNote, ...]:
    """Tell what may be pasted at a host, as the dashboard's page about every tool does."""
    told = zip(CLASSES, row_for(host, policy).answers, strict=True)
    return tuple(MayNote(kind, action, offers.redact) for kind, (action, offers) in told)


class Status:
    """Answers what the popup asks."""

    def __init__(
        self,
        version: str,
        live: Live,
        records: Records,
        pause: Pause,
        opened: Callable[[], None] = lambda: None,
    ) -> None:
        """Take the parts. opened: is called when a page asks what to look for."""
        self._version = version
        self._opened = opened
        self._live = live
        self._records = records
        self._pause = pause
        # New for every start: a page's hashes say nothing about those of another day.
        self._salt = (secrets.randbits(32), secrets.randbits(32))
        self._told: dict[_Alike, PrefilterAnswer] = {}
        self._epoch = live.epoch

    async def status(self, raw: bytes) -> StatusAnswer:
        """Answer /v1/status."""
        request = read(raw, StatusRequest)
        current = self._live.current
        record = self._records.current
        today = await asyncio.to_thread(record.history.today)
        placement = place(request.host, current.policy)
        return StatusAnswer(
            v=1,
            agent=self._version,
            policy=policy_note(current, self._pause.told),
            tool=tool_note(placement),
            may=may_notes(request.host, current.policy),
            instead=tuple(Alternative(id=id_, name=name) for id_, name in placement.instead),
            history=record.kept,
            today=Today(verdicts=today.verdicts, held=today.held, native=today.native),
        )

    async def pause(self, raw: bytes) -> PauseAnswer:
        """Answer /v1/pause."""
        request = read(raw, PauseRequest)
        return PauseAnswer(v=1, paused_until=self._pause.ask(request.minutes, "popup"))

    async def prefilter(self, raw: bytes) -> PrefilterAnswer:
        """Answer /v1/prefilter."""
        request = read(raw, PrefilterRequest)
        self._opened()
        current = self._live.current
        placement = place(request.host, current.policy)
        if current.epoch != self._epoch:
            self._told, self._epoch = {}, current.epoch
        passing = let_pass(current.policy, placement)
        asks = any(action.rank for _, action in always(placement, current.policy))
        told, key = self._told, (placement.tier, placement.ceiling, asks, passing)
        if key not in told:
            told[key] = await asyncio.to_thread(self._described, current, placement)
        return told[key]

    def _described(self, current: Current, placement: Placement) -> PrefilterAnswer:
        """Describe what could be held up at a place. Takes some 50 ms, so off the loop."""
        described = prefilter(current.rules, current.policy, placement, self._salt)
        digest = sha256(msgspec.json.encode(described)).hexdigest()
        return PrefilterAnswer(v=1, id=digest[:ID_HEX_DIGITS], told=described)
