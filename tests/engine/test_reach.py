"""How far a rule looks: what its guards say of a piece of a text they say of the text."""

from collections.abc import Callable, Iterator
from random import Random

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.cases import CASE_GUARDS
from handrail.engine.dossier import DOSSIER_GUARDS
from handrail.engine.guards import GUARDS
from handrail.engine.papers import PAPER_GUARDS
from handrail.engine.password_columns import PASSWORD_COLUMN_GUARDS
from handrail.engine.reach import FAR_GUARDS, LINE_GUARDS
from handrail.engine.rows import ROW_GUARDS
from handrail.engine.rule import Context, Part, Rule, Sample, compile_rules
from handrail.local.builtin import builtin_rules
from rules.templates import fill

RuleMaker = Callable[..., Rule]
# Lines, cells, signs and figures, more of them than any guard that is no far one looks at.
AROUND = "k: 12, 4.50 | Anna Mill;77 \n(__) [x] user=root 30 EUR\t" * 12


def reach(rule: Rule) -> int:
    """Return how far a rule looks once it is compiled."""
    return compile_rules([rule]).parts[0].reach


def test_a_rule_looks_as_far_as_its_words_and_guards_do(make_rule: RuleMaker) -> None:
    plain = reach(make_rule())

    assert reach(make_rule(context=Context(words=("door",), before=200))) == 200
    assert reach(make_rule(context=Context(words=("door",), after=210))) == 210
    assert reach(make_rule(sample=Sample(words=("demo",)))) > plain
    assert reach(make_rule(guards=("not-in-table",))) > plain
    assert reach(make_rule(guards=("filed",))) == plain


@pytest.mark.parametrize("part", [part for part in builtin_rules().parts if part.rule.guards])
def test_no_guard_looks_further_than_its_rule_says(part: Part) -> None:
    for found in candidates(part):
        low = max(0, found.start - part.reach)
        text = found.text[low : found.end + part.reach]
        cut = found._replace(text=text, start=found.start - low, end=found.end - low)

        for guard in set(part.rule.guards) - FAR_GUARDS:
            assert GUARDS[guard](cut) == GUARDS[guard](found), guard


PAPERS = {*CASE_GUARDS, *DOSSIER_GUARDS, *PAPER_GUARDS, *PASSWORD_COLUMN_GUARDS, *ROW_GUARDS}


def test_only_guards_are_said_to_look_far() -> None:
    assert set(GUARDS) >= LINE_GUARDS | FAR_GUARDS


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_what_reads_a_paper_or_up_to_a_head_looks_past_a_key(
    name: str, make_rule: RuleMaker
) -> None:
    assert name in FAR_GUARDS or reach(make_rule(guards=(name,))) > reach(make_rule())


def candidates(part: Part) -> Iterator[Candidate]:
    dice = Random(part.rule.id)
    for example in (*part.rule.hits, *part.rule.misses):
        for around in (AROUND, ""):
            before, value = around[dice.randrange(60) :], fill(example, dice)
            text = before + value + around
            whole = len(before), len(before) + len(value), 0, 0
            spans = [whole] if part.rule.terms else part.pattern.spans(text)
            for start, end, _, _ in spans:
                yield Candidate(text, start, end, text[start:end])
