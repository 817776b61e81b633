"""Why a rule finds nothing is said: which of its conditions is not met, and what to do."""

from dataclasses import replace

import pytest

from handrail.engine.policy import OwnPattern
from handrail.engine.rule import Context, Rule, Terms
from handrail.engine.words import Confidence, DataClass
from handrail.governance.silent import hits_alone, why_pattern_silent, why_silent

BADGE = Rule(
    id="identity.badge",
    title="A badge",
    data_class=DataClass.SENSITIVE,
    confidence=Confidence.HIGH,
    why="It opens doors.",
    remedy="Leave it out.",
    source="House rules",
    hits=(),
    misses=(),
    keywords=("badge",),
    pattern=r"\bB-[0-9A-F]{6}\b",
)
WARD = replace(
    BADGE, keywords=(), pattern="", terms=Terms((("ward", "bed"), ("flu", "cough")), 3, 40)
)


@pytest.mark.parametrize(
    ("changes", "text", "said"),
    [
        ({}, "B-12AB34", "none of its keywords stands in it"),
        ({}, "badge B-12", "the pattern matches nothing in it"),
        ({}, "badge b-12ab34", "begin it with (?i)"),
        ({"pattern": "^B-[0-9]{6}$"}, "badge B-123456.", r"put \b in their place"),
        ({"pattern": r"^B-[0-9]{6}\$"}, "badge B-123456", "the pattern matches nothing in it"),
        ({}, "badge {base32:6}", "filled for delivered rules only"),
        ({"after": 4}, "badge number B-12AB34", "too far from a keyword; raise before or after"),
        ({"checks": ("luhn",)}, "badge B-12AB34", 'the check "luhn" refuses it'),
        ({"guards": ("whole",)}, "badge B-111111-1", 'the guard "whole" refuses it'),
        ({"entropy": 3.0}, "badge B-111111", "entropy = 3; lower it"),
        ({"veto": ("test",)}, "a test badge B-12AB34", "one of the words in veto stands near it"),
        (
            {"context": Context(("door",), required=True)},
            "badge B-12AB34",
            "none of the words in context stands near it",
        ),
        (
            {"checks": ("luhn",), "entropy": 3.0},
            "badge B-111111",
            "several of its checks, guards and words refuse it",
        ),
        ({"keywords": (), "digits": 8}, "B-123456", "it has no 8 digits in a row; lower digits"),
    ],
)
def test_the_condition_that_is_not_met_is_named(
    changes: dict[str, object], text: str, said: str
) -> None:
    rule = replace(BADGE, **changes)  # type: ignore[arg-type]  # any of its fields
    assert not hits_alone(rule, text)

    assert said in why_silent(rule, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("flu and cough", "no word of terms.groups[0] stands in it"),
        ("flu on the ward", "it has 2 of the words in terms, and at_least asks for 3; lower it"),
        ("flu, cough" + " and so on" * 9 + " on the ward", "stand too far apart; raise within"),
    ],
)
def test_words_that_do_not_come_together_are_told(text: str, said: str) -> None:
    assert not hits_alone(WARD, text)

    assert said in why_silent(WARD, text)


def test_nothing_is_quoted_of_the_text() -> None:
    assert "Bluefin" not in why_silent(BADGE, "Bluefin")


def test_what_is_written_in_other_signs_is_read_as_the_engine_reads_it() -> None:
    assert hits_alone(BADGE, "badge B-12AB34".replace(" ", "\u00a0"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("order 12", "the pattern matches nothing in it"),
        ("order ord-123456", "begin it with (?i)"),
        ("ORD-123456", "none of the words in near stands near it"),
    ],
)
def test_a_pattern_of_the_policy_says_what_it_waits_for(text: str, said: str) -> None:
    own = OwnPattern("orders", r"\bORD-[0-9]{6}\b", DataClass.SENSITIVE, ("order",))

    assert said in why_pattern_silent(own, text)
