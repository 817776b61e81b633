"""What a policy looks for is part of what `handrail policy diff` compares."""

import pytest

from governance.house import HEAD, source_of
from handrail.governance.difference import compare
from handrail.local.builtin import builtin_rules

WORDS = '[[dictionaries]]\nname = "ships"\nterms = ["Bluefin"]\n'
SENSITIVE = f'{WORDS}class = "sensitive"\n'
SHIPS = "rule confidential.ships"
PATTERN = '[[patterns]]\nname = "tickets"\nclass = "sensitive"\npattern = \'ACME-[0-9]{6}\'\n'
MAIL = '[rules."contact.email"]\nbulk = '


def told(before: str, after: str) -> list[tuple[str, str, str, str]]:
    """Return the changes from one policy to another."""
    one, two = source_of(HEAD + before), source_of(HEAD + after)
    changes = compare(one, two, builtin_rules())
    return [(str(one.way), one.what, one.before, one.after) for one in changes]


@pytest.mark.parametrize(
    ("looser", "stricter", "what", "before", "after"),
    [
        ("", PATTERN, "rule confidential.tickets", "off", "sensitive"),
        (
            SENSITIVE,
            f'{WORDS}class = "prohibited"\n',
            SHIPS,
            "sensitive",
            "prohibited",
        ),
        (
            f'{SENSITIVE}[rules."confidential.ships"]\nenabled = false\n',
            SENSITIVE,
            SHIPS,
            "off",
            "sensitive",
        ),
        (
            f'{SENSITIVE}match = "word"\n',
            SENSITIVE,
            f"{SHIPS}, match",
            "word",
            "forms",
        ),
        (
            f'{SENSITIVE}case = "exact"\n',
            SENSITIVE,
            "rule confidential.ships, case",
            "exact",
            "any",
        ),
        (
            f'{MAIL}{{ from = 5, class = "sensitive" }}\n',
            f'{MAIL}{{ from = 5, class = "prohibited" }}\n',
            "rule contact.email, class of many values",
            "sensitive",
            "prohibited",
        ),
        (
            "",
            '[rules."confidential.marking"]\nbulk = { from = 2, class = "prohibited" }\n',
            "rule confidential.marking, class of many values",
            "as one",
            "prohibited",
        ),
    ],
)
def test_what_a_policy_looks_for_is_stricter_one_way_and_looser_the_other(
    looser: str, stricter: str, what: str, before: str, after: str
) -> None:
    assert ("stricter", what, before, after) in told(looser, stricter)
    assert ("looser", what, after, before) in told(stricter, looser)


def test_another_form_of_the_same_pattern_is_told_without_quoting_it() -> None:
    changes = told(PATTERN, PATTERN.replace("{6}", "{7}"))

    assert changes == [("looser", "rule confidential.tickets", "one form", "another form")]


def test_a_host_that_a_tool_loses_is_told() -> None:
    tool = '[[tools]]\nid = "desk"\nname = "Desk"\ntier = "prohibited"\nhosts = ["one.example"%s]\n'

    changes = told(tool % ', "two.example"', tool % "")

    assert ("looser", "public content in Desk at two.example", "block", "allow") in changes
