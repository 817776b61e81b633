"""Whether a paper is a real one: about somebody, filled in, with figures."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.papers import PAPER_GUARDS

STANDING = [
    ("priced-company", "⟦100 % of⟧ Mill Ltd for 12.5m"),
    ("about-someone", "Patient: Jane Porter has ⟦flu⟧"),
    ("ends-in-a-name", "⟦Review for Jane Porter⟧"),
    ("filled-in", "⟦review⟧ of Jane, signed ______"),
    ("filled-in", "⟦deed⟧ Signed: ______ Signature: ______ Place ______ on [day one]"),
    ("lists-people", "⟦leavers⟧\nJane Porter, 3\nOmar Lindt, 4\nMei Garcia, 5"),
    ("lists-people", "⟦leavers⟧: Mr. Porter"),
    ("not-invented", "⟦name⟧ Jane, jane@mill.com, tom@example.com"),
    ("not-invented", "⟦name⟧ Jane"),
    ("not-invented", "⟦name⟧ Jane, jane@mill.com\nTom, tom@debian.org\nBen, ben@mill.com"),
    ("many-users", "⟦ana@mill.com ok\nbob@mill.com ok\ncleo/10.0.0.4 ok⟧"),
    ("filled-in", "⟦report⟧\nHb ........ 74 (20)\nCrea ........ 131\nALT ........ 88 U/L"),
    ("tells-pay", "⟦base⟧\nJane Porter\t48000\nOmar Lindt\t51000\nMei Garcia\t52000"),
    ("tells-pay", "Jane Porter 12 hrs ⟦overtime⟧, Omar Lindt unpaid leave 3 days"),
    ("with-pay", "Jane Porter 12 hrs ⟦overtime⟧, Omar Lindt unpaid leave 3 days"),
    ("with-pay", "⟦pay⟧ 4,200 and EUR 300"),
    ("sure-or-clinical", "⟦MMS⟧ 21, bisoprolol, zopiclone"),
    ("about-patient", "Dear Jane,\nyour dose of ⟦bisoprolol⟧ is 5 mg"),
    ("about-patient", "Dear Jane,\nMrs Porter takes ⟦bisoprolol⟧"),
    ("lists-people", "⟦uppsägning⟧ pga arbetsbrist: Anders Ek, lagerarbetare"),
    ("tells-wage", "⟦avtal⟧: månadslön 41 500 kr"),
    ("reached-at-home", "⟦order⟧ of jane@gmail.com, +49 171 5550142"),
    ("with-parties", "⟦smlouva⟧ s Pila s.r.o."),
    ("called", "⟦Jane Porter⟧ (part time, 0171 5550142)"),
    ("with-owner", "⟦cap table⟧: Jane Porter 38.2%, Rune Falk 31,5 %"),
    ("with-owner", "⟦term sheet⟧ of Mill Robotics Inc."),
    ("person-name", "⟦Jane Porter⟧ is ill"),
    ("tells-pay", "⟦salaries⟧\nJane Porter - 48,000\nOmar Lindt - 51,000"),
    ("tells-pay", "Jane's ⟦salary⟧ is 48,000"),
    ("with-amounts", "⟦売上高⟧ 4,820百万円、210百万円"),
    ("with-parties", "⟦契約書⟧ 株式会社青空"),
    ("with-parties", "⟦契約書⟧ 青空株式会社"),
    ("with-amounts", "⟦pay⟧ 4,200 and EUR 300"),
    ("with-facts", "⟦cv⟧ of Jane, 2019 to 2022"),
    ("with-facts", "⟦cv⟧ of Jane, 06 12 34 56"),
    ("with-facts", "⟦cv⟧ of Jane, clerk since 2019"),
    ("with-facts", "⟦cv⟧ of Jane, 03/2019 clerk"),
    ("with-facts", "⟦cv⟧ of Jane, jane@mill.com"),
    ("with-figures", "⟦plan⟧ 12 13 14 15 16 17"),
    ("with-figures", "⟦plan⟧ 4,200 and EUR 300"),
    ("with-parties", "⟦contract⟧ with Arden Ltd"),
    ("with-parties", '⟦umowa⟧ z „Pila" sp. z o.o.'),
    ("with-parties", "⟦contract⟧ for EUR 300 and EUR 40"),
    ("with-parties", "⟦contract⟧ with Mr. Porter"),
]
FALLING = [
    ("priced-company", "⟦100 % of⟧ Mill Ltd"),
    ("filled-in", "⟦minutes⟧ of [company], held on [the date]"),
    ("about-someone", "a man has ⟦flu⟧"),
    ("ends-in-a-name", "⟦Interview - Question List⟧"),
    ("filled-in", "⟦review⟧ of ______, by ______, on ______"),
    ("filled-in", "⟦contract⟧ of [Party A], [Party B] in [State]"),
    ("lists-people", "⟦leavers⟧\nJane Porter, 3\nBlood Pressure, 4\nHeart Rate, 5"),
    ("not-invented", "⟦name⟧ Jane, jane@example.com"),
    ("not-invented", "⟦name⟧ Jane, jane@mill.com\nTom, tom@debian.org"),
    (
        "not-invented",
        "⟦name⟧ A  a@mill.com\nB  b@mill.com\nC  c@mill.com\nD  d@gnu.org\nE  e@gnu.org",
    ),
    ("many-users", "⟦ana@mill.com ok\nana@mill.com ok\nbob@mill.com ok⟧"),
    ("filled-in", "Dear [Name], ⟦letter⟧ of [Date]"),
    ("filled-in", "⟦form⟧ 1. Name ........ 2. Age ........ 3. Date ........"),
    ("tells-pay", "⟦salary⟧\nData Scientist\t48000\nCity Planner\t51000\nTeam Lead\t52000"),
    ("sure-or-clinical", "⟦bisoprolol⟧ and rest"),
    ("about-patient", "Dear Jane,\n⟦bisoprolol⟧ and apixaban are on slide 4"),
    ("lists-people", "⟦topic⟧: Labour Law, an introduction"),
    ("lists-people", "⟦build⟧: Improve Windows packages"),
    ("tells-wage", "⟦avtal⟧: månadslön [belopp] kr"),
    ("with-pay", "⟦pay⟧ of some"),
    ("reached-at-home", "⟦order⟧ of jane@mill.com, +49 171 5550142"),
    ("reached-at-home", "⟦order⟧ of jane@gmail.com"),
    ("called", "⟦Jane Porter⟧, invoice 0171 5550142"),
    ("with-owner", "⟦cap table⟧: founders 60%, Option Pool 12%"),
    ("person-name", "⟦Data Center⟧ is ill"),
    ("tells-pay", "⟦salaries⟧ of 48,000 and 51,000"),
    ("with-amounts", "⟦pay⟧ 4,200 in 2026"),
    ("with-amounts", "=VLOOKUP(A3,⟦wages⟧!$A$2:$B$6,2)"),
    ("filled-in", "⟦契約⟧ ○○と●●、○○の間"),
    ("with-facts", "⟦cv⟧ and syllabus, by HB 2504 of 2009"),
    ("with-facts", "⟦cv⟧: (1) name, (2) phone, (3) dates, 10 tips"),
    ("with-figures", "⟦plan⟧ 12 13"),
    ("with-parties", "⟦contract⟧ between two people"),
    ("with-parties", "⟦contract⟧, seen 4,565 times"),
    ("with-parties", "⟦contract⟧, damages up to EUR 300"),
    ("with-parties", "⟦契約書⟧ 株式会社●●●●、受託者株式会社○○"),
]


def stands(guard: str, text: str) -> bool:
    """Ask a guard about what stands between the brackets ⟦ and ⟧."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    return PAPER_GUARDS[guard](Candidate(plain, start, end, plain[start:end]))


@pytest.mark.parametrize(("guard", "text"), STANDING)
def test_a_real_paper_stands(guard: str, text: str) -> None:
    assert stands(guard, text)


@pytest.mark.parametrize(("guard", "text"), FALLING)
def test_a_form_or_talk_of_papers_falls(guard: str, text: str) -> None:
    assert not stands(guard, text)


def test_every_guard_is_tried_both_ways() -> None:
    assert {guard for guard, _ in STANDING} == {guard for guard, _ in FALLING} == set(PAPER_GUARDS)
