"""Where everything the agent keeps lies on this machine.

HANDRAIL_HOME moves all of it; nothing is then read from or written to anywhere else.
"""

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from handrail.engine.errors import MachineError

PRIVATE_DIR_MODE = 0o700
PRIVATE_FILE_MODE = 0o600

# A Unix socket's address holds 104 bytes on macOS and 108 on Linux, the closing NUL included.
# Source: sockaddr_un in sys/un.h of both; a few bytes are left for a temporary suffix.
SOCKET_PATH_MAX_BYTES = 100
# The control file's ending where it holds a port and a key instead of being a socket.
KEYED = ".key"


@dataclass(frozen=True, slots=True)
class State:
    """The files of one agent, all below one folder."""

    home: Path

    @property
    def policy_file(self) -> Path:
        """The policy in force, when the person or the organisation has put one here."""
        return self.home / "policy.toml"

    @property
    def last_good_file(self) -> Path:
        """The last policy that could be used, for a restart with a broken one."""
        return self.home / "policy.lastgood"

    @property
    def last_good_rules_dir(self) -> Path:
        """The additional rules that could be used last, for the same; one file for each of them."""
        return self.home / "rules.lastgood"

    @property
    def rules_dir(self) -> Path:
        """Rules in addition to the built-in ones."""
        return self.home / "rules"

    @property
    def organisation_dir(self) -> Path:
        """What the organisation puts on its machines: signed policies, their public keys, rules.

        Only an administrator can write there. A state folder of one's own has its own instead.
        """
        return _organisation_dir() if self.home == _usual_home() else self.home / "organisation"

    @property
    def history_file(self) -> Path:
        """The encrypted record of verdicts and decisions."""
        return self.home / "history.db"

    @property
    def key_file(self) -> Path:
        """The key, where no keyring of the system holds it."""
        return self.home / "history.key"

    @property
    def vault_file(self) -> Path:
        """One word that says which kind of vault holds the key; no secret."""
        return self.home / "history.vault"

    @property
    def log_file(self) -> Path:
        """What the agent did, without content."""
        return self.home / "agent.log"

    @property
    def lock_file(self) -> Path:
        """Held by the one agent that runs."""
        return self.home / "agent.lock"

    @property
    def ready_file(self) -> Path:
        """Pid, port, dashboard and version of the agent that runs."""
        return self.home / "agent.json"

    @property
    def control_socket(self) -> Path:
        """Where the bridge and a second start reach the agent.

        A home too deep for a socket's address gets a short folder of its own instead, named after
        the user and the home; `private_dir` refuses it when somebody else made it first. Windows
        has no such sockets: there it is a file that says where and with which key.
        """
        if sys.platform == "win32":
            return self.home / "run" / f"control{KEYED}"
        usual = self.home / "run" / "control.sock"
        if len(os.fsencode(usual)) <= SOCKET_PATH_MAX_BYTES:
            return usual
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path("/tmp") / f"handrail-{os.getuid()}-{digest}" / "control.sock"  # noqa: S108  (checked by private_dir)


def home() -> Path:
    """Return the state folder, made private (0700) when it does not exist yet.

    MachineError: it cannot be made or written to.
    """
    chosen = os.environ.get("HANDRAIL_HOME", "")
    folder = Path(chosen) if chosen else _usual_home()
    return private_dir(folder.expanduser().absolute())


def state() -> State:
    """Return the files of this user's agent."""
    return State(home())


def _usual_home() -> Path:
    """Return where the state lies unless somebody says otherwise."""
    return Path(platformdirs.user_state_dir("handrail", appauthor=False))


def _organisation_dir() -> Path:
    """Return where an administrator puts what holds for every user of this machine."""
    if sys.platform in {"win32", "darwin"}:
        return Path(platformdirs.site_data_dir("Handrail", appauthor=False))
    return Path("/etc/handrail")  # where Debian's packages look. Source: FHS 3.0, 3.7


def private_dir(folder: Path) -> Path:
    """Make a folder only this user may enter, or check that an existing one is ours.

    The mode of an existing folder is left alone: every file in it is 0600 anyway.
    MachineError: it cannot be made, is not a folder, is another user's or open to everybody.
    """
    try:
        folder.mkdir(mode=PRIVATE_DIR_MODE, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        reason = error.strerror or "it cannot be made"
        raise MachineError(
            f"{folder}: {reason}; set HANDRAIL_HOME to a folder you can write to"
        ) from error
    if sys.platform != "win32":
        _check_owner(folder, found)
    return folder


def _check_owner(folder: Path, found: os.stat_result) -> None:
    """Refuse a folder of another user or behind a link in a shared place."""
    target = folder.stat() if stat.S_ISLNK(found.st_mode) else found
    if found.st_uid != os.getuid() or target.st_uid != os.getuid():
        raise MachineError(f"{folder} belongs to another user; set HANDRAIL_HOME to one of yours")
    if target.st_mode & stat.S_IWOTH:
        raise MachineError(f"everybody can write to {folder}; set HANDRAIL_HOME to one of yours")
