"""What tests of the record share: a clock that is handed in, and rows as the server makes them."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from handrail.engine.words import Action, DataClass, Decision, Surface
from handrail.local.history import History, VerdictEntry

# What a search of the raw file looks for.
MARKER = "Qzx-marker-"


@dataclass
class FakeClock:
    """A clock a test can set; each look at it is a microsecond later."""

    at: datetime = datetime(2026, 11, 21, 12, tzinfo=UTC)
    elapsed_s: float = 0.0
    looks: int = 0

    def now(self) -> datetime:
        """Return the time this clock was set to."""
        self.looks += 1
        return self.at + timedelta(microseconds=self.looks)

    def monotonic_s(self) -> float:
        """Return the seconds this clock was set to."""
        return self.elapsed_s


def entry(
    action: Action = Action.BLOCK,
    decision: Decision | None = None,
    name: str = "ChatGPT",
    verdict_id: str = "",
) -> VerdictEntry:
    """Return one verdict's row as the server would make it."""
    return VerdictEntry(
        id=verdict_id or secrets.token_hex(8),
        tool="chatgpt",
        tool_name=name,
        host="chatgpt.com",
        surface=Surface.PASTE,
        data_class=DataClass.PROHIBITED,
        action=action,
        rules=(("payment.card", 2),),
        length_chars=120,
        partial=False,
        unscannable=False,
        decoded_via=(),
        fingerprints=(),
        decision=decision,
    )


def filled(history: History, rows: int) -> list[str]:
    """Write rows with a marker in each; return their ids in order."""
    given = [entry(name=f"{MARKER}{number}") for number in range(rows)]
    for number, one in enumerate(given):
        history.record_verdict(one)
        if number % 3 == 0:
            history.record_decision(one.id, Decision.CONTINUED, f"{MARKER}reason {number}")
        if number % 100 == 0:
            history.catch_up()
    history.catch_up()
    return [one.id for one in given]
