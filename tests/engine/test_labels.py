"""Words of forms, types and messages, joined in any way."""

import pytest

from handrail.engine.labels import is_label, is_sentence, parts_of


@pytest.mark.parametrize("value", ["Password", "new_password", "invalid-token", "userEmail"])
def test_a_word_of_a_form_makes_a_label(value: str) -> None:
    assert is_label(value)


@pytest.mark.parametrize("value", ["walnut", "oldenburg", "emailUser7", "blueWalnut"])
def test_other_words_make_none(value: str) -> None:
    assert not is_label(value)


def test_a_value_is_made_of_what_signs_join() -> None:
    assert list(parts_of("Old_walnut-TREE")) == ["old", "walnut", "tree"]


def test_words_that_join_others_make_a_sentence() -> None:
    assert is_sentence(["use", "walnut", "for", "it"])
    assert not is_sentence(["walnut", "harbour", "lamp"])
