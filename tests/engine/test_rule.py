"""Rules compiled for scanning."""

from collections.abc import Callable

import pytest

from handrail.engine.errors import RuleError
from handrail.engine.rule import Context, Rule, Terms, compile_rules, without_digits
from handrail.engine.words import Category

RuleMaker = Callable[..., Rule]


def test_a_rule_is_named_by_its_category_and_its_placeholder(make_rule: RuleMaker) -> None:
    rule = make_rule(id="secret.aws-access-key")

    assert (rule.category, rule.label) == (Category.SECRET, "AWS_ACCESS_KEY")


def test_a_keyword_may_belong_to_several_rules(make_rule: RuleMaker) -> None:
    rules = compile_rules(
        [
            make_rule(id="secret.a", keywords=("badge", "door")),
            make_rule(id="secret.b", keywords=("door",)),
            make_rule(id="secret.c", keywords=(), terms=Terms((("door",), ("key",)), 2)),
        ]
    )

    assert rules.keywords == ("badge", "door", "key")
    assert rules.owners == ((0,), (0, 1), ())
    assert rules.terms == ((), ((2, 0),), ((2, 1),))


def test_rules_for_digits_stand_lowest_first(make_rule: RuleMaker) -> None:
    rules = compile_rules([make_rule(id="secret.a", digits=13), make_rule(id="secret.b", digits=6)])

    assert rules.digits == ((6, 1), (13, 0))


def test_rules_for_digits_that_wait_for_a_word_stand_apart(make_rule: RuleMaker) -> None:
    context = Context(("door",), required=True)
    rules = compile_rules(
        [make_rule(id="secret.a", digits=13), make_rule(id="secret.b", digits=6, context=context)]
    )

    assert (rules.digits, rules.waiting) == (((13, 0),), ((6, 1),))


def test_no_rules_find_nothing() -> None:
    assert list(compile_rules([]).finder("anything")) == []


def test_an_id_used_twice_is_refused(make_rule: RuleMaker) -> None:
    with pytest.raises(RuleError, match=r"identity\.badge.*twice"):
        compile_rules([make_rule(), make_rule()])


def test_a_pattern_that_does_not_compile_is_refused_whoever_made_the_rule(
    make_rule: RuleMaker,
) -> None:
    with pytest.raises(RuleError, match=r"identity\.badge.*RE2"):
        compile_rules([make_rule(pattern="(?=x)")])


def test_without_its_rules_for_digits_a_set_announces_the_others_only(
    make_rule: RuleMaker,
) -> None:
    number = make_rule(id="identity.number", digits=8, keywords=("number",))
    words = Terms((("alpha",), ("beta",)), 2)
    paper = make_rule(id="identity.paper", keywords=(), pattern="", terms=words)

    left = without_digits(compile_rules([make_rule(), number, paper]))

    announcing = {left.keywords[place] for place in left.announcing}
    assert (announcing, left.digits, left.waiting) == ({"badge"}, (), ())
    assert left.counting == left.whole == {left.keywords.index(word) for word in ("alpha", "beta")}
