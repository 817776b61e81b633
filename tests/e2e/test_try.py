"""The first command: three pastes done by itself, nothing else on the machine touched."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import bootstrap
from drive.chromium import ROOT
from e2e.display import display

pytestmark = pytest.mark.browser

LIMIT_S = 120
PNG = b"\x89PNG\r\n\x1a\n"
SAMPLES = ("a meeting note", "a customer list", "an API key")


@dataclass(frozen=True)
class Run:
    """What one run of the first command left."""

    code: int
    said: str
    home: Path
    pictures: Path
    temporary: Path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Run the first command without a display in an empty home."""
    bootstrap.ensure()
    folder = tmp_path_factory.mktemp("try")
    home = folder / "home"
    home.mkdir()
    temporary = Path(tempfile.mkdtemp(prefix="t-"))
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, str(ROOT / "installer" / "try.py"), "--out", str(folder / "pictures")],
        env={**kept, "HOME": str(home), "TMPDIR": str(temporary)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    yield Run(done.returncode, done.stdout + done.stderr, home, folder / "pictures", temporary)
    shutil.rmtree(temporary)


def test_all_three_pastes_go_as_they_should(run: Run) -> None:
    rows = [line for line in run.said.splitlines() if line.startswith(SAMPLES)]

    assert run.code == 0, run.said
    assert len(rows) == len(SAMPLES)
    assert all(row.endswith("yes") for row in rows)


def test_the_pictures_are_saved_where_asked(run: Run) -> None:
    pictures = sorted(run.pictures.iterdir())

    assert len(pictures) == len(SAMPLES)
    assert all(picture.read_bytes().startswith(PNG) for picture in pictures)


def test_the_home_stays_empty(run: Run) -> None:
    assert list(run.home.rglob("*")) == []


def test_nothing_temporary_is_left(run: Run) -> None:
    assert list(run.temporary.rglob("*")) == []


def test_with_a_display_a_window_opens_and_ctrl_c_removes_everything() -> None:
    temporary = Path(tempfile.mkdtemp(prefix="t-"))
    with display() as name:
        first = subprocess.Popen(
            [sys.executable, str(ROOT / "installer" / "try.py")],
            env={**os.environ, "DISPLAY": name, "TMPDIR": str(temporary)},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert first.stdout is not None
        said = ""
        for line in first.stdout:
            said += line
            if "Ctrl+C" in line:
                break
        window = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Practice chat"]
        shown = subprocess.run(window, env={**os.environ, "DISPLAY": name}, check=False, timeout=30)
        # A terminal sends Ctrl+C to everything that was started from it.
        os.killpg(first.pid, signal.SIGINT)
        said += first.communicate(timeout=LIMIT_S)[0]

    assert shown.returncode == 0
    assert first.returncode == 0, said
    assert "Ctrl+V" in said
    assert said.strip().endswith("Everything temporary is removed.")
    assert list(temporary.rglob("*")) == []
    temporary.rmdir()
