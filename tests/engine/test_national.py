"""Numbers of states: the ones that their documents print, and made ones."""

import random

import pytest

from handrail.engine.national import NATIONAL_CHECKS
from rules.templates import fill

# What states, standards and encyclopaedias print as examples.
PRINTED = [
    ("au-tfn", "123 456 782"),
    ("au-tfn", "37400529"),
    ("be-national", "85.07.30-033.28"),
    ("br-cpf", "111.444.777-35"),
    ("ca-sin", "130 692 544"),
    ("ch-ahv", "756.9217.0769.85"),
    ("fi-hetu", "131052-308T"),
    ("fr-nir", "2 55 08 14 168 025 38"),
    ("in-aadhaar", "2341 2341 2346"),
    ("it-codice-fiscale", "RSSMRA85T10A562S"),
    ("jp-my-number", "1234 5678 9018"),
    ("mrz", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"),
    ("nl-bsn", "111222333"),
    ("pl-pesel", "44051401359"),
    ("se-personnummer", "811218-9876"),
]
TEMPLATES = {
    "au-tfn": "{tfn}",
    "be-national": "{benational}",
    "br-cpf": "{cpf}",
    "ca-sin": "{sin}",
    "ch-ahv": "{ahv}",
    "fi-hetu": "{hetu}",
    "fr-nir": "{nir}",
    "in-aadhaar": "{aadhaar}",
    "it-codice-fiscale": "{codice}",
    "jp-my-number": "{mynumber}",
    "mrz": "{mrz}",
    "nl-bsn": "{bsn}",
    "pl-pesel": "{pesel}",
    "se-personnummer": "{personnummer}",
}
WRONG = [
    ("au-tfn", "123 456 783"),
    ("au-tfn", "37400528"),
    ("be-national", "85.07.30-033.29"),
    ("be-national", "85.07"),
    ("br-cpf", "111.444.777-36"),
    ("br-cpf", "111.111.111-11"),
    ("ca-sin", "046 454 286"),
    ("ca-sin", "130 692 545"),
    ("ch-ahv", "757.9217.0769.85"),
    ("fi-hetu", "131352-308T"),
    ("fi-hetu", "131052-308U"),
    ("fr-nir", "2 55 08 14 168 025 39"),
    ("fr-nir", "2 55 08"),
    ("in-aadhaar", "1341 2341 2346"),
    ("in-aadhaar", "2341 2341 2347"),
    ("it-codice-fiscale", "RSSMRA85T10A562T"),
    ("it-codice-fiscale", "RSSMRA85T10A56É"),
    ("jp-my-number", "1234 5678 9019"),
    ("jp-my-number", "1234"),
    ("mrz", "L898902C37UTO7408122F1204159ZE184226B<<<<<10"),
    ("mrz", "<<<"),
    ("nl-bsn", "111222334"),
    ("pl-pesel", "44051401358"),
    ("pl-pesel", "44991401350"),
    ("se-personnummer", "811218-9877"),
    ("se-personnummer", "8112"),
    ("se-personnummer", "819918-9876"),
]


@pytest.mark.parametrize(("check", "value"), PRINTED)
def test_a_printed_example_holds(check: str, value: str) -> None:
    assert NATIONAL_CHECKS[check](value)


@pytest.mark.parametrize("check", TEMPLATES)
def test_made_numbers_hold(check: str) -> None:
    for seed in range(50):
        assert NATIONAL_CHECKS[check](fill(TEMPLATES[check], random.Random(seed)))


@pytest.mark.parametrize(("check", "value"), WRONG)
def test_what_no_state_gave_does_not(check: str, value: str) -> None:
    assert not NATIONAL_CHECKS[check](value)


def test_a_mainland_and_a_corsican_place_of_birth_are_told_apart() -> None:
    number = "185052A033084"
    key = 97 - int(number.replace("2A", "19")) % 97

    assert NATIONAL_CHECKS["fr-nir"](f"{number}{key:02}")
    assert not NATIONAL_CHECKS["fr-nir"](f"{number.replace('2A', '2B')}{key:02}")
