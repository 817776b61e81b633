"""Where rules hold: windows, context, samples, chunks, and the budget."""

import random
from collections.abc import Callable

import pytest

from handrail.engine.announce import CHUNK_CHARS, OVERLAP_CHARS
from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.hit import Hit
from handrail.engine.rule import Context, Rule, Sample, compile_rules
from handrail.engine.scan import scan
from handrail.engine.view import View
from handrail.engine.words import Confidence, DataClass
from rules.templates import fill

RuleMaker = Callable[..., Rule]


def hits(text: str, *rules: Rule, meter: Meter | None = None) -> list[Hit]:
    return list(scan(View(text), compile_rules(rules), meter or Meter(STANDARD)))


def values(text: str, *rules: Rule) -> list[str]:
    return [hit.value for hit in hits(text, *rules)]


def test_a_value_near_its_keyword_is_found(make_rule: RuleMaker) -> None:
    [hit] = hits("my badge is B-1234, ok", make_rule())

    assert (hit.value, hit.start, hit.end) == ("B-1234", 12, 18)


def test_a_value_far_from_its_keyword_is_not_found(make_rule: RuleMaker) -> None:
    assert values("badge" + "." * 200 + "B-1234", make_rule()) == []


def test_two_keywords_near_each_other_give_one_hit(make_rule: RuleMaker) -> None:
    assert values("badge badge B-1234 badge", make_rule()) == ["B-1234"]


def test_keywords_far_apart_have_windows_of_their_own(make_rule: RuleMaker) -> None:
    text = "badge B-1111" + "." * 400 + "badge B-2222"

    assert values(text, make_rule()) == ["B-1111", "B-2222"]


def test_a_word_boundary_is_the_texts_and_not_the_windows(make_rule: RuleMaker) -> None:
    rule = make_rule(before=0, after=7, pattern=r"\b([A-Z]+)\b")

    assert values("xbadge ABCDEFG", rule) == ["ABCDEFG"]
    assert values("xxBADGE", make_rule(before=0, pattern=r"\b(BADGE)\b")) == []


def test_a_value_longer_than_its_window_is_found_to_its_end(make_rule: RuleMaker) -> None:
    digits = "7" * 500

    assert values(f"badge B-{digits} end", make_rule(after=20)) == [f"B-{digits}"]


def test_a_cut_value_stays_when_the_longer_text_reads_differently(make_rule: RuleMaker) -> None:
    rule = make_rule(after=9, pattern=r"(B-[0-9]+)(?:x|$)|(B)$")

    assert values("badge xx B-12y", rule) == []


def test_without_a_required_context_word_nothing_is_found(make_rule: RuleMaker) -> None:
    rule = make_rule(context=Context(words=("door",), required=True))

    assert values("badge B-1234 for the door", rule) == ["B-1234"]
    assert values("badge B-1234 for the floor", rule) == []
    assert values("badge B-1234 for the doors", rule) == []


def test_a_context_word_makes_a_finding_certain(make_rule: RuleMaker) -> None:
    rule = make_rule(context=Context(words=("door",)))

    assert [hit.confidence for hit in hits("badge B-1234 door", rule)] == [Confidence.HIGH]
    assert [hit.confidence for hit in hits("badge B-1234 hall", rule)] == [Confidence.MEDIUM]


def test_a_veto_word_speaks_against_a_value_unless_context_speaks_for_it(
    make_rule: RuleMaker,
) -> None:
    rule = make_rule(veto=("part",), context=Context(words=("door",)))

    assert values("badge part B-1234", rule) == []
    assert values("badge part B-1234 door", rule) == ["B-1234"]


def test_the_head_of_a_column_speaks_for_its_cells_or_against_them(make_rule: RuleMaker) -> None:
    rule = make_rule(context=Context(words=("door",)), veto=("part",))

    [certain] = hits("badge;door\n\n".rstrip() + "\nx;B-1234", rule)

    assert certain.confidence is Confidence.HIGH
    assert values(f"part;badge\nB-1234{' ' * 80};x", rule) == []


def test_checks_guards_and_entropy_can_each_refuse(make_rule: RuleMaker) -> None:
    text = "badge B-1111"

    assert values(text, make_rule(checks=("luhn",))) == []
    assert values(text + "-7", make_rule(guards=("whole",))) == []
    assert values(text, make_rule(entropy=3.0)) == []


def test_a_sample_of_documentation_is_found_but_stops_nobody(make_rule: RuleMaker) -> None:
    rule = make_rule(sample=Sample("0000", words=("tutorial",)))

    [told] = hits("tutorial: badge B-0000", rule)
    [real] = hits("my badge is B-0000", rule)
    [other] = hits("tutorial: badge B-1234", rule)

    assert (told.data_class, told.confidence) == (DataClass.PUBLIC, Confidence.LOW)
    assert real.data_class is DataClass.SENSITIVE
    assert other.data_class is DataClass.SENSITIVE


def test_a_sample_without_words_is_one_anywhere(make_rule: RuleMaker) -> None:
    [hit] = hits("my badge is B-0000", make_rule(sample=Sample("0000")))

    assert hit.data_class is DataClass.PUBLIC


def test_a_rule_for_digits_needs_no_keyword(make_rule: RuleMaker) -> None:
    rule = make_rule(keywords=(), digits=8, pattern=r"([0-9]{4}-[0-9]{4})")

    assert values("call 1234-5678 now", rule) == ["1234-5678"]
    assert values("call 123-5678 now", rule) == []


@pytest.mark.parametrize("shift", range(-40, 12, 3))
def test_a_value_at_the_seam_of_two_chunks_is_found_once(make_rule: RuleMaker, shift: int) -> None:
    text = "." * (CHUNK_CHARS + shift) + "badge is B-1234" + "." * OVERLAP_CHARS

    assert values(text, make_rule()) == ["B-1234"]


def test_the_same_place_counts_once_per_rule(make_rule: RuleMaker) -> None:
    text = "." * (CHUNK_CHARS - 6) + "badge badge B-1234"

    assert values(text, make_rule(), make_rule(id="identity.other")) == ["B-1234", "B-1234"]


@pytest.mark.parametrize(
    "budget",
    [
        Budget(chars=10, candidates=100, hits=100),
        Budget(chars=30, candidates=100, hits=100),
        Budget(chars=10_000, candidates=0, hits=100),
        Budget(chars=10_000, candidates=100, hits=0),
    ],
    ids=["reading", "windows", "candidates", "hits"],
)
def test_where_the_budget_ends_the_scan_ends_and_says_so(
    make_rule: RuleMaker, budget: Budget
) -> None:
    meter = Meter(budget)

    assert hits("my badge is B-1234, ok", make_rule(), meter=meter) == []
    assert meter.spent


def test_reading_on_past_a_window_is_paid_for(make_rule: RuleMaker) -> None:
    text = f"badge B-{'7' * 500} end"
    meter = Meter(Budget(chars=len(text) + 40, candidates=10, hits=10))

    [hit] = hits(text, make_rule(after=20), meter=meter)

    assert meter.spent
    assert len(hit.value) < 30


def test_what_begins_before_the_window_is_left_to_another_one(make_rule: RuleMaker) -> None:
    assert values("XXbadge", make_rule(before=0, pattern="([Xa-z]+)")) == []


def test_a_check_may_cut_off_the_word_after_a_value(make_rule: RuleMaker) -> None:
    account = fill("{iban:DE}", random.Random(3))
    rule = make_rule(pattern="([A-Z]{2}[0-9]{20} [a-z]+)", checks=("iban",))

    assert values(f"badge {account} by", rule) == [account]


def test_a_rule_for_digits_that_needs_a_word_waits_until_it_is_seen(make_rule: RuleMaker) -> None:
    rule = make_rule(
        keywords=(),
        digits=8,
        pattern=r"([0-9]{4}-[0-9]{4})",
        context=Context(words=("door",), required=True),
    )
    meter = Meter(Budget(chars=1000, candidates=0, hits=10))

    assert values("1234-5678 " * 9, rule) == []
    assert hits("1234-5678 " * 9, rule, meter=meter) == []
    assert not meter.spent
    assert values("door 1234-5678", rule) == ["1234-5678"]
    assert values("." * (CHUNK_CHARS - 12) + "1234-5678, the door", rule) == ["1234-5678"]


def test_a_run_of_short_groups_with_colons_announces_a_rule(make_rule: RuleMaker) -> None:
    rule = make_rule(keywords=(":",), pattern=r"((?:[0-9a-f]{2}:){3}[0-9a-f]{2})", before=8)

    assert values("it is 3c:22:fb:41", rule) == ["3c:22:fb:41"]
    assert values("at 10:22, say: 3c:22 or so", rule) == []


def test_a_part_of_a_word_opens_no_rule_for_digits(make_rule: RuleMaker) -> None:
    rule = make_rule(
        keywords=(), digits=6, pattern="([0-9]{6})", context=Context(("sin",), required=True)
    )
    text = "using" + "." * 90 + "sin 123456"

    assert values(text.replace("sin 1", "1"), rule) == []
    assert values(text, rule) == ["123456"]


@pytest.mark.parametrize("name", ["tax_file", "tax-file", "taxFile", "Tax File"])
def test_a_column_may_write_its_words_as_one(make_rule: RuleMaker, name: str) -> None:
    rule = make_rule(
        keywords=(), digits=6, pattern="([0-9]{6})", context=Context(("tax file",), required=True)
    )

    assert values(f"name,{name}\nA,123456\nB,234567", rule) == ["123456", "234567"]
