"""Parse a TOML text once, though several readers ask for it one after the other."""

import tomllib
from functools import lru_cache
from typing import Any

# A policy is looked through for the tools it names, compiled, and laid over another one. Of two
# texts: one is often compared with another.
_KEPT = 2
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def without_mark(text: str) -> str:
    """Return a text without the mark that Windows editors put in front, which is no TOML."""
    return text.removeprefix(_MARK)


@lru_cache(maxsize=_KEPT)
def parse_toml(text: str) -> dict[str, Any]:
    """Return what a text says; it is shared, so nobody may change it. tomllib's errors go through.

    text: perhaps with the mark that Windows editors put in front.
    """
    return tomllib.loads(without_mark(text))
