"""A record, its key, its file and its clock."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.local.history import History
from records import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands at noon."""
    return FakeClock()


@pytest.fixture
def key() -> bytes:
    """A root key."""
    return secrets.token_bytes(32)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the record of this test lies."""
    return tmp_path / "history.db"


@pytest.fixture
def history(file: Path, key: bytes, clock: FakeClock) -> Iterator[History]:
    """An empty record on disk."""
    record = History.open(file, key, clock)
    yield record
    record.close()
