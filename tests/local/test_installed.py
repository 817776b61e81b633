"""Whether the program was replaced while it runs."""

import os
from pathlib import Path

import pytest

from handrail.local.installed import Installed


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "handrail"
    file.write_text("one version")
    return file


def test_a_program_that_nobody_touched_is_the_same(program: Path) -> None:
    installed = Installed(program)
    program.read_text()

    assert not installed.replaced()


def test_a_program_that_was_put_in_its_place_is_another(program: Path, tmp_path: Path) -> None:
    installed = Installed(program)
    (tmp_path / "new").write_text("one version")
    os.utime(tmp_path / "new", (1, 1))  # a clock of files may stand still between two writes
    (tmp_path / "new").replace(program)

    assert installed.replaced()


def test_a_program_that_is_gone_was_replaced(program: Path) -> None:
    installed = Installed(program)
    program.unlink()

    assert installed.replaced()
