"""What a Linux installation consists of, and where each part lies."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from handrail.local.browsers import BROWSERS, MANIFEST, manifest_for
from handrail.local.launcher import FROZEN_BRIDGE

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

# For everybody on the machine. /opt: a program with libraries of its own (FHS, section 3.13).
PROGRAM = Path("/opt/handrail")
COMMAND = Path("/usr/bin/handrail")
# XDG autostart runs inside the person's session, where keyring and panel are.
AUTOSTART = Path("/etc/xdg/autostart/handrail.desktop")
LAUNCHER = Path("/usr/share/applications/handrail.desktop")
ICONS = Path("/usr/share/icons/hicolor")
DOCUMENTS = Path("/usr/share/doc/handrail")

# Where browsers look for manifests of the whole machine.
MANIFESTS = {browser.name: Path(browser.machine) for browser in BROWSERS}
ICON_SIZES = (16, 32, 48, 128)

FILE_MODE, PROGRAM_MODE = 0o644, 0o755


@dataclass(frozen=True, slots=True)
class Built:
    """What is packaged.

    program: the frozen folder. version: of the product. stamp_s: the time all files get.
    """

    program: Path
    version: str
    stamp_s: int


def put(target: Path, content: bytes | str, mode: int = FILE_MODE) -> None:
    """Write a file of the package with its folders."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)
    target.chmod(mode)


def put_program(built: Built, target: Path) -> None:
    """Copy the frozen folder, readable for everybody."""
    shutil.copytree(built.program, target, symlinks=True)
    for path in (target, *target.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(PROGRAM_MODE if runs else FILE_MODE)


def put_extension(target: Path) -> None:
    """Copy the extension as it lies in the repository."""
    shutil.copytree(ROOT / "extension", target)
    for path in (target, *target.rglob("*")):
        path.chmod(PROGRAM_MODE if path.is_dir() else FILE_MODE)


def put_icons(target: Path) -> None:
    """Write the icons as a desktop's icon theme wants them: SIZExSIZE/[apps/]handrail.png."""
    icons = ROOT / "extension" / "icons"
    for size in ICON_SIZES:
        content = (icons / f"protected-{size}.png").read_bytes()
        put(target / f"{size}x{size}" / "apps" / "handrail.png", content)
    put(target / "scalable" / "apps" / "handrail.svg", (icons / "protected.svg").read_bytes())


def desktop_entry(program: Path) -> str:
    """Return the launcher's entry, for the menu and for autostart."""
    return (HERE / "handrail.desktop").read_text("utf-8").replace("@PROGRAM@", str(program))


def put_manifests(root: Path) -> None:
    """Write each browser's manifest; the browser starts the bridge itself, without a launcher."""
    for browser in BROWSERS:
        folder = root / MANIFESTS[browser.name].relative_to("/")
        put(folder / MANIFEST, manifest_for(browser, str(PROGRAM / FROZEN_BRIDGE)))
