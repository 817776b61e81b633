"""Where a rule's pattern is worth trying."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.announce import announced
from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.rule import Context, Rule, compile_rules
from handrail.engine.scan import scan
from handrail.engine.terms import TermWatch
from handrail.engine.view import View

RuleMaker = Callable[..., Rule]
# At least six digits, and at most three signs between two of them.
RUN = r"[0-9](?:[ .\-/()]{0,3}[0-9]){5,}"


def values(text: str, *rules: Rule) -> list[str]:
    return [hit.value for hit in scan(View(text), compile_rules(rules), Meter(STANDARD))]


def tried(text: str, *rules: Rule) -> int:
    """Count the rules that are tried anywhere."""
    compiled = compile_rules(rules)
    return len(announced(text, 0, compiled, TermWatch(compiled), Meter(STANDARD)))


@given(text=st.text("0123456789 .-/()a\n\u4e00", max_size=80))
def test_every_run_of_digits_and_signs_is_one(make_rule: RuleMaker, text: str) -> None:
    rule = make_rule(keywords=(), digits=6, pattern=f"({RUN})", before=0, after=0)

    assert values(text, rule) == re.findall(RUN, text)


def test_a_run_of_one_letter_is_one_place(make_rule: RuleMaker) -> None:
    rules = compile_rules([make_rule(keywords=("aaa",), pattern="x")])
    text = "a" * 1_000 + " aaab" + "aaa" * 2

    spots = announced(text, 0, rules, TermWatch(rules), Meter(STANDARD))

    assert spots == {0: [(0, 1_000), (1_001, 1_004), (1_005, 1_011)]}


def test_a_rule_for_digits_is_tried_only_where_its_pattern_matches(make_rule: RuleMaker) -> None:
    rules = [
        make_rule(id=f"identity.n{size}", keywords=(), digits=6, pattern=rf"\b([0-9]{{{size}}})\b")
        for size in range(6, 40)
    ]

    assert tried("order 1234567, again 1234567 and 7654321", *rules) == 1


@pytest.mark.parametrize(
    ("text", "is_tried"),
    [
        ("door: 123456", True),
        ("123456 is the door", True),
        ("name;door\nanna;123456\n" + "bert;123457\n" * 300, True),
        ('{"doorNumber": "123456"}', True),
        ('{"frontDoor": "123456"}', True),
        ("<DOORNr>123456</DOORNr>", True),
        ("indoor 123456", False),
        ("backdooR 123456", False),
        ("the door\n\n" + "no word of it. " * 40 + "\n\n123456", False),
    ],
)
def test_a_rule_that_needs_a_word_is_tried_only_in_its_reach(
    make_rule: RuleMaker,
    text: str,
    is_tried: bool,  # noqa: FBT001 -- a table
) -> None:
    needs = Context(("door",), required=True)
    rule = make_rule(keywords=(), digits=6, pattern="([0-9]{6})", context=needs)

    assert bool(tried(text, rule)) is is_tried
    assert bool(values(text, rule)) is is_tried


def test_past_the_budget_no_number_is_tried_and_the_meter_says_so(make_rule: RuleMaker) -> None:
    rules = compile_rules([make_rule(keywords=(), digits=6, pattern=f"({RUN})")])
    none, little = Meter(Budget(1, 9, 9)), Meter(Budget(2, 9, 9))

    for meter in (none, little):
        assert announced("123 456 789", 0, rules, TermWatch(rules), meter) == {}
        assert meter.spent
