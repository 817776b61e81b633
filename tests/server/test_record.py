"""The record in use: the file's as soon as its key can be had, never in the agent's way."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.local.clock import system_clock
from handrail.local.history import History
from handrail.local.vault import Kind, Vault
from handrail.server.record import Record, Records
from records import entry

KEY = bytes(range(32))


def open_history(file: Path | None, key: bytes) -> History:
    return History.open(file, key, system_clock())


def records(file: Path, open_vault: Callable[[], Vault]) -> Records:
    return Records(file, open_vault, open_history)


@pytest.mark.parametrize(
    "kind, name, kept",
    [
        ("keyring", "history.db", "kept"),
        ("file", "history.db", "file"),
        ("memory", None, "memory"),
        ("keyring", None, "memory"),
    ],
)
def test_how_well_it_is_kept_is_said_as_it_is(
    tmp_path: Path, kind: Kind, name: str | None, kept: str
) -> None:
    history = open_history(tmp_path / name if name else None, KEY)

    assert Record(history, kind, KEY).kept == kept
    history.close()


async def test_an_open_vault_is_used_at_once(tmp_path: Path) -> None:
    held = records(tmp_path / "history.db", lambda: Vault("keyring", KEY))

    await held.begin()
    await held.keep_trying()

    assert held.current.kept == "kept"
    assert held.current.key == KEY
    await held.close()


async def test_a_vault_that_waits_for_a_person_does_not_hold_the_agent_up(tmp_path: Path) -> None:
    unlocked = threading.Event()

    def open_vault() -> Vault:
        unlocked.wait(10)
        return Vault("keyring", KEY)

    held = records(tmp_path / "history.db", open_vault)
    await held.begin(wait_s=0.01)
    before = held.current.kept
    unlocked.set()

    await held.keep_trying()

    assert (before, held.current.kept) == ("memory", "kept")
    await held.close()


async def test_a_locked_vault_is_tried_again_until_it_opens(tmp_path: Path) -> None:
    answers = [Vault("memory", bytes(32), retry=True)] * 3 + [Vault("keyring", KEY)]
    held = records(tmp_path / "history.db", lambda: answers.pop(0))
    await held.begin()

    await held.keep_trying(retry_s=0)

    assert held.current.kept == "kept"
    assert answers == []
    await held.close()


async def test_a_vault_that_cannot_open_later_is_not_tried_again(tmp_path: Path) -> None:
    answers = [Vault("memory", KEY, "why not")]
    held = records(tmp_path / "history.db", lambda: answers.pop(0))
    await held.begin()

    await asyncio.wait_for(held.keep_trying(retry_s=0), 10)

    assert held.current.kept == "memory"
    assert not (tmp_path / "history.db").exists()
    await held.close()


def test_a_record_does_not_show_its_key(tmp_path: Path) -> None:
    history = open_history(None, KEY)

    assert repr(KEY) not in repr(Record(history, "file", KEY))
    history.close()


async def test_what_was_recorded_before_the_vault_opened_is_kept_too(tmp_path: Path) -> None:
    answers = [Vault("memory", bytes(32), retry=True), Vault("keyring", KEY)]
    held = records(tmp_path / "history.db", lambda: answers.pop(0))
    await held.begin()
    early = entry()
    held.current.history.record_verdict(early)

    await held.keep_trying(retry_s=0)

    assert [row.id for row in held.current.history.rows()] == [early.id]
    await held.close()
