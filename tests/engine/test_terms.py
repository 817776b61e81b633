"""Words that mean something only together."""

from collections.abc import Callable
from dataclasses import replace

from handrail.engine.announce import CHUNK_CHARS
from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.rule import Rule, Terms, compile_rules
from handrail.engine.scan import scan
from handrail.engine.view import View

RuleMaker = Callable[..., Rule]
PAIR = Terms((("patient", "ward"), ("flu", "cough", "fever")), at_least=3, within=60)


def spans(text: str, rule: Rule, meter: Meter | None = None) -> list[tuple[str, str]]:
    found = scan(View(text), compile_rules([rule]), meter or Meter(STANDARD))
    return [(hit.value, text[hit.hide_start : hit.hide_end]) for hit in found]


def together(make_rule: RuleMaker, terms: Terms = PAIR, hides: str = "value") -> Rule:
    return make_rule(keywords=(), pattern="", terms=terms, hides=hides)


def test_enough_terms_of_every_group_are_a_finding_at_the_first(make_rule: RuleMaker) -> None:
    text = "The patient has flu and fever, poor man."

    assert spans(text, together(make_rule)) == [("patient", "patient has flu and fever")]


def test_a_finding_stands_at_a_word_and_not_at_a_sign(make_rule: RuleMaker) -> None:
    rule = together(make_rule, Terms((("@",), ("order", "refund")), at_least=2, within=60))

    assert spans("jane@mill.com wants a refund", rule) == [("refund", "refund")]


def test_with_fewer_terms_than_are_sure_a_guard_may_ask_for_more(make_rule: RuleMaker) -> None:
    terms = Terms((("patient", "flu", "fever"),), at_least=2, within=60, sure=3)
    rule = replace(together(make_rule, terms), guards=("sure-or-clinical",))

    assert spans("patient with flu", rule) == []
    assert spans("patient with flu and fever", rule) == [("patient", "patient with flu and fever")]
    assert spans("patient, flu, CRP 88, amoxicillin 500 mg", rule) == [("patient", "patient, flu")]


def test_terms_of_one_group_alone_are_nothing(make_rule: RuleMaker) -> None:
    assert spans("flu, cough and fever", together(make_rule)) == []


def test_too_few_or_too_far_apart_is_nothing(make_rule: RuleMaker) -> None:
    assert spans("patient with flu", together(make_rule)) == []
    assert spans("patient with flu" + "." * 80 + "fever", together(make_rule)) == []


def test_the_same_term_again_counts_once(make_rule: RuleMaker) -> None:
    assert spans("patient flu flu flu", together(make_rule)) == []


def test_a_term_inside_a_word_does_not_count(make_rule: RuleMaker) -> None:
    assert spans("patient with flute and fever", together(make_rule)) == []


def test_more_terms_make_the_gathering_longer(make_rule: RuleMaker) -> None:
    text = "patient flu fever, ward cough."

    assert spans(text, together(make_rule)) == [("patient", "patient flu fever, ward cough")]


def test_gatherings_apart_are_findings_apart(make_rule: RuleMaker) -> None:
    text = "patient flu fever" + "." * 100 + "ward cough flu"

    assert [value for value, _ in spans(text, together(make_rule))] == ["patient", "ward"]


def test_one_term_is_enough_where_the_rule_says_so(make_rule: RuleMaker) -> None:
    rule = together(make_rule, Terms((("bluefin", "kestrel"),), at_least=1, within=0))

    assert [value for value, _ in spans("Bluefin, then Kestrel", rule)] == ["Bluefin", "Kestrel"]


def test_the_paragraph_is_hidden_where_the_rule_says_so(make_rule: RuleMaker) -> None:
    text = "Hello\n\nthe patient has flu and fever today\n\nBye"

    [(_, hidden)] = spans(text, together(make_rule, hides="paragraph"))

    assert hidden == "the patient has flu and fever today"


def test_the_whole_text_is_hidden_where_the_rule_says_so(make_rule: RuleMaker) -> None:
    text = "Hello\n\nthe patient has flu and fever today\n\nBye"

    assert spans(text, together(make_rule, hides="text")) == [("patient", text)]


def test_terms_gather_across_the_seam_of_two_chunks(make_rule: RuleMaker) -> None:
    text = "." * (CHUNK_CHARS - 12) + "patient has flu and fever"

    assert [value for value, _ in spans(text, together(make_rule))] == ["patient"]


def test_terms_are_looked_at_within_the_budget(make_rule: RuleMaker) -> None:
    meter = Meter(Budget(chars=1000, candidates=1, hits=10))

    assert spans("patient flu fever", together(make_rule), meter) == []
    assert meter.spent


def test_a_guard_looks_at_the_whole_gathering(make_rule: RuleMaker) -> None:
    rule = make_rule(keywords=(), pattern="", terms=PAIR, guards=("about-someone",))

    assert spans("the patient has flu and fever", rule) == []
    assert len(spans("the patient Jane Porter has flu and fever", rule)) == 1


def test_looking_round_a_gathering_is_paid_for(make_rule: RuleMaker) -> None:
    meter = Meter(Budget(chars=100, candidates=100, hits=10))

    assert spans("patient flu fever", together(make_rule), meter) == []
    assert meter.spent
