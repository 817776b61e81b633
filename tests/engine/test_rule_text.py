"""A rule file is read whole, or refused with the place and what is accepted."""

import pytest

from handrail.engine.errors import RuleError
from handrail.engine.rule_text import read_rules
from handrail.engine.words import Category, Confidence, DataClass

GOOD = """[[rule]]
id = "identity.badge"
title = "Badge"
class = "sensitive"
confidence = "high"
keywords = ["Badge"]
pattern = 'B-[0-9]{4}'
why = "It opens doors."
remedy = "Leave it out."
source = "House rules"
hits = ["badge B-1111", "badge B-2222", "badge B-3333"]
misses = ["badge", "B-1", "door"]
"""
EXTRAS = """context = { words = ["Door"], required = true }
sample = { pattern = '0000', words = ["Tutorial"] }
bulk = { from = 5, class = "prohibited" }
checks = ["luhn"]
guards = ["whole"]
"""
TERMS = """terms = { groups = [["Ward"], ["flu"]], at_least = 2 }
"""


def test_a_rule_is_read_with_its_defaults() -> None:
    [rule] = read_rules(GOOD, "family.toml")

    assert (rule.id, rule.category, rule.label) == ("identity.badge", Category.IDENTITY, "BADGE")
    assert (rule.data_class, rule.confidence) == (DataClass.SENSITIVE, Confidence.HIGH)
    assert rule.keywords == ("badge",)
    assert (rule.hides, rule.shows, rule.terms) == ("value", "first", None)


def test_a_rule_is_read_with_all_it_may_say() -> None:
    [rule] = read_rules(GOOD + EXTRAS, "family.toml")

    assert rule.context is not None
    assert (rule.context.words, rule.context.required) == (("door",), True)
    assert rule.sample is not None
    assert rule.sample.words == ("tutorial",)
    assert rule.bulk is not None
    assert rule.bulk.data_class is DataClass.PROHIBITED


def test_a_rule_of_terms_needs_no_pattern() -> None:
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith(("key", "pat")))

    [rule] = read_rules(f"{text}\n{TERMS}", "family.toml")

    assert rule.terms is not None
    assert rule.terms.groups == (("ward",), ("flu",))


def test_terms_that_need_fewer_than_their_groups_are_refused() -> None:
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith(("key", "pat")))

    with pytest.raises(RuleError, match=r"line 11.*every group counts one"):
        read_rules(f"{text}\n{TERMS.replace('= 2', '= 1')}", "family.toml")


def test_a_word_in_two_groups_is_refused() -> None:
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith(("key", "pat")))

    with pytest.raises(RuleError, match=r"line 11.*\"ward\" twice"):
        read_rules(f"{text}\n{TERMS.replace('flu', 'ward').replace('Ward', 'ward')}", "family.toml")


def test_samples_name_checks_that_exist() -> None:
    text = GOOD + EXTRAS.replace("pattern = '0000'", 'check = "{}"')

    [rule] = read_rules(text.replace("{}", "luhn"), "family.toml")

    assert rule.sample is not None
    assert rule.sample.check == "luhn"
    with pytest.raises(RuleError, match="lun"):
        read_rules(text.replace("{}", "lun"), "family.toml")


def test_an_example_is_never_quoted() -> None:
    with pytest.raises(RuleError) as refused:
        read_rules(GOOD.replace("badge B-2222", "Bluefin " * 600), "family.toml")

    assert str(refused.value) == (
        "family.toml line 11: rule[0].hits[1] is not a text; use 1 to 4,000 characters in quotes"
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"sensitive"', '"senstive"', 4, "sensitive"),
        ('"high"', '"sure"', 5, "low, medium, high"),
        ("title =", 'titel = "x"\ntitle =', 3, "titel"),
        ('"identity.badge"', '"people.badge"', 2, "category and name"),
        ('["Badge"]', '["ID"]', 6, "3 to 60 characters"),
        ("'B-[0-9]{4}'", "'B-(?=1)'", 7, "RE2"),
        ("pattern = 'B-[0-9]{4}'", "", 1, "keep pattern or terms"),
        ('keywords = ["Badge"]', "", 1, "digits"),
        ('"door"]', "]", 12, "has 2 examples; give at least 3"),
        ('["badge", "B-1", "door"]', '["badge"]', 12, "has 1 example; give at least 3"),
        ('"Badge"\n', '"Badge \\u202etoor"\n', 3, "without control characters"),
        ('"badge B-2222", "badge B-3333"', "", 11, "at least 3"),
        ('["luhn"]', '["lun"]', 16, "luhn"),
        ('["whole"]', '["hole"]', 17, "whole"),
        ("pattern = '0000'", "pattern = '(0'", 14, "RE2"),
        ("confidence =", "confidence", 5, "TOML"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_what_is_accepted(
    old: str, new: str, line: int, said: str
) -> None:
    text = GOOD + EXTRAS
    assert old in text

    with pytest.raises(RuleError) as refused:
        read_rules(text.replace(old, new), "family.toml")

    assert str(refused.value).startswith(f"family.toml line {line}")
    assert said in str(refused.value)
