"""Install the real packages on this very machine, use them as an ordinary user, remove them again.

Not in the gate: it wants root, half a minute and the packages of installer/build.py.

    python3 installer/build.py
    .venv/bin/python -m pytest -q -s tests/installer/full_linux.py
"""

import json
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.local.browsers import BROWSERS
from linux import layout

DIST = Path(__file__).parents[2] / "build" / "dist"
USER = "handrail-full"
# Only so that a broken package fails and does not hang.
PATIENCE_S = 60
PROGRAMS = ("/opt/handrail/", "/.local/lib/handrail/")


def root_run(*command: str) -> str:
    """Run a command of the system as root; what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def user_run(script: str) -> str:
    """Run a script as the ordinary user, in a session that has nothing of ours."""
    command = ["runuser", "-u", USER, "--", "env", "-i", f"HOME={home()}", "PATH=/usr/bin:/bin"]
    return root_run(*command, "HANDRAIL_VAULT=file", "sh", "-ec", script)


def home() -> Path:
    """Return the user's home."""
    return Path(pwd.getpwnam(USER).pw_dir)


def ours() -> dict[int, str]:
    """Return the processes that run from an installation: pid -> program."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            program = str((folder / "exe").readlink())
        except OSError:
            continue
        if any(place in program for place in PROGRAMS):
            found[int(folder.name)] = program
    return found


def agent() -> int:
    """Return the pid of the one agent that runs, once it answers."""
    ready = home() / ".local/state/handrail/agent.json"
    give_up_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_s:
        pids = [pid for pid, name in ours().items() if name.endswith("/handrail")]
        if len(pids) == 1 and ready.exists() and json.loads(ready.read_text())["pid"] == pids[0]:
            return pids[0]
        time.sleep(0.05)
    raise TimeoutError(f"no agent answers: {ours()}")


def log_in(entry: Path) -> None:
    """Do what a desktop does at login: run what the autostart entry says."""
    lines = entry.read_text().splitlines()
    program = next(line.removeprefix("Exec=") for line in lines if line.startswith("Exec="))
    user_run(f"setsid {program} >/dev/null 2>&1 </dev/null &")


def left(root: Path) -> list[str]:
    """Return what below a folder has our name."""
    found = [path for path in root.rglob("*handrail*") if path.name != USER]
    return sorted(str(path.relative_to(root)) for path in found)


def timed(what: str, begun_s: float) -> None:
    """Tell how long a step took."""
    print(f"{what}: {time.monotonic() - begun_s:.1f} s")


@pytest.fixture
def user() -> Iterator[str]:
    """Have an ordinary user without any file of ours, and no installation of ours."""
    subprocess.run(["dpkg", "-r", "handrail"], capture_output=True, check=False)
    root_run("useradd", "-m", USER)
    yield USER
    for pid in ours():
        os.kill(pid, 9)
    subprocess.run(["dpkg", "-r", "handrail"], capture_output=True, check=False)
    root_run("userdel", "-r", USER)


@pytest.fixture
def deb() -> Path:
    return next(DIST.glob("handrail_*.deb"))


def test_the_deb_installs_twice_upgrades_and_goes_while_it_runs(user: str, deb: Path) -> None:
    begun_s = time.monotonic()
    root_run("dpkg", "-i", str(deb))
    timed("install the .deb", begun_s)
    begun_s = time.monotonic()
    log_in(layout.AUTOSTART)
    first = agent()
    timed("login to an agent that answers", begun_s)

    begun_s = time.monotonic()
    root_run("dpkg", "-i", str(deb))
    second = agent()
    timed("install it again over a running agent", begun_s)
    assert second != first
    assert Path(f"/proc/{second}").owner() == user

    begun_s = time.monotonic()
    told = root_run("dpkg", "-r", "handrail")
    timed("remove it while it runs", begun_s)
    assert ours() == {}
    assert f"Left alone: the history in {home()}/.local/state/handrail" in told
    assert not Path("/opt/handrail").exists()
    for folder in ("/etc", "/opt", "/usr/bin", "/usr/share/applications", "/usr/share/icons"):
        assert left(Path(folder)) == []
    assert (home() / ".local/state/handrail/history.db").exists()


def test_the_tarball_installs_for_one_person_without_root_and_goes_again(user: str) -> None:
    archive = next(DIST.glob("handrail-*.tar.gz"))
    shutil.copy(archive, home() / "handrail.tar.gz")
    unpack = "cd && mkdir got && tar -xzf handrail.tar.gz -C got --strip-components=1"
    for browser in ("chromium", "google-chrome"):
        (home() / ".config" / browser).mkdir(parents=True)
    root_run("chown", "-R", f"{user}:{user}", str(home()))
    user_run(unpack)

    begun_s = time.monotonic()
    told = user_run("sh ~/got/install.sh")
    first = agent()
    timed("install.sh to an agent that answers", begun_s)
    assert told.count("wrote ") == len(BROWSERS)
    assert Path(f"/proc/{first}").owner() == user
    user_run("~/.local/bin/handrail history --json | grep -q '\\[\\]'")

    user_run("sh ~/got/install.sh")
    assert agent() != first

    told = user_run("rm -r ~/got ~/handrail.tar.gz; ~/.local/lib/handrail/uninstall.sh")
    assert ours() == {}
    assert "Left alone: your history and policy in" in told
    assert left(home()) == [".local/state/handrail"]
    kept = {path.name for path in (home() / ".local/state/handrail").iterdir()}
    assert "history.db" in kept
    assert {name for name in kept if not name.startswith("history.")} == set()


def test_a_policy_of_the_persons_own_is_left_with_the_history(user: str) -> None:
    assert user
    archive = next(DIST.glob("handrail-*.tar.gz"))
    user_run(f"cd && tar -xzf {archive} --strip-components=1")
    user_run("mkdir -p ~/.local/state/handrail && chmod 700 ~/.local/state/handrail")
    user_run("sh ~/install.sh --no-start && touch ~/.local/state/handrail/policy.toml")

    user_run("~/.local/lib/handrail/uninstall.sh")

    assert (home() / ".local/state/handrail/policy.toml").exists()
