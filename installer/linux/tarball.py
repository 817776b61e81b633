"""Make the .tar.gz with install.sh, for one person and without root."""

import gzip
import shutil
import tarfile
from pathlib import Path

from linux.layout import (
    HERE,
    PROGRAM_MODE,
    ROOT,
    Built,
    put,
    put_extension,
    put_icons,
    put_program,
)

SCRIPTS = ("install.sh", "uninstall.sh")


def make(built: Built, work: Path, target: Path, machine: str) -> Path:
    """Make the archive and return it.

    work: a folder that is emptied first. machine: as uname -m says it.
    """
    name = f"handrail-{built.version}-linux-{machine}"
    root = work / "tarball" / name
    shutil.rmtree(root.parent, ignore_errors=True)
    put_program(built, root / "program")
    put_extension(root / "extension")
    put_icons(root / "icons")
    for script in SCRIPTS:
        put(root / script, (HERE / script).read_bytes(), PROGRAM_MODE)
    put(root / "handrail.desktop", (HERE / "handrail.desktop").read_bytes())
    put(root / "LICENSE", (ROOT / "LICENSE").read_bytes())
    archive = target / f"{name}.tar.gz"
    pack(root, archive, built.stamp_s)
    return archive


def pack(root: Path, archive: Path, stamp_s: int) -> None:
    """Pack the folder; the same folder gives the same archive."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = stamp_s
        return member

    with (
        archive.open("wb") as raw,
        gzip.GzipFile("", "wb", mtime=stamp_s, fileobj=raw) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        # tarfile adds a folder's entries in the order of their names.
        tar.add(root, root.name, filter=plain)
