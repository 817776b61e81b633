"""The words a page is told: few, short, and none too few."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.engine.prefilter_words import STEM_CHARS, beside, runs, shortest, stems, told_words
from handrail.engine.rule import Context, Rule, Terms, compile_rules
from handrail.local.builtin import builtin_rules, starter_policy
from support.prefilter_page import described, held, tried

HOST = "chatgpt.com"


def test_words_share_their_beginnings() -> None:
    long = "a" * 30

    assert told_words(["pass", "password", "pin"]) == "ApassEwordBin"
    assert told_words([long, f"{long}b"]) == f"A{long}Zaaaaab"


def test_places_are_told_as_runs() -> None:
    assert runs([3, 4, 5, 9]) == (3, 3, 9, 1)
    assert runs([]) == ()


def test_of_words_that_hold_each_other_the_shortest_is_told() -> None:
    assert shortest(["cpr-nummer", "cpr", "personnummer", "nummer"]) == ("cpr", "nummer")


def test_of_a_long_word_its_beginning_is_told() -> None:
    assert shortest(["versicherung", "versichert"]) == ("versiche",)


@pytest.mark.parametrize(
    ("digits", "keywords", "words"),
    [
        (9, (), ("tax", "taxnumber", "id card")),
        (9, ("card",), ("tax", "number", "card")),
        (0, ("card",), ("tax", "number", "card")),
    ],
)
def test_what_opens_a_rule_is_told_as_short_as_it_counts(
    make_rule: Callable[..., Rule], digits: int, keywords: tuple[str, ...], words: tuple[str, ...]
) -> None:
    context = Context(("tax", "tax number", "id card"), required=True)
    rule = make_rule(keywords=keywords, digits=digits, pattern="([0-9]{9})", context=context)

    assert set(beside(rule)) == set(words)


def test_of_a_long_term_only_the_beginning_is_told() -> None:
    told = stems(["tablet", "hospitalisation", "hospitalisierung", "date of birth"])

    assert told == {
        "tablet": "tablet",
        "hospitalisation": "hospitalisat",
        "hospitalisierung": "hospitalisie",
        "date of birth": "date of birt",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reference checks", "reference checks done"),  # both may stand at one place
        ("nursing home care", "nursing home staff"),  # what is told of both ends alike
        ("химиотерапия", "химиотерапия сегодня"),
        ("contribution", "contributions"),
    ],
)
def test_terms_that_a_page_could_not_tell_apart_keep_their_rest(one: str, other: str) -> None:
    told = stems([other, one])

    assert told == {one: one[:STEM_CHARS], other: other}


TERMS_TOGETHER = (
    *("reference checks", "reference checks done", "nursing home care", "nursing home staff"),
    *(
        "contribution",
        "contributions",
        "химиотерапия",
        "химиотерапия сегодня",
        "diabète gestationnel",
    ),
)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(TERMS_TOGETHER), min_size=2, max_size=4, unique=True),
    st.lists(
        st.lists(st.sampled_from([*TERMS_TOGETHER, "x " * 12, "s", "é"]), max_size=5),
        min_size=9,
        max_size=9,
    ),
)
def test_whatever_terms_hold_together_trips(terms: list[str], texts: list[list[str]]) -> None:
    known = builtin_rules().by_id["health.record"]
    both = Terms((tuple(terms[:1]), tuple(terms[1:])), at_least=2, within=40)
    rules = compile_rules([replace(known, terms=both, guards=(), sample=None)])
    told, policy = described(rules, starter_policy(), HOST), starter_policy()
    all_pastes = [(joint.join(text), "") for text in texts for joint in (" ", "", ", ")]

    found = tried(told, all_pastes)

    passed = [paste for paste, one in zip(all_pastes, found, strict=True) if not one.trips]
    assert [paste for paste in passed if held(paste, policy, rules, HOST)] == []
