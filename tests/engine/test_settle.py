"""Of hits that overlap the most serious one is told."""

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.hit import Hit
from handrail.engine.rule import Rule
from handrail.engine.settle import settle
from handrail.engine.view import View
from handrail.engine.words import Confidence, DataClass

RuleMaker = Callable[..., Rule]
HitMaker = Callable[..., Hit]


@pytest.fixture(scope="module")
def make_hit(make_rule: RuleMaker) -> HitMaker:
    """Make a hit of a rule with these properties."""

    def made(  # noqa: PLR0913, PLR0917 -- each is what one test is about
        start: int,
        end: int,
        data_class: DataClass = DataClass.SENSITIVE,
        confidence: Confidence = Confidence.MEDIUM,
        part: Literal["text", "html"] = "text",
        value: str = "v",
        **rule: object,
    ) -> Hit:
        view = View("", part)
        of = make_rule(**rule)
        return Hit(of, view, start, end, value, confidence, data_class, start, end)

    return made


def places(*hits: Hit) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in settle(hits)]


def test_hits_apart_all_stay_in_the_order_of_the_text(make_hit: HitMaker) -> None:
    assert places(make_hit(5, 9), make_hit(0, 3), make_hit(9, 12)) == [(0, 3), (5, 9), (9, 12)]


def test_the_higher_class_wins(make_hit: HitMaker) -> None:
    assert places(make_hit(0, 9), make_hit(4, 6, DataClass.PROHIBITED)) == [(4, 6)]


def test_then_the_surer_then_the_longer_one_wins(make_hit: HitMaker) -> None:
    sure = make_hit(4, 6, confidence=Confidence.HIGH)

    assert places(make_hit(0, 9), sure) == [(4, 6)]
    assert places(make_hit(0, 9), make_hit(4, 6)) == [(0, 9)]


def test_a_value_with_a_check_digit_holds_all_its_characters(make_hit: HitMaker) -> None:
    account = make_hit(0, 22, confidence=Confidence.HIGH, checks=("iban",))

    assert places(account, make_hit(5, 20, DataClass.PROHIBITED)) == [(0, 22)]


def test_a_sample_with_a_check_digit_is_not_read_as_something_else(make_hit: HitMaker) -> None:
    sample = make_hit(0, 22, DataClass.PUBLIC, Confidence.LOW, checks=("iban",))

    assert places(sample, make_hit(5, 20, DataClass.INTERNAL)) == [(0, 22)]


def test_of_two_that_say_the_same_the_more_particular_rule_wins(make_hit: HitMaker) -> None:
    broad = make_hit(0, 9, id="secret.zz", keywords=("abc", "def"))
    narrow = make_hit(0, 9, id="secret.aa", keywords=("abc",))

    assert [hit.rule.id for hit in settle([broad, narrow])] == ["secret.aa"]


def test_a_value_shown_in_both_flavours_is_told_once(make_hit: HitMaker) -> None:
    text, html = make_hit(0, 4), make_hit(10, 14, part="html")
    other = make_hit(20, 24, part="html", value="w")

    assert settle([text, html, other]) == (text, other)


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(DataClass)), max_size=30
    )
)
def test_settled_hits_never_overlap_whatever_their_order(
    make_hit: HitMaker, drawn: list[tuple[int, int, DataClass]]
) -> None:
    hits = [make_hit(start, start + size, data_class) for start, size, data_class in drawn]

    settled = places(*hits)

    assert all(left[1] <= right[0] for left, right in pairwise(settled))
    assert settled == places(*reversed(hits))
    assert bool(settled) == bool(hits)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 12)), max_size=30))
def test_hits_weighed_where_they_meet_are_those_weighed_all_at_once(
    make_hit: HitMaker, drawn: list[tuple[int, int]]
) -> None:
    hits = [make_hit(start, start + size) for start, size in drawn]
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.weight, reverse=True):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)

    assert places(*hits) == sorted((hit.start, hit.end) for hit in kept)
