"""Whether a text speaks the language of clinics."""

import pytest

from handrail.engine.clinical import is_clinical

CLINICAL = [
    "HTO, sous bisoprolol et zopiclone, MMS 21",
    "Eco: colelitiasis, HTA. Plan: colecistectomía",
    "острый инфаркт, стентирование, тикагрелор",
    "GCS 9, QRS 130, amitriptyline 50 mg",
    "Z.n. Fieberkrampf bei Influenza A, Oseltamivir, Diazepam",
    "F32.1, sertraline 100 mg, suicidal",
    "bronchitis arthritis pneumonia",
    "on ramipril metformin amlodipine",
    "confused o/n, BP 98/54",
    "verwirrt, RR 90/50",
    "glycémie 2,8",
    "bloeddruk 165/95",
    "blodtryk 180/100",
    "tensão arterial 165/90",
    "ciśnienie tętnicze 150/90",
    "давление 160/100",
]
EVERYDAY = [
    "In April the academy opens a new gallery for those who walk close.",
    "diabetes, diabetes and diabetes",
    "A talk on hypertension and insulin",
    "Room B12.4, 20 ml of milk",
    "No pain, no gain: 7 of 10 runners agree",
    "TA 9, row 5",
    "une tension 230/400 V",
]


@pytest.mark.parametrize("text", CLINICAL)
def test_several_words_of_clinics_are_their_language(text: str) -> None:
    assert is_clinical(text)


@pytest.mark.parametrize("text", EVERYDAY)
def test_one_or_two_stand_in_any_talk(text: str) -> None:
    assert not is_clinical(text)
