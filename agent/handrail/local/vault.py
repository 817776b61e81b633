"""Where the history's key is kept: the keyring, else a file, else nowhere but in memory.

What matters most is when a key is *not* made. A key that exists somewhere we cannot reach just now
(a locked keyring, a session without one) must not get a rival, or the record begun with it becomes
unreadable. So a marker file remembers the kind of vault, and a vault that should hold the key but
cannot be asked gives a key for memory only, to be tried again later.
"""

import base64
import hashlib
import os
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from handrail.engine.errors import MachineError
from handrail.local.keyrings import SERVICE, Answer, Keyring, ask, system_keyring
from handrail.local.keys import KEY_BYTES
from handrail.local.lock import turn
from handrail.local.paths import PRIVATE_FILE_MODE, State

Kind = Literal["keyring", "file", "memory"]
Find = Callable[[], Keyring]

# A person who sees a prompt at login needs longer; then the agent tries again (Vault.retry).
# Source: house.md 4 wants a first verdict within a second or two of the start, and no more than
# this is spent before it.
KEYRING_WAIT_S = 3.0

BY_PERMISSIONS = (
    "Your history is protected by file permissions only: no keyring of the system can be used."
)
BY_CHOICE = "Your history is protected by file permissions only, as HANDRAIL_VAULT=file asks."
LOCKED = "The system's keyring is locked, so history is kept in memory for now. Unlock the keyring."
UNREACHABLE = (
    "Your history's key is in the system's keyring, which cannot be reached from here. "
    "History is kept in memory for now; start Handrail in your desktop session."
)
FORCED = (
    "Your history's key is in the system's keyring and HANDRAIL_VAULT=file forbids to ask it. "
    "History is kept in memory for now; unset HANDRAIL_VAULT."
)


@dataclass(frozen=True, slots=True)
class Vault:
    """The root key and how well it is kept.

    key: 32 random bytes.
    note: what the person should know about it, or empty.
    retry: the right key may become reachable; open the vault again in a minute.
    """

    kind: Kind
    key: bytes = field(repr=False)
    note: str = ""
    retry: bool = False


def open_vault(state: State, wait_s: float = KEYRING_WAIT_S, find: Find = system_keyring) -> Vault:
    """Return the root key of this state folder, made on the first start.

    Blocks for up to wait_s: never call it on an event loop.
    MachineError: HANDRAIL_VAULT names no vault.
    """
    forced = _forced_file()
    try:
        with turn(_turn_file(state)):
            if forced:
                return _chosen_file(state)
            if _remembered(state) == "file":
                return _file(state, BY_PERMISSIONS)
            return _keyring(state, ask(find, _get_or_make(state), wait_s))
    except (MachineError, OSError) as error:
        return _memory(f"History is kept in memory for now: {error}")


def forget(state: State, wait_s: float = KEYRING_WAIT_S, find: Find = system_keyring) -> bool:
    """Destroy the key, so that no copy of the old file can ever be read; tell whether it is gone.

    Only for a state folder no agent is using.
    """
    with turn(_turn_file(state)):
        if _remembered(state) == "keyring" and not _forced_file():
            answer = ask(find, _delete(state), wait_s)
            if answer.state != "ready":
                return False
        for file in (state.key_file, state.vault_file):
            file.unlink(missing_ok=True)
        return True


def _forced_file() -> bool:
    """Tell whether the environment asks for the file vault."""
    chosen = os.environ.get("HANDRAIL_VAULT", "")
    if chosen not in ("", "file"):
        raise MachineError(f"HANDRAIL_VAULT={chosen!r} is no vault; use file, or unset it")
    return chosen == "file"


def _turn_file(state: State) -> Path:
    """Return the file on which two processes queue that might both make a key."""
    return state.home / "vault.lock"


def _name(state: State) -> str:
    """Return the name in the keyring: another state folder of this user has another key."""
    digest = hashlib.sha256(os.fsencode(state.home)).hexdigest()[:16]
    return f"history-key-{digest}"


def _remembered(state: State) -> Kind | None:
    """Return which kind of vault holds the key, or None before there is one."""
    said = _marked(state)
    if said == "keyring":
        return "keyring"
    if said == "file" or state.key_file.exists():
        return "file"
    # A history without a marker: its key can only be where we cannot see it.
    return "keyring" if state.history_file.exists() else None


def _marked(state: State) -> str:
    """Return what the marker says; a damaged one may say anything."""
    with suppress(OSError):
        return state.vault_file.read_text("ascii", "replace").strip()
    return ""


def _mark(state: State, kind: Kind) -> None:
    """Remember which kind of vault holds the key."""
    if _marked(state) != kind:
        _write_private(state.vault_file, f"{kind}\n".encode())


def _memory(note: str, *, retry: bool = False) -> Vault:
    """Return a key that dies with this process."""
    return Vault("memory", secrets.token_bytes(KEY_BYTES), note, retry)


def _keyring(state: State, answer: Answer) -> Vault:
    """Turn the keyring's answer into a vault, or step down the ladder where that loses nothing."""
    if answer.state == "locked":
        return _memory(LOCKED, retry=True)
    key = _decoded(answer.value or "")
    if answer.state == "ready" and key:
        _mark(state, "keyring")
        return Vault("keyring", key)
    if _remembered(state) == "keyring":
        return _memory(UNREACHABLE, retry=True)
    return _file(state, BY_PERMISSIONS)


def _chosen_file(state: State) -> Vault:
    """Use the file, unless that would orphan a history whose key is in the keyring."""
    if _remembered(state) == "keyring" and state.history_file.exists():
        return _memory(FORCED)
    return _file(state, BY_CHOICE)


def _file(state: State, note: str) -> Vault:
    """Read the key from its file, made when it is absent.

    MachineError: it cannot be read or written, or does not hold a key.
    """
    try:
        if not state.key_file.exists():
            _write_private(state.key_file, _encoded(secrets.token_bytes(KEY_BYTES)).encode())
        _mark(state, "file")
        state.key_file.chmod(PRIVATE_FILE_MODE)
        key = _decoded(state.key_file.read_text("ascii", "replace"))
    except OSError as error:
        reason = error.strerror or "it cannot be used"
        raise MachineError(f"{state.key_file}: {reason}; make it readable for you") from error
    if not key:
        raise MachineError(
            f"{state.key_file} does not hold a key; put the right one back, "
            "or run: handrail history erase --all"
        )
    return Vault("file", key, note)


def _get_or_make(state: State) -> Callable[[Keyring, threading.Event], str | None]:
    """Return the question for the key, which makes one when the keyring has none."""
    name = _name(state)

    def question(keyring: Keyring, abandoned: threading.Event) -> str | None:
        kept = keyring.get_password(SERVICE, name)
        if (kept and _decoded(kept)) or abandoned.is_set():
            return kept
        keyring.set_password(SERVICE, name, _encoded(secrets.token_bytes(KEY_BYTES)))
        return keyring.get_password(SERVICE, name)

    return question


def _delete(state: State) -> Callable[[Keyring, threading.Event], str | None]:
    """Return the wish to forget the key."""
    name = _name(state)

    def question(keyring: Keyring, abandoned: threading.Event) -> str | None:
        if keyring.get_password(SERVICE, name) is not None and not abandoned.is_set():
            keyring.delete_password(SERVICE, name)
        return None

    return question


def _encoded(key: bytes) -> str:
    """Return a key as text: Windows keeps 2,560 bytes of UTF-16, macOS text only."""
    return base64.b64encode(key).decode()


def _decoded(text: str) -> bytes | None:
    """Return the key a text holds, or None."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def _write_private(file: Path, data: bytes) -> None:
    """Write a small file that only this user can read: whole or not at all, and on the disk."""
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE_MODE)
    with os.fdopen(descriptor, "wb") as made:
        made.write(data)
        made.flush()
        os.fsync(descriptor)
    beside.replace(file)
    if os.name != "nt":  # a power cut may otherwise undo the renaming
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
