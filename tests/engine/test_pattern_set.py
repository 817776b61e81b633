"""One pass tells which of many patterns occur."""

import pytest

from handrail.engine.pattern import compile_pattern
from handrail.engine.pattern_set import PatternSet

SOURCES = (
    r"\b[0-9]{4}\b",
    "key_[a-z]+",
    r"(?:^|[^a-z?])end",
    "né[0-9]",
    r"\p{Lu}\p{Ll}+",
    "[^!-~]x",
)
TEXTS = ("1234", "the end", "Anna end", "né1", "“end 1234”", "中x", "Жanna")


def test_every_pattern_that_occurs_is_named_once_in_order() -> None:
    patterns = PatternSet(["a+", "b[0-9]", "c"])

    assert list(patterns.which("b1 aa")) == [0, 1]
    assert list(patterns.which("b")) == []


@pytest.mark.parametrize("text", TEXTS)
def test_none_that_occurs_is_left_out_whatever_letters_are_in_the_text(text: str) -> None:
    named = PatternSet(SOURCES).which(text)

    assert {i for i, one in enumerate(SOURCES) if compile_pattern(one).holds(text)} <= set(named)


def test_no_patterns_occur_nowhere() -> None:
    assert list(PatternSet([]).which("anything")) == []


def test_a_text_that_needs_many_states_is_read_to_its_end() -> None:
    hard = PatternSet([rf"[ab]*a[ab]{{{size}}}c" for size in range(12, 24)])
    text = "".join("ab"[(place * place >> 3) & 1] for place in range(20_000))

    assert list(hard.which(text)) == []
    assert len(hard.which(f"{text}a{'b' * 14}c")) >= 1


def test_where_all_of_them_are_too_much_each_may_occur() -> None:
    large = PatternSet([rf"(?i)[a-z0-9]{{1,900}}x{place}" for place in range(900)])

    assert len(large.which("nothing")) == 900
