"""Our menu as the bus carries menus: com.canonical.dbusmenu, version 3.

Source: the interface's own description, libdbusmenu-glib/dbus-menu.xml.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from handrail.tray.bus import Offer, Returns, Variant
from handrail.tray.menu import Entry

PATH = "/MenuBar"
INTERFACE = "com.canonical.dbusmenu"
VERSION = 3
# The id of the menu itself; its lines are numbered from 1.
ROOT = 0
NODE = "(ia{sv}av)"


class BusMenu:
    """The menu on the bus.

    choose: is told which line a person chose.
    """

    def __init__(self, choose: Callable[[Entry], None]) -> None:
        self._choose = choose
        self._lines: Sequence[Entry] = ()
        self.revision = 1
        self.offer = Offer(
            PATH,
            INTERFACE,
            _properties,
            {
                "GetLayout": self._layout,
                "GetGroupProperties": self._many,
                "GetProperty": self._one,
                "Event": self._event,
                "EventGroup": self._events,
                "AboutToShow": lambda _line: Returns("b", (False,)),
                "AboutToShowGroup": lambda _lines: Returns("aiai", ([], [])),
            },
        )

    def show(self, lines: Sequence[Entry]) -> bool:
        """Take the lines of the menu; tell whether they are other ones."""
        if tuple(lines) == tuple(self._lines):
            return False
        self._lines = lines
        self.revision += 1
        return True

    def _layout(self, parent: int, _depth: int, _names: Sequence[str]) -> Returns:
        """Give the whole menu; its lines have nothing below them."""
        if parent == ROOT:
            below: list[Variant] = [
                (NODE, (number, _look(line), []))
                for number, line in enumerate(self._lines, start=ROOT + 1)
            ]
            root: dict[str, Variant] = {"children-display": ("s", "submenu")}
            return Returns(f"u{NODE}", (self.revision, (ROOT, root, below)))
        return Returns(f"u{NODE}", (self.revision, (parent, self._looks(parent), [])))

    def _many(self, wanted: Sequence[int], _names: Sequence[str]) -> Returns:
        """Say how lines look; all of them where none is named."""
        numbers = list(wanted) or range(ROOT + 1, len(self._lines) + 1)
        return Returns("a(ia{sv})", ([(number, self._looks(number)) for number in numbers],))

    def _one(self, number: int, name: str) -> Returns:
        return Returns("v", (self._looks(number).get(name, ("s", "")),))

    def _event(self, number: int, event: str, _value: Any, _at: int) -> Returns:  # noqa: ANN401
        line = self._line(number)
        if event == "clicked" and line and line.does:
            self._choose(line)
        return Returns()

    def _events(self, events: Sequence[tuple[int, str, Any, int]]) -> Returns:
        """Take several at once; name the lines that are not there."""
        for event in events:
            self._event(*event)
        return Returns("ai", ([number for number, *_ in events if self._line(number) is None],))

    def _line(self, number: int) -> Entry | None:
        here = ROOT < number <= len(self._lines)
        return self._lines[number - 1] if here else None

    def _looks(self, number: int) -> Mapping[str, Variant]:
        line = self._line(number)
        return _look(line) if line else {}


def _look(line: Entry) -> dict[str, Variant]:
    """Say how a line looks. An underscore would underline the letter after it."""
    if not line.text:
        return {"type": ("s", "separator")}
    return {
        "label": ("s", line.text.replace("_", "__")),
        "enabled": ("b", line.does is not None),
    }


def _properties() -> dict[str, Variant]:
    return {
        "Version": ("u", VERSION),
        "TextDirection": ("s", "ltr"),
        "Status": ("s", "normal"),
        "IconThemePath": ("as", []),
    }
