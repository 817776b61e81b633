"""What holds for every text, however unruly. tests/bench/fuzz.py tries the same for longer."""

import base64
import gzip
import re
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from day.clean import clean
from handrail.engine.budget import STANDARD, Budget
from handrail.engine.rule import Rule
from handrail.engine.words import Action, DataClass
from handrail.local.builtin import builtin_rule_list
from rules.templates import fill
from support.unruly import WRAPS, asked, faults, policy, unruly

MB = 1_000_000
# What people add to a paste: short, and about nothing.
SMALL_TALK = [paste.text for paste in clean() if len(paste.text) < 1_500]
# Stands between a value and the rest, so that no "order number" right beside it speaks of it.
BETWEEN = "Thank you for looking at this. There is no hurry, next week is early enough."
# A paper is told by what it says as a whole, and "a case study" beside it is part of that. A value
# is told by itself.
VALUES = [
    rule
    for rule in builtin_rule_list()
    if rule.hides == "value" and not rule.terms and rule.data_class.rank > DataClass.INTERNAL.rank
]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_no_text_breaks_the_engine(seed: int) -> None:
    assert list(faults(unruly(Random(seed)))) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_no_html_breaks_the_engine(seed: int) -> None:
    dice = Random(seed)

    assert list(faults(unruly(dice), unruly(dice))) == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3_000))
def test_any_bytes_may_be_pasted(raw: bytes) -> None:
    assert list(faults(raw.decode("utf-8", "surrogateescape"))) == []
    assert list(faults(raw.decode("latin-1"))) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(range(len(WRAPS))), min_size=1, max_size=6), st.integers(0, 99))
def test_what_is_wrapped_again_and_again_breaks_nothing(wraps: list[int], seed: int) -> None:
    text = unruly(Random(seed))[:200]
    for wrap in wraps:
        text = WRAPS[wrap](text)[:20_000]

    assert list(faults(text)) == []


def rules_told(text: str) -> set[str]:
    told = asked(text).findings
    return {one.rule for one in told if one.data_class is not DataClass.PUBLIC}


@pytest.mark.parametrize("rule", VALUES, ids=lambda rule: rule.id)
def test_adding_clean_text_never_removes_a_finding(rule: Rule) -> None:
    dice = Random(rule.id)
    for template in rule.hits:
        text, more = fill(template, dice), dice.choice(SMALL_TALK)
        if rule.id not in rules_told(text):
            continue  # an example whose class is lower

        assert rule.id in rules_told(f"{text}\n\n{BETWEEN}\n\n{more}"), text
        assert rule.id in rules_told(f"{more}\n\n{BETWEEN}\n\n{text}"), text


@pytest.mark.parametrize("rule", VALUES, ids=lambda rule: rule.id)
def test_splitting_a_text_at_white_space_never_adds_a_block(rule: Rule) -> None:
    dice = Random(rule.id)
    for template in rule.hits:
        talk = dice.choice(SMALL_TALK)[:200]
        text = f"{talk}\n\n{fill(template, dice)}"
        if asked(text).action is Action.BLOCK:
            continue
        spaces = [space.start() for space in re.finditer(r"\s", text)]
        for at in dice.sample(spaces, min(4, len(spaces))):
            assert asked(text[:at]).action is not Action.BLOCK
            if asked(talk[at + 1 :]).action is Action.BLOCK:
                continue  # "Item no." was cut off, which had spoken about its numbers
            assert asked(text[at + 1 :]).action is not Action.BLOCK


def test_everyday_pastes_stay_free_when_they_are_split() -> None:
    dice = Random(1)
    blocked = []
    for text in SMALL_TALK:
        at = dice.choice([space.start() for space in re.finditer(r"\s|$", text)])
        parts = text[:at], text[at + 1 :]
        blocked += [part for part in parts if asked(part).action is Action.BLOCK]

    # A table of part numbers that lost its head reads like one of social security numbers.
    assert len(blocked) <= 1


def test_ten_megabytes_of_one_letter_are_judged() -> None:
    verdict = asked("e" * 10 * MB)

    assert verdict.findings == ()
    assert verdict.action is Action.ALLOW


@pytest.mark.parametrize("letter", ["A", "0", "-", "\n", "\u0430", "\ud800", "\u200b", "=", "%"])
def test_a_megabyte_of_one_letter_holds_nothing(letter: str) -> None:
    verdict = asked(letter * MB)

    assert verdict.findings == ()
    assert verdict.action is Action.ALLOW or verdict.partial


def test_a_million_tiny_matches_are_partial_and_nothing_is_offered_as_redacted() -> None:
    verdict = asked("K2 " * MB)

    assert verdict.partial
    assert verdict.redacted is None
    assert len(verdict.findings) <= STANDARD.hits
    assert verdict.action is policy().when.partial


def bomb(layers: int) -> str:
    """Pack so much of nothing that it cannot be unpacked."""
    packed = b"a" * 20 * MB
    for _ in range(layers):
        packed = gzip.compress(packed, mtime=0)
    return base64.b64encode(packed).decode()


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_bomb_is_not_unpacked_to_its_end(layers: int) -> None:
    assert asked(f"see {bomb(layers)}").findings == ()


def test_a_row_of_bombs_costs_no_more_than_the_budget() -> None:
    verdict = asked(f"{bomb(1)}\n" * 4)

    assert verdict.findings == ()
    assert verdict.action in {Action.ALLOW, policy().when.partial}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 30_000), st.integers(0, 60), st.integers(0, 9))
@example(seed=9094, chars=327, candidates=1, hits=1)
def test_where_the_budget_ends_the_verdict_says_so(
    seed: int, chars: int, candidates: int, hits: int
) -> None:
    text = unruly(Random(seed))

    verdict = asked(text, budget=Budget(chars, candidates, hits))

    assert len(verdict.findings) <= 2 * hits  # the rules have one, what the policy adds another
    if not verdict.partial:
        assert verdict.findings == asked(text).findings
    else:
        assert verdict.redacted is None
