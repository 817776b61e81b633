"""The history that verdicts are written to now, and how well it is kept."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from handrail.local.history import History
from handrail.local.keys import KEY_BYTES
from handrail.local.vault import Kind, Vault

Kept = Literal["kept", "file", "memory"]
OpenVault = Callable[[], Vault]
OpenHistory = Callable[[Path | None, bytes], History]

# A keyring answers in 13 to 50 ms (on a busy machine ten times that), or it waits for a person; the
# agent does not wait with it.
VAULT_WAIT_S = 1.0
# A person who was away unlocks the keyring when they come back.
VAULT_RETRY_S = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Record:
    """An open history.

    key: the vault's root key, for fingerprints.
    """

    history: History
    vault: Kind
    key: bytes = field(repr=False)

    @property
    def kept(self) -> Kept:
        """How well it is kept: by the keyring's key, by a file's permissions, or not at all."""
        if self.history.in_memory or self.vault == "memory":
            return "memory"
        return "file" if self.vault == "file" else "kept"


class Records:
    """The record in use. The keyring may open later than the agent; then the file takes over.

    listeners: called when another record is in use.
    """

    def __init__(self, file: Path, open_vault: OpenVault, open_history: OpenHistory) -> None:
        self._file = file
        self._open_vault = open_vault
        self._open_history = open_history
        self._vault: asyncio.Future[Vault] | None = None
        self._current: Record | None = None
        self.listeners: list[Callable[[], None]] = []

    @property
    def current(self) -> Record:
        """The record in use; `begin` comes before."""
        if self._current is None:
            raise RuntimeError("no record was begun")
        return self._current

    async def begin(self, wait_s: float = VAULT_WAIT_S) -> None:
        """Open the history; in memory where the vault does not open in wait_s."""
        self._vault = asyncio.ensure_future(asyncio.to_thread(self._open_vault))
        await asyncio.wait({self._vault}, timeout=wait_s)
        if self._vault.done():
            await self._use(await self._vault)
        else:
            await self._use(Vault("memory", secrets.token_bytes(KEY_BYTES), retry=True))

    async def keep_trying(self, retry_s: float = VAULT_RETRY_S) -> None:
        """Go over to the file as soon as the vault opens; ends when nothing is left to try."""
        if self._vault is None:
            return
        vault = await self._vault
        while vault.kind == "memory" and vault.retry:
            await asyncio.sleep(retry_s)
            vault = await asyncio.to_thread(self._open_vault)
        if vault.key != self.current.key:
            await self._use(vault)

    async def close(self) -> None:
        """Write what waits, and let go of the file."""
        if self._current is not None:
            await asyncio.to_thread(self._current.history.close)

    async def _use(self, vault: Vault) -> None:
        file = None if vault.kind == "memory" else self._file
        history = await asyncio.to_thread(self._open_history, file, vault.key)
        before, self._current = self._current, Record(history, vault.kind, vault.key)
        log.info("history: %s. %s %s", self._current.kept, vault.note, history.note)
        if before is not None:
            # Swapped first, so that no new row goes to the record that is about to close.
            await asyncio.to_thread(history.adopt, before.history)
            await asyncio.to_thread(before.history.close)
            for listener in self.listeners:
                listener()
