"""Standard input for the tests of verbs."""

import io
from collections.abc import Callable

import pytest

Type = Callable[[str | bytes], None]


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Put a text on standard input."""

    def typed(text: str | bytes) -> None:
        raw = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return typed
