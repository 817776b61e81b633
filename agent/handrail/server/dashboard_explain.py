"""Answer "why?" on the Tools page: the way from a text and a site to the action."""

import asyncio
from typing import Annotated

import msgspec

from handrail.engine.content import Destination
from handrail.engine.errors import WireError
from handrail.governance.explain import explain
from handrail.governance.sites import host_of
from handrail.local.live import Current, Live
from handrail.server.dashboard_wire import Answer
from handrail.server.wire import Message, Version, read, write

# The longest address that browsers agree on.
SITE_MAX_CHARS = 2_000


class ExplainRequest(Message, frozen=True):
    """What would happen to this text on that site, and why?"""

    v: Version
    text: str
    site: Annotated[str, msgspec.Meta(max_length=SITE_MAX_CHARS)]

    def __repr__(self) -> str:
        """Say how much, never what."""
        return f"ExplainRequest({len(self.text)} chars)"


class ExplainAnswer(Message, frozen=True):
    """The lines, each with the word it begins with; nothing of the text."""

    v: Version
    lines: tuple[tuple[str, str], ...]


class ExplainPage:
    """Answers why. Reading and judging grow with the text: in a thread."""

    def __init__(self, live: Live) -> None:
        self._live = live

    async def explain(self, raw: bytes) -> Answer:
        """Answer /dashboard/explain."""
        return await asyncio.to_thread(_answered, raw, self._live.current)


def _answered(raw: bytes, current: Current) -> Answer:
    """Read, judge and put into words."""
    request = read(raw, ExplainRequest)
    host = host_of(request.site.strip())
    if not host:
        raise WireError("this names no site; use an address like https://chatgpt.com")
    lines = explain(request.text, Destination(host), current.policy, current.rules, current.layers)
    return Answer(write(ExplainAnswer(1, tuple(lines))))
