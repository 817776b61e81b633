"""The last good policy is kept whole, or not at all."""

import stat
from pathlib import Path

import pytest

from handrail.local.last_good import forget, keep, kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "policy.lastgood"


@pytest.mark.parametrize("text", ["", "a = 1\n", "a = 1\r\nb = 'é'", "# only a remark"])
def test_what_is_kept_comes_back(file: Path, text: str) -> None:
    keep(file, text)

    assert kept(file) == text


def test_it_is_private(file: Path) -> None:
    keep(file, "a = 1\n")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_cut_at_any_byte_it_is_not_used(file: Path) -> None:
    keep(file, "a = 1\nb = 2\n")
    whole = file.read_bytes()

    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert kept(file) is None


def test_a_place_that_takes_nothing_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "nowhere").write_text("a file in the way")

    keep(tmp_path / "nowhere" / "file", "a = 1\n")

    assert (tmp_path / "nowhere").read_text() == "a file in the way"


def test_forgotten_is_gone(file: Path) -> None:
    keep(file, "a = 1\n")

    forget(file)
    forget(file)

    assert kept(file) is None
