"""The extension with more patience, for tests that are not about how long it waits.

It gives up on an answer after 1.5 s, as docs/protocol.md promises. On a busy machine anything may
take that long, a test's own hands too, and a silent agent is another story than the one told here.
The tests of silence load the extension as it is.
"""

import shutil
from pathlib import Path

from drive.chromium import EXTENSION
from drive.scratch import Scratch

# Each stands once in its file, in milliseconds; the second is the first and a cold start.
WAITS = (
    ("background/agent.js", "VERDICT_DEADLINE_MS = 1500;", "VERDICT_DEADLINE_MS = 60_000;"),
    ("content/channel.js", "HOLD_LIMIT_MS = 2000;", "HOLD_LIMIT_MS = 80_000;"),
)


def patient(place: Scratch) -> Path:
    """Return the folder of this place's extension that waits; copy it where it is not there yet."""
    folder = place.root / "extension"
    if not folder.exists():
        shutil.copytree(EXTENSION, folder)
        for name, before, after in WAITS:
            file = folder / name
            source = file.read_text(encoding="utf-8")
            assert source.count(before) == 1, f"{name} has changed; adapt tests/e2e/patient.py"
            file.write_text(source.replace(before, after), encoding="utf-8")
    return folder
