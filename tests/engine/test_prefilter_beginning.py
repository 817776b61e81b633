"""What matches begin with: all of it, or so many letters, and nothing behind a cut."""

import pytest

from handrail.engine.prefilter_beginning import beginning, trimmed
from handrail.engine.prefilter_shape import Alphabet, shape_of
from handrail.engine.prefilter_syntax import Branch, Edge, Letter, Many, Node, Series, parse

ABCDEF = "abcdef"


def written(node: Node) -> str:
    """Write a tree of single letters as a pattern again."""
    if isinstance(node, Letter):
        return chr(node.mask.bit_length() - 1)
    if isinstance(node, Edge):
        return r"\b"
    if isinstance(node, Series):
        return "".join(map(written, node.parts))
    if isinstance(node, Many):
        return f"(?:{written(node.part)}){{{node.least},{node.most}}}"
    assert isinstance(node, Branch)
    return f"(?:{'|'.join(map(written, node.parts))})"


@pytest.mark.parametrize(
    ("pattern", "letters", "begins", "left"),
    [
        (ABCDEF, 6, ABCDEF, 0),
        (ABCDEF, 9, ABCDEF, 3),
        (ABCDEF, 2, "ab", 0),
        ("(?:abc|d)e", 3, "(?:abc|d)", 0),
        ("(?:abc|d)e", 4, "(?:abc|d)e", 0),
        ("a{2,5}b", 3, "(?:a){2,5}b", 0),
        ("a{4,5}b", 3, "aaa", 0),
        ("(?:abc)?d", 3, "(?:abc|d)", 0),
        ("(?:abc)?d", 5, "(?:abc){0,1}d", 1),
    ],
)
def test_a_pattern_is_cut_to_its_beginning(
    pattern: str, letters: int, begins: str, left: int
) -> None:
    node, more = beginning(parse(pattern), letters)

    assert shape_of(written(node), Alphabet()) == shape_of(begins, Alphabet())
    assert more == left


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("a?bc*", "b"),
        ("a{2,}bc{3,5}", "a{2}bc{3}"),
        ("(?:a?b|c)(?:d|e?)", "(?:b|c)"),
        ("(?:ab?|c+d*)", "(?:a|c)"),
        ("a?b?", ""),
        (r"\ba", r"\ba"),
        (r"a?\bb", r"\bb"),
        (r"\ba?b", "b"),
        (r"\b(?:a?b)", r"\b(?:a?b)"),
        ("^a$", "a"),
    ],
)
def test_what_may_be_missing_at_the_ends_is_left_out(pattern: str, needed: str) -> None:
    assert shape_of(f"x{needed}x", Alphabet()) == shape_of(f"x(?:{shown(pattern)})x", Alphabet())


def shown(pattern: str) -> str:
    """Trim a pattern and write it again."""
    return written(trimmed(parse(pattern)))
