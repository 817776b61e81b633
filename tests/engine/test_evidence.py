"""What speaks for a paper and against it is added up."""

import pytest

from handrail.engine.errors import RuleError
from handrail.engine.evidence import Cue, Evidence, Scale
from handrail.engine.memo import Memo
from handrail.engine.pattern import checked_pattern
from handrail.engine.rule_text import read_rules

RULE = """
[[rule]]
id = "business.talk"
title = "Talk"
class = "sensitive"
confidence = "medium"
terms = { groups = [["margin", "tender"]], at_least = 2 }
why = "It is."
remedy = "Leave it out."
source = "https://example.org/talk"
hits = ["a", "b", "c"]
misses = ["d", "e", "f"]
"""


def tips(text: str, *cues: Cue, need: int) -> bool:
    scale = Scale(Evidence(need, cues), checked_pattern)
    return Memo().tips(scale, text, 0, len(text))


def test_weights_of_different_words_are_added_up() -> None:
    bids = Cue(2, ("bid", "floor price"), most=5)
    text = "Our BID, their bid, and a floor price"

    assert tips(text, bids, need=4)
    assert not tips(text, bids, need=5)


def test_no_more_of_a_cue_counts_than_it_says() -> None:
    numbers = Cue(1, ("one", "two", "three"), most=2)

    assert tips("one two three", numbers, need=2)
    assert not tips("one two three", numbers, need=3)


def test_what_speaks_against_is_taken_away() -> None:
    cues = Cue(3, ("bid",)), Cue(-2, ("textbook",)), Cue(-1, pattern="_{3,}")

    assert tips("a bid", *cues, need=3)
    assert not tips("a bid in a textbook", *cues, need=3)
    assert not tips("a bid of ____", *cues, need=3)


def test_a_word_counts_as_a_whole_one_unless_it_may_go_on() -> None:
    cue = Cue(1, ("bid", "redundan*"), most=9)

    assert tips("redundancies", cue, need=1)
    assert not tips("forbidden", cue, need=1)


def test_matches_of_a_pattern_count() -> None:
    sums = Cue(1, pattern=r"£[0-9]+", most=2)

    assert tips("£1 £2 £3", sums, need=2)
    assert not tips("£1 £2 £3", sums, need=3)


def test_what_redacting_put_there_speaks_for_nothing() -> None:
    assert tips("pay", Cue(1, ("pay",)), need=1)
    assert not tips("[PAY_1]", Cue(1, ("pay",)), need=1)


def test_of_a_long_text_more_is_asked() -> None:
    cue = Cue(1, ("bid", "floor"), most=2)

    assert tips("bid " + "x " * 298, cue, need=1)
    assert not tips("bid " + "x " * 448, cue, need=1)
    assert tips("bid floor " + "x " * 448, cue, need=1)


def test_a_match_counts_unless_another_pattern_holds_for_it() -> None:
    used = Cue(1, pattern=r"use \w+", unless="serde|tokio", most=2)

    assert tips("use serde; use mill; use tokio", used, need=1)
    assert not tips("use serde; use mill; use tokio", used, need=2)


def test_cues_count_only_round_the_gathering() -> None:
    scale = Scale(Evidence(3, (Cue(3, ("bid",)),), around=10), checked_pattern)

    assert Memo().tips(scale, "the bid ......... margin", 5, 10)
    assert not Memo().tips(scale, "bid ............. margin", 17, 23)


def rule(evidence: str) -> str:
    return RULE + f"evidence = {evidence}\n"


def test_a_rule_file_may_say_what_speaks_for_a_gathering() -> None:
    (read,) = read_rules(rule('{ need = 4, cues = [{ weight = 2, words = ["Bid*"] }] }'), "x")

    assert read.evidence == Evidence(4, (Cue(2, ("bid*",)),))


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        ("[{ weight = 1 }]", "has words or a pattern"),
        ("[{ weight = 1, words = ['bid'], pattern = 'x' }]", "has words or a pattern"),
        ("[{ weight = 1, words = ['bid', 'bid*'] }]", 'names "bid" twice'),
        ("[{ weight = 1, pattern = '(' }]", "is not RE2 syntax"),
        ("[{ weight = 101, words = ['bid'] }]", "a whole number, -100 to 100"),
    ],
)
def test_a_cue_that_says_nothing_or_twice_is_refused(cues: str, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        read_rules(rule(f"{{ need = 4, cues = {cues} }}"), "x")


def test_evidence_without_terms_is_refused() -> None:
    text = rule("{ need = 1, cues = [{ weight = 1, words = ['bid'] }] }").replace(
        'terms = { groups = [["margin", "tender"]], at_least = 2 }',
        'pattern = "x"\nkeywords = ["xxx"]',
    )

    with pytest.raises(RuleError, match="weighs a gathering of terms"):
        read_rules(text, "x")
