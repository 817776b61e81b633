"""What speaks for a paper and against it is added up."""

import pytest

from handrail.engine.errors import RuleError
from handrail.engine.evidence import Cue, Evidence, Scale
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


def scale(*cues: Cue, need: int = 3, around: int = 100) -> Scale:
    return Scale(Evidence(need, cues, around), checked_pattern)


def test_weights_of_different_words_are_added_up() -> None:
    weighs = scale(Cue(2, ("bid", "floor price"), most=5))

    assert weighs.weight("Our BID, their bid, and a floor price") == 4


def test_no_more_of_a_cue_counts_than_it_says() -> None:
    weighs = scale(Cue(1, ("one", "two", "three"), most=2))

    assert weighs.weight("one two three") == 2


def test_what_speaks_against_is_taken_away() -> None:
    weighs = scale(Cue(3, ("bid",)), Cue(-2, ("textbook",)))

    assert weighs.weight("a bid in a textbook") == 1


def test_a_word_counts_as_a_whole_one_unless_it_may_go_on() -> None:
    weighs = scale(Cue(1, ("bid", "redundan*"), most=9))

    assert weighs.weight("forbidden redundancies") == 1


def test_matches_of_a_pattern_count() -> None:
    weighs = scale(Cue(1, pattern=r"£[0-9]+", most=2))

    assert weighs.weight("£1 £2 £3") == 2


def test_cues_count_only_round_the_gathering() -> None:
    weighs = scale(Cue(3, ("bid",)), around=10)

    assert weighs.tips("the bid ......... margin", 5, 10)
    assert not weighs.tips("bid ............. margin", 17, 23)


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
