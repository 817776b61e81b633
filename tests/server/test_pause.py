"""A pause: allowed by the policy, recorded, and over by itself whatever the clocks do."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handrail.engine.errors import WireError
from handrail.local.history import History
from handrail.local.history_pauses import PauseRow, pauses
from handrail.local.live import Live
from handrail.server.pause import Pause
from records import FakeClock
from support.house import Build, records_of, tab_of

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEAD = '[policy]\nid = "a"\nversion = 1\nowner = "me"\n'


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def history(clock: FakeClock) -> Iterator[History]:
    made = History.open(None, bytes(32), clock)
    yield made
    made.close()


@pytest.fixture
def live(tmp_path: Path) -> Live:
    return Live(tmp_path)


@pytest.fixture
def pause(live: Live, history: History, clock: FakeClock) -> Pause:
    return Pause(live, records_of(history, bytes(32)), clock)


def kept(history: History) -> tuple[PauseRow, ...]:
    return history.read(lambda db: pauses(db, NOON - timedelta(days=1), 10))


def write(live: Live, minutes: int) -> None:
    live.files.policy_file.write_text(f"{HEAD}pause_minutes = {minutes}\n")
    live.reload()


async def test_a_pause_has_an_end_and_is_recorded(pause: Pause, history: History) -> None:
    told = pause.ask(5, "icon")

    assert told == pause.told == "2026-11-21T12:05:00Z"
    assert pause.until == NOON + timedelta(minutes=5)
    [row] = kept(history)
    assert (row.by, row.until, row.ended) == ("icon", pause.until, None)


async def test_resuming_is_recorded(pause: Pause, history: History) -> None:
    pause.ask(15, "popup")

    assert pause.ask(0, "popup") is None
    assert pause.until is None
    assert [row.because for row in kept(history)] == ["person"]


async def test_without_a_pause_there_is_nothing_to_resume(pause: Pause, history: History) -> None:
    assert pause.ask(0, "command") is None
    assert kept(history) == ()


@pytest.mark.parametrize(
    ("wall", "grown_s"),
    [
        (timedelta(minutes=5), 300.0),
        (timedelta(minutes=5), 3.0),  # the computer slept
        (timedelta(hours=-3), 300.0),  # the clock was put back
    ],
)
async def test_it_is_over_when_either_clock_says_so(
    pause: Pause, clock: FakeClock, history: History, wall: timedelta, grown_s: float
) -> None:
    told: asyncio.Queue[str | None] = asyncio.Queue()
    pause.listeners.append(lambda: told.put_nowait(pause.told))
    watching = asyncio.ensure_future(pause.watch(look_s=0.01))
    pause.ask(5, "dashboard")
    clock.at += wall
    clock.elapsed_s += grown_s

    assert pause.until is None
    async with asyncio.timeout(10):
        assert [await told.get(), await told.get()] == ["2026-11-21T12:05:00Z", None]
    watching.cancel()
    assert [row.because for row in kept(history)] == ["time"]


async def test_a_second_pause_takes_the_place_of_the_first(pause: Pause, history: History) -> None:
    pause.ask(5, "icon")
    pause.ask(15, "icon")

    assert pause.told == "2026-11-21T12:15:00Z"
    assert [row.because for row in kept(history)] == [None, "person"]


@pytest.mark.parametrize(
    ("allowed", "problem"),
    [
        (0, "your policy allows no pause"),
        (5, "your policy allows a pause of 5 minutes at most; ask for less"),
    ],
)
async def test_the_policy_says_how_long(
    pause: Pause, live: Live, allowed: int, problem: str
) -> None:
    write(live, allowed)

    with pytest.raises(WireError) as refused:
        pause.ask(15, "icon")

    assert str(refused.value) == problem
    assert pause.until is None


async def test_a_policy_that_allows_less_ends_a_pause(
    pause: Pause, live: Live, history: History
) -> None:
    pause.ask(15, "icon")
    write(live, 15)
    pause.heed_policy()
    assert pause.until

    write(live, 5)
    pause.heed_policy()

    assert pause.until is None
    assert [row.because for row in kept(history)] == ["policy"]


async def test_an_agent_that_stops_in_a_pause_says_so(pause: Pause, history: History) -> None:
    pause.ask(15, "icon")
    pause.stop()

    assert [row.because for row in kept(history)] == ["stopped"]


async def test_the_popup_pauses_and_the_dashboard_resumes(build: Build) -> None:
    house = await build(clock=FakeClock())
    session = house.session()

    paused = await asyncio.to_thread(session.ask, "pause", {"v": 1, "minutes": 5})
    status = await asyncio.to_thread(session.ask, "status", {"v": 1, "host": "chatgpt.com"})
    tab = await tab_of(house)
    shown = (await tab.ask("status")).body
    resumed = (await tab.ask("pause", minutes=0)).body

    assert paused["paused_until"] == "2026-11-21T12:05:00Z"
    assert status["policy"]["paused_until"] == paused["paused_until"]
    assert (shown["paused_until"], shown["pause_minutes"]) == ("2026-11-21T12:05:00Z", 15)
    assert resumed["paused_until"] is None
    assert [row.by for row in kept(house.history)] == ["popup"]


async def test_the_dashboard_ends_the_agent(build: Build) -> None:
    house = await build()

    answer = await (await tab_of(house)).ask("quit")

    assert answer.status == 200
    assert house.quitting.is_set()
