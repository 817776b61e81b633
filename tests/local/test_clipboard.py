"""The clipboard's text: through a real clipboard, and said where nothing can read it."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from e2e.display import display
from handrail.engine.errors import MachineError
from handrail.local import clipboard
from handrail.local.clipboard import MACOS, WAYLAND, WINDOWS, XCLIP, XSEL, Tool
from handrail.local.desktop import give_libraries_back

WORDS = "Grüße, 日本 🙂\r\nzwei\tZeilen"


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with display() as started:
        monkeypatch.setenv("DISPLAY", started)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield started


def program(folder: Path, name: str, body: str = "") -> None:
    made = folder / name
    made.write_text(f"#!{sys.executable}\n{body}\n")
    made.chmod(0o755)


@pytest.mark.fault
@pytest.mark.usefixtures("screen")
def test_what_is_written_is_read_and_nothing_before_that() -> None:
    before = clipboard.read()
    clipboard.write(WORDS)

    assert before == ""
    assert clipboard.read() == WORDS


@pytest.mark.parametrize(
    ("environment", "installed", "tool"),
    [
        ({"DISPLAY": ":1"}, "xclip", XCLIP),
        ({"DISPLAY": ":1"}, "xsel", XSEL),
        ({"WAYLAND_DISPLAY": "w"}, "wl-paste", WAYLAND),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":1"}, "wl-paste", WAYLAND),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":1"}, "xclip", XCLIP),
    ],
)
def test_the_desktops_own_program_is_taken(
    tmp_path: Path, environment: dict[str, str], installed: str, tool: Tool
) -> None:
    program(tmp_path, installed)

    assert clipboard._tool({**environment, "PATH": str(tmp_path)}, "linux") == tool


@pytest.mark.parametrize(("platform", "tool"), [("win32", WINDOWS), ("darwin", MACOS)])
def test_other_systems_bring_their_own(platform: str, tool: Tool) -> None:
    assert clipboard._tool({}, platform) == tool


@pytest.mark.parametrize(
    ("environment", "package"),
    [({"DISPLAY": ":1"}, "xclip"), ({"WAYLAND_DISPLAY": "w"}, "wl-clipboard"), ({}, "xclip")],
)
def test_without_a_program_the_one_to_install_is_named(
    tmp_path: Path, environment: dict[str, str], package: str
) -> None:
    with pytest.raises(MachineError, match=f"install {package}, or use the Redact page"):
        clipboard._tool({**environment, "PATH": str(tmp_path)}, "linux")


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the only programs there are."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return tmp_path


def test_the_programs_find_the_systems_libraries(
    only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(only, "xclip", "import os; print(os.environ.get('LD_LIBRARY_PATH'), end='')")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/handrail/_internal")
    frozen = partial(give_libraries_back, bundle="/opt/handrail/_internal")
    monkeypatch.setattr(clipboard, "give_libraries_back", frozen, raising=False)

    assert clipboard.read() == "None"


def test_a_clipboard_without_text_is_empty(only: Path) -> None:
    program(only, "xclip", "raise SystemExit(1)")

    assert clipboard.read() == ""


def test_a_program_that_hangs_is_given_up_and_says_nothing_of_the_text(
    only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "ANSWER_WAIT_S", 0.2)
    program(only, "xclip", "import time; time.sleep(60)")

    for ask in (clipboard.read, lambda: clipboard.write(WORDS)):
        with pytest.raises(MachineError, match="does not answer") as told:
            ask()
        assert told.value.__context__ is None


def test_too_much_is_said_and_not_cut(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "READ_MAX_BYTES", 10)
    program(only, "xclip", "print('x' * 20)")

    with pytest.raises(MachineError, match="too much to check"):
        clipboard.read()


def test_a_program_that_cannot_write_is_told(only: Path) -> None:
    program(only, "xclip", "raise SystemExit(1)")

    with pytest.raises(MachineError, match="could not be written"):
        clipboard.write(WORDS)
