"""Run RE2 programs over bytes, without the objects that its Python wrapper makes for every match.

A judgement asks RE2 a hundred times, mostly about a line or less; there the wrapper's generator and
match object take two thirds of the time. What they call is called here directly.
"""

from collections.abc import Iterator
from typing import Any

import re2

_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED  # noqa: SLF001 -- the wrapper has no name for it
# Where a match, and each of its groups, begins and ends; of one that took no part NO_SPAN.
Spans = list[tuple[int, int]]
NO_SPAN = (-1, -1)
# The second and further bytes of a character in UTF-8: 10xxxxxx.
_CONTINUED, _CONTINUATION = 0xC0, 0x80


class Program:
    """A compiled pattern. size: in instructions of RE2."""

    __slots__ = ("_is_utf8", "_match", "size")

    def __init__(self, source: str | bytes, options: Any) -> None:  # noqa: ANN401 -- no types
        """Compile a pattern for UTF-8 (str), or one for a byte a character (bytes).

        Raises re2.error.
        """
        compiled = re2.compile(source, options)
        self._match: Any = compiled._regexp.Match  # noqa: SLF001 -- see above
        self._is_utf8 = isinstance(source, str)
        self.size = int(compiled.programsize)

    def occurs(self, raw: bytes) -> bool:
        """Tell whether the pattern occurs."""
        return bool(self._match(_ANYWHERE, raw, 0, len(raw))[0] != NO_SPAN)

    def matches(self, raw: bytes) -> Iterator[Spans]:
        """Yield every match that does not overlap the one before, from left to right."""
        place, end = 0, len(raw)
        while True:
            found: Spans = self._match(_ANYWHERE, raw, place, end)
            last = found[0][1]
            if last < 0:
                return
            yield found
            if place == end:
                return
            if last > place:
                place = last
                continue
            place += 1  # it matched nothing, right here
            while self._is_utf8 and place < end and raw[place] & _CONTINUED == _CONTINUATION:
                place += 1
