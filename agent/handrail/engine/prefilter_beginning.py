"""Cut a pattern that is too long for a page to what its matches begin with."""

from handrail.engine.prefilter_syntax import Branch, Letter, Many, Node, Series


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
