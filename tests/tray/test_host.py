"""Whether the desktop shows icons is asked for, because an icon nobody shows raises no error."""

import gc
from collections.abc import Iterator

import pytest
from Xlib import X
from Xlib.display import Display

from e2e.display import display
from handrail.tray.host import NO_ANSWER, NO_PANEL, NO_SCREEN, Host, look


@pytest.fixture
def screen() -> Iterator[str]:
    with display() as started:
        yield started


def test_without_a_screen_it_is_said() -> None:
    assert look({}) == Host(found=False, note=NO_SCREEN)


# Xlib leaves the sockets of its attempts to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_screen_that_is_gone_is_said() -> None:
    found = look({"DISPLAY": ":4711"})
    gc.collect()

    assert found == Host(found=False, note=NO_ANSWER)


@pytest.mark.fault
def test_a_desktop_without_a_place_for_icons_is_said(screen: str) -> None:
    assert look({"DISPLAY": screen}) == Host(found=False, note=NO_PANEL)


@pytest.mark.fault
def test_a_panel_that_takes_icons_is_found(screen: str) -> None:
    panel = Display(screen)
    window = panel.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    window.set_selection_owner(panel.intern_atom("_NET_SYSTEM_TRAY_S0"), X.CurrentTime)
    panel.sync()

    found = look({"DISPLAY": screen})
    panel.close()

    assert found == Host(found=True)
