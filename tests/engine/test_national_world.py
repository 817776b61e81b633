"""Numbers of states outside Europe, as their documents and encyclopaedias print them."""

import pytest

from handrail.engine.national_world import WORLD_CHECKS

# Each ends in a check digit.
PRINTED = [
    ("ar-cuit", "20-05536168-2"),
    ("cl-rut", "76086428-5"),
    ("do-cedula", "00113918205"),
    ("ec-cedula", "171430710-3"),
    ("il-id", "03933742-3"),
    ("kz-iin", "850101300005"),
    ("mx-curp", "BOXW310820HNERXN09"),
    ("mx-nss", "42585007547"),
    ("nz-ird", "49-098-576"),
    ("sa-id", "1058529940"),
    ("th-id", "3100600445635"),
    ("tw-id", "A123456789"),
    ("uy-ci", "1.234.567-2"),
    ("za-id", "7503305044089"),
]
OTHERS = [
    ("ae-id", "784-1980-1234567-8"),
    ("au-medicare", "2123 45670 1"),
    ("cn-id", "360426199101010071"),
    ("cn-id", "11010519491231002X"),
    ("eg-id", "29001011234567"),
    ("hk-id", "A123456(3)"),
    ("hk-id", "AB987654(3)"),
    ("id-nik", "3171011708450001"),
    ("in-pan", "ABCPE1234F"),
    ("kr-rrn", "960121-1021413"),
    ("my-nric", "770305-02-1234"),
    ("nz-ird", "4909185-0"),
    ("sg-nric", "S1234567D"),
    ("sg-nric", "T7572225C"),
    ("sg-nric", "F2346401L"),
    ("sg-nric", "M4332674T"),
    ("vin", "1M8GDM9AXKP042788"),
]
WRONG = [
    ("nz-ird", "49315525"),
    ("ae-id", "785-1980-1234567-8"),
    ("au-medicare", "2123 45671 1"),
    ("cn-id", "360426199113010071"),
    ("cn-id", "360426199101010072"),
    ("ec-cedula", "991430710-3"),
    ("eg-id", "29013011234567"),
    ("eg-id", "29001019934567"),
    ("hk-id", "A123456(4)"),
    ("id-nik", "3171011713450001"),
    ("in-pan", "ABCXE1234F"),
    ("kr-rrn", "961321-1021413"),
    ("kr-rrn", "960121-9021413"),
    ("kz-iin", "851301300005"),
    ("mx-curp", "BOXW311320HNERXN09"),
    ("my-nric", "771305-02-1234"),
    ("my-nric", "770305-17-1234"),
    ("nz-ird", "912345678"),
    ("sg-nric", "S1234567E"),
    ("th-id", "0100600445635"),
    ("tw-id", "1123456789"),
    ("vin", "1M8GDM9A1KP042788"),
    ("vin", "AAAAAAAAAAAAAAAAA"),
    ("za-id", "7513305044089"),
]


@pytest.mark.parametrize(("check", "value"), [*PRINTED, *OTHERS])
def test_a_printed_example_holds(check: str, value: str) -> None:
    assert WORLD_CHECKS[check](value)


@pytest.mark.parametrize(("check", "value"), PRINTED)
def test_no_other_last_digit_holds(check: str, value: str) -> None:
    others = [f"{value[:-1]}{digit}" for digit in range(10) if str(digit) != value[-1]]

    assert not any(map(WORLD_CHECKS[check], others))


@pytest.mark.parametrize(("check", "value"), WRONG)
def test_what_no_state_gave_does_not(check: str, value: str) -> None:
    assert not WORLD_CHECKS[check](value)


@pytest.mark.parametrize("check", WORLD_CHECKS)
def test_anything_else_is_no_number(check: str) -> None:
    assert not any(map(WORLD_CHECKS[check], ("", "-", "abc", "12", "\u0665" * 11)))
