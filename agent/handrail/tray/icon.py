"""The icon in the panel. The only module that knows pystray, which wants the main thread."""

import os
import select
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from typing import Any

from PIL import Image, ImageDraw

from handrail.tray.menu import Does, Entry, Face, Standing, entries, face, title

# Panels ask for 16 to 64 pixels and scale down; a high-resolution one asks for the most.
SIZE_PX = 128
# The same as the extension's, with white on them at 4.5:1 or better: they stand on light panels as
# on dark ones, because the icon brings its own ground to the edge.
GROUND: Mapping[Face, str] = {"protecting": "#126b5c", "degraded": "#9a5b0b"}
DOT = "#c43d10"
# An event that another thread took from the socket is seen so late at most; a person who clicks
# does not notice, and an idle agent wakes twice a second for it.
LOOP_LOOK_S = 0.5
INK = "#ffffff"


class Icon:
    """One icon and its menu, from before the agent starts until after it has ended.

    does: what a person may choose; called on the icon's thread, so they return at once.
    """

    def __init__(self, does: Mapping[Does, Callable[[], None]]) -> None:
        # The one place for icons that `host.look` asks for; others are invisible without a word.
        if sys.platform == "linux":
            os.environ["PYSTRAY_BACKEND"] = "xorg"
        # Imported here: it opens the screen, and raises where there is none.
        self._pystray = import_module("pystray")
        self._does = does
        self._standing = Standing()
        self._shown = threading.Event()
        self._over = threading.Event()
        self._wishes: SimpleQueue[Standing | None] = SimpleQueue()
        self._icon: Any = self._pystray.Icon(
            "handrail",
            draw(face(self._standing)),
            _tooltip(self._standing),
            self._pystray.Menu(lambda: map(self._item, entries(self._standing))),
        )
        if sys.platform == "linux":
            _mend(self._icon)

    def run(self, work: Callable[[], None]) -> None:
        """Show the icon on this thread while work runs on another; return when work has ended.

        An icon that fails does not end the work. What work raises is raised here.
        """
        threading.Thread(target=self._obey, name="icon", daemon=True).start()
        with ThreadPoolExecutor(1, "agent") as beside:
            working = beside.submit(self._work, work)
            self._icon.run(setup=self._begin)
            self._over.set()
            self._shown.set()
            working.result()

    def show(self, standing: Standing) -> None:
        """Show how things stand; returns at once, on any thread."""
        self._wishes.put(standing)

    def _work(self, work: Callable[[], None]) -> None:
        """Do the work, then take the icon away."""
        try:
            work()
        finally:
            self._shown.wait()
            self._wishes.put(None)

    def _begin(self, icon: Any) -> None:  # noqa: ANN401 - pystray has no types
        """Make the icon visible once its loop runs."""
        icon.visible = True
        self._shown.set()

    def _obey(self) -> None:
        """Carry out wishes one after the other; pystray waits for its loop, nobody else should.

        Whatever ends this takes the icon away: one that no longer changes would tell lies.
        """
        self._shown.wait()
        try:
            while (standing := self._wishes.get()) is not None:
                self._change(standing)
        finally:
            if not self._over.is_set():
                self._icon.stop()

    def _change(self, standing: Standing) -> None:
        """Change what the icon shows, where it still is there."""
        before, self._standing = self._standing, standing
        if self._over.is_set():
            return
        if face(before) != face(standing):
            self._icon.icon = draw(face(standing))
        self._icon.title = _tooltip(standing)
        self._icon.update_menu()

    def _item(self, entry: Entry) -> Any:  # noqa: ANN401 - pystray has no types
        """Turn a line of the menu into pystray's."""
        does = entry.does
        chosen = (lambda _icon, _item: self._does[does]()) if does else None
        return self._pystray.MenuItem(
            entry.text, chosen, default=entry.usual, enabled=does is not None
        )


def draw(shown: Face) -> Image.Image:
    """Draw the icon: an h, and a dot where something is wrong (never told by colour alone)."""
    image = Image.new("RGB", (SIZE_PX, SIZE_PX), GROUND[shown])
    pen = ImageDraw.Draw(image)
    unit = SIZE_PX // 16
    pen.rounded_rectangle((4 * unit, 3 * unit, 6 * unit, 13 * unit), unit, INK)
    pen.arc((4 * unit, 6 * unit, 12 * unit, 14 * unit), 180, 360, INK, 2 * unit)
    pen.rounded_rectangle((10 * unit, 10 * unit, 12 * unit, 13 * unit), unit, INK)
    pen.rectangle((10 * unit, 9 * unit, 12 * unit, 11 * unit), INK)
    if shown == "degraded":
        pen.ellipse((9 * unit, unit // 2, 15 * unit, 6 * unit + unit // 2), INK)
        pen.ellipse((10 * unit, unit + unit // 2, 14 * unit, 5 * unit + unit // 2), DOT)
    return image


def _mend(icon: Any) -> None:  # noqa: ANN401 - pystray has no types
    """Mend what pystray 0.19.5 does wrong on X; each was measured, and there is no public way.

    It never asks X for the clicks it handles. It says that its loop runs before it knows on which
    thread. And it sleeps on the socket while another thread may have taken its event from there.
    """
    masks = import_module("Xlib.X")
    wanted = masks.ExposureMask | masks.StructureNotifyMask | masks.ButtonPressMask
    icon._window.change_attributes(event_mask=wanted)  # noqa: SLF001
    icon._thread = threading.current_thread()  # noqa: SLF001
    icon._events = lambda: _events(icon)  # noqa: SLF001


def _events(icon: Any) -> Iterator[Any]:  # noqa: ANN401 - pystray has no types
    """Yield events for ever, and never sleep for long while one waits in the library's queue.

    A panel that is just starting loses who asks to dock, so ask until the icon is on the screen.
    """
    screen, window = icon._display, icon._window  # noqa: SLF001
    viewable = import_module("Xlib.X").IsViewable
    docked = False
    while True:
        while screen.pending_events():
            yield screen.next_event()
        select.select([screen], [], [], LOOP_LOOK_S)
        if docked or not icon.visible:
            continue
        docked = window.get_attributes().map_state == viewable
        (icon._draw if docked else icon._dock_window)()  # noqa: SLF001


def _tooltip(standing: Standing) -> str:
    """Return the tooltip in letters every panel can show: X names windows in Latin-1."""
    return title(standing).encode("latin-1", "replace").decode("latin-1")


def make(does: Mapping[Does, Callable[[], None]]) -> Icon | None:
    """Return the icon, or None where the screen does not let us show one."""
    with suppress(OSError, ImportError, *_screen_errors()):
        return Icon(does)
    return None


def _screen_errors() -> tuple[type[Exception], ...]:
    """Return what a screen that refuses us raises; only Linux has the library."""
    with suppress(ImportError):
        errors = import_module("Xlib.error")
        return errors.DisplayError, errors.ConnectionClosedError, errors.XError
    return ()
