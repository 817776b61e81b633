"""docs/rules.md says what the rules are now."""

import pytest

from handrail.engine.words import Category
from handrail.local.builtin import builtin_rule_list
from shape import tree
from shape.rules_page import COMMAND, HEADINGS, needs, page


def test_the_page_of_the_rules_is_what_the_rules_say() -> None:
    current = tree.read("docs/rules.md") == page()

    assert current, f"docs/rules.md is out of date; run: {COMMAND}"


def test_every_rule_and_category_is_on_the_page() -> None:
    written = page()

    assert set(HEADINGS) == set(Category)
    assert [rule.id for rule in builtin_rule_list() if f"`{rule.id}`" not in written] == []


@pytest.mark.parametrize(
    ("rule", "need"),
    [
        ("payment.iban", "check digits that hold"),
        ("health.record", "words within"),
        ("payment.card", "near: "),
    ],
)
def test_the_page_says_what_a_value_needs(rule: str, need: str) -> None:
    [known] = [one for one in builtin_rule_list() if one.id == rule]

    assert need in "; ".join(needs(known))
