"""One word per thing, and their order."""

import pytest

from handrail.engine.words import Action, Confidence, DataClass, Ranked, Tier


@pytest.mark.parametrize("kind", [Action, Confidence, DataClass, Tier])
def test_a_words_rank_is_its_place_in_the_definition(kind: type[Ranked]) -> None:
    assert [word.rank for word in kind] == list(range(len(kind)))


def test_the_classes_and_actions_stand_in_the_order_of_the_house() -> None:
    assert " ".join(DataClass) == "public internal sensitive prohibited"
    assert " ".join(Action) == "allow warn justify redact block"


def test_a_word_is_read_from_its_text() -> None:
    assert Action("block") is Action.BLOCK
    assert f"{Action.BLOCK}" == "block"
