"""What is wrong with a file that was not written: its lines without a name nobody can open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handrail.engine.tables import FileUnusableError


@contextmanager
def unwritten(out: Path, file: str) -> Iterator[None]:
    """Say of problems that they are in what would have been written to `out`.

    file: what the problems call it.
    """
    try:
        yield
    except FileUnusableError as error:
        head = f"{out} is not written; with these answers it would have"
        lines = (f"  {line.removeprefix(file).strip()}" for line in error.lines)
        raise FileUnusableError((f"{head}:", *lines)) from error
