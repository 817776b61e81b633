"""Start, stop, freeze and kill a real agent, and call the command line beside it."""

import json
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from drive.scratch import Scratch

# A busy machine with two cores starts the agent in about one second; this only ends a hang.
START_LIMIT_S = 60
STOP_LIMIT_S = 20


class StartError(Exception):
    """The agent did not say that it is ready; str() says what it said instead."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What the agent says about itself when it answers."""

    pid: int
    port: int
    dashboard: str
    version: str


def handrail(place: Scratch, *arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
    """Run one verb of the command line in this place; text goes to its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "handrail", *arguments],
        env=place.env(),
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def install_browser(place: Scratch) -> None:
    """Let the browser profile of this place find the agent of this place."""
    arguments = ["--browser", "chromium", "--user-data-dir", str(place.profile)]
    done = handrail(place, "browsers", "install", *arguments)
    if done.returncode:
        raise StartError(f"handrail browsers install: {done.stderr.strip()}")


class Agent:
    """One `handrail run` in a scratch place."""

    def __init__(self, place: Scratch) -> None:
        self.place = place
        self._process: subprocess.Popen[bytes] | None = None
        self.ready: Ready | None = None

    @property
    def errors_file(self) -> Path:
        """Where the agent's standard error goes."""
        return self.place.root / "agent.stderr"

    def start(self) -> Ready:
        """Start the agent and wait for its ready line."""
        with self.errors_file.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "handrail", "run", "--headless", "--ready-json"],
                env=self.place.env(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        limit = threading.Timer(START_LIMIT_S, self._process.kill)
        limit.start()
        try:
            assert self._process.stdout is not None  # noqa: S101 (asked for above)
            line = self._process.stdout.readline()
        finally:
            limit.cancel()
        if not line:
            self.stop()
            said = self.errors_file.read_text(errors="replace").strip()
            raise StartError(f"handrail run ended without a ready line: {said or 'no output'}")
        self.ready = Ready(**json.loads(line))
        return self.ready

    @property
    def port(self) -> int:
        """The port of the running agent."""
        if self.ready is None:
            raise StartError("the agent was not started")
        return self.ready.port

    @property
    def pid(self) -> int:
        """The process that was started here."""
        if self._process is None:
            raise StartError("the agent was not started")
        return self._process.pid

    def freeze(self) -> None:
        """Stop the process in its tracks: it keeps its port and answers nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen process go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End the agent with no chance to say goodbye."""
        self._signal(signal.SIGKILL)
        self._wait()

    def stop(self) -> None:
        """Ask the agent to end and wait for it; kill it where it does not."""
        self._signal(signal.SIGCONT)
        self._signal(signal.SIGTERM)
        self._wait()

    def _signal(self, number: int) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def _wait(self) -> None:
        if self._process is None:
            return
        try:
            self._process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(STOP_LIMIT_S)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Stop it."""
        self.stop()
