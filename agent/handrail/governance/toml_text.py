"""Write values the way a TOML file has them."""

import json
import re
from collections.abc import Iterable

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_ID_CHARS = 50  # an id has 64 at most, and a suffix may follow


def quoted(text: str) -> str:
    """Return a basic string. TOML's escapes are JSON's, but for one control character."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def listed(texts: Iterable[str]) -> str:
    """Return an array of strings on one line."""
    return f"[{', '.join(map(quoted, texts))}]"


def slug(name: str) -> str:
    """Return an id made of a name: lower case, words joined with a hyphen."""
    return _NOT_IN_AN_ID.sub("-", name.lower()).strip("-")[:_ID_CHARS].strip("-") or "policy"
