"""Cut a pattern to what a page must look for: what its matches have, or what they begin with."""

from handrail.engine.prefilter_syntax import Branch, Edge, Letter, Many, Node, Series, Start


def trimmed(node: Node) -> Node:
    """Return what every match has within: without what may be missing at its ends.

    Where something of that matches, the rest says nothing more; so a page finds it the same places.
    """
    return _without_front(_without_back(node))


def _without_back(node: Node) -> Node:
    """Leave out what may be missing at the end."""
    if isinstance(node, Branch):
        return Branch(tuple(map(_without_back, node.parts)))
    if isinstance(node, Many):
        return Many(node.part, node.least, node.least)
    if isinstance(node, Series):
        last = max((at for at, part in enumerate(node.parts) if not may_miss(part)), default=-1)
        kept = node.parts[: last + 1]
        return Series((*kept[:-1], _without_back(kept[-1]))) if kept else Series(())
    return node


def _without_front(node: Node) -> Node:
    """Leave out what may be missing at the beginning. A word edge is one of what follows it."""
    if isinstance(node, Branch):
        return Branch(tuple(map(_without_front, node.parts)))
    if isinstance(node, Many):
        return Many(node.part, node.least, node.least)
    if isinstance(node, Series):
        first = next((at for at, part in enumerate(node.parts) if not may_miss(part)), None)
        if first is None:
            return Series(())
        if first and isinstance(node.parts[first - 1], Edge):
            return Series(node.parts[first - 1 :])
        return Series((_without_front(node.parts[first]), *node.parts[first + 1 :]))
    return node


def may_miss(node: Node) -> bool:
    """Tell whether a node may match nothing."""
    if isinstance(node, Many):
        return not node.least or may_miss(node.part)
    if isinstance(node, Branch):
        return any(map(may_miss, node.parts))
    if isinstance(node, Series):
        return all(map(may_miss, node.parts))
    return isinstance(node, Edge | Start)


def beginning(node: Node, letters: int) -> tuple[Node, int]:
    """Return what matches begin with, of at most so many letters, and how many more there may be.

    None may be left where something was cut off: then nothing may follow it.
    """
    if isinstance(node, Letter):
        return (node, letters - 1) if letters else (Series(()), 0)
    if isinstance(node, Series):
        return _series_beginning(node.parts, letters)
    if isinstance(node, Branch):
        cut = [beginning(part, letters) for part in node.parts]
        return Branch(tuple(part for part, _ in cut)), min(left for _, left in cut)
    if isinstance(node, Many):
        return _many_beginning(node, letters)
    return node, letters


def _series_beginning(parts: tuple[Node, ...], letters: int) -> tuple[Node, int]:
    """Return what a series begins with: also without a part that may be missing."""
    if not parts or not letters:
        return Series(()), letters
    first, left = beginning(parts[0], letters)
    if left:
        more, left = _series_beginning(parts[1:], left)
        return Series((first, more)), left
    if isinstance(parts[0], Many) and not parts[0].least:
        return Branch((first, _series_beginning(parts[1:], letters)[0])), 0
    return first, 0


def _many_beginning(node: Many, letters: int) -> tuple[Node, int]:
    """Return the first copies of a repeated part, or all of it where one of each is short enough.

    What may be missing is there.
    """
    copies: list[Node] = []
    left = letters
    while left and len(copies) < max(1, node.least):
        part, left = beginning(node.part, left)
        copies.append(part)
    return (node, left) if left else (Series(tuple(copies)), 0)
