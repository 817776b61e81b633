"""Patterns are read as trees that can match what the pattern matches, or more."""

import pytest

from handrail.engine.prefilter_syntax import (
    ALL,
    OTHER,
    Branch,
    Edge,
    Letter,
    Many,
    Node,
    Series,
    Start,
    UnknownSyntaxError,
    any_case,
    parse,
)


def letters(text: str) -> int:
    return sum(1 << ord(letter) for letter in set(text))


def letter(text: str) -> Letter:
    return Letter(letters(text))


@pytest.mark.parametrize(
    ("pattern", "tree"),
    [
        ("a", letter("a")),
        ("ab", Series((letter("a"), letter("b")))),
        ("a|b", Branch((letter("a"), letter("b")))),
        ("(?:a)", letter("a")),
        ("(?P<name>a)", letter("a")),
        ("a{2,3}", Many(letter("a"), 2, 3)),
        ("a{2,}?", Many(letter("a"), 2, None)),
        ("a{2}", Many(letter("a"), 2, 2)),
        ("a*", Many(letter("a"), 0, None)),
        ("a{x}", Series((letter("a"), letter("{"), letter("x"), letter("}")))),
        (r"\ba", Series((Edge(), letter("a")))),
        (r"^a$\z", Series((Start(), letter("a"), Series(()), Series(())))),
        (r"\.", letter(".")),
        (r"\n", letter("\n")),
        (r"\x41\x{42}", Series((letter("A"), letter("B")))),
        ("é", Letter(OTHER)),
        ("[a-c]", letter("abc")),
        ("[]a-]", letter("]a-")),
        (r"[\d.]", letter("0123456789.")),
        ("[^a]", Letter(ALL & ~letters("a"))),
        ("(?i)[^aé]", Series((Series(()), Letter(ALL & ~letters("aA"))))),
        ("[a-é]", Letter(letters("".join(map(chr, range(97, 128)))) | OTHER)),
        ("(?i)a", Series((Series(()), letter("aA")))),
        ("(?i:a)a", Series((letter("aA"), letter("a")))),
        ("(?i)k", Series((Series(()), Letter(letters("kK") | OTHER)))),
        (".", Letter(ALL & ~letters("\n"))),
        ("(?s:.)", Letter(ALL)),
        (r"\p{Lu}", Letter(letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ") | OTHER)),
        (r"\p{Greek}", Letter(OTHER)),
        ("[é-ß]", Letter(OTHER)),
        (r"[a-\d]", letter("a0123456789")),
        (r"[^\s\p{Han}]", Letter(ALL & ~letters("\t\n\f\r "))),
    ],
)
def test_a_pattern_is_read(pattern: str, tree: Node) -> None:
    assert parse(pattern) == tree


@pytest.mark.parametrize(
    "pattern",
    ["(a", "a)", "[a", r"\q", "(?x)a", "[[:alpha:]]", r"\p{L", r"\p{Sm}", "\\", "(?a", r"\xg1"],
)
def test_what_is_not_known_is_refused(pattern: str) -> None:
    with pytest.raises(UnknownSyntaxError):
        parse(pattern)


def test_letters_outside_ascii_that_fold_into_ascii_count_both_ways() -> None:
    assert any_case(letters("s")) == letters("sS") | OTHER
    assert any_case(OTHER) == letters("sSkK") | OTHER
