"""Whether a text is about somebody in particular."""

import pytest

from handrail.engine.persons import (
    has_pay_of_names,
    has_rows_of_names,
    is_called,
    is_name,
    names_someone,
    reaches_someone,
)

ABOUT = [
    "Patient: Jane Porter",
    "suivi de M. Porter",
    "M Porter a une grippe",
    "El paciente D. Luis Porter",
    "patient name: PORTER, Jane",
    "Mr. Porter was seen",
    "Frau Lena Novak",
    "Exmo. Senhor Joaquim Porter",
    "DOB 03/04/1961",
    "née le 3 avril 1961",
    "MRN: 1234567",
    '"family": "Novak"',
    "Jane Porter, 54 years",
    "Jane Porter has been ill",
    "Dear Jane,",
    "Name | Illness\n--- | ---\nJane Porter | flu",
    "my son Tom Porter",
    "Jane Porter earns 48,000",
    "Jane Porter: EUR 48,000",
    "45 yo F, Jane Porter, presents with pain",
    "Return for Jane Porter: 48,000",
    "Pacjent Jan Nowak",
    "患者:山田太郎 62歳",
    "患者李明\uff0c男",
    "患者:山本 節子 様",
    "Jane Porter (22/11/1993, 4 Mill Lane)",
    "Laborbefund Anna Porter, *11.02.1958: CRP 88",
    "utente Fernanda Porto, 63 anos",
    "Gun Ek, 72 år",
    "Karen Holm, f. 03.04.39, stue 5",
    "p. Helena Mazur, ur. 1940",
    "Hatice Kaya, 78 yaş",
    "Ch 5 M. Porter 88 ans",
    "il sig. Aldo Porter",
    "betreft mw. G. Porter",
    "Befund Hr. Porter",
    "της κας Μαρίας",
    "Schüler: Emil Porter",
    "alunno Aldo Porter",
    "PORTER Jane, 66 ans",
    "Pat. Miriam L. (29)",
    "bed | name | age\n1 | Porter, Jane | 71",
    "let Jane Porter go",
    "Ehepaar Porter",
    "Beste meneer De Wit",
    "pacient Josef Vrba",
    "Student file: Jane Porter, ID 3",
    "la sig.ra Porter",
    "Jane Porter, 44a.",
    "Petrov Nikolaj, 63 \u0433.",
    "Other party: Jane Porter",
    "Jane Porter, resigned 2/2",
    "Jane Porter: ziek sinds 4-11",
    "Til Jane Porter. Oppsigelse",
    "list\nJane Porter, 1956\nwarfarin 3 mg",
]
ABOUT_NOBODY = [
    "a 54-year-old man",
    "Patient History Form",
    "Name: ________ Date: ________",
    "Mr. A was seen",
    "Dear Customer,",
    "date of birth: unknown",
    "Chest Pain is a symptom",
    "AS A RESULT OF MODIFYING IT, A PATENT LICENSE OR REPRESENTATION OF ANY KIND",
    "net income for the Quarter Ended June 30, 2023",
    "Inner London: £34,581",
    "San Francisco: $176,064",
    "Monthly Expenses: $50,000",
    "Release Notes (12/03/2026)",
    "患者の様子",
    "let Foo go",
    "the book (Jane Porter, 1956) says",
    "To Do List: Heart Rate",
    "Kidney Failure Stage 3, then",
    "fig. Heart Rate",
    "Franklin D. Roosevelt fell ill",
    "John M. Keynes wrote on it",
]


@pytest.mark.parametrize("text", ABOUT)
def test_a_person_is_named(text: str) -> None:
    assert names_someone(text)


@pytest.mark.parametrize("text", ABOUT_NOBODY)
def test_nobody_is_named(text: str) -> None:
    assert not names_someone(text)


def test_parts_of_forms_are_no_names() -> None:
    assert is_name("Porter, Jane")
    assert not is_name("History Form")


@pytest.mark.parametrize(
    "text",
    [
        "Porter, Jane - 48,000\nLindt, Omar - 51,000",
        "Jane's base is 48k",
        "Weiß, Jonas\nBruttolohn 5.083,00\nNetto 3.210,55",
        "* Ana Ruiz 31.200 €\n* Bo Lund 30.100 €",
    ],
)
def test_what_people_earn_stands_beside_their_names(text: str) -> None:
    assert has_pay_of_names(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Jane Porter - 48,000", "salaries of 48,000", "Heart Rate - 48,000\nPain Score - 51,000"),
        *("Software Engineer - 48,000\nLead Developer - 51,000", "Brutto 3.500 €, Netto 2.280 €"),
    ],
)
def test_one_amount_or_no_names_is_nobodys_pay(text: str) -> None:
    assert not has_pay_of_names(text)


def test_three_rows_that_begin_with_names_are_a_list() -> None:
    assert has_rows_of_names("Jane Porter, 3\nOmar Lindt, 4\nMei Garcia, 5")
    assert has_rows_of_names("011;PORTER Jane;3\n012;LINDT Omar;4\n013;GARCIA Mei;5")
    assert not has_rows_of_names("Jane Porter, 3\nOmar Lindt, 4")


@pytest.mark.parametrize(
    "text",
    [
        "to jane@mill.org",
        "+44 20 7946 0123",
        "(415) 555-0123",
        "móvil 612 555 499",
        "09 71 39 00 00",
    ],
)
def test_a_person_can_be_reached(text: str) -> None:
    assert reaches_someone(text)


@pytest.mark.parametrize(
    "text",
    [
        "to info@mill.org",
        "to pod-people@perl.org",
        "a@example.com",
        "call 800 555 0123",
        "nothing",
        "1 800 200 3000",
        "09 69 39 00 00",
        "08 20 12 34 56",
        "0180 5 123456",
    ],
)
def test_a_function_or_nobody_is_reached(text: str) -> None:
    assert not reaches_someone(text)


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("Jane Porter", " 505-555-0142, parking"),
        ("Fam. Porter", ", Eichenweg 7, 48431 Rheine, 05971 555031"),
        ("Jane Porter", " (jane@mill.com, +44 7700 900112)"),
    ],
)
def test_a_number_behind_a_name_calls_that_person(words: str, behind: str) -> None:
    assert is_called(words, behind)


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("San Francisco", " 415-555-0142"),
        ("Wed Sep", " 12 10:20 0171 5550142"),
        ("Crisis Line", " 1-888-555-0142"),
        ("Jane Porter", ", order 0171 5550142"),
        ("Jane Porter", " met us on 12.03.2026"),
    ],
)
def test_a_place_a_date_a_free_line_and_an_order_call_nobody(words: str, behind: str) -> None:
    assert not is_called(words, behind)
