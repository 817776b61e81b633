"""Keep the last policy and rules that could be used, over a restart with a broken file.

They lie beside the policy, are as private as it is, and hold nothing that it does not: a policy or
rule is the organisation's text and not content. The first line is a digest of the rest, because
a file that was cut or changed by a failing disk must not be taken for the policy.
"""

import hashlib
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from handrail.engine.errors import MachineError
from handrail.local.paths import PRIVATE_DIR_MODE, PRIVATE_FILE_MODE
from handrail.local.whole_file import write_whole

HEAD = "# sha256 of what follows, written by Handrail: "


def keep(file: Path, text: str) -> None:
    """Keep a text: whole or not at all. A disk that takes nothing loses only this copy."""
    whole = f"{HEAD}{_digest(text)}\n{text}"
    with suppress(OSError, MachineError):
        if file.exists() and file.read_bytes() == whole.encode():
            return
        file.parent.mkdir(PRIVATE_DIR_MODE, exist_ok=True)
        write_whole(file, whole, PRIVATE_FILE_MODE, durable=False)


def kept(file: Path) -> str | None:
    """Return the text that was kept; None where there is none, or not as it was written."""
    try:
        head, _, text = file.read_bytes().decode().partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if head == f"{HEAD}{_digest(text)}" else None


def forget(file: Path) -> None:
    """Forget it: the person has no policy of their own any more."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def forget_others(folder: Path, names: Collection[str]) -> None:
    """Forget what was kept of files that are not there any more."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.name not in names:
                forget(file)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
