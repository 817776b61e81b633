"""The files of the dashboard, read once: the same for everybody, without any state."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
HOME = "index.html"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file as it is answered."""

    content_type: str
    body: bytes


def static_files() -> Mapping[str, StaticFile]:
    """Return every file by the path it is asked for with; the page itself is at "/"."""
    found: dict[str, StaticFile] = {}
    for entry in files("handrail.server").joinpath("static").iterdir():
        suffix = entry.name[entry.name.rfind(".") :]
        if suffix in TYPES:
            path = "/" if entry.name == HOME else f"/static/{entry.name}"
            found[path] = StaticFile(TYPES[suffix], entry.read_bytes())
    return found
