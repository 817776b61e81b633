r"""RE2 knows the edge of a word only beside ASCII: `\b` beside any other letter never holds."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

import handrail.engine
from handrail.engine.pattern import Pattern
from handrail.engine.prefilter_syntax import (
    OTHER,
    Branch,
    Edge,
    Letter,
    Many,
    Node,
    Series,
    UnknownSyntaxError,
    parse,
)
from handrail.local.builtin import builtin_rules


def outer(node: Node, *, last: bool) -> list[Letter]:
    """Return the letters that may stand first, or last, in what a node matches."""
    if isinstance(node, Letter):
        return [node]
    if isinstance(node, Many):
        return outer(node.part, last=last)
    if isinstance(node, Branch):
        return [letter for part in node.parts for letter in outer(part, last=last)]
    if isinstance(node, Series):
        found: list[Letter] = []
        for part in reversed(node.parts) if last else node.parts:
            found += outer(part, last=last)
            if not may_be_empty(part):
                break
        return found
    return []


def may_be_empty(node: Node) -> bool:
    """Tell whether a node may match nothing."""
    if isinstance(node, Many):
        return node.least == 0 or may_be_empty(node.part)
    if isinstance(node, Branch):
        return any(map(may_be_empty, node.parts))
    if isinstance(node, Series):
        return all(map(may_be_empty, node.parts))
    return not isinstance(node, Letter)


def edges_that_never_hold(node: Node) -> int:
    """Count the word edges that have a letter beside them which can only be beyond ASCII."""
    if isinstance(node, Many):
        return edges_that_never_hold(node.part)
    if isinstance(node, Branch):
        return sum(map(edges_that_never_hold, node.parts))
    if not isinstance(node, Series):
        return 0
    count = sum(map(edges_that_never_hold, node.parts))
    for place, part in enumerate(node.parts):
        if isinstance(part, Edge):
            beside = [outer(one, last=False) for one in node.parts[place + 1 : place + 2]]
            beside += [outer(one, last=True) for one in node.parts[max(0, place - 1) : place]]
            count += any(letter.mask == OTHER for letters in beside for letter in letters)
    return count


@pytest.mark.parametrize(
    ("pattern", "edges"),
    [(r"\b(?:a|\x{e8})", 1), (r"(?:cl\x{e9}|key)\b", 1), (r"\bkey\b", 0), (r"\b[a\x{e8}]", 0)],
)
def test_an_edge_beside_a_letter_with_an_accent_is_seen(pattern: str, edges: int) -> None:
    assert edges_that_never_hold(parse(pattern)) == edges
    assert Pattern(r"\b\x{e8}").holds("x \xe8 y") is False


def delivered() -> Iterator[Pattern]:
    """Yield the patterns of the rules and of the engine's own modules."""
    yield from (part.pattern for part in builtin_rules().parts)
    for module in iter_modules(handrail.engine.__path__, "handrail.engine."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Pattern):
                yield value


def test_no_pattern_waits_for_an_edge_that_never_holds() -> None:
    never = []
    for pattern in delivered():
        try:
            if edges_that_never_hold(parse(pattern.source)):
                never.append(pattern.source)
        except UnknownSyntaxError:
            continue

    assert never == []
