"""A browser in a sandbox is known by what it leaves in the home folder."""

from pathlib import Path

import pytest

from handrail.local.sandboxes import SANDBOXED, sandboxed


def test_a_home_without_one_has_none() -> None:
    assert sandboxed() == []


@pytest.mark.parametrize("place", SANDBOXED)
def test_each_is_named_with_the_kind_of_its_sandbox(place: str) -> None:
    (Path.home() / place).mkdir(parents=True)

    assert sandboxed() == [SANDBOXED[place]]
    assert SANDBOXED[place].endswith(("(Snap)", "(Flatpak)"))
