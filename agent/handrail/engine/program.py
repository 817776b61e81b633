"""Run RE2 programs over bytes, without the objects that its Python wrapper makes for every match.

A judgement asks RE2 a hundred times, mostly about a line or less; there the wrapper's generator and
match object take two thirds of the time. What they call is called here directly.
"""

from collections.abc import Iterator
from typing import Any

import re2

_ANCHOR = re2._re2.RE2.Anchor  # noqa: SLF001 -- the wrapper has no name for it
_ANYWHERE, _RIGHT_HERE = _ANCHOR.UNANCHORED, _ANCHOR.ANCHOR_START
# Where a match, or one of its groups, begins and ends; NO_SPAN of one that took no part.
Span = tuple[int, int]
NO_SPAN = (-1, -1)
# Where the value of a match begins and ends, and the match.
Place = tuple[int, int, int, int]
_UTF8, _BYTES = re2.Options.Encoding.UTF8, re2.Options.Encoding.LATIN1
# To say which groups took part RE2 walks through a whole program, for every match. Where that has
# so many instructions it takes most of the time: 5 to 20 microseconds with the rules for passwords,
# and 2 without groups. From so many matches on a second program looks for them that knows none,
# and equal ones are asked for theirs once.
_LARGE, _MANY = 800, 64
# The second and further bytes of a character in UTF-8: 10xxxxxx.
_CONTINUED, _CONTINUATION = 0xC0, 0x80


class Program:
    """A compiled pattern. size: in instructions of RE2."""

    __slots__ = ("_bare", "_is_utf8", "_match", "_source", "size")

    def __init__(self, source: str | bytes, options: Any) -> None:  # noqa: ANN401 -- no types
        """Compile a pattern for UTF-8 (str), or one for a byte a character (bytes).

        Raises re2.error.
        """
        compiled = re2.compile(source, options)
        self._match: Any = compiled._regexp.Match  # noqa: SLF001 -- see above
        self._bare: Any = None
        self._source = source
        self._is_utf8 = isinstance(source, str)
        self.size = int(compiled.programsize)

    def occurs(self, raw: bytes) -> bool:
        """Tell whether the pattern occurs."""
        return bool(self._match(_ANYWHERE, raw, 0, len(raw))[0] != NO_SPAN)

    def matches(self, raw: bytes) -> Iterator[Place]:
        """Yield every match that does not overlap the one before, from left to right.

        Its value is the first group that took part, else all of it. Without the empty ones.
        """
        place, end, match = 0, len(raw), self._match
        alike: dict[bytes, Span] = {}
        left = _MANY if self.size >= _LARGE else -1
        while True:
            found: list[Span] = match(_ANYWHERE, raw, place, end)
            first, last = found[0]
            if last < 0:
                return
            value = _first_group(found) if left else self._group(raw, first, last, alike)
            if value[0] < value[1]:
                yield *value, first, last
            if left > 0:
                left -= 1
                match = match if left else self._without_groups()
            if place == end:
                return
            if last > place:
                place = last
                continue
            place += 1  # it matched nothing, right here
            while self._is_utf8 and place < end and raw[place] & _CONTINUED == _CONTINUATION:
                place += 1

    def _without_groups(self) -> Any:  # noqa: ANN401 -- no types
        """Return what looks for the pattern and not for its groups; compiled the first time."""
        if self._bare is None:
            options = re2.Options()
            options.log_errors = False
            options.never_capture = True
            options.encoding = _UTF8 if self._is_utf8 else _BYTES
            self._bare = re2.compile(self._source, options)._regexp.Match  # noqa: SLF001
        return self._bare

    def _group(self, raw: bytes, start: int, end: int, alike: dict[bytes, Span]) -> Span:
        """Return the first group that took part in a match, else all of it.

        alike: where it begins and ends in matches seen so far, by the match with the byte before it
        and the one after it: they say that.
        """
        around = raw[start - 1 : end + 1] if start and end < len(raw) else b""
        known = alike.get(around)
        if known is None:
            low, high = _first_group(self._match(_RIGHT_HERE, raw, start, len(raw)))
            known = low - start, high - start
            if around:  # the first and the last match have nothing on one side
                alike[around] = known
        return start + known[0], start + known[1]


def _first_group(found: list[Span]) -> Span:
    """Return the first group that took part in a match, else all of it."""
    for span in found[1:]:
        if span != NO_SPAN:
            return span
    return found[0]
