"""What a Windows installation consists of; the same for one person (NSIS) and for all (MSI)."""

import shutil
from pathlib import Path

from handrail.local.browsers import BROWSERS, manifest_for, registry_key
from handrail.local.launcher import FROZEN_BRIDGE
from linux.layout import Built, put, put_extension, put_program

HERE = Path(__file__).resolve().parent
PROGRAM = "handrail.exe"
BRIDGE = f"{FROZEN_BRIDGE}.exe"
# Below the program's folder: the manifests that keys of the registry lead to.
MANIFESTS = "browsers"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
# The keys browsers look in, each with its manifest below the program's folder.
KEYS = {registry_key(browser): rf"{MANIFESTS}\{browser.name}.json" for browser in BROWSERS}
# What starts at login; the same as `handrail run` by hand, without a window.
RUN = "run"


def put_tree(built: Built, root: Path) -> None:
    """Write the folder that is installed, as it will lie on the machine."""
    shutil.rmtree(root, ignore_errors=True)
    put_program(built, root)
    put_extension(root / "extension")
    for browser in BROWSERS:
        # Relative to the manifest, which both browsers allow on Windows only: the folder may then
        # lie anywhere. Sources: Chrome docs, "Native messaging"; MDN, "Native manifests".
        manifest = manifest_for(browser, f"..\\{BRIDGE}")
        put(root / MANIFESTS / f"{browser.name}.json", manifest)
