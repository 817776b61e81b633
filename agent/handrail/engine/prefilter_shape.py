"""Relax a pattern to a shape that a page can try: everything the pattern matches has the shape.

Only what makes a match rarer is dropped (line ends, most word edges, upper bounds), so a text
without the shape has no match. A shape is a program in postfix order; the page's side of it is
content/prefilter_shape.js.
"""

from dataclasses import dataclass, replace

from handrail.engine.prefilter_syntax import (
    Branch,
    Edge,
    Letter,
    Many,
    Node,
    Series,
    UnknownSyntaxError,
    parse,
)

# Words of a program besides letters, which are 2 * (place in the alphabet) + (1 after a word edge).
JOIN, EITHER, REPEAT, NOTHING = -1, -2, -3, -4
# A word below this stands for the letter before it, so many times in a row: TIMES - count.
TIMES = -8

# How many copies of a part are written out before the rest becomes "any number more". Tried in this
# order until the shape is small enough; each is less exact than the one before.
_COPIES = (24, 12, 6, 2, 1)
# A shape has at most so many letters: what the page keeps of it grows with their square.
_LETTERS_MAX = 1_000
# Up to so many optional copies are written out instead of "any number".
_EXTRA_COPIES = 4


@dataclass(frozen=True, slots=True)
class _Program:
    """A piece of a program. letters: how many of its words are letters."""

    words: tuple[int, ...]
    letters: int


_EMPTY = _Program((NOTHING,), 0)


class Alphabet:
    """The sets of characters that shapes are made of, each once."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}

    @property
    def sets(self) -> tuple[str, ...]:
        """Every set as 129 bits in hexadecimal: ASCII, and one for everything else."""
        return tuple(f"{mask:x}" for mask in self._places)

    def place(self, mask: int) -> int:
        """Return where a set stands."""
        return self._places.setdefault(mask, len(self._places))


def shape_of(pattern: str, alphabet: Alphabet) -> tuple[int, ...]:
    """Return the program of a pattern's shape; an empty one where any text could match."""
    try:
        tree = parse(pattern)
    except UnknownSyntaxError:
        return ()
    for copies in _COPIES:
        program = _written(tree, alphabet, copies)
        if program.letters <= _LETTERS_MAX:
            return program.words
    return ()


def _written(node: Node, alphabet: Alphabet, copies: int) -> _Program:
    """Write one node."""
    if isinstance(node, Letter):
        return _Program((2 * alphabet.place(node.mask) + node.after_edge,), 1)
    if isinstance(node, Series):
        return _joined([_written(part, alphabet, copies) for part in edges_moved(node.parts)])
    if isinstance(node, Branch):
        return _either([_written(part, alphabet, copies) for part in node.parts])
    if isinstance(node, Many):
        return _many(node, alphabet, copies)
    return _EMPTY


def _many(node: Many, alphabet: Alphabet, copies: int) -> _Program:
    """Write a repeated part: its least number of copies, then some or any number more."""
    part = _written(node.part, alphabet, copies)
    if not part.letters:
        return _EMPTY
    room = max(1, copies // part.letters)
    fixed = min(node.least, room)
    extra = None if node.most is None else node.most - fixed
    if extra is not None and extra <= min(_EXTRA_COPIES, room):
        tail = _EMPTY
        for _ in range(extra):
            tail = _either([_EMPTY, _joined([part, tail])])
    else:
        tail = _Program((*part.words, REPEAT), part.letters)
    return _joined([_times(part, fixed), tail])


def _times(part: _Program, count: int) -> _Program:
    """Write a part so many times in a row; a letter has a short form."""
    if len(part.words) == 1 and count > 1:
        return _Program((*part.words, TIMES - count), count)
    return _joined([part] * count)


def _joined(parts: list[_Program]) -> _Program:
    """Write parts one after the other."""
    parts = [part for part in parts if part.words != _EMPTY.words]
    return _folded(parts, JOIN)


def _either(parts: list[_Program]) -> _Program:
    """Write alternatives."""
    return _folded(parts, EITHER)


def _folded(parts: list[_Program], word: int) -> _Program:
    """Put the word between the parts, in postfix order."""
    if not parts:
        return _EMPTY
    words = list(parts[0].words)
    for part in parts[1:]:
        words += [*part.words, word]
    return _Program(tuple(words), sum(part.letters for part in parts))


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
