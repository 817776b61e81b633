"""Whether a text is a file on one person."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.dossier import in_session, life_told, on_a_case

SEEN = [
    "Session 9 - J., 34, teacher",
    "Sitzung 14, Pat. M. S., 41 J.",
    "Séance du 11 mars : Mme T., 29 ans",
    "Sesión 7, R., 19 años",
    "Sessie 6, dhr. K., 52 jr",
    "Sesja 8, pani O., 37 lat",
    "Samtal 5, kvinna 24 år (E.)",
    "Session 3. Client, 27 y, on leave",
    "Client: R.M. (she/her), session 14",
    "Consultation 7, Mlle K., 16 ans",
    "Klientin A. R., 17, Sitzung 22",
]
NOT_SEEN = [
    "Session 9 of the course, 34 people",
    "Plan B. 41 steps",
    "Vitamin C, 500 mg in a session",
    "The session lasts 50 minutes, 29 euros",
]
CASES = [
    "Fall 33\nKunde: Hr. Walter Gehrke, Vertrag 7719-22\ndroht",
    "[10:02] Visitor (Karl Osborne): charged twice for order 77120-B",
    "Klant: mevr. Aaltje Veenstra, abonnement 4410-88",
    "Gast: Hr. Dr. Lindemann, Rechnung 88231",
    "Dossier 88120 - cliente Mme Huguette Blain",
    "Ärende 26-20417\nKund: Ingrid Wallin, avtal 880-12",
]
NO_CASES = [
    "Kunde: [Name], Vertrag [Nummer]",
    "Customer: Jane Porter wants a refund",
    "The customer said 12345 times that it is broken",
    "Customer: Full Name, order 12345",
]


def whole(text: str) -> Candidate:
    return Candidate(text, 0, len(text), text)


@pytest.mark.parametrize("text", SEEN)
def test_an_initial_with_an_age_is_somebody_seen(text: str) -> None:
    assert in_session(whole(text))


@pytest.mark.parametrize("text", NOT_SEEN)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert not in_session(whole(text))


@pytest.mark.parametrize("text", CASES)
def test_a_named_customer_with_a_number_is_a_case(text: str) -> None:
    assert on_a_case(whole(text))


@pytest.mark.parametrize("text", NO_CASES)
def test_a_form_or_talk_of_customers_is_no_case(text: str) -> None:
    assert not on_a_case(whole(text))


LIVES = [
    "cv: 2019-now clerk, 2016-2019 buyer, jane@mill.com",
    "bewerbe mich, geb. 4.6.1996, +49 171 5550142",
    "Expériences\n2021 - aujourd'hui : chef\n2017 - 2021 : commis\nPermis B",
    "2019-now clerk\n2016-2019 buyer\nInterests: chess",
]
NO_LIVES = [
    "cv: 2019-now clerk, 2016-2019 buyer",
    "cv of jane@mill.com",
    "Interests: chess. Driving licence. Founded in 2001.",
]


@pytest.mark.parametrize("text", LIVES)
def test_posts_and_years_with_something_personal_are_a_life(text: str) -> None:
    assert life_told(whole(text))


@pytest.mark.parametrize("text", NO_LIVES)
def test_posts_or_a_person_alone_are_no_life(text: str) -> None:
    assert not life_told(whole(text))


def test_a_person_with_a_case_can_be_reached_or_has_a_number() -> None:
    assert on_a_case(whole("ticket of jane@mill.com"))
    assert on_a_case(whole("ticket\nCustomer: Jane Porter, contract 7719-22"))
    assert not on_a_case(whole("ticket of info@mill.com"))
    assert not on_a_case(whole("ticket of the customer Jane Porter"))
