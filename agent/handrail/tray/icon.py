"""The icon: which kind of it this desktop takes."""

import logging
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Protocol, cast

from handrail.tray.host import Host
from handrail.tray.menu import Entry, Standing

log = logging.getLogger(__name__)


class Icon(Protocol):
    """One icon and its menu, from before the agent starts until after it has ended."""

    @property
    def shown(self) -> bool:
        """Tell whether a panel has it now."""
        ...

    def run(self, work: Callable[[], None], choose: Callable[[Entry], None]) -> None:
        """Show the icon on this thread while work runs on another; return when work has ended.

        choose: is told what a person chose; on the icon's thread, so it returns at once.
        """
        ...

    def show(self, standing: Standing) -> None:
        """Show how things stand; returns at once, on any thread."""
        ...

    def tell(self, words: str) -> None:
        """Show a note for a moment; returns at once, on any thread."""
        ...


def make(host: Host) -> Icon | None:
    """Return the icon for a host, or None where the screen does not let us show one.

    Only what the host needs is imported: the libraries of the other kind cost megabytes.
    """
    if host.kind == "bus":
        return cast("Icon", import_module("handrail.tray.status_item").StatusItem())
    if host.kind == "panel":
        panel = import_module("handrail.tray.panel_icon")
        with suppress(OSError, ImportError, *panel.screen_errors()):
            return cast("Icon", panel.PanelIcon())
    return None
