"""What is written in another dress trips the page all the same, or nothing would hold it."""

import base64
import codecs
from hashlib import sha256
from random import Random

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.policy import Policy
from handrail.engine.views_letters import DRESSED
from handrail.engine.words import Action, Surface
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
        "p%2561ssword",
        "caf%E9",
        "&#112;assword",
        "p\u0430ssword",
        "p\u0301assword",
        "\u0661\u0662\u0663",
        "\U0001d429assword",
    ],
)
def test_what_is_disguised_is_asked_about(text: str) -> None:
    assert trips(starter_policy(), text)


@pytest.mark.parametrize("escape", ["%20", "%2520", "%3A%20"])
def test_a_value_behind_percent_signs_trips_and_an_address_passes(escape: str) -> None:
    secret = f"p%61ssword{escape}Hq7!xw%25Zr$tfi9"

    assert trips(starter_policy(), f"{PROSE} https://wiki.example/?q={secret}")
    assert not trips(starter_policy(), f"{PROSE} https://wiki.example/caf%C3%A9%20menu")


def test_a_long_run_trips_where_it_may_say_something() -> None:
    said = "Authorization of Anna, the password is Hq7!xwZr9tfi9, keep it please"
    runs = [base64.b64encode(said.encode()).decode(), said.encode().hex()]
    runs += [run[::-1] for run in runs] + [codecs.encode(runs[0], "rot13")]

    assert all(trips(starter_policy(), f"{PROSE}\n{run}") for run in runs)
    silent = ["-" * 80, "=" * 80, sha256().hexdigest()]
    assert not trips(starter_policy(), "\n".join([PROSE, *silent]))


@pytest.mark.parametrize("mark", ["> ", "- ", "| "])
def test_a_private_key_in_marked_lines_trips(mark: str) -> None:
    rules, policy = builtin_rules(), starter_policy()
    keys = [fill(hit, Random(3)) for hit in rules.by_id["secret.private-key"].hits]
    marked = ["\n".join(mark + line for line in key.split("\n")) for key in keys]

    found = tried(described(rules, policy, HOST), [(text, "") for text in marked])

    destination = Destination(HOST, Surface.PASTE)
    passed = [text for text, one in zip(marked, found, strict=True) if not one.trips]
    assert len(passed) < len(marked)
    for text in passed:
        assert judge(Content(text), destination, policy, rules).action is Action.ALLOW


def test_a_soft_line_break_trips_and_a_line_under_a_title_passes() -> None:
    assert trips(starter_policy(), f"{PROSE} pass=\nword")
    assert not trips(starter_policy(), f"Notes\n=====\n{PROSE}")


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


@pytest.mark.parametrize("end", "\u2028\u2029\u0085")
def test_a_line_end_of_other_programs_is_asked_about_where_a_rule_needs_one(end: str) -> None:
    assert trips(starter_policy(), f"The mill{end}// CONFIDENTIAL\nint x;")


def test_prose_with_line_ends_of_other_programs_passes() -> None:
    assert not trips(starter_policy(), f"{PROSE}\u2028{PROSE}\u2029{PROSE}")


def test_prose_with_dashes_passes() -> None:
    assert not trips(starter_policy(), f"{PROSE} \u2013 2019\u20132024, well\u2011known \u2212 4")
