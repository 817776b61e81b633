"""What a policy's values say of themselves."""

from handrail.engine.policy import Dictionary, OwnPattern, own_rule_id
from handrail.engine.words import Category, DataClass


def test_words_and_patterns_are_told_as_confidential_by_their_name() -> None:
    words = Dictionary("projects", ("Bluefin",), DataClass.SENSITIVE)
    pattern = OwnPattern("tickets", "ACME-[0-9]+", DataClass.INTERNAL)

    assert words.rule_id == own_rule_id("projects") == "confidential.projects"
    assert pattern.rule_id == "confidential.tickets"
    assert Category(pattern.rule_id.partition(".")[0]) is Category.CONFIDENTIAL
