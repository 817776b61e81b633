"""The system's keyring: which one, and for how long it is waited for."""

import sys
import threading

import pytest
from keyring.errors import InitError, KeyringLocked

from handrail.local.keyrings import BACKENDS, Answer, Keyring, ask, system_keyring


class OneWord:
    """A keyring that holds one word."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return it."""
        return "word" if (service, username) == ("service", "name") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget nothing."""


def question(keyring: Keyring, abandoned: threading.Event) -> str | None:
    """Ask for the word."""
    return keyring.get_password("service", "name")


def test_the_environment_cannot_redirect_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    found = system_keyring()

    assert (type(found).__module__, type(found).__name__) == BACKENDS[sys.platform]


def test_a_system_without_a_known_keyring_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")

    assert ask(system_keyring, question, 5).state == "absent"


def test_an_answer_in_time_is_given() -> None:
    assert ask(OneWord, question, 5) == Answer("ready", "word")


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (KeyringLocked(), "locked"),
        (InitError(), "absent"),
        (RuntimeError(), "absent"),
        (ConnectionRefusedError(), "absent"),
    ],
)
def test_each_way_to_fail_has_a_word(error: Exception, state: str) -> None:
    def fail() -> Keyring:
        raise error

    assert ask(fail, question, 5).state == state


def test_a_keyring_that_does_not_answer_counts_as_locked_and_is_told_that_nobody_waits() -> None:
    told = threading.Event()

    def wait(_keyring: Keyring, abandoned: threading.Event) -> str | None:
        abandoned.wait(10)
        told.set()
        return None

    answer = ask(OneWord, wait, 0.01)

    assert answer.state == "locked"
    assert told.wait(5)


def test_a_bug_in_a_backend_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _told: None)

    def crash(_keyring: Keyring, _abandoned: threading.Event) -> str | None:
        return str(1 // 0)

    assert ask(OneWord, crash, 5).state == "absent"
