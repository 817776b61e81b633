"""Problems of a file that was not written name the file that was asked for, and no other."""

from pathlib import Path

import pytest

from handrail.cli.unwritten import unwritten
from handrail.engine.tables import FileUnusableError


def test_problems_keep_their_lines_and_lose_the_name_of_a_file_that_is_not_there() -> None:
    problems = ("policy.toml line 3: a.b = 1 is wrong", "policy.toml line 9: c is missing")

    with pytest.raises(FileUnusableError) as raised, unwritten(Path("acme.toml"), "policy.toml"):
        raise FileUnusableError(problems)

    assert raised.value.lines == (
        "acme.toml is not written; with these answers it would have:",
        "  line 3: a.b = 1 is wrong",
        "  line 9: c is missing",
    )


def test_what_goes_well_goes_through() -> None:
    with unwritten(Path("acme.toml"), "policy.toml"):
        done = True

    assert done
