"""Where a hit stands in the original, and what it hides."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.candidate import Candidate
from handrail.engine.hit import hit_of
from handrail.engine.rule import Rule
from handrail.engine.view import View
from handrail.engine.words import Confidence, DataClass

RuleMaker = Callable[..., Rule]


@pytest.mark.parametrize(
    ("hides", "text", "hidden"),
    [
        ("value", "a\n\nb X c\n\nd", "X"),
        ("paragraph", "a\n\nb X c\n\nd", "b X c"),
        ("paragraph", "a\n\nz\n \t\nb X c\r\n\r\nd", "b X c\r"),
        ("paragraph", "b X c", "b X c"),
        ("text", "a\n\nb X c\n\nd", "a\n\nb X c\n\nd"),
    ],
)
def test_a_hit_hides_what_its_rule_says(
    make_rule: RuleMaker, hides: str, text: str, hidden: str
) -> None:
    at = text.index("X")

    hit = hit_of(View(text), make_rule(hides=hides), Candidate(text, at, at + 1, "X"))

    assert (hit.start, hit.end) == (at, at + 1)
    assert text[hit.hide_start : hit.hide_end] == hidden


@given(before=st.text("\n\r\t a"), after=st.text("\n\r\t a"))
def test_a_paragraph_is_what_stands_between_blank_lines(
    make_rule: RuleMaker, before: str, after: str
) -> None:
    text, at, rule = f"{before}X{after}", len(before), make_rule(hides="paragraph")
    blank = re.compile(r"\n[ \t\r]*\n")
    lows = [0, *(found.end() for found in blank.finditer(before))]
    behind = blank.search(after)

    hit = hit_of(View(text), rule, Candidate(text, at, at + 1, "X"))

    assert hit.hide_start == lows[-1]
    assert hit.hide_end == (at + 1 + behind.start() if behind else len(text))


@pytest.mark.parametrize(
    ("rule_id", "text", "hidden"),
    [
        ("secret.key", "key=tok_abcdef-99, next", "tok_abcdef-99"),
        ("secret.key", "key=tok_abc next", "tok_abc"),
        ("secret.key", "key=tok_abc@host", "tok_abc"),
        ("identity.badge", "key=tok_abcdef", "tok_abc"),
    ],
)
def test_of_a_secret_that_goes_on_all_is_hidden(
    make_rule: RuleMaker, rule_id: str, text: str, hidden: str
) -> None:
    start, end = 4, 4 + len("tok_abc")

    hit = hit_of(View(text), make_rule(id=rule_id), Candidate(text, start, end, "tok_abc"))

    assert (hit.start, hit.end) == (start, end)
    assert text[hit.hide_start : hit.hide_end] == hidden


def test_a_sample_weighs_less_than_anything_real(make_rule: RuleMaker) -> None:
    found = Candidate("X", 0, 1, "X", certain=True)

    sample = hit_of(View("X"), make_rule(), found, is_sample=True)
    real = hit_of(View("X"), make_rule(), found)

    assert (sample.data_class, sample.confidence) == (DataClass.PUBLIC, Confidence.LOW)
    assert real.confidence is Confidence.HIGH
    assert real.weight > sample.weight
