"""What Linux packages are made of: checked without building, installing or freezing anything."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import build
import packages
import selftest
from handrail import bridge
from handrail.local.browsers import BROWSERS, EXTENSION_FIREFOX_ID, origin
from handrail.local.launcher import FROZEN_BRIDGE
from handrail.local.layering import ORGANISATION_LAYERS, kept_of
from handrail.local.paths import State
from linux import deb, layout, tarball

INSTALLER = Path(__file__).parents[2] / "installer"
PACKAGE = Path(__file__).parents[2] / "agent" / "handrail"
SPEC = INSTALLER / "handrail.spec"
SCRIPTS = [*deb.SCRIPTS, *tarball.SCRIPTS]
STAMP_S = 1_800_000_000


def frozen(folder: Path) -> layout.Built:
    """Make a folder as the freezer leaves it, with next to nothing in it."""
    program = folder / "frozen" / "handrail"
    (program / "_internal").mkdir(parents=True)
    for name in ("handrail", FROZEN_BRIDGE):
        layout.put(program / name, "#!/bin/sh\n", 0o700)
    layout.put(program / "_internal" / "base.zip", b"PK", 0o600)
    return layout.Built(program, "1.2.3", STAMP_S)


@pytest.fixture
def built(tmp_path: Path) -> layout.Built:
    """A frozen folder of a test's own."""
    return frozen(tmp_path)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .deb; compressing it takes longer than anything else here."""
    folder = tmp_path_factory.mktemp("deb")
    return deb.make(frozen(folder), folder / "work", folder, "x86_64")


def listed(package: Path) -> dict[str, str]:
    """Return what is in a .deb: path -> mode and owner."""
    told = subprocess.run(
        ["dpkg-deb", "-c", str(package)], capture_output=True, text=True, check=True
    ).stdout
    lines = [line.split(maxsplit=5) for line in told.splitlines()]
    return {parts[5].removeprefix("."): f"{parts[0]} {parts[1]}" for parts in lines}


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_is_one_a_plain_shell_can_read(name: str) -> None:
    told = subprocess.run(["sh", "-n", str(INSTALLER / "linux" / name)], check=False)

    assert told.returncode == 0


@pytest.mark.parametrize("name", ["postrm", "uninstall.sh"])
def test_removal_knows_every_file_the_agent_keeps_for_itself(name: str) -> None:
    text = (INSTALLER / "linux" / name).read_text()
    state = State(Path("/state"))
    named = {key for key, value in vars(State).items() if isinstance(value, property)}
    theirs = {"policy_file", "organisation_dir", "history_file", "key_file", "vault_file"}

    for key in named - theirs:
        assert str(getattr(state, key).relative_to("/state")) in text
    for layer in ORGANISATION_LAYERS:
        assert all(name in text for name in kept_of(layer))
    assert "history" not in re.sub(r"#.*|echo .*", "", text)


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_ends_processes_by_their_name(name: str) -> None:
    text = (INSTALLER / "linux" / name).read_text()

    assert re.search(r"\b(pkill|killall)\b", text) is None


def test_the_recipe_names_both_programs_and_leaves_ours_out_of_the_bridge() -> None:
    text = SPEC.read_text()

    ast.parse(text)
    assert f'program("{FROZEN_BRIDGE}", bridge)' in text
    assert re.search(r'bridge\.py"\)\], excludes=\[\*LEFT_OUT, \*NO_TLS, "handrail"\]', text)
    assert "upx=True" not in text


def test_the_recipe_names_what_the_agent_imports_by_its_name() -> None:
    sources = [file.read_text("utf-8") for file in PACKAGE.rglob("*.py")]
    named = {name for text in sources for name in re.findall(r'import_module\("([^"]+)"\)', text)}
    # winreg is a part of Python itself on Windows; handrail and pystray are collected whole.
    foreign = {
        name for name in named if name.split(".")[0] not in {"handrail", "winreg", "pystray"}
    }

    assert foreign
    assert {name for name in foreign if f'"{name}"' not in SPEC.read_text()} == set()


def test_the_frozen_program_speaks_no_tls() -> None:
    text = SPEC.read_text()

    assert text.count("*NO_TLS") == 2
    assert 'NO_TLS = ["ssl", "_ssl", "_hashlib"]' in text


def test_the_build_begins_with_the_standard_library_alone() -> None:
    begin = f"import sys; sys.path.insert(0, {str(INSTALLER)!r}); import build"

    done = subprocess.run([sys.executable, "-I", "-S", "-c", begin], check=False)

    assert done.returncode == 0


def test_the_pinned_builder_is_the_one_that_was_measured() -> None:
    assert re.search(r"^pyinstaller==6\.", build.REQUIREMENTS.read_text(), re.MULTILINE)


def test_the_deb_holds_everything_for_everybody_and_belongs_to_root(package: Path) -> None:
    inside = listed(package)
    files = {name: mode for name, mode in inside.items() if not name.endswith("/")}
    assert package.name == "handrail_1.2.3_amd64.deb"
    assert {name.split(" -> ")[0] for name in files} >= {
        "/opt/handrail/handrail",
        "/opt/handrail/handrail-bridge",
        "/opt/handrail/extension/manifest.json",
        "/usr/bin/handrail",
        "/etc/xdg/autostart/handrail.desktop",
        "/usr/share/applications/handrail.desktop",
        "/usr/share/icons/hicolor/128x128/apps/handrail.png",
        "/usr/share/icons/hicolor/scalable/apps/handrail.svg",
        "/usr/share/doc/handrail/copyright",
        *(f"{folder}/handrail.bridge.json" for folder in layout.MANIFESTS.values()),
    }
    assert "/usr/bin/handrail -> /opt/handrail/handrail" in files
    modes = {mode for name, mode in inside.items() if " -> " not in name}
    assert modes == {"drwxr-xr-x root/root", "-rwxr-xr-x root/root", "-rw-r--r-- root/root"}


def test_no_file_of_the_deb_survives_its_removal_as_a_setting(package: Path) -> None:
    asked = ["dpkg-deb", "--ctrl-tarfile", str(package)]
    names = subprocess.run(
        ["tar", "-t"],
        input=subprocess.run(asked, capture_output=True, check=True).stdout,
        capture_output=True,
        check=True,
    ).stdout.decode()

    assert "conffiles" not in names
    assert all(f"./{name}" in names for name in (*deb.SCRIPTS, "control"))


def test_the_same_folder_gives_the_same_packages(
    package: Path, built: layout.Built, tmp_path: Path
) -> None:
    first, again = (
        tarball.make(built, tmp_path / "work", tmp_path, "x86_64").read_bytes() for _ in range(2)
    )

    assert deb.make(built, tmp_path / "work", tmp_path, "x86_64").read_bytes() == (
        package.read_bytes()
    )
    assert first == again


def test_each_manifest_leads_a_browser_to_the_frozen_bridge(tmp_path: Path) -> None:
    layout.put_manifests(tmp_path)

    for browser in BROWSERS:
        folder = tmp_path / layout.MANIFESTS[browser.name].relative_to("/")
        manifest = json.loads((folder / "handrail.bridge.json").read_bytes())
        allowed = manifest.get("allowed_origins") or manifest["allowed_extensions"]
        assert manifest["path"] == "/opt/handrail/handrail-bridge"
        assert allowed in ([f"{origin()}/"], [EXTENSION_FIREFOX_ID])


def test_the_launcher_names_the_program_and_shows_no_terminal() -> None:
    entry = layout.desktop_entry(Path("/opt/handrail/handrail"))

    assert "Exec=/opt/handrail/handrail run" in entry.splitlines()
    assert "Terminal=false" in entry.splitlines()
    assert "@" not in entry


def test_checksums_are_as_the_system_tool_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "DIST", tmp_path)
    (tmp_path / "one.deb").write_bytes(b"one")
    (tmp_path / "two.tar.gz").write_bytes(b"two")

    sums = packages.write_checksums([tmp_path / "two.tar.gz", tmp_path / "one.deb"])

    told = subprocess.run(["sha256sum", "-c", sums.name], cwd=tmp_path, check=False)
    assert told.returncode == 0


@pytest.mark.parametrize("found", [True, False])
def test_the_command_is_named_in_full_where_the_shell_does_not_find_it(
    built: layout.Built, tmp_path: Path, *, found: bool
) -> None:
    archive = tarball.make(built, tmp_path / "work", tmp_path, "x86_64")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    home, tools = tmp_path / "home", tmp_path / "tools"
    # install.sh is for people and not for root, who may run these tests.
    layout.put(tools / "id", "#!/bin/sh\necho 1000\n", 0o700)
    places = [str(tools), "/usr/bin:/bin", *([f"{home}/.local/bin"] if found else [])]

    told = subprocess.run(
        ["/bin/sh", str(next(tmp_path.glob("handrail-*/install.sh"))), "--no-start"],
        env={"HOME": str(home), "PATH": ":".join(places)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert (f"the command is: {home}/.local/bin/handrail" in told) is not found


def test_a_program_that_does_not_start_fails_the_self_test(built: layout.Built) -> None:
    shutil.copytree(PACKAGE, built.program / selftest.FROZEN_DATA)

    with pytest.raises(selftest.SelfTestError, match="start: no ready line; exit code 0"):
        selftest.run(built.program)


def test_a_program_without_a_page_of_its_dashboard_fails_the_self_test(built: layout.Built) -> None:
    shutil.copytree(PACKAGE, built.program / selftest.FROZEN_DATA)
    page = next((built.program / selftest.FROZEN_DATA / "server" / "static").glob("*.html"))
    page.unlink()

    with pytest.raises(selftest.SelfTestError, match=f"data: missing .*{page.name}"):
        selftest.run(built.program)


@pytest.mark.parametrize(
    "variables",
    [
        {"HANDRAIL_HOME": "/srv/there"},
        {"HANDRAIL_HOME": "/srv/" + "deep/" * 30 + "there"},
        {"HANDRAIL_HOME": "~/there"},
        {"XDG_STATE_HOME": "/srv/state"},
        {},
    ],
)
def test_a_bridge_that_is_told_nothing_finds_this_users_agent(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("HANDRAIL_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    home = variables.get("HANDRAIL_HOME") or (
        variables.get("XDG_STATE_HOME", f"{tmp_path}/.local/state") + "/handrail"
    )
    expected = State(Path(home).expanduser().absolute()).control_socket
    assert bridge.usual_socket() == str(expected)
