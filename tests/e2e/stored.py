"""Read what a session left behind: the decrypted history, the files of the profile."""

from pathlib import Path

from handrail.local import history_schema
from handrail.local.paths import State
from handrail.local.vault import open_vault

# What the browser itself keeps of pages a person visits; these tests ask about Handrail's part.
PAGE_OWN = ("Sessions", "Session Storage")


def is_page_own(file: Path) -> bool:
    """Tell whether a file of the profile belongs to the pages."""
    return any(part in PAGE_OWN for part in file.parts)


def history_bytes(home: Path) -> bytes:
    """Return the decrypted history as one image: every table, every index, every free page."""
    state = State(home)
    db = history_schema.connect(state.history_file, open_vault(state).key)
    try:
        return db.serialize("main")
    finally:
        db.close()
