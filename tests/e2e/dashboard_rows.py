"""A history to look at: weeks of rows as a person at work leaves them, without an agent."""

import dataclasses
import random
from datetime import datetime, timedelta

import apsw
import pytest

from drive.scratch import Scratch
from handrail.engine.words import Action, DataClass, Decision
from handrail.local import history_chain, history_schema
from handrail.local.clock import system_clock
from handrail.local.history import VerdictEntry
from handrail.local.history_entries import decision_event, passed_event, verdict_event
from handrail.local.history_store import open_store
from handrail.local.keys import subkey
from handrail.local.paths import State
from handrail.local.vault import open_vault
from records import entry

TOOLS = (
    ("chatgpt", "ChatGPT", "chatgpt.com"),
    ("claude", "Claude", "claude.ai"),
    ("gemini", "Gemini", "gemini.google.com"),
    ("copilot", "Copilot", "copilot.microsoft.com"),
)
KINDS = (
    ("payment.card", DataClass.PROHIBITED, Action.BLOCK),
    ("secret.aws-access-key", DataClass.PROHIBITED, Action.BLOCK),
    ("contact.email", DataClass.SENSITIVE, Action.WARN),
)
DECIDED = (Decision.CANCELLED, Decision.REDACTED, Decision.REDACTED, Decision.CONTINUED)
# The extension tells in a batch what had nothing in it to check.
UNCHECKED_EVERY = 3
# One key in a text a person copies from again and again.
AGAIN = "00ff00ff00ff00ff"


def fill(place: Scratch, rows: int, days: int = 80) -> None:
    """Write rows into the history of a scratch place, evenly over the last days."""
    now = system_clock().now()
    state = State(place.state)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDRAIL_VAULT", "file")
        vault = open_vault(state)
    opened = open_store(state.history_file, vault.key, now, repair=True)
    key = subkey(vault.key, "chain")
    chance = random.Random(7)
    with history_schema.transaction(opened.db):
        for turn in range(rows):
            at = now - timedelta(days=days) * ((rows - turn) / max(rows, 1))
            given = verdict(chance, turn)
            history_chain.append(opened.db, key, verdict_event(given, at))
            if given.decision is None:
                _decide(opened.db, key, given, at, chance)
            if turn % UNCHECKED_EVERY == 0:
                passed = passed_event(given.host, given.surface, chance.randrange(1, 9), at)
                history_chain.append(opened.db, key, passed)
    opened.db.close()


def verdict(chance: random.Random, turn: int) -> VerdictEntry:
    """Make one verdict: four of five pass."""
    tool, name, host = chance.choice(TOOLS)
    common = dataclasses.replace(
        entry(Action.ALLOW, Decision.PASSED, name, f"{turn:016x}"),
        tool=tool,
        host=host,
        data_class=DataClass.PUBLIC,
        rules=(),
        length_chars=chance.randrange(20, 4_000),
    )
    if chance.random() < 0.8:
        return common
    rule, data_class, action = chance.choice(KINDS)
    again = rule.startswith("secret") and chance.random() < 0.5
    return dataclasses.replace(
        common,
        decision=None,
        data_class=data_class,
        action=action,
        rules=((rule, chance.randrange(1, 4)),),
        fingerprints=(AGAIN,) if again else (f"{chance.getrandbits(64):016x}",),
    )


def _decide(
    db: apsw.Connection,
    key: bytes,
    given: VerdictEntry,
    at: datetime,
    chance: random.Random,
) -> None:
    """Write what the person did a few seconds later."""
    decision = chance.choice(DECIDED)
    if decision is Decision.CONTINUED and given.action is Action.BLOCK:
        decision = Decision.CANCELLED
    reason = "the customer agreed" if decision is Decision.CONTINUED else None
    made = decision_event(given.id, decision, reason, at + timedelta(seconds=6))
    history_chain.append(db, key, made)
