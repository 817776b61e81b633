"""A clean Debian in a folder: its own files and processes, this machine's kernel and network.

The folder is made once with mmdebstrap. Each machine is a layer over it that goes with the test:
a mount namespace that was pivoted into it (a chroot would forbid browsers their sandbox) and a
process namespace, so that "nothing of it runs" is a question with an answer.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "build" / "clean-debian"
SUITE = "bookworm"
# What a person has who asks for Handrail: browsers, a screen, a session bus. Nothing for us.
PACKAGES = ("chromium", "chromium-sandbox", "firefox-esr", "xvfb", "dbus", "xauth", "fonts-dejavu")
SOURCES = Path("/etc/apt/sources.list.d/debian.sources")
# Only so that a broken machine fails and does not hang.
PATIENCE_S = 120.0
MAKING_S = 900.0
LOOK_S = 0.05
# Where packages and the system itself keep records that change with every installation.
RECORDS = ("var/lib/dpkg", "var/lib/apt", "var/cache", "var/log", "proc", "dev", "tmp", "run")

# The shell stays as the first process: it takes in children whose parents have ended.
HOLD = """
set -e
mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/up,workdir=$2/work" "$2/root"
cd "$2/root"
mount -t proc proc proc
mount --rbind /dev dev
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs run
mkdir -p run/before run/user
pivot_root . run/before
umount -l run/before
rmdir /run/before
touch /run/up
while :; do sleep 1; done
"""


class MachineError(Exception):
    """A command on the machine failed; str() is what it said."""


@dataclass(frozen=True)
class Debian:
    """A running machine. init: its first process, as this machine counts."""

    init: int

    @property
    def root(self) -> Path:
        """Its files, seen from here."""
        return Path(f"/proc/{self.init}/root")

    def path(self, inside: str | Path) -> Path:
        """Return where a file of it is seen from here."""
        return self.root / str(inside).lstrip("/")

    def command(self, *command: str) -> list[str]:
        """Return what runs a command on it as root, from here."""
        within = ["nsenter", "-t", str(self.init), "--mount", "--pid", "--"]
        return [*within, "env", "-i", "-C", "/", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", *command]

    def run(self, *command: str) -> str:
        """Run a command as root and return what it said.

        MachineError: it failed.
        """
        done = subprocess.run(
            self.command(*command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        if done.returncode:
            raise MachineError(f"{' '.join(command)}: {done.returncode}\n{done.stdout}")
        return done.stdout

    def bring(self, file: Path) -> str:
        """Copy a file of ours onto it, as somebody who downloaded it; return its place."""
        place = f"/srv/{file.name}"
        shutil.copy(file, self.path(place))
        return place

    def files(self) -> frozenset[str]:
        """Return every file and folder, but for the records of packages and what memory holds."""
        found = set()
        for folder, names, files in os.walk(self.root):
            below = os.path.relpath(folder, self.root)
            if below == ".":
                names[:] = [name for name in names if name not in RECORDS]
            names[:] = [name for name in names if f"{below}/{name}" not in RECORDS]
            found |= {os.path.normpath(f"{below}/{name}") for name in (*names, *files)}
        return frozenset(found)

    def running(self, place: str) -> dict[int, str]:
        """Return the processes that run from a place: pid on the machine -> program."""
        folders = self.root.glob("proc/[0-9]*")
        found = {}
        for folder in folders:
            with suppress(OSError):
                found[int(folder.name)] = str((folder / "exe").readlink())
        return {pid: program for pid, program in found.items() if place in program}


def make_base() -> None:
    """Make the folder all machines begin with, where it is not there yet."""
    if (BASE / "etc" / "debian_version").exists():
        return
    begun = BASE.with_name(f"{BASE.name}.new")
    shutil.rmtree(begun, ignore_errors=True)
    begun.parent.mkdir(parents=True, exist_ok=True)
    command = [
        "mmdebstrap",
        "--mode=root",
        "--variant=important",
        f"--include={','.join(PACKAGES)}",
    ]
    lean = '--aptopt=APT::Install-Recommends "false"'
    sources = [str(SOURCES)] if SOURCES.exists() else []
    print("making a clean Debian with mmdebstrap", flush=True)
    subprocess.run(
        [*command, lean, SUITE, str(begun), *sources],
        check=True,
        timeout=MAKING_S,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    begun.rename(BASE)


@contextmanager
def clean_debian() -> Iterator[Debian]:
    """Give a machine that nobody has used, and remove it afterwards with all that runs on it."""
    make_base()
    place = Path(tempfile.mkdtemp(prefix="handrail-debian-", dir=BASE.parent))
    for name in ("up", "work", "root"):
        (place / name).mkdir()
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    holder = subprocess.Popen([*command, "sh", "-c", HOLD, "hold", str(BASE), str(place)])
    try:
        yield Debian(_first_process(holder))
    finally:
        holder.kill()
        holder.wait()
        shutil.rmtree(place, ignore_errors=True)


def _first_process(holder: "subprocess.Popen[bytes]") -> int:
    """Wait until the machine is up; return its first process."""
    children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children")
    give_up_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_s:
        if holder.poll() is not None:
            raise MachineError(f"the machine did not come up: {holder.returncode}")
        found = children.read_text().split()
        if found and Path(f"/proc/{found[0]}/root/run/up").exists():
            return int(found[0])
        time.sleep(LOOK_S)
    raise MachineError("the machine did not come up in time")
