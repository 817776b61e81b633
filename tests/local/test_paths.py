"""Where the state lies, and what is refused as its place."""

import os
import stat
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.local import paths


def test_the_state_lies_in_the_folder_the_environment_names(handrail_home: Path) -> None:
    found = paths.state()

    assert found.home == handrail_home
    assert stat.S_IMODE(handrail_home.stat().st_mode) == 0o700


def test_without_the_variable_it_lies_in_the_users_state_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HANDRAIL_HOME")

    assert paths.home().is_relative_to(tmp_path)
    assert paths.home().name == "handrail"


def test_every_file_lies_below_the_home(tmp_path: Path) -> None:
    here = paths.State(tmp_path)

    files = (
        here.policy_file,
        here.rules_dir,
        here.history_file,
        here.key_file,
        here.vault_file,
        here.log_file,
        here.lock_file,
        here.ready_file,
    )

    assert all(file.parent == tmp_path for file in files)
    assert len(set(files)) == len(files)


def test_a_deep_home_gets_a_short_socket_of_its_own(tmp_path: Path) -> None:
    deep = paths.State(tmp_path / ("d" * 80) / "one")
    beside = paths.State(tmp_path / ("d" * 80) / "two")

    assert len(os.fsencode(deep.control_socket)) <= paths.SOCKET_PATH_MAX_BYTES
    assert deep.control_socket != beside.control_socket


def test_a_file_in_the_place_of_the_home_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    with pytest.raises(MachineError, match=r"taken: .*HANDRAIL_HOME"):
        paths.private_dir(tmp_path / "taken")


def test_a_folder_that_everybody_can_write_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)

    with pytest.raises(MachineError, match="everybody can write"):
        paths.private_dir(tmp_path / "open")


def test_a_link_somebody_else_put_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    monkeypatch.setattr(os, "getuid", lambda: (tmp_path / "mine").stat().st_uid + 1)

    with pytest.raises(MachineError, match="another user"):
        paths.private_dir(tmp_path / "link")


def test_a_test_that_writes_to_the_real_home_is_stopped(real_home: Path) -> None:
    with pytest.raises(AssertionError, match="real home"):
        (real_home / "handrail-test-marker").write_text("")


def test_windows_has_a_file_with_port_and_key_instead_of_a_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = paths.State(tmp_path)
    monkeypatch.setattr("sys.platform", "win32")

    named = state.control_socket

    assert named == tmp_path / "run" / "control.key"


def test_a_state_folder_of_ones_own_has_its_own_organisation_folder(tmp_path: Path) -> None:
    assert paths.State(tmp_path).organisation_dir == tmp_path / "organisation"


def test_otherwise_the_organisation_speaks_from_where_only_administrators_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HANDRAIL_HOME", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    assert paths.state().organisation_dir == Path("/etc/handrail")
