"""Where the key is kept, and above all when none is made."""

import base64
import secrets
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringLocked

from handrail.engine.errors import MachineError
from handrail.local.paths import State, state
from handrail.local.vault import Vault, forget, open_vault

SHORT_S = 0.05


class FakeKeyring:
    """A keyring of the system, as far as the vault uses one."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.fails: Exception | None = None
        self.waits: threading.Event | None = None

    def _act(self) -> None:
        if self.waits:
            self.waits.wait(10)
        if self.fails:
            raise self.fails

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        self._act()
        return self.kept.get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._act()
        self.kept[f"{service} {username}"] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._act()
        del self.kept[f"{service} {username}"]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    """A keyring that is open and empty."""
    monkeypatch.delenv("HANDRAIL_VAULT")
    return FakeKeyring()


@pytest.fixture
def here() -> State:
    """The state folder of this test."""
    return state()


def opened(here: State, keyring: FakeKeyring) -> Vault:
    """Open the vault with this keyring and little patience."""
    return open_vault(here, SHORT_S, lambda: keyring)


def test_the_first_start_makes_a_key_in_the_keyring(here: State, keyring: FakeKeyring) -> None:
    first, second = opened(here, keyring), opened(here, keyring)

    assert first.kind == "keyring"
    assert first.key == second.key
    assert len(first.key) == 32
    assert len(keyring.kept) == 1
    assert not here.key_file.exists()
    assert first.note == ""


def test_two_state_folders_have_two_keys(here: State, keyring: FakeKeyring, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()

    assert opened(here, keyring).key != opened(State(tmp_path / "other"), keyring).key


def test_a_key_is_never_shown(here: State, keyring: FakeKeyring) -> None:
    vault = opened(here, keyring)

    assert vault.key.hex() not in repr(vault)
    assert repr(vault.key) not in repr(vault)


@pytest.mark.parametrize("error", [InitError("no service"), RuntimeError("no bus"), OSError()])
def test_without_a_keyring_the_key_lies_in_a_private_file_and_that_is_said(
    here: State, keyring: FakeKeyring, error: Exception
) -> None:
    keyring.fails = error

    first, second = opened(here, keyring), opened(here, keyring)

    assert first.kind == "file"
    assert first.key == second.key
    assert here.key_file.stat().st_mode & 0o777 == 0o600
    assert "protected by file permissions only" in first.note


def test_a_key_file_is_used_on_even_when_a_keyring_appears(
    here: State, keyring: FakeKeyring
) -> None:
    keyring.fails = InitError("no service")
    first = opened(here, keyring)
    keyring.fails = None

    assert opened(here, keyring).key == first.key
    assert not keyring.kept


def _locked(keyring: FakeKeyring) -> None:
    keyring.fails = KeyringLocked("locked")


def _prompting(keyring: FakeKeyring) -> None:
    keyring.waits = threading.Event()


def _unreachable(keyring: FakeKeyring) -> None:
    keyring.fails = InitError("no bus")


@pytest.mark.parametrize("state_of", [_locked, _prompting, _unreachable])
def test_a_keyring_that_holds_the_key_but_cannot_be_asked_gets_no_rival(
    here: State, keyring: FakeKeyring, state_of: Callable[[FakeKeyring], None]
) -> None:
    first = opened(here, keyring)
    state_of(keyring)
    meanwhile = opened(here, keyring)
    if keyring.waits:
        keyring.waits.set()
    keyring.fails = keyring.waits = None
    later = opened(here, keyring)

    assert meanwhile.kind == "memory"
    assert meanwhile.retry
    assert "in memory" in meanwhile.note
    assert not here.key_file.exists()
    assert later.key == first.key


@pytest.mark.parametrize("state_of", [_locked, _prompting])
def test_a_keyring_that_is_locked_at_the_first_start_is_waited_for(
    here: State, keyring: FakeKeyring, state_of: Callable[[FakeKeyring], None]
) -> None:
    state_of(keyring)

    vault = opened(here, keyring)
    if keyring.waits:
        keyring.waits.set()

    assert (vault.kind, vault.retry) == ("memory", True)
    assert not here.key_file.exists()
    assert not here.vault_file.exists()


def test_a_history_whose_marker_is_lost_gets_no_file_key(here: State, keyring: FakeKeyring) -> None:
    here.history_file.write_bytes(b"a history")
    _unreachable(keyring)

    assert opened(here, keyring).kind == "memory"
    assert not here.key_file.exists()


def test_a_key_is_not_stored_after_nobody_waits_for_it_any_more(
    here: State, keyring: FakeKeyring
) -> None:
    keyring.waits = threading.Event()
    opened(here, keyring)
    late = [thread for thread in threading.enumerate() if thread.name == "keyring"]

    keyring.waits.set()
    for thread in late:
        thread.join(5)

    assert keyring.kept == {}


def test_a_key_that_is_gone_from_an_open_keyring_is_made_anew(
    here: State, keyring: FakeKeyring
) -> None:
    first = opened(here, keyring)
    keyring.kept.clear()

    second = opened(here, keyring)

    assert second.kind == "keyring"
    assert second.key != first.key


def test_the_file_can_be_asked_for(here: State) -> None:
    vault = open_vault(here, SHORT_S)

    assert vault.kind == "file"
    assert "HANDRAIL_VAULT=file" in vault.note


def test_the_file_asked_for_does_not_orphan_a_history_of_the_keyring(
    here: State, keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(here, keyring)
    here.history_file.write_bytes(b"a history")
    monkeypatch.setenv("HANDRAIL_VAULT", "file")

    vault = opened(here, keyring)

    assert vault.kind == "memory"
    assert "unset HANDRAIL_VAULT" in vault.note
    assert not here.key_file.exists()


def test_an_unknown_vault_is_wrong_use(here: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDRAIL_VAULT", "cloud")

    with pytest.raises(MachineError, match="'cloud' is no vault; use file"):
        open_vault(here, SHORT_S)


@pytest.mark.parametrize("damaged", [b"", b"short", base64.b64encode(secrets.token_bytes(31))])
def test_a_damaged_key_file_is_named_and_left_as_it_is(here: State, damaged: bytes) -> None:
    here.key_file.write_bytes(damaged)

    vault = open_vault(here, SHORT_S)

    assert vault.kind == "memory"
    assert "does not hold a key" in vault.note
    assert here.key_file.read_bytes() == damaged


def test_a_damaged_marker_is_written_anew(here: State) -> None:
    key = open_vault(here).key
    here.vault_file.write_bytes(b"\xff\xfe\0")

    assert open_vault(here).key == key
    assert here.vault_file.read_text() == "file\n"


def test_a_key_file_that_cannot_be_made_leaves_a_key_in_memory(tmp_path: Path) -> None:
    vault = open_vault(State(tmp_path / "absent"), SHORT_S)

    assert vault.kind == "memory"
    assert "in memory" in vault.note


def test_a_key_file_open_to_others_is_closed(here: State) -> None:
    open_vault(here, SHORT_S)
    here.key_file.chmod(0o644)

    open_vault(here, SHORT_S)

    assert here.key_file.stat().st_mode & 0o777 == 0o600


def test_many_first_starts_at_once_agree_on_one_key(here: State, keyring: FakeKeyring) -> None:
    keys: list[bytes] = []
    starts = [
        threading.Thread(target=lambda: keys.append(open_vault(here, 5, lambda: keyring).key))
        for _ in range(8)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join()

    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_a_forgotten_key_is_gone_and_the_next_is_another(here: State, keyring: FakeKeyring) -> None:
    first = opened(here, keyring)

    gone = forget(here, SHORT_S, lambda: keyring)

    assert gone
    assert keyring.kept == {}
    assert opened(here, keyring).key != first.key


def test_a_key_in_a_locked_keyring_is_not_said_to_be_gone(
    here: State, keyring: FakeKeyring
) -> None:
    opened(here, keyring)
    _locked(keyring)

    assert not forget(here, SHORT_S, lambda: keyring)
    assert here.vault_file.exists()
