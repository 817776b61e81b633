"""An agent that runs for weeks notices that a day begins."""

import asyncio
from datetime import timedelta

import pytest

from handrail import app
from records import FakeClock


async def test_files_are_read_anew_when_a_day_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "DAY_LOOK_S", 0.001)
    clock, told = FakeClock(), asyncio.Event()
    watching = asyncio.ensure_future(app._watch_days(lambda: True, clock, told.set))
    await asyncio.sleep(0.05)
    assert not told.is_set()

    clock.at += timedelta(days=1)

    async with asyncio.timeout(20):
        await told.wait()
    watching.cancel()
