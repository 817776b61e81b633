"""Show the content in one more way, and map what is found there back to the original."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from handrail.engine.above import Titles

# What a rule may want to see beside a value, and how long a value is that an edit cuts.
_BEFORE_CHARS, _AFTER_CHARS = 160, 160
# The body of a private key goes on for many lines; they are read with it. At most 16 KB.
_WORDLESS = re.compile(r"[^\n]{0,80}\n(?:[^\s]{16,128}\r?\n){1,256}[^\n]{0,80}")

# A few KB of base64 may say a megabyte. What is longer than a configuration or a mail, in
# characters, is read for sure values only.
_DECODED_CHARS = 16_384

# Every other line end is gone in this view, and with it the sense of an escape that was cut.
_HALF_GLUED = "joined"
# A value with its name, as short as "DNI: 12345678Z", and two line ends.
_NAMED_CHARS = 16
_WORD = re.compile("[A-Za-z]{3}")

# Put the third in the place of text[first:second].
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Where stretches of a view come from: view[at[i]:at[i + 1]] is made of base[start:end].

    A stretch as long as its origin maps character by character; any other maps as a whole (an
    entity, a decoded block). Arrays, because a long text may have many.
    """

    at: "array[int]"
    start: "array[int]"
    end: "array[int]"

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the view to the span of its base that it came from."""
        i = bisect_right(self.at, start) - 1
        low, first, past = self.start[i], self.at[i], self.at[i + 1]
        if end <= past and self.end[i] - low == past - first:  # most often so
            return low + start - first, low + end - first
        return self._map(start, 0), self._map(end - 1, 1)

    def _map(self, offset: int, past: int) -> int:
        """Map one character; past: 0 for where it begins, 1 for where it ends."""
        i = bisect_right(self.at, offset) - 1
        start, end = self.start[i], self.end[i]
        if end - start == self.at[i + 1] - self.at[i]:
            return start + offset - self.at[i] + past
        return end if past else start


@dataclass(frozen=True, slots=True, eq=False)
class Mirror:
    """A view that is its base read backwards. length: of both, in characters."""

    length: int

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the view to the span of its base that it came from."""
        return self.length - end, self.length - start


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Text as the rules read it.

    text: without lone surrogates. via: the chain that made it ("base64"), None for the original.
    base, pieces: the view it was made from, and how; None for the original.
    derived: something was decoded or put together, so that only sure rules may speak.
    decoded: it is what blocks of another alphabet say, or a text as it was meant: short and no
    chance, so that every rule may speak.
    numbers: rules that know a number by its check digits alone may speak, too.
    titles: what is over the places of the text.
    """

    text: str
    part: Literal["text", "html"] = "text"
    via: str | None = None
    base: "View | None" = None
    pieces: Pieces | Mirror | None = None
    derived: bool = False
    decoded: bool = False
    numbers: bool = True
    titles: Titles = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Remember what is over the places of the text, once somebody asks."""
        object.__setattr__(self, "titles", Titles(self.text))

    def over(self, place: int) -> str:
        """Return the name of a place's column or the title over its lines, in lower case."""
        return self.titles.over(place)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of this view, not empty, to code points of the original, end exclusive."""
        if self.base is None or self.pieces is None:
            return start, end
        return self.base.origin(*self.pieces.origin(start, end))

    @property
    def original(self) -> "View":
        """The view that was made of nothing else."""
        return self.base.original if self.base else self

    def told(self, name: str | None) -> str | None:
        """Return the chain with one more step."""
        return "+".join(filter(None, (self.via, name))) or None


def _says_words(block: str) -> bool:
    """Tell whether a block says enough to name a value, as the chance letters in an id do not."""
    return len(block) >= _NAMED_CHARS and _WORD.search(block) is not None


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

    def add_block(self, text: str, start: int, end: int) -> None:
        """Append a paragraph of its own that maps to all of the base's [start, end)."""
        apart = "\n\n" if len(text) + 2 != end - start else "\n\n\n"
        self.add(text + apart, start, end)

    def view(
        self,
        base: View,
        name: str | None,
        *,
        derived: bool = False,
        decoded: bool = False,
        numbers: bool = True,
    ) -> View:
        """Put the stretches together. name: what was undone, or None when nothing was hidden."""
        derived, numbers = base.derived or derived, base.numbers and numbers
        return self._made(base, name, derived=derived, decoded=decoded, numbers=numbers)

    def decoded(self, base: View, name: str) -> View:
        """Put together what blocks say: it reads as well however the blocks were come by."""
        says = any(map(_says_words, self._texts))
        return self._made(base, name, derived=True, decoded=says, numbers=True)

    def _made(
        self, base: View, name: str | None, *, derived: bool, decoded: bool, numbers: bool
    ) -> View:
        """Put the stretches together."""
        self._at.append(self._length)
        pieces = Pieces(self._at, self._start, self._end)
        text, via = "".join(self._texts), base.told(name)
        decoded = decoded and self._length <= _DECODED_CHARS
        return View(text, base.part, via, base, pieces, derived, decoded, numbers)


def patched(
    view: View,
    edits: Iterable[Edit],
    name: str,
    *,
    derived: bool = True,
    decoded: bool | None = False,
) -> View | None:
    """Make the view of what stands round the edits, with each of them made; None without any.

    edits: from left to right, not overlapping. Windows that touch are one, others are paragraphs.
    So a long text with one escape in it costs no second reading of all of it.
    decoded: the edits leave the text as it was meant, if it was nearly that; else a long one of
    them may, by itself. None: whatever they are, they do not.
    """
    builder, text = Builder(), view.text
    add = builder.add
    says = decoded is not None and derived and not (view.via or "").endswith(_HALF_GLUED)
    decoded = bool(decoded) and (view.decoded or not view.derived)
    done = edge = -1  # how far the text was taken, and how far the window reaches
    for start, end, meant in edits:
        if done < 0 or start - _BEFORE_CHARS > edge:
            if done >= 0:
                add(text[done:edge], done, edge)
                add("\n\n", edge - 1, edge)
            done = max(0, start - _BEFORE_CHARS)
        if done < start:
            add(text[done:start], done, start)
        if meant:
            add(meant, start, end)
            if len(meant) >= _NAMED_CHARS and not decoded:
                decoded = says and _says_words(meant)
        done = end
        if end + _AFTER_CHARS > edge:  # what an earlier edit reached is not measured again
            edge = max(edge, _window_end(text, end))
    if done < 0:
        return None
    add(text[done:edge], done, edge)
    return builder.view(view, name, derived=derived, decoded=decoded)


def _window_end(text: str, end: int) -> int:
    """Return where the window after an edit ends: further on while the lines have no words."""
    near = min(len(text), end + _AFTER_CHARS)
    block = _WORDLESS.match(text, end)
    return max(near, block.end() if block else 0)


def same_length(base: View, text: str, name: str, *, numbers: bool = True) -> View:
    """Make a derived view that differs from its base character by character."""
    whole = Pieces(array("L", (0, len(text))), array("L", (0,)), array("L", (len(text),)))
    can = base.numbers and numbers
    return View(text, base.part, base.told(name), base, whole, derived=True, numbers=can)


def mirrored(base: View, *, numbers: bool) -> View:
    """Make the derived view that reads its base backwards."""
    return View(
        base.text[::-1],
        base.part,
        base.told("reverse"),
        base,
        Mirror(len(base.text)),
        derived=True,
        numbers=base.numbers and numbers,
    )
