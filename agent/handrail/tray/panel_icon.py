"""The icon by pystray: Windows, macOS, and X panels that know nothing newer.

The only module that knows pystray and Pillow, which want the main thread and cost megabytes, so it
is imported only where nothing else shows an icon.
"""

import os
import select
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from typing import Any

from PIL import Image

from handrail.tray.drawing import CORNER, pixels
from handrail.tray.menu import TITLE, Entry, Face, Standing, entries, face, title

# Panels ask for 16 to 64 pixels and scale down; a high-resolution one asks for the most.
SIZE_PX = 64
# A panel that is just starting loses who asks to dock: ask again so often, until it has.
DOCK_AGAIN_S = 0.5

Wish = Callable[[], None]


class PanelIcon:
    """One icon and its menu, from before the agent starts until after it has ended."""

    def __init__(self) -> None:
        # The one place for icons that `host.look` asks for; others are invisible without a word.
        if sys.platform == "linux":
            os.environ["PYSTRAY_BACKEND"] = "xorg"
        # Imported here: it opens the screen, and raises where there is none.
        self._pystray = import_module("pystray")
        self._choose: Callable[[Entry], None] = lambda _entry: None
        self._standing = Standing()
        self._shown = threading.Event()
        self._over = threading.Event()
        self._wishes: SimpleQueue[Wish | None] = SimpleQueue()
        # Wakes the loop on X; elsewhere a thread waits for the wishes themselves.
        self._alarm: tuple[int, int] | None = None
        self._icon: Any = self._pystray.Icon(
            "handrail",
            draw(face(self._standing)),
            _tooltip(self._standing),
            self._pystray.Menu(lambda: map(self._item, entries(self._standing))),
        )
        if sys.platform == "linux":
            self._alarm = os.pipe()
            os.set_blocking(self._alarm[1], False)
            _mend(self._icon, self._alarm[0], self._obey_one)

    @property
    def shown(self) -> bool:
        """Tell whether a panel has it now."""
        return self._shown.is_set() and not self._over.is_set()

    def run(self, work: Callable[[], None], choose: Callable[[Entry], None]) -> None:
        """Show the icon on this thread while work runs on another; return when work has ended.

        An icon that fails does not end the work. What work raises is raised here.
        """
        self._choose = choose
        if self._alarm is None:
            threading.Thread(target=self._obey, name="icon", daemon=True).start()
        with ThreadPoolExecutor(1, "agent") as beside:
            working = beside.submit(self._work, work)
            self._icon.run(setup=self._begin)
            self._over.set()
            self._shown.set()
            working.result()
        for end in self._alarm or ():
            os.close(end)

    def show(self, standing: Standing) -> None:
        """Show how things stand; returns at once, on any thread."""
        self._wish(lambda: self._change(standing))

    def tell(self, words: str) -> None:
        """Show a note for a moment, where this system shows any."""
        if self._icon.HAS_NOTIFICATION:
            self._wish(lambda: self._icon.notify(words, TITLE))

    def _wish(self, wish: Wish | None) -> None:
        """Have something done by whoever may touch the icon."""
        self._wishes.put(wish)
        if self._alarm is not None:
            with suppress(OSError):  # all is over, or the loop hangs: then nobody hangs with it
                os.write(self._alarm[1], b"!")

    def _work(self, work: Callable[[], None]) -> None:
        """Do the work, then take the icon away."""
        try:
            work()
        finally:
            self._shown.wait()
            self._wish(None)

    def _begin(self, icon: Any) -> None:  # noqa: ANN401 - pystray has no types
        """Make the icon visible once its loop runs."""
        icon.visible = True
        self._shown.set()

    def _obey(self) -> None:
        """Carry out wishes one after the other, where another thread may touch the icon."""
        self._shown.wait()
        while self._obey_one():
            pass

    def _obey_one(self) -> bool:
        """Carry out the next wish; False after the one that takes the icon away."""
        wish = self._wishes.get()
        if wish is None:
            if not self._over.is_set():
                self._icon.stop()
            return False
        if not self._over.is_set():
            wish()
        return True

    def _change(self, standing: Standing) -> None:
        """Change what the icon shows."""
        before, self._standing = self._standing, standing
        if face(before) != face(standing):
            self._icon.icon = draw(face(standing))
        self._icon.title = _tooltip(standing)
        self._icon.update_menu()

    def _item(self, entry: Entry) -> Any:  # noqa: ANN401 - pystray has no types
        """Turn a line of the menu into pystray's."""
        if not entry.text:
            return self._pystray.Menu.SEPARATOR
        chosen = (lambda _icon, _item: self._choose(entry)) if entry.does else None
        return self._pystray.MenuItem(
            entry.text, chosen, default=entry.usual, enabled=entry.does is not None
        )


def draw(shown: Face) -> Image.Image:
    """Draw the icon; X panels know no transparency, so there its corners are square."""
    square = sys.platform == "linux"
    rgba = pixels(shown, SIZE_PX, 0.0 if square else CORNER)
    picture = Image.frombytes("RGBA", (SIZE_PX, SIZE_PX), rgba)
    return picture.convert("RGB") if square else picture


def _mend(icon: Any, wishes: int, obey: Callable[[], bool]) -> None:  # noqa: ANN401
    """Mend what pystray 0.19.5 does wrong on X; each was measured, and there is no public way.

    It never asks X for the clicks it handles. It says that its loop runs before it knows on which
    thread. It lets other threads take events from the socket that its loop sleeps on, so here
    only the loop's thread touches the icon. And it does not hear of a panel that starts again.
    """
    masks = import_module("Xlib.X")
    _hear_clicks(icon)
    root = icon._display.screen().root  # noqa: SLF001
    root.change_attributes(event_mask=masks.StructureNotifyMask)
    # What is drawn while a panel goes away fails; that is no news for whoever reads our output.
    icon._display.set_error_handler(lambda *_: None)  # noqa: SLF001
    icon._thread = threading.current_thread()  # noqa: SLF001
    icon._events = lambda: _events(icon, wishes, obey)  # noqa: SLF001


def _hear_clicks(icon: Any) -> None:  # noqa: ANN401
    """Ask X for what happens to the icon's window, clicks included."""
    masks = import_module("Xlib.X")
    wanted = masks.ExposureMask | masks.StructureNotifyMask | masks.ButtonPressMask
    icon._window.change_attributes(event_mask=wanted)  # noqa: SLF001


def _events(icon: Any, wishes: int, obey: Callable[[], bool]) -> Iterator[Any]:  # noqa: ANN401
    """Yield events for ever, carrying out wishes in between; sleeps while there is nothing.

    The icon asks to dock until it is on the screen, and when a panel starts later.
    """
    screen, masks = icon._display, import_module("Xlib.X")  # noqa: SLF001
    manager = screen.intern_atom("MANAGER")
    docked, wanted = False, True
    while True:
        while screen.pending_events():
            event = screen.next_event()
            if event.type == masks.DestroyNotify and wanted:
                _start_anew(icon, event)
                docked = False
            elif event.type == masks.ClientMessage and event.client_type == manager:
                docked = False
            else:
                yield event
        hidden = not icon.visible
        ready, _, _ = select.select([screen, wishes], [], [], None if docked else DOCK_AGAIN_S)
        if wishes in ready:
            os.read(wishes, 1)
            wanted = obey() and wanted
        if wanted and not docked and not hidden:
            docked = _dock(icon)


def _start_anew(icon: Any, event: Any) -> None:  # noqa: ANN401
    """Forget a panel that has ended; it may have taken the icon's window with it."""
    icon._systray_manager = None  # noqa: SLF001
    if event.window == icon._window:  # noqa: SLF001
        icon._window = icon._create_window()  # noqa: SLF001
        icon._gc = icon._window.create_gc()  # noqa: SLF001
        _hear_clicks(icon)
    else:
        # A panel that ends in peace gives the window back, still shown: as if it were in a panel.
        icon._window.unmap()  # noqa: SLF001


def _dock(icon: Any) -> bool:  # noqa: ANN401
    """Tell whether a panel shows the icon; where none does, ask to be taken in."""
    errors = import_module("Xlib.error")
    viewable = import_module("Xlib.X").IsViewable
    try:
        docked = icon._window.get_attributes().map_state == viewable  # noqa: SLF001
    except errors.BadWindow:
        return False  # its end is told next
    (icon._draw if docked else icon._dock_window)()  # noqa: SLF001
    return bool(docked)


def _tooltip(standing: Standing) -> str:
    """Return the tooltip in letters every panel can show: X names windows in Latin-1."""
    return title(standing).encode("latin-1", "replace").decode("latin-1")


def screen_errors() -> tuple[type[Exception], ...]:
    """Return what a screen that refuses us raises; only Linux has the library."""
    with suppress(ImportError):
        errors = import_module("Xlib.error")
        return errors.DisplayError, errors.ConnectionClosedError, errors.XError
    return ()
