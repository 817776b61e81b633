"""An extension that is updated while a browser runs, and the moment when its scripts are old."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drive.chromium import browser_session
from e2e.chat import Line
from e2e.patient import patient

# Only with it may a test load an extension again while the browser runs.
SWITCH = "--enable-unsafe-extension-debugging"
# What the worker does after an update.
NEW_SCRIPTS = "  reinject();\n"


def update(line: Line, folder: Path | None = None) -> None:
    """Load the extension again, as an update does: open tabs keep their old scripts.

    folder: where it is loaded from; else from where it was before.
    """
    path = str(folder or patient(line.place))
    browser_session(line.context).send("Extensions.loadUnpacked", {"path": path})


@contextmanager
def updating(line: Line) -> Iterator[None]:
    """Stop in the moment between an update and the new script, however long a test needs it."""
    folder = line.place.root / "moment"
    shutil.copytree(patient(line.place), folder)
    worker = folder / "background" / "worker.js"
    source = worker.read_text(encoding="utf-8")
    assert source.count(NEW_SCRIPTS) == 1
    worker.write_text(source.replace(NEW_SCRIPTS, ""), encoding="utf-8")
    update(line, folder)
    try:
        yield
    finally:
        update(line)
