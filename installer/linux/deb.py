"""Make the .deb, for everybody on a Debian or Ubuntu machine."""

import os
import shutil
import subprocess
from pathlib import Path

from linux.layout import (
    AUTOSTART,
    COMMAND,
    DOCUMENTS,
    HERE,
    ICONS,
    LAUNCHER,
    PROGRAM,
    PROGRAM_MODE,
    ROOT,
    Built,
    desktop_entry,
    put,
    put_extension,
    put_icons,
    put_manifests,
    put_program,
)

SCRIPTS = ("prerm", "postinst", "postrm")
# Debian's words for machines.
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# libc6: what the build machine had at most (Debian 12). The rest is in the folder. The files under
# /etc are no conffiles on purpose: removing the package must take them away.
CONTROL = """\
Package: handrail
Version: {version}
Architecture: {architecture}
Maintainer: The Handrail developers <handrail@localhost>
Installed-Size: {size_kib}
Depends: libc6 (>= 2.36), util-linux
Recommends: gnome-keyring | kwalletmanager | keepassxc, xdg-utils
Section: utils
Priority: optional
Description: judges what you paste into an AI chat, on your own machine
 An agent answers one question, "may this go there?", from rules that never
 leave the machine. A browser extension asks it before anything is pasted
 into an AI chat, and shows the answer where you are looking.
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: handrail

Files: *
Copyright: The Handrail developers
License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.
"""


def make(built: Built, work: Path, target: Path, machine: str) -> Path:
    """Make the package and return it.

    work: a folder that is emptied first. machine: as uname -m says it.
    """
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    put_program(built, below(root, PROGRAM))
    put_extension(below(root, PROGRAM / "extension"))
    put_icons(below(root, ICONS))
    put_manifests(root)
    for entry in (AUTOSTART, LAUNCHER):
        put(below(root, entry), desktop_entry(PROGRAM / "handrail"))
    put(below(root, DOCUMENTS / "copyright"), COPYRIGHT)
    put(below(root, DOCUMENTS / "changelog"), (ROOT / "CHANGELOG.md").read_bytes())
    command = below(root, COMMAND)
    command.parent.mkdir(parents=True, exist_ok=True)
    command.symlink_to(PROGRAM / "handrail")
    architecture = ARCHITECTURES.get(machine, machine)
    put_control(root, built.version, architecture)
    package = target / f"handrail_{built.version}_{architecture}.deb"
    pack(root, package, built.stamp_s)
    return package


def below(root: Path, place: Path) -> Path:
    """Return where a place of the machine lies in the package's folder."""
    return root / place.relative_to("/")


def put_control(root: Path, version: str, architecture: str) -> None:
    """Write what dpkg reads: the description and the scripts."""
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
        folder.chmod(PROGRAM_MODE)
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file())
    facts = {"version": version, "architecture": architecture, "size_kib": size // 1024}
    put(root / "DEBIAN" / "control", CONTROL.format(**facts))
    for name in SCRIPTS:
        put(root / "DEBIAN" / name, (HERE / name).read_bytes(), PROGRAM_MODE)
    (root / "DEBIAN").chmod(PROGRAM_MODE)


def pack(root: Path, package: Path, stamp_s: int) -> None:
    """Pack the folder; the same folder gives the same package."""
    for path in (root, *root.rglob("*")):
        os.utime(path, (stamp_s, stamp_s), follow_symlinks=False)
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(stamp_s)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)]
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
