"""A real agent keeps history as long as its policy says, and not longer."""

from datetime import timedelta
from pathlib import Path

import pytest

from handrail.local.clock import system_clock
from handrail.local.history import History
from handrail.local.paths import State, private_dir
from handrail.local.vault import open_vault
from records import FakeClock, entry
from support.agent import Agent

HEAD = '[policy]\nid = "acme"\nversion = 1\nowner = "me"\n'


@pytest.mark.parametrize(("days", "kept"), [(30, 90), (365, 100)])
def test_rows_older_than_the_policy_keeps_go_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, kept: int
) -> None:
    monkeypatch.setenv("HANDRAIL_VAULT", "file")
    here = State(private_dir(tmp_path / "state"))
    (here.policy_file).write_text(f"{HEAD}[retention]\nhistory_days = {days}\n")
    filled(here, age=timedelta(days=100), rows=100)

    with Agent.start(here.home):
        pass

    # After so long a time nobody trusts the clock: a tenth goes at once, the rest day by day.
    assert rows(here) == kept


def filled(here: State, age: timedelta, rows: int) -> None:
    """Write rows of another day."""
    clock = FakeClock(at=system_clock().now() - age)
    history = History.open(here.history_file, open_vault(here).key, clock)
    for _ in range(rows):
        history.record_verdict(entry())
    history.close()


def rows(here: State) -> int:
    """Count what is left."""
    key = open_vault(here).key
    history = History.open(here.history_file, key, system_clock(), repair=False)
    try:
        return len(history.rows())
    finally:
        history.close()
