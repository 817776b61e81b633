"""What the dashboard's messages take, and what they do not show."""

import pytest

from handrail.engine.errors import WireError
from handrail.server.dashboard_wire import (
    EraseRequest,
    KeyAnswer,
    KeyRequest,
    RowsRequest,
)
from handrail.server.wire import read

KEY = "0123456789abcdef" * 2


def test_neither_a_key_nor_a_bearer_is_shown() -> None:
    shown = repr((read(b'{"v":1,"key":"' + KEY.encode() + b'"}', KeyRequest), KeyAnswer(1, KEY)))

    assert KEY not in shown


@pytest.mark.parametrize(
    "raw",
    [
        b'{"v":1,"limit":0}',
        b'{"v":1,"limit":100000}',
        b'{"v":1,"after":"1.2; DROP"}',
        b'{"v":1,"wanted":{"since":"2026-11-01T00:00:00"}}',
        b'{"v":1,"wanted":{"action":"blok"}}',
        b'{"v":1,"wanted":{"decision":"other"}}',
        b'{"v":2}',
    ],
)
def test_what_is_no_request_for_rows_is_refused(raw: bytes) -> None:
    with pytest.raises(WireError):
        read(raw, RowsRequest)


def test_erasing_names_one_of_three_things() -> None:
    with pytest.raises(WireError):
        read(b'{"v":1,"what":"everything"}', EraseRequest)
