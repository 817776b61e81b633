"""The icon on a desktop that takes icons over the bus: StatusNotifierItem, with a real menu.

Source: freedesktop.org, StatusNotifierItem; KDE's names, which every desktop uses.
"""

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from jeepney import DBusAddress

from handrail.tray.bus import Bus, Offer, Returns, Variant
from handrail.tray.bus_menu import PATH as MENU_PATH
from handrail.tray.bus_menu import BusMenu
from handrail.tray.drawing import pixels
from handrail.tray.menu import TITLE, Entry, Face, Standing, entries, face, title

PATH = "/StatusNotifierItem"
INTERFACE = "org.kde.StatusNotifierItem"
WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_ADDRESS = DBusAddress("/StatusNotifierWatcher", WATCHER, WATCHER)
NOTES = DBusAddress(
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
    "org.freedesktop.Notifications",
)
log = logging.getLogger(__name__)

# Panels are 16 to 64 pixels high and take the size that fits best.
SIZES_PX = (22, 32, 64)
# Long enough to read a line, short enough not to stand there.
NOTE_SHOWN_MS = 8_000
PICTURES = "a(iiay)"


class StatusItem:
    """One icon and its menu, from before the agent starts until after it has ended.

    shown: whether a panel has it now.
    """

    def __init__(self) -> None:
        self._standing = Standing()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._notes: list[str] = []
        self._offer = Offer(PATH, INTERFACE, self._properties, {})
        self.shown = False

    def run(self, work: Callable[[], None], choose: Callable[[Entry], None]) -> None:
        """Show the icon on this thread while work runs on another; return when work has ended.

        An icon that fails does not end the work. What work raises is raised here.
        """
        with ThreadPoolExecutor(1, "agent") as beside:
            asyncio.run(self._beside(beside, work, choose))

    def show(self, standing: Standing) -> None:
        """Show how things stand; returns at once, on any thread."""
        self._soon(lambda: self._take(standing))

    def tell(self, words: str) -> None:
        """Show a note for a moment; returns at once, on any thread."""
        self._soon(lambda: self._note(words))

    def _soon(self, what: Callable[[], None]) -> None:
        """Do something on the icon's loop, where it still runs."""
        loop = self._loop
        with suppress(RuntimeError):  # it has just ended
            if loop is not None:
                loop.call_soon_threadsafe(what)

    def _take(self, standing: Standing) -> None:
        self._standing = standing
        self._changed.set()

    def _note(self, words: str) -> None:
        self._notes.append(words)
        self._changed.set()

    async def _beside(
        self,
        beside: ThreadPoolExecutor,
        work: Callable[[], None],
        choose: Callable[[Entry], None],
    ) -> None:
        """Show the icon until work has ended."""
        self._loop = asyncio.get_running_loop()
        working = self._loop.run_in_executor(beside, work)
        shown = asyncio.ensure_future(self._shown(choose))
        try:
            await working
        finally:
            shown.cancel()
            await asyncio.gather(shown, return_exceptions=True)

    async def _shown(self, choose: Callable[[Entry], None]) -> None:
        """Be on the bus until cancelled, or until the bus ends: then the desktop has, too."""
        try:
            await self._on_bus(choose)
        except* OSError as lost:
            log.warning("the icon is gone: %s", lost.exceptions[0])

    async def _on_bus(self, choose: Callable[[Entry], None]) -> None:
        bus = await Bus.open()
        menu = BusMenu(choose)
        self._offer = Offer(PATH, INTERFACE, self._properties, _methods(choose))
        bus.offer(self._offer)
        bus.offer(menu.offer)
        menu.show(entries(self._standing))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(bus.serve())
                group.create_task(self._register(bus))
                group.create_task(self._follow(bus, menu))
        finally:
            self.shown = False
            await bus.close()

    async def _register(self, bus: Bus) -> None:
        """Come to the panel, and come again to one that starts anew or later than we do."""
        name = f"{INTERFACE}-{os.getpid()}-1"
        await bus.own(name)

        async def come(watcher: str) -> None:
            self.shown = False
            if watcher:
                await bus.call(WATCHER_ADDRESS, "RegisterStatusNotifierItem", "s", name)
                self.shown = True

        await bus.follow(WATCHER, come)

    async def _follow(self, bus: Bus, menu: BusMenu) -> None:
        """Tell the panel what changed; sleeps in between."""
        while True:
            before = self._standing
            await self._changed.wait()
            self._changed.clear()
            now = self._standing
            if face(before) != face(now):
                await bus.signal(self._offer, "NewIcon")
            if title(before) != title(now):
                await bus.signal(self._offer, "NewToolTip")
            if menu.show(entries(now)):
                await bus.signal(menu.offer, "LayoutUpdated", "ui", menu.revision, 0)
            while self._notes:
                await _notify(bus, self._notes.pop(0))

    def _properties(self) -> dict[str, Variant]:
        """Return what the panel may ask for."""
        shown = face(self._standing)
        tip: tuple[str, list[object], str, str] = (
            "",
            [],
            TITLE,
            title(self._standing).removeprefix(f"{TITLE}. "),
        )
        return {
            "Category": ("s", "ApplicationStatus"),
            "Id": ("s", "handrail"),
            "Title": ("s", TITLE),
            "Status": ("s", "Active"),
            "WindowId": ("i", 0),
            "IconName": ("s", ""),
            "IconPixmap": (PICTURES, pictures(shown)),
            "OverlayIconName": ("s", ""),
            "AttentionIconName": ("s", ""),
            "ToolTip": (f"(s{PICTURES}ss)", tip),
            # A click opens the history; the menu is on the other button.
            "ItemIsMenu": ("b", False),
            "Menu": ("o", MENU_PATH),
        }


def pictures(shown: Face) -> list[tuple[int, int, bytes]]:
    """Return the icon in every size, as rows of alpha, red, green, blue."""
    return [(size, size, _argb(pixels(shown, size))) for size in SIZES_PX]


def _argb(rgba: bytes) -> bytes:
    """Put alpha first, which is big-endian ARGB32."""
    made = bytearray(len(rgba))
    for at in range(4):
        made[at::4] = rgba[(at + 3) % 4 :: 4]
    return bytes(made)


def _methods(choose: Callable[[Entry], None]) -> dict[str, Callable[..., Returns]]:
    """Return what a panel calls when the icon is clicked."""
    usual = next(entry for entry in entries(Standing()) if entry.usual)

    def activate(_x: int, _y: int) -> Returns:
        choose(usual)
        return Returns()

    return {
        "Activate": activate,
        "SecondaryActivate": activate,
        # The panel shows the menu itself.
        "ContextMenu": lambda _x, _y: Returns(),
        "Scroll": lambda _delta, _orientation: Returns(),
    }


async def _notify(bus: Bus, words: str) -> None:
    """Show a note for a moment, where the desktop shows any."""
    with suppress(OSError):
        await bus.call(
            NOTES, "Notify", "susssasa{sv}i", TITLE, 0, "", TITLE, words, [], {}, NOTE_SHOWN_MS
        )
