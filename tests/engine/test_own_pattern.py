"""What the organisation describes by its form."""

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.own_pattern import compile_own, literal_chars
from handrail.engine.policy import OwnPattern
from handrail.engine.view import View
from handrail.engine.words import Confidence, DataClass

TICKET = OwnPattern("tickets", r"\bACME-[0-9]{6}\b", DataClass.INTERNAL)


def found(text: str, own: OwnPattern = TICKET, *, derived: bool = False) -> list[str]:
    view = View(text, derived=derived)
    return [hit.value for hit in compile_own(own).hits(view, Meter(STANDARD))]


def test_every_match_is_found_with_the_patterns_class() -> None:
    [hit] = compile_own(TICKET).hits(View("see ACME-123456, not ACME-12"), Meter(STANDARD))

    assert (hit.rule.id, hit.value, hit.start) == ("confidential.tickets", "ACME-123456", 4)
    assert (hit.data_class, hit.confidence) == (DataClass.INTERNAL, Confidence.HIGH)


def test_the_value_is_the_group_where_there_is_one() -> None:
    own = OwnPattern("rooms", r"room ([0-9]{3})", DataClass.INTERNAL)

    assert found("room 417, 418", own) == ["417"]


def test_a_word_may_be_wanted_near_it() -> None:
    own = OwnPattern("customers", r"\b[0-9]{6}\b", DataClass.SENSITIVE, near=("Customer", "Kunde"))

    assert found("our customer 123456", own) == ["123456"]
    assert found("in total 123456", own) == []
    assert found("customer " + "x " * 60 + "123456", own) == []


def test_decoded_text_is_read_only_for_what_is_hardly_chance() -> None:
    digits = OwnPattern("digits", r"\b[0-9]{6}\b", DataClass.INTERNAL)

    assert found("ACME-123456", derived=True) == ["ACME-123456"]
    assert found("123456", digits, derived=True) == []


@pytest.mark.parametrize(
    "budget", [Budget(10, 500, 500), Budget(10_000, 2, 500), Budget(10_000, 500, 2)]
)
def test_past_the_budget_it_stops_and_says_so(budget: Budget) -> None:
    meter = Meter(budget)

    hits = list(compile_own(TICKET).hits(View("ACME-123456 " * 30), meter))

    assert len(hits) <= 2
    assert meter.spent


def test_nothing_is_looked_for_when_the_budget_is_spent_already() -> None:
    meter = Meter(Budget(0, 0, 0))
    meter.read(1)

    assert list(compile_own(TICKET).hits(View("ACME-123456"), meter)) == []


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        (r"ACME-[0-9]{6}", 5),
        (r"(?i)\bacme[0-9]", 4),
        (r"(?i)skis", 4),
        (r"A{3}B", 4),
        (r"a|bcde", 0),
        (r"(?:AB)(CD)", 4),
        (r"[Aa]B[0-9]X", 2),
        (r"[ab]c", 1),
        (r"é\d", 0),
        (r"\pN[[:alpha:]]", 0),
    ],
)
def test_what_is_always_the_same_is_counted(pattern: str, count: int) -> None:
    assert literal_chars(pattern) == count
