"""Every rule proves itself: what it must find, what it must leave alone, and why it exists."""

import random
import re

import pytest
import re2

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.keywords import fold_case
from handrail.engine.pattern import compile_pattern
from handrail.engine.rule import Rule
from handrail.engine.verdict import Verdict
from handrail.engine.words import Category
from handrail.local.builtin import builtin_rule_list, builtin_rules, starter_policy
from rules.templates import fill

RULES = builtin_rule_list()
WHERE = Destination("chat.invalid")
# Each example is filled this often, with other characters each time, always the same ones.
FILLINGS = 3
# The largest that is delivered has 23,200 and takes 6 ms to compile.
INSTRUCTIONS_MAX = 24_000
# "Anything in this line" without saying how much; the wallet's is one line of JSON, there once.
ENDLESS = re.compile(r"\[\^[^\]]*\\n[^\]]*\]\*\?")
MAY_BE_ENDLESS = {"secret.wallet-keystore"}


def examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}-{place}")
        for rule in RULES
        for place, text in enumerate(getattr(rule, kind))
    ]


def filled(template: str) -> list[str]:
    return [fill(template, random.Random(seed)) for seed in range(FILLINGS)]


def judged(text: str) -> Verdict:
    return judge(Content(text), WHERE, starter_policy(), builtin_rules())


def stopping(text: str) -> list[str]:
    """Return the rules that find something which is no sample."""
    return [
        finding.rule
        for finding in judged(text).findings
        if (finding.confidence, finding.data_class) != ("low", "public")
    ]


def test_a_secret_is_looked_for_no_further_than_a_pattern_says() -> None:
    # What begins in a long line and ends nowhere is read to the line's end for every value in it:
    # four times the time for twice the text.
    endless = {rule.id for rule in RULES if ENDLESS.search(rule.pattern)}

    assert {one for one in endless if one.startswith("secret.")} <= MAY_BE_ENDLESS


@pytest.mark.parametrize(("rule", "template"), examples("hits"))
def test_what_a_rule_must_find_is_found_by_that_rule(rule: Rule, template: str) -> None:
    for text in filled(template):
        assert rule.id in stopping(text), text


@pytest.mark.parametrize(("rule", "template"), examples("misses"))
def test_what_a_rule_must_leave_alone_is_left_alone(rule: Rule, template: str) -> None:
    for text in filled(template):
        assert rule.id not in stopping(text), text


@pytest.mark.parametrize(("rule", "template"), examples("hits"))
def test_the_redacted_version_of_a_hit_holds_nothing_any_more(rule: Rule, template: str) -> None:
    for text in filled(template):
        redacted = judged(text).redacted

        assert redacted is not None
        assert judged(redacted).findings == ()


@pytest.mark.parametrize(("rule", "template"), examples("hits"))
def test_a_keyword_of_the_rule_stands_in_every_hit(rule: Rule, template: str) -> None:
    if rule.digits or rule.terms:
        return
    for text in filled(template):
        assert any(keyword in fold_case(text) for keyword in rule.keywords)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_person_is_told_why_it_matters_and_what_to_do(rule: Rule) -> None:
    assert rule.title[0].isupper() or rule.title[0].isdigit()
    assert rule.why.endswith(".")
    assert rule.remedy.endswith(".")
    assert rule.source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_pattern_that_is_all_value_has_no_group_round_it(rule: Rule) -> None:
    """RE2 remembers where a group begins and ends at several times the cost of the match."""
    if not rule.pattern.startswith("(") or rule.pattern.startswith("(?"):
        return
    with pytest.raises(re2.error):
        re2.compile(rule.pattern[1:-1])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_program_for_any_text_is_small_enough_to_be_fast(rule: Rule) -> None:
    """One of 400,000 instructions kept the first paste with an umlaut waiting for 0.2 s."""
    assert compile_pattern(rule.pattern).size_for_any <= INSTRUCTIONS_MAX


def test_the_rules_cover_every_category() -> None:
    assert {rule.category for rule in RULES} == set(Category)


def test_no_two_rules_hide_behind_the_same_placeholder() -> None:
    labels = [rule.label for rule in RULES]

    assert len(labels) == len(set(labels))
