"""Tell quickly that a pattern cannot occur in a text: by a wider one that is read in one pass.

A pattern that counts ("at most 40 of these") has a state for every count, and RE2 makes most of
them anew for every text. The wider one lets go of the upper bounds and of what is not ASCII: what
the pattern matches, it matches, and has few states. Measured on everyday windows: 4 microseconds
where the patterns themselves take 25 to 500.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import re2

from handrail.engine.prefilter_syntax import (
    OTHER,
    Branch,
    Edge,
    Letter,
    Many,
    Node,
    Series,
    Start,
    UnknownSyntaxError,
    parse,
)

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.encoding = re2.Options.Encoding.LATIN1
# Stands for every character outside ASCII, as str.encode("ascii", "replace") writes them.
_STAND_IN = 1 << ord("?")
_LAST_ASCII = 127
# No character at all.
_NONE = r"[^\x00-\xff]"
# Optional copies up to here are kept: they cost no states worth speaking of.
_COPIES_MAX = 2
# RE2 takes no higher count. Fewer copies are asked for than there must be.
_LEAST_MAX = 64
# A pattern that is smaller is fast by itself. Instructions of RE2.
_WORTH_SIZE = 80
# It is made after so many readings: a rule that is hardly ever tried shall not pay for it.
_READINGS_BEFORE = 8
# One that says "may occur" more often than this saves nothing: so it is left out again.
_TRIES, _USEFUL_SHARE = 64, 0.6
# Sets of characters that are kept as written: the delivered patterns have 560 different ones among
# 65,000. To write each anew took most of half a second over the first hundred pastes.
_SETS_KEPT = 2048


class Probe:
    """Answers whether one pattern may occur in a text. Never wrongly says that it cannot."""

    __slots__ = ("_asked", "_passed", "_program", "_readings", "_size", "_source")

    def __init__(self, source: str, size: Callable[[], int]) -> None:
        """Take a pattern in RE2 syntax. size: tells its program's, in instructions, when asked."""
        self._source: str | None = source
        self._size = size
        self._program: Any = None
        self._readings = self._asked = self._passed = 0

    def make_ready(self) -> None:
        """Compile now what would be compiled after some readings."""
        self._readings = _READINGS_BEFORE
        if self._program is None:
            self._made()

    def may_occur(self, text: str) -> bool:
        """Tell whether the pattern may occur in the text."""
        program = self._program or self._made()
        if program is None:
            return True
        found = bool(program.Match(text.encode("ascii", "replace")))
        self._asked += 1
        self._passed += found
        if self._asked == _TRIES:
            if self._passed > _TRIES * _USEFUL_SHARE:
                self._source = self._program = None
            self._asked = self._passed = 0
        return found

    def _made(self) -> Any:  # noqa: ANN401 -- re2 has no types
        """Compile the wider pattern once it is worth it; None where there is none."""
        source = self._source
        self._readings += 1
        if source is None or self._readings <= _READINGS_BEFORE:
            return None
        program = _compiled(source) if self._size() >= _WORTH_SIZE else None
        if program is None:
            self._source = None
        self._program = program
        return program


def _compiled(source: str) -> Any:  # noqa: ANN401 -- re2 has no types
    """Compile the wider pattern; None where it cannot be made, or would match nothing at all."""
    program = re2.Set.SearchSet(_OPTIONS)
    try:
        program.Add(widened(source).encode("ascii"))
        program.Compile()
    except (UnknownSyntaxError, re2.error):
        return None
    return program


def widened(source: str) -> str:
    """Write a pattern that matches wherever the given one does, over ASCII with "?" for the rest.

    Raises UnknownSyntaxError for what cannot be read.
    """
    return _written(parse(source))


def _written(node: Node) -> str:
    """Write one part."""
    if isinstance(node, Letter):
        return _letter(node.mask)
    if isinstance(node, Edge):
        return r"\b"
    if isinstance(node, Start):
        return ""
    if isinstance(node, Many):
        return _repeated(node)
    join = "|" if isinstance(node, Branch) else ""
    return f"(?:{join.join(map(_written, node.parts))})"


def _repeated(node: Many) -> str:
    """Write a repetition without its upper bound."""
    part = f"(?:{_written(node.part)})"
    least, most = min(node.least, _LEAST_MAX), node.most
    if most is not None and most <= _COPIES_MAX:
        return f"{part}{{{least},{most}}}"
    return f"{part}{{{least},}}"


@lru_cache(maxsize=_SETS_KEPT)
def _letter(mask: int) -> str:
    """Write a set of characters as ranges."""
    if mask & OTHER:
        mask |= _STAND_IN
    ranges, code = "", 0
    while code <= _LAST_ASCII:
        if not mask >> code & 1:
            code += 1
            continue
        first = code
        while code < _LAST_ASCII and mask >> (code + 1) & 1:
            code += 1
        ranges += rf"\x{first:02x}-\x{code:02x}"
        code += 1
    return f"[{ranges}]" if ranges else _NONE


def is_deaf(source: str) -> bool:
    """Tell whether a pattern takes what lies beyond ASCII for what it takes a question mark for.

    Most do, and text with question marks in its place is made in no time.
    """
    try:
        masks = _masks(parse(source))
        return all(bool(mask & OTHER) == bool(mask & _STAND_IN) for mask in masks)
    except UnknownSyntaxError:
        return False


def _masks(node: Node) -> Iterator[int]:
    """Yield every set of characters in a pattern."""
    if isinstance(node, Letter):
        yield node.mask
    elif isinstance(node, Many):
        yield from _masks(node.part)
    elif isinstance(node, Series | Branch):
        for part in node.parts:
            yield from _masks(part)
