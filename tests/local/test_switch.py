"""The switch ends the agent from any thread, once and for good."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from handrail.local.switch import SIGNALS, Switch

# Only so that a broken switch fails and does not hang.
PATIENCE_S = 10.0


@pytest.fixture
def signals_as_before() -> Iterator[None]:
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = [(number, signal.getsignal(number)) for number in numbers]
    yield
    for number, handler in before:
        signal.signal(number, handler)
    signal.set_wakeup_fd(-1)


async def test_it_ends_the_agent_from_another_thread() -> None:
    switch = Switch()
    stop = switch.event()

    threading.Thread(target=switch.off).start()

    assert await asyncio.wait_for(stop.wait(), PATIENCE_S)


async def test_what_is_off_before_the_agent_runs_ends_it_at_once() -> None:
    switch = Switch()

    switch.off()

    assert switch.event().is_set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_ends_the_agent(number: signal.Signals, signals_as_before: None) -> None:
    switch = Switch()
    stop = switch.event()
    switch.obey_signals()

    os.kill(os.getpid(), number)

    assert await asyncio.wait_for(stop.wait(), PATIENCE_S)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_that_comes_as_the_interpreter_goes_to_sleep_is_heard(
    number: signal.Signals, signals_as_before: None
) -> None:
    switch = Switch()
    switch.obey_signals()
    stop = switch.event()
    rope = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(rope)

    # What the system's half of a signal does; the interpreter's half never gets its turn.
    os.write(rope, bytes([number]))

    assert await asyncio.wait_for(stop.wait(), PATIENCE_S)


async def test_another_signal_ends_nothing(signals_as_before: None) -> None:
    switch = Switch()
    switch.obey_signals()
    stop = switch.event()
    rope = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(rope)

    os.write(rope, bytes([signal.SIGCHLD]))
    await asyncio.sleep(0.05)

    assert not stop.is_set()


def test_switching_off_an_agent_that_has_ended_does_nothing() -> None:
    switch = Switch()

    async def agent() -> None:
        switch.event()

    asyncio.run(agent())

    switch.off()
