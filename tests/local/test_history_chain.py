"""The chain: what was changed or taken out shows."""

import threading
from pathlib import Path

import pytest

from handrail.engine.words import Decision
from handrail.local.history import History
from records import FakeClock, entry


def test_a_changed_row_breaks_the_chain(history: History) -> None:
    for _ in range(5):
        history.record_verdict(entry())
    assert history.verify()

    changed = "UPDATE events SET event = json_set(event, '$.entry.action', 'allow') WHERE seq = 3"
    history._transact(lambda db: db.execute(changed).fetchall())

    assert not history.verify()


@pytest.mark.parametrize("taken", [(3, 3), (1, 2)])
def test_rows_taken_out_break_the_chain(history: History, taken: tuple[int, int]) -> None:
    for _ in range(5):
        history.record_verdict(entry())
    history.catch_up()

    delete = "DELETE FROM events WHERE seq BETWEEN ? AND ?"
    history._transact(lambda db: db.execute(delete, taken).fetchall())

    assert not history.verify()


def test_two_writers_share_one_chain(file: Path, key: bytes, clock: FakeClock) -> None:
    agent, other = History.open(file, key, clock), History.open(file, key, clock, repair=False)
    for record in (agent, other, agent, other):
        record.record_verdict(entry())
        record.catch_up()

    assert len(agent.rows()) == 4
    assert agent.verify()
    assert other.erase_one(agent.rows()[0].id) == 1
    assert len(agent.rows()) == 3
    assert agent.verify()
    agent.close()
    other.close()


def test_two_processes_worth_of_writers_lose_nothing_to_each_other(
    file: Path, key: bytes, clock: FakeClock
) -> None:
    agent, other = History.open(file, key, clock), History.open(file, key, clock, repair=False)
    kept: list[bool] = []

    def write(record: History) -> None:
        for _ in range(100):
            given = entry()
            record.record_verdict(given)
            kept.append(record.record_decision(given.id, Decision.CANCELLED, None).result(10))

    writing = [threading.Thread(target=write, args=(record,)) for record in (agent, other)]
    for thread in writing:
        thread.start()
    for thread in writing:
        thread.join()

    assert kept == [True] * 200
    assert agent.verify()
    agent.close()
    other.close()
