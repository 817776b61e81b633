"""The organisation's own words become rules."""

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.dictionary import rules_of
from handrail.engine.policy import Dictionary
from handrail.engine.scan import scan
from handrail.engine.view import View
from handrail.engine.words import DataClass

WORDS = (
    Dictionary("projects", ("Bluefin", "K2"), DataClass.SENSITIVE),
    Dictionary("customers", ("Mill & Sons",), DataClass.PROHIBITED),
)


def test_each_term_is_found_as_a_whole_word_with_its_dictionarys_class() -> None:
    [rules] = rules_of(WORDS)
    text = "bluefin, K2 and K22 for MILL & SONS"

    found = [(h.rule.id, h.value, h.data_class) for h in scan(View(text), rules, Meter(STANDARD))]

    assert found == [
        ("confidential.projects", "bluefin", DataClass.SENSITIVE),
        ("confidential.projects", "K2", DataClass.SENSITIVE),
        ("confidential.customers", "MILL & SONS", DataClass.PROHIBITED),
    ]


def test_no_dictionaries_make_no_rules() -> None:
    assert rules_of(()) == ()


def test_the_same_dictionaries_are_compiled_once() -> None:
    assert rules_of(WORDS) is rules_of(WORDS)
