"""Values of documentation, and values that are public where they stand."""

from collections.abc import Callable

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.rule import Rule, Sample, Terms, compile_rules
from handrail.engine.scan import scan
from handrail.engine.view import View
from handrail.engine.words import DataClass

RuleMaker = Callable[..., Rule]


def public(text: str, rule: Rule) -> list[bool]:
    hits = scan(View(text), compile_rules([rule]), Meter(STANDARD))
    return [hit.data_class is DataClass.PUBLIC for hit in hits]


def test_a_check_may_say_that_a_value_is_a_sample(make_rule: RuleMaker) -> None:
    rule = make_rule(pattern="([a-z]+@[a-z.]+)", sample=Sample(check="nobodys-mail"))

    assert public("badge jane@mill.com", rule) == [False]
    assert public("badge info@mill.com", rule) == [True]


def test_what_stands_above_may_say_that_a_value_is_public(make_rule: RuleMaker) -> None:
    rule = make_rule(sample=Sample(above=(r"(?i)\bauthors\n[^\n]*$",)))

    assert public("Authors\n\nbadge B-1234", rule) == [True]
    assert public("Members\n\nbadge B-1234", rule) == [False]


def test_a_rule_without_samples_has_none(make_rule: RuleMaker) -> None:
    assert public("badge B-1234", make_rule()) == [False]


def test_words_inside_a_gathering_make_it_a_sample(make_rule: RuleMaker) -> None:
    terms = Terms((("ward", "flu"),), at_least=2, within=60)
    rule = make_rule(keywords=(), pattern="", terms=terms, sample=Sample(".", ("made-up",)))

    assert public("the ward has a made-up flu", rule) == [True]
    assert public("the ward has a flu", rule) == [False]
