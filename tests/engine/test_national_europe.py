"""Numbers of more European states, as their documents and encyclopaedias print them."""

import pytest

from handrail.engine.national_europe import EUROPEAN_CHECKS

# Each ends in a check digit.
PRINTED = [
    ("at-svnr", "1237 010180"),
    ("baltic-code", "36805280109"),
    ("bg-egn", "8032056031"),
    ("cz-rodne-cislo", "710319/2745"),
    ("de-rvnr", "65170839J003"),
    ("es-nuss", "28/12345678/40"),
    ("fr-spi", "30 23 217 600 053"),
    ("gr-afm", "094259216"),
    ("gr-amka", "01013099997"),
    ("hr-oib", "33392005961"),
    ("hu-taj", "037687210"),
    ("hu-tax", "8071592153"),
    ("jmbg", "0101006500006"),
    ("lv-code", "161175-19997"),
    ("no-fnr", "151086 95088"),
    ("pt-nif", "501 964 843"),
    ("ro-cnp", "1630615123457"),
    ("ru-inn", "123456789047"),
    ("ru-snils", "112-233-445 95"),
    ("tr-kimlik", "17291716060"),
    ("ua-tax", "1759013776"),
]
OTHERS = [
    ("cz-rodne-cislo", "991231123"),
    ("dk-cpr", "211062-5629"),
    ("gb-utr", "1955839661"),
    ("ie-pps", "6433435F"),
    ("ie-pps", "6433435OA"),
    ("is-kennitala", "120174-3399"),
    ("lv-code", "321234-12345"),
]
WRONG = [
    ("at-svnr", "0237 010180"),
    ("at-svnr", "1237 310280"),
    ("baltic-code", "96805280109"),
    ("bg-egn", "8039056031"),
    ("cz-rodne-cislo", "711919/2745"),
    ("cz-rodne-cislo", "71/2745"),
    ("de-rvnr", "65171339J003"),
    ("de-rvnr", "6517J"),
    ("dk-cpr", "311162-5629"),
    ("es-nuss", "000000000000"),
    ("fr-spi", "0000000000000"),
    ("gb-utr", "2955839661"),
    ("ie-pps", "6433435E"),
    ("ie-pps", "6433435"),
    ("is-kennitala", "120174-3393"),
    ("is-kennitala", "121374-3399"),
    ("lv-code", "161375-19997"),
    ("no-fnr", "151386 95088"),
    ("no-fnr", "1510"),
    ("tr-kimlik", "07291716060"),
]


@pytest.mark.parametrize(("check", "value"), [*PRINTED, *OTHERS])
def test_a_printed_example_holds(check: str, value: str) -> None:
    assert EUROPEAN_CHECKS[check](value)


@pytest.mark.parametrize(("check", "value"), PRINTED)
def test_no_other_last_digit_holds(check: str, value: str) -> None:
    others = [f"{value[:-1]}{digit}" for digit in range(10) if str(digit) != value[-1]]

    assert not any(map(EUROPEAN_CHECKS[check], others))


@pytest.mark.parametrize(("check", "value"), WRONG)
def test_what_no_state_gave_does_not(check: str, value: str) -> None:
    assert not EUROPEAN_CHECKS[check](value)


@pytest.mark.parametrize("check", EUROPEAN_CHECKS)
def test_anything_else_is_no_number(check: str) -> None:
    assert not any(map(EUROPEAN_CHECKS[check], ("", "-", "abc", "12", "\u0665" * 11)))
