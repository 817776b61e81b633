"""What the packages for Windows are made of, before a compiler sees it (full_windows.py)."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from handrail.local.browsers import BROWSERS, registry_key
from handrail.local.layering import ORGANISATION_LAYERS, kept_of
from handrail.local.paths import State
from linux.layout import Built, put
from windows import layout, msi, nsis

SCRIPT = Path(__file__).parents[2] / "installer" / "windows" / "handrail.nsi"
WIX = f"{{{msi.NAMESPACE}}}"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is installed, with next to nothing in it; no test changes it."""
    folder = tmp_path_factory.mktemp("windows")
    frozen = folder / "frozen"
    for name in (layout.PROGRAM, layout.BRIDGE, "_internal/base.zip"):
        put(frozen / name, b"MZ")
    layout.put_tree(Built(frozen, "1.2.3", 0), folder / "tree")
    return folder / "tree"


@pytest.fixture
def package(tree: Path) -> ET.Element:
    return ET.fromstring(ET.tostring(msi.document("1.2.3", tree)))  # noqa: S314 (ours)


def test_each_manifest_finds_the_bridge_wherever_the_folder_lies(tree: Path) -> None:
    for key, file in layout.KEYS.items():
        manifest = tree / file.replace("\\", "/")
        program = json.loads(manifest.read_bytes())["path"]
        assert key.startswith("Software\\")
        assert (manifest.parent / program.replace("\\", "/")).resolve() == tree / layout.BRIDGE


def test_every_browser_has_its_key() -> None:
    assert set(layout.KEYS) == {registry_key(browser) for browser in BROWSERS}


def test_the_setup_for_one_person_stays_in_that_persons_part_of_the_registry() -> None:
    text = SCRIPT.read_text() + nsis.key_macros()

    assert "RequestExecutionLevel user" in text
    assert "HKLM" not in text
    assert "HKCR" not in text


def test_the_setup_removes_every_key_it_writes() -> None:
    text = SCRIPT.read_text()
    install, uninstall = text.split('Section "Uninstall"')
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', install))
    gone = set(re.findall(r'DeleteReg(?:Key|Value) HKCU "([^"]+)"', uninstall))
    macros = nsis.key_macros()

    assert written == gone
    for key in layout.KEYS:
        assert f'WriteRegStr HKCU "{key}"' in macros
        assert f'DeleteRegKey HKCU "{key}"' in macros


def test_the_setup_removes_only_what_it_put_into_its_folder(tree: Path) -> None:
    text = SCRIPT.read_text()

    assert not re.search(r'RMDir /r "\$INSTDIR"', text)
    for path in tree.iterdir():
        assert f'"$INSTDIR\\{path.name}"' in text


def test_no_folder_is_read_as_a_part_of_a_command() -> None:
    # A person's folder may hold an apostrophe, as C:\Users\O'Brien does.
    commands = [line for line in SCRIPT.read_text().splitlines() if "powershell" in line]

    assert commands
    assert not [line for line in commands if "$INSTDIR" in line]


def test_removal_knows_every_file_the_agent_keeps_for_itself_and_leaves_history() -> None:
    uninstall = SCRIPT.read_text().split('Section "Uninstall"')[1]
    named = {key for key, value in vars(State).items() if isinstance(value, property)}
    theirs = {"policy_file", "organisation_dir", "control_socket"}
    theirs |= {"history_file", "key_file", "vault_file"}

    for key in named - theirs:
        assert f"${{STATE}}\\{getattr(State(Path('/s')), key).name}" in uninstall
    for layer in ORGANISATION_LAYERS:
        assert all(f"${{STATE}}\\{name}" in uninstall for name in kept_of(layer))
    deleted = re.findall(r"(?:Delete|RMDir) .*", uninstall)
    assert not [line for line in deleted if "history" in line]
    whole = [line for line in deleted if "/r" in line]
    assert whole == [r'RMDir /r "${STATE}\rules.lastgood"']


def test_the_package_for_all_writes_for_the_machine_in_the_64_bit_view(
    package: ET.Element,
) -> None:
    values = {
        (value.get("Key"), value.get("Name", "")): value.get("Value")
        for value in package.iter(f"{WIX}RegistryValue")
    }
    roots = {value.get("Root") for value in package.iter(f"{WIX}RegistryValue")}

    assert roots == {"HKLM"}
    assert {component.get("Win64") for component in package.iter(f"{WIX}Component")} == {"yes"}
    for key, file in layout.KEYS.items():
        assert values[key, ""] == f"[INSTALLDIR]{file}"
    assert values[layout.RUN_KEY, "Handrail"] == '"[INSTALLDIR]handrail.exe" run'


def test_the_package_for_all_holds_every_file_once(package: ET.Element, tree: Path) -> None:
    sources = [file.get("Source") for file in package.iter(f"{WIX}File")]
    components = [component.get("Id") for component in package.iter(f"{WIX}Component")]
    asked = [reference.get("Id") for reference in package.iter(f"{WIX}ComponentRef")]

    files = [path for path in tree.rglob("*") if path.is_file()]
    assert sorted(map(str, sources)) == sorted(
        f"tree/{f.relative_to(tree).as_posix()}" for f in files
    )
    assert len(set(components)) == len(components)
    assert sorted(map(str, components)) == sorted(map(str, asked))


def test_a_later_package_finds_the_earlier_one(tree: Path) -> None:
    first, later = (msi.document(version, tree) for version in ("1.2.3", "1.3.0"))

    codes = {document[0].get("UpgradeCode") for document in (first, later)}
    guids = [{c.get("Guid") for c in document.iter("Component")} for document in (first, later)]
    assert codes == {msi.UPGRADE_CODE}
    assert guids[0] == guids[1]
    assert first.find("Product/MajorUpgrade") is not None
