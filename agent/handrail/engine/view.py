"""Show the content in one more way, and map what is found there back to the original."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Where stretches of a view come from: view[at[i]:at[i + 1]] is made of base[start:end].

    A stretch as long as its origin maps character by character; any other maps as a whole (an
    entity, later a decoded block). Arrays, because a long text may have many.
    """

    at: "array[int]"
    start: "array[int]"
    end: "array[int]"

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the view to the span of its base that it came from."""
        return self._map(start, 0), self._map(end - 1, 1)

    def _map(self, offset: int, past: int) -> int:
        """Map one character; past: 0 for where it begins, 1 for where it ends."""
        i = bisect_right(self.at, offset) - 1
        start, end = self.start[i], self.end[i]
        if end - start == self.at[i + 1] - self.at[i]:
            return start + offset - self.at[i] + past
        return end if past else start


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Text as the rules read it.

    text: without lone surrogates. via: the chain that made it ("base64"), None for the original.
    base, pieces: the view it was made from, and how; None for the original.
    """

    text: str
    part: Literal["text", "html"] = "text"
    via: str | None = None
    base: "View | None" = None
    pieces: Pieces | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of this view, not empty, to code points of the original, end exclusive."""
        if self.base is None or self.pieces is None:
            return start, end
        return self.base.origin(*self.pieces.origin(start, end))


class Builder:
    """Collect the stretches of a view from left to right."""

    __slots__ = ("_at", "_end", "_length", "_start", "_texts")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._at, self._start, self._end = array("L"), array("L"), array("L")
        self._length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Append a stretch made of the base's [start, end); an empty one is left out."""
        if not text:
            return
        self._texts.append(text)
        self._at.append(self._length)
        self._start.append(start)
        self._end.append(end)
        self._length += len(text)

    def view(self, base: View, name: str | None) -> View:
        """Put the stretches together. name: what was undone, or None when nothing was hidden."""
        self._at.append(self._length)
        via = "+".join(filter(None, (base.via, name))) or None
        pieces = Pieces(self._at, self._start, self._end)
        return View("".join(self._texts), base.part, via, base, pieces)
