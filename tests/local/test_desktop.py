"""A page is shown where there is a screen, and nowhere else."""

import webbrowser
from pathlib import Path

import pytest

from handrail.local.desktop import give_libraries_back, has_screen, show


@pytest.mark.parametrize(
    "environment, platform, expected",
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_recognised(
    environment: dict[str, str], platform: str, *, expected: bool
) -> None:
    assert has_screen(environment, platform) is expected


def test_the_address_goes_to_the_persons_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, seen = tmp_path / "browser", tmp_path / "seen"
    program.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    program.chmod(0o700)
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setenv("BROWSER", f"{program} %s")

    assert show("http://127.0.0.1:1/#k=x")
    assert seen.read_text() == "http://127.0.0.1:1/#k=x\n"


@pytest.mark.parametrize(
    "given, left",
    [
        ({"LD_LIBRARY_PATH": "/opt/handrail/_internal"}, {}),
        (
            {"LD_LIBRARY_PATH": "/opt/handrail/_internal", "LD_LIBRARY_PATH_ORIG": "/usr/mine"},
            {"LD_LIBRARY_PATH": "/usr/mine"},
        ),
        ({"LD_LIBRARY_PATH": "/usr/mine"}, {"LD_LIBRARY_PATH": "/usr/mine"}),
        ({"DYLD_LIBRARY_PATH": "/opt/handrail/_internal"}, {}),
        ({"HOME": "/home/ada"}, {"HOME": "/home/ada"}),
    ],
)
def test_a_frozen_program_gives_others_the_systems_libraries(
    given: dict[str, str], left: dict[str, str]
) -> None:
    environment = dict(given)

    give_libraries_back(environment, "/opt/handrail/_internal")
    give_libraries_back(environment, "/opt/handrail/_internal")

    assert environment == left


def test_a_program_that_is_not_frozen_leaves_them_alone() -> None:
    environment = {"LD_LIBRARY_PATH": "/usr/mine"}

    give_libraries_back(environment)

    assert environment == {"LD_LIBRARY_PATH": "/usr/mine"}
