"""Whether what is said of somebody is a case, or a word of a trade beside a name."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.cases import CASE_GUARDS

STANDING = [
    ("case-at-work", "Ms Porter, ⟦probation⟧ not passed, last day Friday"),
    ("case-at-work", "Frau Novak ist ⟦schwanger⟧, das Team weiß es noch nicht"),
    ("case-at-work", "Candidate Xanthe Quill: good, but too old. ⟦Candidate⟧ two is better"),
    ("case-at-work", "Sjoerd ⟦ziek gemeld⟧, burn-out"),
    ("case-at-law", "⟦Our client⟧ Mr Lindt was arrested in May"),
    ("case-at-law", "⟦Notre client⟧ M. Lindt a été interpellé"),
    ("case-in-care", "⟦Home visit⟧, family Lindt: baby underweight"),
    ("case-in-care", "⟦Elterngespräch⟧ Leon W.: schlägt andere Kinder"),
    ("greeted-on-work", "Dear Jane, ⟦your new salary⟧ is 31,200"),
    ("noted", "Ms Porter, ⟦written warning⟧ likely"),
    ("on-someone", "⟦Incident report⟧: forklift driven by Tom Lindt"),
    ("on-someone", "⟦Claim⟧ of the insured: Jane Porter"),
]
FALLING = [
    ("case-at-work", "Congratulations to Ms Porter on passing ⟦probation⟧"),
    ("case-at-work", "Ms Porter, the ⟦appraisal⟧ is at ten"),
    ("case-at-work", "The ⟦probation⟧ was not passed"),
    ("case-at-work", "A goal for all.\n\nMs Porter on ⟦probation⟧"),
    ("case-at-law", "⟦Our client⟧ Mr Lindt sends his regards"),
    ("case-in-care", "⟦Home visit⟧ at Mrs Lindt's on Tuesday"),
    ("greeted-on-work", "⟦your new salary⟧ is 31,200"),
    ("noted", "Hi Anna, what is a ⟦written warning⟧?"),
    ("on-someone", "⟦Incident report⟧: forklift damaged"),
]


def stands(guard: str, text: str) -> bool:
    """Ask a guard about what stands between the brackets ⟦ and ⟧."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    return CASE_GUARDS[guard](Candidate(plain, start, end, plain[start:end]))


@pytest.mark.parametrize(("guard", "text"), STANDING)
def test_what_happened_to_somebody_is_a_case(guard: str, text: str) -> None:
    assert stands(guard, text)


@pytest.mark.parametrize(("guard", "text"), FALLING)
def test_a_word_of_a_trade_beside_a_name_is_none(guard: str, text: str) -> None:
    assert not stands(guard, text)


def test_every_guard_is_tried_both_ways() -> None:
    assert {guard for guard, _ in STANDING} == {guard for guard, _ in FALLING} == set(CASE_GUARDS)
