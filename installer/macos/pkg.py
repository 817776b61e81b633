"""Make the .pkg for everybody on a Mac. Written from documents, not run on one.

The application is made and signed by PyInstaller (handrail.spec), the package by pkgbuild, and both
exist on macOS only; everything between them is plain files and tested here.
Sources: Chrome docs, "Native messaging"; MDN, "Native manifests"; Apple's launchd.plist(5) and
pkgbuild(1).
"""

import os
import shutil
import subprocess
from pathlib import Path

from handrail.local.browsers import BROWSERS, MANIFEST, manifest_for
from handrail.local.launcher import FROZEN_BRIDGE
from linux.layout import PROGRAM_MODE, Built, put

HERE = Path(__file__).resolve().parent
LABEL = "handrail.agent"
APP = Path("/Applications/Handrail.app")
PROGRAMS = APP / "Contents" / "MacOS"
AGENT = Path(f"/Library/LaunchAgents/{LABEL}.plist")
COMMAND = Path("/usr/local/bin/handrail")
SCRIPTS = ("preinstall", "postinstall")
# Where browsers look for manifests of the whole machine: other folders than in a person's Library.
MANIFESTS = {
    "chromium": "/Library/Application Support/Chromium/NativeMessagingHosts",
    "chrome": "/Library/Google/Chrome/NativeMessagingHosts",
    "edge": "/Library/Microsoft/Edge/NativeMessagingHosts",
    "brave": "/Library/Application Support/BraveSoftware/Brave-Browser/NativeMessagingHosts",
    "firefox": "/Library/Application Support/Mozilla/NativeMessagingHosts",
}
# Names a certificate in the keychain of whoever builds a release (handrail.spec reads it, too);
# unsigned where it is not set.
SIGN_AS = "HANDRAIL_SIGN_AS"


def make(built: Built, work: Path, target: Path, machine: str) -> Path:
    """Make the package and return it; signed when HANDRAIL_SIGN_AS names a certificate.

    work: a folder of which those below are emptied first.
    """
    root, scripts = work / "pkg", work / "pkg-scripts"
    put_root(built, root)
    put_scripts(scripts)
    identity = os.environ.get(SIGN_AS)
    package = target / f"handrail-{built.version}-macos-{machine}.pkg"
    facts = ["--identifier", LABEL, "--version", built.version, "--scripts", str(scripts)]
    signed = ["--sign", identity] if identity else []
    command = ["pkgbuild", "--root", str(root), *facts, *signed, str(package)]
    subprocess.run(command, check=True)
    return package


def put_root(built: Built, root: Path) -> None:
    """Write everything that is installed, as it will lie below /."""
    shutil.rmtree(root, ignore_errors=True)
    # Untouched, because it is sealed by its signature.
    app = built.program.with_name(APP.name)
    shutil.copytree(app, root / APP.relative_to("/"), symlinks=True)
    put(root / AGENT.relative_to("/"), (HERE / AGENT.name).read_bytes())
    command = root / COMMAND.relative_to("/")
    command.parent.mkdir(parents=True)
    command.symlink_to(PROGRAMS / "handrail")
    for browser in BROWSERS:
        folder = root / MANIFESTS[browser.name].lstrip("/")
        put(folder / MANIFEST, manifest_for(browser, str(PROGRAMS / FROZEN_BRIDGE)))


def put_scripts(folder: Path) -> None:
    """Write what runs before and after the files are laid."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in SCRIPTS:
        put(folder / name, (HERE / name).read_bytes(), PROGRAM_MODE)
