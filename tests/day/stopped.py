"""Pastes that may not go to an unlisted public chat as they are, with category and class."""

from day.identity import IDENTITY
from day.money import MONEY
from day.paste import Paste, read
from day.vendor import VENDOR
from day.words import WORDS


def stopped(seed: int = 0) -> list[Paste]:
    """Return every paste that must be held; the same seed gives the same texts."""
    return read("stopped", {**WORDS, **IDENTITY, **MONEY, **VENDOR}, seed)
