"""One pass finds every keyword, with the automaton and without it."""

import importlib
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handrail.engine import keywords
from handrail.engine.candidate import stands_alone
from handrail.engine.keywords import (
    finder_for,
    fold_case,
    longest_finder,
    name_parts,
    plain_finder,
    whole_terms,
    whole_words,
)

WORDS = st.lists(st.text(alphabet="abé- 中", min_size=1, max_size=4), unique=True, max_size=6)


def test_overlapping_keywords_are_all_found() -> None:
    found = sorted(finder_for(["pass", "password", "word"])("my password"))

    assert found == [(0, 3, 7), (1, 3, 11), (2, 7, 11)]


def test_offsets_count_code_points() -> None:
    assert list(finder_for(["key"])("ключ é key")) == [(0, 7, 10)]


@given(WORDS, st.text(alphabet="abé ", max_size=40))
def test_both_finders_agree(words: list[str], text: str) -> None:
    assert list(finder_for(words)(text)) == list(plain_finder(words)(text))


@given(WORDS, st.text(alphabet="abé ", max_size=40))
def test_the_longest_words_do_not_overlap(words: list[str], text: str) -> None:
    found = list(longest_finder(words)(text))

    assert all(left[2] <= right[1] for left, right in pairwise(found))
    assert all(text[start:end] == words[place] for place, start, end in found)
    assert bool(found) == any(word in text for word in words)


@given(WORDS, st.text(alphabet="ab1 -é\u017f\u4e2d?", max_size=40))
def test_a_whole_word_is_touched_by_no_letter_or_digit(words: list[str], text: str) -> None:
    found = finder_for(words)(text)

    assert whole_words(found, text) == [spot for spot in found if stands_alone(text, *spot[1:])]


@given(WORDS, st.text(alphabet="ab1 -é\u4e2d?", max_size=40))
def test_in_lower_case_the_parts_of_names_are_whole_words(words: list[str], text: str) -> None:
    found = finder_for(words)(text)

    assert name_parts(found, text) == whole_words(found, text)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("le téléphone sonne", []),
        ("a phone, le téléphone", ["phone"]),
        ("tél. 12", ["tél"]),
        ("手机phone号", ["phone"]),
        ("phoneů", []),
        ("phone2", []),
        ("phone", ["phone"]),
    ],
)
def test_a_term_is_no_piece_of_a_word_with_accents(text: str, alone: list[str]) -> None:
    words = ["phone", "tél"]
    found = whole_terms(whole_words(finder_for(words)(text), text), text)

    assert [words[place] for place, _, _ in found] == alone


@given(st.text())
def test_folding_the_case_keeps_the_length(text: str) -> None:
    assert len(fold_case(text)) == len(text)


@given(st.text("aZ \u0130ßÉΣ\u03c3ςЖжⅧ\U00010400é", min_size=1, max_size=40))
@example("ΟΔΟΣ ÉA")
@example("ÉA\u0130")
def test_a_long_text_is_folded_as_a_short_one(text: str) -> None:
    long = f"{text} " * 1_024

    assert fold_case(long) == fold_case(f"{text} ") * 1_024


def test_the_capital_i_with_dot_keeps_its_place() -> None:
    assert fold_case("İAB") == "iab"


def test_without_the_automaton_the_plain_finder_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    try:
        alone = importlib.reload(keywords)

        assert not alone.AUTOMATON
        assert list(alone.finder_for(["key"])("a key")) == [(0, 2, 5)]
        assert list(alone.finder_for(["b", "a"])("ab")) == [(1, 0, 1), (0, 1, 2)]
        assert list(alone.longest_finder(["key"])("a key")) == [(0, 2, 5)]
    finally:
        monkeypatch.undo()
        importlib.reload(keywords)
