"""The file's tables, today and in earlier and later versions."""

from pathlib import Path

import apsw

from handrail.local import history_schema
from handrail.local.history import History
from records import FakeClock


def test_a_file_of_a_newer_agent_is_left_alone(file: Path, key: bytes, clock: FakeClock) -> None:
    History.open(file, key, clock).close()
    db = history_schema.connect(file, key)
    db.pragma("user_version", 99)
    db.close()

    record = History.open(file, key, clock)

    assert record.in_memory
    assert "update Handrail" in record.note
    assert not list(file.parent.glob("*.corrupt-*"))
    record.close()


def test_old_migrations_are_never_changed() -> None:
    memory = apsw.Connection(":memory:")
    history_schema.migrate(memory)
    shape = [row[0] for row in memory.execute("SELECT name FROM sqlite_master ORDER BY name")]

    assert memory.pragma("user_version") == len(history_schema.MIGRATIONS)
    assert {"events", "meta"} <= set(shape)
    memory.close()
