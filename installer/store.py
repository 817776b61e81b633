"""Make the extension's archives: one for Chromium's stores, one for Firefox; always the same bytes.

    python installer/store.py [FOLDER]     writes both, into build/dist/ when no folder is named

Nothing is built: an archive holds the files of extension/ as they lie there, but for what only
helps to write them. The manifest leaves out what is for the other family of browsers; Chromium's
stores give an extension its id themselves and refuse a "key".
"""

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "extension"
DIST = ROOT / "build" / "dist"
MANIFEST = "manifest.json"
# Types for the checker and its settings: no browser reads them.
LEFT_OUT = ("types/", "tsconfig", ".d.ts")
# An archive's first possible moment: files carry no time of ours.
EPOCH = (1980, 1, 1, 0, 0, 0)
FILE_ATTRIBUTES = 0o644 << 16
UNIX = 3


def make(target: Path) -> list[Path]:
    """Make both archives and return them."""
    manifest = json.loads((EXTENSION / MANIFEST).read_text("utf-8"))
    version = manifest["version"]
    chromium = target / f"handrail-extension-{version}-chromium.zip"
    firefox = target / f"handrail-extension-{version}-firefox.xpi"
    pack(chromium, without(manifest, ("key", "browser_specific_settings"), "scripts"))
    pack(firefox, without(manifest, ("key",), "service_worker"))
    return [chromium, firefox]


def without(manifest: dict[str, Any], names: tuple[str, ...], background: str) -> bytes:
    """Return the manifest without these names and without one way to start the background."""
    kept = {name: value for name, value in manifest.items() if name not in names}
    started = {name: way for name, way in manifest["background"].items() if name != background}
    whole = {**kept, "background": started}
    return json.dumps(whole, indent=2, ensure_ascii=False).encode() + b"\n"


def pack(archive: Path, manifest: bytes) -> None:
    """Write one archive with this manifest."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for file in files():
            name = file.relative_to(EXTENSION).as_posix()
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = UNIX, FILE_ATTRIBUTES
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, manifest if name == MANIFEST else file.read_bytes())


def files() -> Iterator[Path]:
    """Give the files of the extension in the order of their names."""
    for file in sorted(EXTENSION.rglob("*")):
        inside = file.relative_to(EXTENSION).as_posix()
        if file.is_file() and not any(word in inside for word in LEFT_OUT):
            yield file


def main() -> int:
    """Make both archives and say where they are."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DIST
    target.mkdir(parents=True, exist_ok=True)
    for archive in make(target):
        print(f"{archive}  {archive.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
