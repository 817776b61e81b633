"""The Redact page's answer: hidden, told, and nothing kept."""

from pathlib import Path

import pytest

from handrail.server.dashboard_pages_wire import RedactRequest
from handrail.server.dashboard_redact import hidden
from support.house import Build, House, tab_of

CARD = "4111" + " 1111" * 3


async def test_what_is_found_is_hidden_and_told(house: House) -> None:
    said = await (await tab_of(house)).ask("redact", text=f"Charge {CARD} today")

    assert said.status == 200
    assert CARD not in said.body["redacted"]
    assert said.body["redacted"].startswith("Charge ")
    assert said.body["hidden"][0]["rule"] == "payment.card"
    assert said.body["hidden"][0]["remedy"]


@pytest.mark.parametrize("text", ["", "a meeting note", "lone \ud800 surrogate"])
async def test_a_text_with_nothing_in_it_comes_back_as_it_was(house: House, text: str) -> None:
    said = await (await tab_of(house)).ask("redact", text=text)

    assert said.body["redacted"] == text
    assert said.body["hidden"] == []


async def test_nothing_of_a_redacted_text_is_kept(
    build: Build, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(history_file=tmp_path / "history.db")

    await (await tab_of(house)).ask("redact", text=f"Marker-Qzx {CARD}")

    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert house.history.rows() == []
    assert not any(b"Marker-Qzx" in raw for raw in written)
    assert "Marker-Qzx" not in caplog.text


def test_a_request_does_not_show_its_text() -> None:
    assert "Qzx" not in repr(RedactRequest(v=1, text="Qzx"))


def test_nothing_found_is_nothing_hidden() -> None:
    assert hidden(()) == ()
