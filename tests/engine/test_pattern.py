"""Patterns answer with offsets in code points."""

import pytest

from handrail.engine.pattern import compile_pattern


@pytest.mark.parametrize("before", ["", "abc ", "äöü ", "\U0001f600 "])
def test_offsets_count_code_points(before: str) -> None:
    pattern = compile_pattern(r"key=([a-z]+)")

    assert list(pattern.spans(f"{before}key=abc")) == [
        (len(before) + 4, len(before) + 7, len(before), len(before) + 7)
    ]


def test_the_first_group_that_takes_part_is_the_value() -> None:
    pattern = compile_pattern(r"a(b)|c(d)|e")

    assert [span[:2] for span in pattern.spans("ab cd e")] == [(1, 2), (4, 5), (6, 7)]


def test_an_empty_match_is_none() -> None:
    assert list(compile_pattern(r"x*").spans("ab")) == []


def test_a_pattern_tells_whether_it_occurs() -> None:
    assert compile_pattern("b+").holds("abba")
    assert not compile_pattern("^b").holds("abba")


def test_what_re2_does_not_accept_is_said() -> None:
    with pytest.raises(ValueError, match=r"\(\?="):
        compile_pattern("a(?=b)")
