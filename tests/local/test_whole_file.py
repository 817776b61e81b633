"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from handrail.engine.errors import MachineError
from handrail.local.whole_file import write_whole


def test_a_file_is_written_with_the_folders_on_its_way(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "policy.md"

    write_whole(file, "text\n")

    assert file.read_bytes() == b"text\n"
    assert [path.name for path in file.parent.iterdir()] == ["policy.md"]


def test_where_the_disk_refuses_the_old_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "policy.md"
    file.write_text("old")
    (tmp_path / "policy.md.new").mkdir()

    with pytest.raises(MachineError, match=r"policy\.md cannot be written: .*; check the folder"):
        write_whole(file, "new")

    assert file.read_text() == "old"
