"""What a program puts together, and passwords that have brackets in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine import put_together
from handrail.engine.put_together import is_put_together

# Signs and words of which such values are made.
PIECES = st.sampled_from(
    [
        "aB7",
        "my_key",
        "&",
        "=",
        ".",
        "/",
        "~",
        ":",
        "{a.b}",
        "{}",
        "${ab}",
        "(",
        ")",
        "[",
        "]",
        "<a>",
        "%",
        "%s",
        "12",
        "-",
        "_",
        "@",
        "f(",
    ]
)
PUT_TOGETHER = [
    "fields[31]",
    "load(user2)",
    "load(user2).name",
    "tiles{count}7",
    "https-${env}-2",
    "{{ item.name }}2",
    "{first}2026",
    "colou(r)ed",
    "month(s)",
    "<name>2",
    "%(name)s2",
    "base64.encode(",
    "output_block[:0x10]",
    "storage-systems/%s",
    "v1/users/{}/password",
    "key_32_bytes)",
]
PASSWORDS = [
    "Heron[31]dock",
    "Heron(Mill)31",
    "Heron(Mill)_31",
    "Heron{Mill}31",
    "r4{heron}9w",
    "Reed]mill[31",
    "Fähre(See)31",
]


@pytest.mark.parametrize("value", PUT_TOGETHER)
def test_a_template_a_call_and_an_index_are_put_together(value: str) -> None:
    assert is_put_together(value, quoted=False)


@pytest.mark.parametrize("value", PASSWORDS)
def test_a_word_that_goes_on_behind_a_bracket_is_a_password(value: str) -> None:
    assert not is_put_together(value, quoted=False)


def test_a_call_that_the_quotation_marks_cut_is_none() -> None:
    assert not is_put_together("hq7RtL(wX2", quoted=True)
    assert is_put_together("hq7RtL(wX2", quoted=False)
    assert is_put_together("random(12)", quoted=True)


@given(st.lists(PIECES, min_size=1, max_size=5).map("".join))
def test_a_value_without_a_bracket_is_not_put_together(value: str) -> None:
    asked = not put_together._BRACKETS.isdisjoint(value)

    assert asked or not put_together._PUT_TOGETHER.holds(value)
