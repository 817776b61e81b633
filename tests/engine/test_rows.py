"""What the rows under a head are."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.rows import (
    amounts_by_row,
    contacts_by_row,
    deals_by_row,
    marks_by_pupil,
    priced_rows,
)

PUPILS = [
    "Pupil\tTest 1\tGrade\nDaisy\t55\tC\nEthan\t23\tU\nFreya\t79\tB",
    "Klasse 7b\n\nSchüler;KA1;Note\nAyla;2;2\nBen L.;4;4-\nHanna;1;1",
    "Nr | Elev | Prov | Betyg\n1 | Alva | 98% | A\n2 | Elias | 71% | F\n3 | Zahra | 97% | B",
    "Pupil     Test 1   Grade\nDaisy     55       C\nEthan     23       U\nFreya     79       B",
    "Tilly 64% effort B. Oscar 38%, no homework. Maryam 91% effort A. Jude 55% effort C.",
    "Pupil,Test,Grade\nHolt D.,55,C\nK. Reed,23,U\nFreya Lindt,79,B",
]
NO_PUPILS = [
    "Pupil\tTest 1\tGrade\nAlice\t55\tC\nBob\t23\tU\nCharlie\t79\tB",
    "Pupil\tTest 1\tGrade\nStudent A\t55\tC\nStudent B\t23\tU\nStudent C\t79\tB",
    "Pupil\tTest 1\tGrade\nDaisy\t55\tC\nEthan\t23\tU",
    "Pupil\tTest 1\tGrade\nfrom\tto\tpoints\nnone\tsome\tall\nbad\tfair\tgood",
    "Effort 64%. Test 38%. Grade 91%. Pupil 55%. Homework",
    "A pupil, a test and a grade: what is fair?",
]
CONTACTS = [
    "Company\tContact\tStatus\nMill\tRob Pike\twarm\nKell\tIain Reed\tcold\nArden\tPaul Lindt\thot",
    "1;Firma;Kontakt\n2;Mill;Fr. Mayr\n3;Kell;Hr. Huber\n4;Arden;Hr. Dr. Stahl",
]
NO_CONTACTS = [
    "Company\tContact\tStatus\nMill\tJane Doe\twarm\nKell\tJohn Smith\tcold\nArden\tIan Lee\thot",
    "Company\tContact\tStatus\nMill\tnone\twarm\nKell\tnone\tcold\nArden\tPaul Lindt\thot",
    "Company\tContact\tStatus\nMill\tRob Pike\twarm\nKell\tIain Reed\tcold",
]


def whole(text: str) -> Candidate:
    return Candidate(text, 0, len(text.split("\n", 1)[0]), text.split("\n", 1)[0])


@pytest.mark.parametrize("text", PUPILS)
def test_rows_of_names_and_marks_are_pupils(text: str) -> None:
    assert marks_by_pupil(whole(text))


@pytest.mark.parametrize("text", NO_PUPILS)
def test_rows_of_a_tutorial_a_key_or_too_few_are_no_pupils(text: str) -> None:
    assert not marks_by_pupil(whole(text))


@pytest.mark.parametrize("text", CONTACTS)
def test_a_column_of_people_is_a_list_of_contacts(text: str) -> None:
    assert contacts_by_row(whole(text))


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_a_column_of_nobody_is_no_list_of_contacts(text: str) -> None:
    assert not contacts_by_row(whole(text))


def test_rows_of_large_amounts_are_a_plan() -> None:
    rows = "\nSales\t1,240,000\t322,400\nIT\t615,000\t188,700\nStaff\t930,000\t241,000"

    assert amounts_by_row(whole(f"Centre\tBudget\tActual{rows}"))
    assert not amounts_by_row(
        whole("Month\tBudget\tActual\nJan\t100\t90\nFeb\t120\t130\nMar\t9\t8")
    )


def test_lines_of_a_name_an_amount_and_a_chance_are_deals() -> None:
    lines = "\nMill: 86k, 50%\n- Kell AG: 340 T€, 60 %, Mai\nArden\t£9k\t20%"

    assert deals_by_row(whole(f"Forecast{lines}"))
    assert deals_by_row(whole("forecast: mill 42k 70%, kell 118k maybe 35%, and arden 27k"))
    assert not deals_by_row(whole("forecast: mill 42k, kell 118k up 35%, and arden 27k"))
    assert not deals_by_row(whole("Forecast\nMill: 86k\nKell: 34k\nArden: 9k, 20%"))
    assert not deals_by_row(whole("Forecast\nMill 50%\nKell 60%\nArden 70%"))


def test_lines_with_a_price_and_a_sum_are_an_offer() -> None:
    lines = "\nPool pump  4  1,890.00  7,560.00\nTubage inox | 1 | 980,00 | 980,00 €"

    assert priced_rows(whole(f"Quotation{lines}"))
    assert not priced_rows(whole("Quotation\nPool pump  4  ____  ____\nTotal 7,560.00"))
