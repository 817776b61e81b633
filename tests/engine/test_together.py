"""Announcing views together finds in each what reading it alone finds."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.hit import Hit
from handrail.engine.memo import Memo
from handrail.engine.rule import Rule, Terms, compile_rules
from handrail.engine.scan import scan
from handrail.engine.strong import rules_for
from handrail.engine.together import announced_together
from handrail.engine.view import View
from handrail.engine.words import Confidence
from handrail.local.builtin import builtin_rules
from rules.templates import fill

RuleMaker = Callable[..., Rule]
RULES = builtin_rules()
SEED = random.Random(3)
BAITS = [
    fill("{raw:AK}IA{base32:16}", SEED),
    "4111 1111 1111 1111",
    "1234567890123456",
    "postgres://",
    "app:{x}@db".format(x="Kx7!abcd9"),
    "password",
    "dni: ",
    "12345678Z",
]
TEXTS = st.lists(
    st.one_of(st.text(max_size=8), st.sampled_from([*BAITS, " ", "\n", "-", "1"])), max_size=10
).map("".join)
VIEWS = st.builds(View, TEXTS, derived=st.just(value=True), numbers=st.booleans())


def test_a_view_without_a_sign_of_anything_has_nothing_to_try() -> None:
    assert together([derived("the weather is fine"), derived("")]) == [{}, {}]


def test_the_content_itself_is_left_to_a_scan_of_its_own() -> None:
    own = View("a text")

    assert list(announced_together([own], RULES, Meter(STANDARD), Memo())) == [(own, None)]


def test_views_stay_in_their_order() -> None:
    views = [View("one"), derived("two"), derived("three"), View("four"), derived("five")]

    seen = [view for view, _ in announced_together(views, RULES, Meter(STANDARD), Memo())]

    assert seen == views


def test_a_long_view_is_left_to_a_scan_of_its_own() -> None:
    assert together([derived(BAITS[0]), derived("a " * 40_000)])[1] is None


def test_places_are_those_of_each_view() -> None:
    first, second = together([derived(f"say {BAITS[0]}"), derived(BAITS[0])])

    assert first
    assert second
    assert [spots[0][0] for spots in first.values()] == [4 for _ in first]
    assert [spots[0][0] for spots in second.values()] == [0 for _ in second]


def test_what_is_known_to_hold_nothing_is_not_read_again() -> None:
    memo, view = Memo(), derived(BAITS[0])
    memo.note_clean(rules_for(view, RULES), view.text)

    assert list(announced_together([view], RULES, Meter(STANDARD), memo)) == [(view, {})]


def test_what_announces_nothing_is_known_to_hold_nothing_afterwards() -> None:
    memo, nothing, bait = Memo(), derived("nothing of any kind"), derived(BAITS[0])
    strong = rules_for(nothing, RULES)

    list(announced_together([nothing, bait], RULES, Meter(STANDARD), memo))

    assert memo.is_clean(strong, nothing.text)
    assert not memo.is_clean(strong, bait.text)


def test_what_the_budget_left_unread_is_not_known() -> None:
    memo, view = Memo(), derived("nothing of any kind")

    list(announced_together([view], RULES, Meter(Budget(3, 9, 9)), memo))

    assert not memo.is_clean(rules_for(view, RULES), view.text)


def test_past_the_budget_nothing_is_tried_and_the_meter_says_so() -> None:
    meter = Meter(Budget(chars=3, candidates=9, hits=9))

    [(_, spots)] = announced_together([derived(BAITS[0])], RULES, meter, Memo())

    assert spots == {}
    assert meter.spent


def test_rules_that_count_words_are_left_to_a_scan(make_rule: RuleMaker) -> None:
    words = Terms((("nightfinch",),), 1)
    rule = replace(make_rule(), keywords=(), pattern="", terms=words, confidence=Confidence.HIGH)
    rules, view = compile_rules([rule]), derived("about nightfinch")

    [(_, spots)] = announced_together([view], rules, Meter(STANDARD), Memo())

    assert spots is None
    assert [hit.value for hit in scan(view, rules, Meter(STANDARD))] == ["nightfinch"]


@given(st.lists(VIEWS, max_size=6))
@settings(max_examples=150, deadline=None)
def test_together_finds_what_reading_each_view_alone_finds(views: list[View]) -> None:
    for view, spots in announced_together(views, RULES, Meter(STANDARD), Memo()):
        rules = rules_for(view, RULES)
        alone = scan(view, rules, Meter(STANDARD))

        assert told(scan(view, rules, Meter(STANDARD), spots=spots)) == told(alone)


def derived(text: str) -> View:
    return View(text, derived=True)


def together(views: list[View]) -> list[dict[int, list[tuple[int, int]]] | None]:
    return [spots for _, spots in announced_together(views, RULES, Meter(STANDARD), Memo())]


def told(hits: Iterable[Hit]) -> set[tuple[str, int, int]]:
    return {(hit.rule.id, hit.start, hit.end) for hit in hits}
