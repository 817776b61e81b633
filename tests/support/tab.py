"""A dashboard's tab without a browser: posts as the page does."""

import asyncio
import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from support.client import PATIENCE_S

Json = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """An answer as it came."""

    status: int
    headers: Mapping[str, str]
    raw: bytes

    @property
    def body(self) -> Any:  # noqa: ANN401
        """What the JSON says."""
        return json.loads(self.raw)


@dataclass
class Tab:
    """One tab; bearer: once it was let in."""

    port: int
    bearer: str = field(default="", repr=False)

    def headers(self, **more: str | None) -> dict[str, str]:
        """Return what the page sends; None leaves one out, an underscore is a dash."""
        given: dict[str, str | None] = {
            "Content-Type": "application/json",
            "Origin": f"http://127.0.0.1:{self.port}",
            "Sec-Fetch-Site": "same-origin",
            "Authorization": f"Bearer {self.bearer}",
        }
        given |= {name.replace("_", "-"): value for name, value in more.items()}
        return {name: value for name, value in given.items() if value is not None}

    def send(
        self, path: str, message: Json | bytes, method: str = "POST", **more: str | None
    ) -> Said:
        """Send one request and return its answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        body = message if isinstance(message, bytes) else json.dumps({"v": 1, **message}).encode()
        try:
            link.request(method, path, body, self.headers(**more))
            reply = link.getresponse()
            return Said(reply.status, dict(reply.getheaders()), reply.read())
        finally:
            link.close()

    def enter(self, key: str) -> "Tab":
        """Exchange a key."""
        self.bearer = self.send("/dashboard/key", {"key": key}).body["bearer"]
        return self

    async def ask(self, path: str, **message: object) -> Said:
        """Ask without holding up the loop that answers."""
        return await asyncio.to_thread(self.send, f"/dashboard/{path}", message)
