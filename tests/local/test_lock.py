"""One agent per state folder."""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.local.lock import Taken, claim, holder
from handrail.local.paths import State, state

HOLDER = """
import sys
from handrail.local.lock import claim
from handrail.local.paths import state
claimed = claim(state())
print("held", flush=True)
sys.stdin.read()
"""


def held() -> "subprocess.Popen[str]":
    """Start a process that holds the lock, and wait until it does."""
    started = subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "held\n"
    return started


def test_a_second_agent_is_told_who_runs() -> None:
    with held() as first:
        with pytest.raises(Taken, match=f"process {first.pid}") as told:
            claim(state())
        first.kill()

    assert told.value.pid == first.pid


@pytest.mark.fault
def test_the_lock_of_a_killed_agent_is_free() -> None:
    with held() as first:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()

    with claim(state()):
        assert state().lock_file.read_text().strip() == str(os.getpid())


def test_a_lock_given_back_can_be_taken_again() -> None:
    with claim(state()):
        pass

    with claim(state()):
        pass


def test_an_owner_that_does_not_say_who_it_is_is_still_respected() -> None:
    with claim(state()):
        state().lock_file.write_text("")

        with pytest.raises(Taken, match="another process") as told:
            claim(state())

    assert told.value.pid == 0


def test_a_lock_file_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"agent\.lock: "):
        claim(State(tmp_path / "absent"))


def test_who_holds_the_lock_can_be_asked() -> None:
    assert holder(state()) is None
    with held() as first:
        assert holder(state()) == first.pid
        first.kill()
        first.wait()

        assert holder(state()) is None


def test_an_agent_that_starts_while_somebody_asks_who_runs_gets_the_lock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = os.open(state().lock_file, os.O_RDWR | os.O_CREAT)
    fcntl.flock(asked, fcntl.LOCK_EX)
    monkeypatch.setattr("handrail.local.lock.sleep", lambda _: os.close(asked))

    with claim(state()):
        assert holder(state()) == os.getpid()
