"""What the package for a Mac is made of. Not run on a Mac: only what is plain files is checked."""

import ast
import json
import plistlib
import subprocess
from pathlib import Path

import pytest

from handrail.local.browsers import BROWSERS, EXTENSION_FIREFOX_ID, origin
from linux.layout import Built, put
from macos import pkg

INSTALLER = Path(__file__).parents[2] / "installer"
SHELL = ["preinstall", "postinstall", "uninstall.sh"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The files of the package, with next to nothing in the application."""
    app = tmp_path / "frozen" / "Handrail.app" / "Contents"
    put(app / "MacOS" / "handrail", b"agent", 0o755)
    (app / "Frameworks").mkdir()
    (app / "Frameworks" / "extension").symlink_to("../Resources/extension")
    pkg.put_root(Built(tmp_path / "frozen" / "handrail", "1.2.3", 0), tmp_path / "root")
    return tmp_path / "root"


def test_the_agent_starts_at_login_and_again_when_it_fails(root: Path) -> None:
    told = plistlib.loads((root / "Library/LaunchAgents/handrail.agent.plist").read_bytes())

    assert told["Label"] == pkg.LABEL
    assert told["ProgramArguments"] == [str(pkg.PROGRAMS / "handrail"), "run"]
    assert told["RunAtLoad"] is True
    # Quit in the menu ends with 0 and is meant.
    assert told["KeepAlive"] == {"SuccessfulExit": False}
    assert told["LimitLoadToSessionType"] == "Aqua"


def test_each_browser_is_led_to_the_bridge_in_the_application(root: Path) -> None:
    for browser in BROWSERS:
        folder = root / pkg.MANIFESTS[browser.name].lstrip("/")
        manifest = json.loads((folder / "handrail.bridge.json").read_bytes())
        allowed = manifest.get("allowed_origins") or manifest["allowed_extensions"]
        assert manifest["path"] == "/Applications/Handrail.app/Contents/MacOS/handrail-bridge"
        assert allowed in ([f"{origin()}/"], [EXTENSION_FIREFOX_ID])


def test_the_sealed_application_is_copied_as_it_is(root: Path) -> None:
    app = root / "Applications" / "Handrail.app" / "Contents"

    assert (app / "Frameworks" / "extension").is_symlink()
    assert {path.name for path in app.iterdir()} == {"MacOS", "Frameworks"}
    assert (root / "usr/local/bin/handrail").readlink() == pkg.PROGRAMS / "handrail"


def test_removal_takes_away_everything_that_was_installed(root: Path) -> None:
    text = (INSTALLER / "macos" / "uninstall.sh").read_text()

    for file in root.rglob("*"):
        inside = "/" + str(file.relative_to(root))
        if file.is_dir() or inside.startswith(str(pkg.APP)):
            continue
        place, _, host = inside.partition("/NativeMessagingHosts/")
        named = place.removeprefix("/Library/") if host else inside
        assert named in text
    assert f"rm -rf {pkg.APP}" in text


@pytest.mark.parametrize("name", SHELL)
def test_every_script_is_one_a_plain_shell_can_read(name: str) -> None:
    told = subprocess.run(["sh", "-n", str(INSTALLER / "macos" / name)], check=False)

    assert told.returncode == 0


def test_scripts_of_the_package_can_be_run(tmp_path: Path) -> None:
    pkg.put_scripts(tmp_path / "scripts")

    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "scripts").iterdir()}
    assert modes == {"preinstall": 0o755, "postinstall": 0o755}


def test_the_hardened_program_may_do_what_python_needs_and_no_more() -> None:
    told = plistlib.loads((INSTALLER / "macos" / "entitlements.plist").read_bytes())

    assert told == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def test_the_recipe_lives_in_the_menu_bar_and_carries_the_extension() -> None:
    text = (INSTALLER / "handrail.spec").read_text()

    ast.parse(text)
    assert '"LSUIElement": True' in text
    assert '(str(ROOT / "extension"), "extension")' in text
