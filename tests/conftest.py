"""No test touches the person's own files: each gets an empty home of its own.

The environment is set for the session first (for fixtures wider than one test) and again for each
test. Writing below the real home raises, wherever it comes from in this process.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Where a container says "/", everything would be the person's own; then nothing is.
REAL_HOME = Path.home().resolve()
if not REAL_HOME.name:
    REAL_HOME /= "nonexistent"
REPOSITORY = Path(__file__).resolve().parents[1]
# A place that holds the real home, like /tmp on a build machine, exempts nothing in it.
PLACES = (REPOSITORY, sys.prefix, sys.base_prefix, tempfile.gettempdir())
WRITABLE = tuple(
    str(place)
    for place in (Path(place).resolve() for place in PLACES)
    if REAL_HOME in place.parents
)
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
PATHS_OF_EVENT = {"os.mkdir": 1, "os.remove": 1, "os.rmdir": 1, "os.rename": 2}


def _is_the_persons_own(path: object) -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    full = os.path.realpath(os.fsdecode(path))
    inside = full == str(REAL_HOME) or full.startswith(f"{REAL_HOME}{os.sep}")
    return inside and not full.startswith(WRITABLE)


def _guard_real_home(event: str, arguments: tuple[object, ...]) -> None:
    paths = PATHS_OF_EVENT.get(event, 0)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITE_FLAGS:
        paths = 1
    touched = arguments[:paths]
    if any(_is_the_persons_own(path) for path in touched):
        message = f"a test wrote to the real home: {event} {touched}"
        raise AssertionError(message)


def pytest_configure() -> None:
    """Watch every write of this process."""
    sys.addaudithook(_guard_real_home)


def _move_in(patch: pytest.MonkeyPatch, folder: Path) -> Path:
    home = folder / "home"
    runtime = folder / "run"
    for made in (home, runtime):
        made.mkdir(mode=0o700, exist_ok=True)
    patch.setenv("HOME", str(home))
    patch.setenv("USERPROFILE", str(home))
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    patch.setenv("XDG_RUNTIME_DIR", str(runtime))
    patch.setenv("HANDRAIL_HOME", str(folder / "handrail"))
    patch.setenv("HANDRAIL_VAULT", "file")
    patch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return folder / "handrail"


@pytest.fixture(scope="session")
def real_home() -> Path:
    """The home no test may write to."""
    return REAL_HOME


@pytest.fixture(scope="session", autouse=True)
def session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """HANDRAIL_HOME for fixtures that live longer than one test."""
    with pytest.MonkeyPatch.context() as patch:
        yield _move_in(patch, tmp_path_factory.mktemp("session"))


@pytest.fixture(autouse=True)
def handrail_home(session_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """HANDRAIL_HOME of this test; the folder does not exist yet."""
    return _move_in(monkeypatch, tmp_path)
