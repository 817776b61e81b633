"""Pages of the dashboard that few look at: imported when somebody first asks, not at the start."""

import asyncio
from importlib import import_module
from typing import cast

from handrail.engine.errors import MachineError
from handrail.local.installed import RUNNING
from handrail.server.dashboard_guard import Page
from handrail.server.dashboard_wire import Answer

UPDATED = (
    "Handrail was updated while it ran, and this page needs the new version. "
    "Restart it: handrail quit, then handrail run."
)


class Later:
    """A page that is made when it is first asked something.

    module: of this package. parts: what its class, called `name`, is made with.
    """

    def __init__(self, module: str, name: str, *parts: object) -> None:
        self._module = module
        self._name = name
        self._parts = parts
        self._page: object | None = None

    def route(self, method: str) -> Page:
        """Return what answers with a method of the page."""

        async def answered(raw: bytes) -> Answer:
            # Importing takes as long as many answers: in a thread.
            page = self._page or await asyncio.to_thread(self._made)
            return await cast("Page", getattr(page, method))(raw)

        return answered

    def _made(self) -> object:
        """Import the module and make its page; twice at once gives two that are alike.

        MachineError: the module on the disk belongs to another version by now.
        """
        if RUNNING.replaced():
            raise MachineError(UPDATED)
        made = getattr(import_module(f"handrail.server.{self._module}"), self._name)
        self._page = made(*self._parts)
        return self._page
