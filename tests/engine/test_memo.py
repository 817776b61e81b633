"""What was read once in a judgement is not read again."""

from collections.abc import Callable
from random import Random

import pytest

from handrail.engine import program
from handrail.engine.budget import STANDARD, Meter
from handrail.engine.candidate import Candidate, has_any
from handrail.engine.memo import Memo, Told
from handrail.engine.pattern import compile_pattern
from handrail.engine.rule import Part, Rule, RuleSet, compile_rules
from handrail.engine.scan import scan
from handrail.engine.view import View
from handrail.engine.words import DataClass
from handrail.local.builtin import builtin_rules
from rules.templates import fill

RuleMaker = Callable[..., Rule]
LONG = "x" * 4_090 + " b1 a1 "


def test_a_window_gives_the_same_again(make_rule: RuleMaker) -> None:
    memo, rules = Memo(), compile_rules([make_rule()])
    text = "my badge is B-1234 and not B-777"

    once = [hit.value for hit in scan(View(text), rules, Meter(STANDARD), memo)]
    again = [hit.value for hit in scan(View(text), rules, Meter(STANDARD), memo)]

    assert once == again == ["B-1234"]


def test_patterns_are_told_apart_and_so_are_windows() -> None:
    memo, letters, digits = Memo(), compile_pattern("[a-z]+"), compile_pattern("[0-9]+")

    assert list(memo.spans(letters, "ab1")) == [(0, 2, 0, 2)]
    assert list(memo.spans(digits, "ab1")) == [(2, 3, 2, 3)]
    assert list(memo.spans(digits, "ab12")) == [(2, 4, 2, 4)]
    assert list(memo.spans(digits, LONG)) == list(digits.spans(LONG))


def test_a_text_without_hits_costs_nothing_the_second_time(make_rule: RuleMaker) -> None:
    memo, rules = Memo(), compile_rules([make_rule()])
    others = compile_rules(
        [make_rule(id="identity.other", pattern="(nothing)", keywords=("here",))]
    )

    assert list(scan(View("nothing here"), rules, Meter(STANDARD), memo)) == []
    meter = Meter(STANDARD)
    assert list(scan(View("nothing here"), rules, meter, memo)) == []
    assert meter.chars == STANDARD.chars
    assert len(list(scan(View("nothing here"), others, meter, memo))) == 1


def test_past_its_room_everything_is_read_again(make_rule: RuleMaker) -> None:
    memo, rules = Memo(), compile_rules([make_rule()])
    for number in range(20):
        memo.note_clean(rules, f"{number}" + "x" * 262_000)

    assert memo.is_clean(rules, "0" + "x" * 262_000)
    assert not memo.is_clean(rules, "19" + "x" * 262_000)


def test_past_its_room_a_window_is_read_again(make_rule: RuleMaker) -> None:
    memo, pattern = Memo(), compile_pattern("[a-z]+")
    for number in range(20):
        memo.note_clean(compile_rules([make_rule()]), f"{number}" + "x" * 262_000)

    assert list(memo.spans(pattern, "ab1")) == list(memo.spans(pattern, "ab1")) == [(0, 2, 0, 2)]


def test_what_is_remembered_changes_no_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    dice, rules = Random("remembered"), builtin_rules()
    examples = [one for part in rules.parts for one in (*part.rule.hits, *part.rule.misses)]
    for _ in range(60):
        some = [fill(example, dice) for example in dice.sample(examples, 6)]
        text = dice.choice(("\n", ", ", "\n\n")).join(dice.choices(some, k=40))
        told = found_in(text, rules)
        with monkeypatch.context() as forgetful:
            forgetful.setattr(Memo, "spans", lambda _, pattern, window: pattern.spans(window))
            forgetful.setattr(Memo, "checked", lambda _, rule, value, check: check(rule, value))
            forgetful.setattr(Memo, "told", told_by_all)
            forgetful.setattr(Memo, "over", lambda _, heading, words: has_any(heading, words))
            forgetful.setattr(program, "_MANY", len(text) + 1)
            assert told == found_in(text, rules)


def found_in(text: str, rules: RuleSet) -> list[tuple[str, int, int, DataClass]]:
    hits = scan(View(text), rules, Meter(STANDARD))
    return [(hit.rule.id, hit.start, hit.end, hit.data_class) for hit in hits]


def told_by_all(
    _: Memo, part: Part, text: str, start: int, end: int, trim: Callable[[str, Rule], str]
) -> Told:
    value = trim(text[start:end], part.rule)
    return Told(Candidate(text, start, start + len(value), value))
