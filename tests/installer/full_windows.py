"""Compile both Windows packages here and let wine install and remove them.

Not in the gate: it wants makensis, wixl and wine (apt-get install nsis wixl wine), half a minute,
and a stand-in takes the place of the program, which only Windows can freeze. Nothing of this is a
real Windows.

    .venv/bin/python -m pytest -q -s tests/installer/full_windows.py
"""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from linux.layout import Built, put
from windows import layout, msi, nsis

TOOLS = {"makensis": "nsis", "wixl": "wixl", "wine": "wine wine64", "xvfb-run": "xvfb"}
PATIENCE_S = 120
LOOK_S = 0.2
USER = "HKCU"
MACHINE = "HKLM"
ELSEWHERE = "C:\\elsewhere.json"


# What functions use that are never reached on Windows: the Unix socket's, the owner of a folder.
UNREACHED = {("control.py", "AF_UNIX"), ("control.py", "getuid"), ("paths.py", "getuid")}


@dataclass(frozen=True)
class Wine:
    """A Windows of wine's, in a folder."""

    folder: Path

    def run(self, *command: str) -> str:
        """Run a program of it and return what it said."""
        home = self.folder.parent
        env = {**os.environ, "WINEPREFIX": str(self.folder), "WINEDEBUG": "-all"}
        # Without Mono and Gecko it asks nobody to download them; without menus nothing leaks out.
        env |= {"WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=", "HOME": str(home)}
        done = subprocess.run(
            ["xvfb-run", "-a", "wine", *command],
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.stdout

    def value(self, root: str, key: str, name: str = "") -> str | None:
        """Return a value of the registry; None where there is none."""
        named = ["/v", name] if name else ["/ve"]
        said = self.run("reg", "query", f"{root}\\{key}", *named)
        lines = [
            line.split("REG_SZ", 1)[1].strip() for line in said.splitlines() if "REG_SZ" in line
        ]
        return lines[0] if lines else None

    def local(self, *below: str) -> Path:
        """Return where a file of the person's local application data lies."""
        users = self.folder / "drive_c" / "users"
        person = next(path for path in users.iterdir() if path.name != "Public")
        return person.joinpath("AppData", "Local", *below)


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Wine:
    for tool, package in TOOLS.items():
        assert shutil.which(tool), f"{tool} is not here; apt-get install {package}"
    made = Wine(tmp_path_factory.mktemp("wine") / "prefix")
    made.run("wineboot", "--init")
    return made


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A folder as the freezer leaves it; what is in it does not run."""
    for name in (layout.PROGRAM, layout.BRIDGE, "_internal/base.zip", "_internal/re2/a.dll"):
        put(tmp_path / "frozen" / name, b"MZ")
    (tmp_path / "work").mkdir()
    return Built(tmp_path / "frozen", "1.2.3", 0)


def wait_gone(place: Path) -> None:
    """Wait until a folder is gone: an uninstaller goes on after it has ended."""
    give_up_s = time.monotonic() + PATIENCE_S
    while place.exists():
        assert time.monotonic() < give_up_s, f"{place} is still there"
        time.sleep(LOOK_S)


def test_the_setup_for_one_person_comes_and_goes(wine: Wine, built: Built, tmp_path: Path) -> None:
    setup = nsis.make(built, tmp_path / "work", tmp_path, "x86_64")

    begun_s = time.monotonic()
    wine.run(str(setup), "/S")
    print(f"setup, silent: {time.monotonic() - begun_s:.1f} s")
    place = wine.local("Programs", "Handrail")
    kept = wine.local("handrail")
    kept.mkdir()
    for name in ("history.db", "policy.toml", "agent.log"):
        (kept / name).touch()
    led = {key: wine.value(USER, key) for key in layout.KEYS}
    login = wine.value(USER, layout.RUN_KEY, "Handrail")
    edge = next(key for key in led if "Edge" in key)
    wine.run("reg", "add", f"{USER}\\{edge}", "/ve", "/d", ELSEWHERE, "/f")

    for key, file in layout.KEYS.items():
        assert str(led[key]).endswith(f"\\Programs\\Handrail\\{file}")
        assert (place / file.replace("\\", "/")).exists()
    assert str(login).endswith('\\Handrail\\handrail.exe" run')
    assert (place / "extension" / "manifest.json").exists()

    wine.run(str(place / "uninstall.exe"), "/S")
    wait_gone(place)

    left = {key: wine.value(USER, key) for key in layout.KEYS}
    assert {key: value for key, value in left.items() if value} == {edge: ELSEWHERE}
    assert wine.value(USER, layout.RUN_KEY, "Handrail") is None
    assert {path.name for path in kept.iterdir()} == {"history.db", "policy.toml"}


def test_the_package_for_all_comes_and_goes(wine: Wine, built: Built, tmp_path: Path) -> None:
    package = msi.make(built, tmp_path / "work", tmp_path, "x86_64")

    begun_s = time.monotonic()
    wine.run("msiexec", "/i", str(package), "/qn")
    print(f"msi, silent: {time.monotonic() - begun_s:.1f} s")
    place = wine.folder / "drive_c" / "Program Files" / "Handrail"
    led = {key: wine.value(MACHINE, key) for key in layout.KEYS}

    assert led == {k: f"C:\\Program Files\\Handrail\\{f}" for k, f in layout.KEYS.items()}
    assert (place / layout.BRIDGE).exists()

    wine.run("msiexec", "/x", str(package), "/qn")
    wait_gone(place)

    assert not [key for key in layout.KEYS if wine.value(MACHINE, key)]
    assert wine.value(MACHINE, layout.RUN_KEY, "Handrail") is None


def test_the_agent_uses_nothing_that_windows_lacks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--platform", "win32", "agent"]

    told = subprocess.run(
        [*command, "--cache-dir", str(tmp_path / "mypy")],
        cwd=layout.HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )

    lacking = re.findall(r"(\w+\.py):\d+: error: .*?attribute \"(\w+)\"", told.stdout)
    assert told.stdout.count(": error: ") == len(lacking), told.stdout
    assert set(lacking) <= UNREACHED
