"""A real agent in a process of its own.

with Agent.start(home) as agent, agent.session() as session:
session.verdict("text", host="chatgpt.com")
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from support.client import PATIENCE_S, Client, Control, Json


def environment(home: Path) -> dict[str, str]:
    """Return what an agent of this state folder is started with."""
    return os.environ | {"HANDRAIL_HOME": str(home), "HANDRAIL_VAULT": "file"}


@dataclass
class Agent:
    """A real agent in a process of its own."""

    home: Path
    process: "subprocess.Popen[str]"
    ready: Json

    @classmethod
    def start(cls, home: Path, *words: str) -> "Agent":
        """Start one and wait for its ready line; words: in place of `-m handrail run`."""
        usual = ("-m", "handrail", "run", "--headless", "--ready-json")
        command = [sys.executable, *(words or usual)]
        process = subprocess.Popen(  # the caller stops it
            command, env=environment(home), stdout=subprocess.PIPE, text=True
        )
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            process.wait(PATIENCE_S)
            raise ChildProcessError(f"the agent ended with {process.returncode}")
        return cls(home, process, json.loads(line))

    def __enter__(self) -> Self:
        """Use it for a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End with the block."""
        self.stop()

    @property
    def socket(self) -> Path:
        """Where it listens for bridges."""
        return self.home / "run" / "control.sock"

    @property
    def log(self) -> str:
        """What it wrote to its log."""
        return (self.home / "agent.log").read_text()

    @contextmanager
    def session(self) -> Iterator[Client]:
        """Greet it and begin a session."""
        with Control(self.socket) as control:
            control.greet()
            with control.open() as session:
                yield session

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(with_signal)
        code = self.process.wait(PATIENCE_S)
        if self.process.stdout:
            self.process.stdout.close()
        return code


def until(holds: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Wait until something holds that another process is about to do."""
    give_up_s = time.monotonic() + patience_s
    while not holds():
        if time.monotonic() > give_up_s:
            raise TimeoutError
        time.sleep(0.01)
