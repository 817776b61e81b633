"""The operating system's keyring, asked in a way that cannot hold anybody up.

A keyring may put up a prompt and wait for a person who is not there, so every question is asked
from a thread of its own with a time limit. The backend is named here, one per system, and made
directly: no environment variable or keyringrc file can redirect the key to another place.
"""

import importlib
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, cast

SERVICE = "handrail"

# Source: names of the classes in keyring 25.7.
BACKENDS = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
}


class Keyring(Protocol):
    """What the vault needs of a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept under a name, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something under a name."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget what is kept under a name."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking.

    state: "ready" (value is what the question gave), "locked" (it waits for a person, or said
        that it is locked) or "absent" (there is no keyring, or it cannot be used).
    """

    state: Literal["ready", "locked", "absent"]
    value: str | None = None


Question = Callable[[Keyring, threading.Event], str | None]


def system_keyring() -> Keyring:
    """Return this system's keyring.

    RuntimeError: there is none that we know.
    """
    if sys.platform not in BACKENDS:
        raise RuntimeError("no keyring is known for this system")
    module, name = BACKENDS[sys.platform]
    return cast("Keyring", getattr(importlib.import_module(module), name)())


def ask(find: Callable[[], Keyring], question: Question, wait_s: float) -> Answer:
    """Put a question to the keyring and wait at most wait_s for what comes.

    question: gets the keyring and an event that is set once nobody waits any more; it must change
        nothing after that.
    """
    answers: list[Answer] = []
    abandoned = threading.Event()
    worker = threading.Thread(
        target=lambda: answers.append(_asked(find, question, abandoned)),
        name="keyring",
        daemon=True,
    )
    worker.start()
    worker.join(wait_s)
    abandoned.set()
    if answers:
        return answers[0]
    return Answer("locked" if worker.is_alive() else "absent")


def _asked(find: Callable[[], Keyring], question: Question, abandoned: threading.Event) -> Answer:
    """Ask, and turn each way a keyring fails into a word."""
    locked, absent = _failures()
    try:
        return Answer("ready", question(find(), abandoned))
    except locked:
        return Answer("locked")
    except absent:
        return Answer("absent")


def _failures() -> tuple[type[Exception], tuple[type[Exception], ...]]:
    """Return what a locked keyring raises, and what a missing or broken one raises.

    Imported here and not at the top: it costs 50 ms and the command line often needs no keyring.
    """
    errors = importlib.import_module("keyring.errors")
    absent: list[type[Exception]] = [errors.KeyringError, RuntimeError, OSError, ImportError]
    if sys.platform == "linux":
        storage = importlib.import_module("secretstorage.exceptions")
        bus = importlib.import_module("jeepney.wrappers")
        # KeyError: jeepney's, for a bus whose address the environment does not give.
        absent += [storage.SecretStorageException, bus.DBusErrorResponse, KeyError, ValueError]
    return errors.KeyringLocked, tuple(absent)
