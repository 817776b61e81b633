"""Relax a pattern to a shape that a page can try: everything the pattern matches has the shape.

Only what makes a match rarer is dropped (line ends, most word edges, upper bounds), so a text
without the shape has no match. A shape is written like a pattern, one sign for each set of
characters; the page's side of it is content/prefilter_shape.js.
"""

import string
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from handrail.engine.prefilter_beginning import beginning, trimmed
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

# What stands in a shape besides letters, which are the signs from FIRST_LETTER on. All of them come
# before it, and so do the digits of a count.
OPEN, CLOSE, OR, ANY_MORE, MAYBE, TIMES, AFTER_EDGE = "()/*.+!"
FIRST_LETTER = ":"
# UTF-16 keeps these for halves of characters; so many sets are in no rule set, a test says so.
LETTERS_END = 0xD800
# What stands for each other in a blurred shape: letters, those beyond ASCII too, and digits.
_ALIKE = (
    sum(1 << ord(sign) for sign in string.ascii_letters) | OTHER,
    sum(1 << ord(sign) for sign in string.digits),
)
_LINE_END = 1 << ord("\n")
# In the alphabet, this sign stands for every character outside ASCII, and this one, first in a set,
# for all but what follows it.
_BEYOND, ALL_BUT = 128, "\x7f"
# What a page looks at: a text with other control characters counts as disguised.
_SEEN = (*map(ord, "\t\n\r"), *range(ord(" "), ord("\x7f")), _BEYOND)

# How many copies of a part are written out before the rest becomes "any number more". Tried in this
# order until the shape is small enough; each is less exact than the one before.
_COPIES = (24, 12, 6, 2, 1)
# A shape has at most so many letters: what the page keeps of it grows with their square.
_LETTERS_MAX = 1_800
# What has more even so is told by its beginnings of so many letters.
_BEGINNINGS = (24, 12, 6)
# Up to so many optional copies are written out instead of "any number".
_EXTRA_COPIES = 4


@dataclass(frozen=True, slots=True)
class _Written:
    """A piece of a shape. letters: how many it has with every copy; alone: one letter or group."""

    text: str
    letters: int
    alone: bool = True


_EMPTY = _Written("", 0)


class Alphabet:
    """The sets of characters that shapes are made of, each once."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}

    @property
    def sets(self) -> tuple[str, ...]:
        """Every set, written as in the brackets of a pattern."""
        return tuple(map(_set, self._places))

    def letter(self, mask: int) -> str:
        """Return the sign that stands for a set."""
        return _sign_at(self._places.setdefault(mask, len(self._places)))

    def by_use(self, shapes: Iterable[str]) -> dict[int, str]:
        """Put the sets that are used most first, where their signs are short.

        Returns how the signs of the shapes must be translated.
        """
        used = Counter("".join(shapes))
        masks = list(self._places)
        order = sorted(range(len(masks)), key=lambda place: -used[_sign_at(place)])
        self._places = {masks[old]: new for new, old in enumerate(order)}
        return {ord(_sign_at(old)): _sign_at(new) for new, old in enumerate(order)}


def shape_of(pattern: str, alphabet: Alphabet, *, blurred: bool = False, once: bool = False) -> str:
    """Return the shape of a pattern; an empty one where any text could match.

    blurred: any letter stands for every other, and any digit, so that nothing can be read off it.
    once: it need not be counted. Then where a line begins it may take the line end before it, which
    the page puts before the text, too.
    """
    try:
        tree = parse(pattern)
    except UnknownSyntaxError:
        return ""
    if blurred:
        tree = _blurred(tree)
    if once:
        tree = _from_line_end(tree)
    tree = trimmed(tree)
    for copies in _COPIES:
        written = _written(tree, alphabet, copies)
        if written.letters <= _LETTERS_MAX:
            return written.text
    for letters in _BEGINNINGS:
        written = _written(beginning(tree, letters)[0], alphabet, 1)
        if written.letters <= _LETTERS_MAX:
            return written.text
    return ""


def _from_line_end(node: Node) -> Node:
    """Put a line end in the place of a line's beginning, where a match begins with that."""
    if isinstance(node, Start):
        return Letter(_LINE_END)
    if isinstance(node, Branch):
        return Branch(tuple(map(_from_line_end, node.parts)))
    if isinstance(node, Series):
        parts = tuple(part for part in node.parts if part != Series(()))
        return Series((_from_line_end(parts[0]), *parts[1:])) if parts else node
    return node


def _blurred(node: Node) -> Node:
    """Put all letters in the place of one, and all digits in the place of one."""
    if isinstance(node, Letter):
        mask = node.mask
        for kind in _ALIKE:
            mask |= kind if mask & kind else 0
        return replace(node, mask=mask)
    if isinstance(node, Many):
        return replace(node, part=_blurred(node.part))
    if isinstance(node, Series | Branch):
        return type(node)(tuple(map(_blurred, node.parts)))
    return node


def _sign_at(place: int) -> str:
    """Return the sign of the set at a place."""
    return chr(ord(FIRST_LETTER) + place)


def _set(mask: int) -> str:
    """Write a set: what is in it, or what is not, whichever is shorter."""
    return min(_ranges(mask), ALL_BUT + _ranges(~mask), key=len)


def _ranges(mask: int) -> str:
    """Write the characters of a set: three or more in a row as a range."""
    told: list[str] = []
    for has, run in groupby(_SEEN, lambda code: mask >> code & 1):
        signs = [*map(chr, run)]
        if has:
            told += [f"{signs[0]}-{signs[-1]}"] if len(signs) > 2 else signs  # noqa: PLR2004
    return "".join(sorted(told, key=lambda one: one[0] != "-"))  # elsewhere it makes a range


def _written(node: Node, alphabet: Alphabet, copies: int) -> _Written:
    """Write one node."""
    if isinstance(node, Letter):
        return _Written(AFTER_EDGE * node.after_edge + alphabet.letter(node.mask), 1)
    if isinstance(node, Series):
        return _joined([_written(part, alphabet, copies) for part in edges_moved(node.parts)])
    if isinstance(node, Branch):
        return _either([_written(part, alphabet, copies) for part in factored(node.parts)])
    if isinstance(node, Many):
        return _many(node, alphabet, copies)
    return _EMPTY


def _many(node: Many, alphabet: Alphabet, copies: int) -> _Written:
    """Write a repeated part: its least number of copies, then some or any number more."""
    part = _written(node.part, alphabet, copies)
    if not part.letters:
        return _EMPTY
    if not part.alone:
        part = _Written(OPEN + part.text + CLOSE, part.letters)
    room = max(1, copies // part.letters)
    fixed = min(node.least, room)
    extra = None if node.most is None else node.most - fixed
    if extra is not None and extra <= min(_EXTRA_COPIES, room):
        tail = _times(replace(part, text=part.text + MAYBE), extra)
    else:
        tail = replace(part, text=part.text + ANY_MORE)
    return _joined([_times(part, fixed), tail])


def _times(part: _Written, count: int) -> _Written:
    """Write a part so many times in a row."""
    if count == 0:
        return _EMPTY
    text = part.text if count == 1 else f"{part.text}{TIMES}{count}"
    return _Written(text, part.letters * count)


def _joined(parts: list[_Written]) -> _Written:
    """Write parts one after the other."""
    parts = [part for part in parts if part.text]
    if len(parts) == 1:
        return parts[0]
    text = "".join(part.text for part in parts)
    return _Written(text, sum(part.letters for part in parts), alone=False)


def _either(parts: list[_Written]) -> _Written:
    """Write alternatives."""
    text = OPEN + OR.join(part.text for part in parts) + CLOSE
    return _Written(text, sum(part.letters for part in parts))


def factored(parts: tuple[Node, ...]) -> list[Node]:
    """Write once what alternatives begin with alike: lists of words share most of it."""
    tails: dict[Node, dict[tuple[Node, ...], None]] = {}
    for part in dict.fromkeys(parts):
        first, *rest = part.parts if isinstance(part, Series) and part.parts else (part,)
        tails.setdefault(first, {})[tuple(rest)] = None
    found: list[Node] = []
    for first, rests in tails.items():
        one, *others = rests
        last = (Branch(tuple(map(Series, rests))),) if others else one
        found.append(Series((first, *last)))
    return found


def edges_moved(parts: tuple[Node, ...]) -> list[Node]:
    """Put every word edge into the letter after it; where none surely follows it is dropped."""
    moved: list[Node] = []
    edge = False
    for part in parts:
        if isinstance(part, Edge):
            edge = True
            continue
        moved.append(_after_edge(part) if edge else part)
        edge = False
    return moved


def _after_edge(node: Node) -> Node:
    """Ask for a word edge before what a node begins with, where that is one letter for sure."""
    if isinstance(node, Letter):
        return replace(node, after_edge=True)
    if isinstance(node, Branch):
        return Branch(tuple(map(_after_edge, node.parts)))
    if isinstance(node, Series) and node.parts:
        return Series((_after_edge(node.parts[0]), *node.parts[1:]))
    if isinstance(node, Many) and node.least and isinstance(node.part, Letter):
        most = None if node.most is None else node.most - 1
        return Series((_after_edge(node.part), Many(node.part, node.least - 1, most)))
    return node
