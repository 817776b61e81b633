"""What is written in another dress trips the page all the same, or nothing would hold it."""

from random import Random

import pytest

from handrail.engine.policy import Policy
from handrail.engine.views_letters import DRESSED
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import fill
from support.prefilter_page import described, held, tried

HOST = "chatgpt.com"
PROSE = "Thank you for the notes of last week. Could we talk about them on Tuesday morning?"


def trips(policy: Policy, text: str) -> bool:
    [one] = tried(described(builtin_rules(), policy, HOST), [(text, "")])
    return one.trips


@pytest.mark.parametrize(
    "text",
    [
        "pass\u200bword",
        "\\u0070assword",
        "p%61ssword",
        "&#112;assword",
        "p\u0430ssword",
        "p\u0301assword",
        "\u0661\u0662\u0663",
        "\U0001d429assword",
    ],
)
def test_what_is_disguised_is_asked_about(text: str) -> None:
    assert trips(starter_policy(), text)


# What Korean leaves out of a syllable, and what keeps emoji together.
FILLERS = "\u115f\u1160\u200d\u3164\ufe0f\uffa0"


def test_no_other_dress_of_a_letter_hides_a_value() -> None:
    values = [
        *(fill("key AKIA{base32:16} here", Random(seed)) for seed in (1, 2)),
        "password: Hq7!xw%Zr$tfi9",
        "postgres://admin:S3cr3tPw9xyq@db.example-corp.com:5432/prod",
    ]
    dressed = [
        (value.replace(plain, chr(code)), "")
        for value in values
        for code, plain in DRESSED.items()
        if plain in value
    ]
    split = [(value[:6] + filler + value[6:], "") for value in values for filler in FILLERS]
    rules, policy = builtin_rules(), starter_policy()

    found = tried(described(rules, policy, HOST), [*dressed, *split])

    passed = [paste for paste, one in zip([*dressed, *split], found, strict=True) if not one.trips]
    assert [paste for paste in passed if held(paste, policy, rules, HOST)] == []


def test_prose_with_signs_in_another_dress_passes() -> None:
    assert not trips(
        starter_policy(), f"{PROSE} 80 m\u00b2, \u00bd price\u2122 \U0001f1e9\U0001f1ea"
    )


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2212")
def test_a_typeset_hyphen_in_a_number_is_asked_about(dash: str) -> None:
    number = fill("{personnummer}", Random(5)).replace("-", dash)

    assert trips(starter_policy(), f"{PROSE} Her personnummer is {number}, I think.")


def test_prose_with_dashes_passes() -> None:
    assert not trips(starter_policy(), f"{PROSE} \u2013 2019\u20132024, well\u2011known \u2212 4")
