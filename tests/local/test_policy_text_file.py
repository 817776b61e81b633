"""A policy or rule file is read as text, or refused in one line. `test_live.py` has the rest."""

import errno
from pathlib import Path

import pytest

from handrail.engine.errors import PolicyError
from handrail.local.policy_text_file import read_file


@pytest.mark.parametrize(
    ("raw", "why"), [(b"\xff\xfe", "is not UTF-8 text"), (b"x" * 4_000_001, "is over 4,000,000")]
)
def test_what_is_no_text_of_a_policy_is_refused(tmp_path: Path, raw: bytes, why: str) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(raw)

    with pytest.raises(PolicyError, match=why):
        read_file(file)


def test_a_folder_that_lets_nobody_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)  # root may enter every folder

    with pytest.raises(PolicyError, match=r"cannot be read \(Permission denied\)"):
        read_file(tmp_path / "policy.toml")


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="is not a file"):
        read_file(tmp_path)
    with pytest.raises(PolicyError, match="cannot be read"):
        read_file(tmp_path / "none.toml")
