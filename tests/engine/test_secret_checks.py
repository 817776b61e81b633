"""What a secret says about itself."""

import random

import pytest

from handrail.engine.secret_checks import SECRET_CHECKS
from rules.templates import fill

DICE = random.Random(11)


@pytest.mark.parametrize(
    ("check", "template"),
    [
        ("jwt", "{jwt}"),
        ("seed-words", "{seed:12}"),
        ("seed-words", "here it is: 1. {seed:24}, keep it"),
        ("base58check", "{wif}"),
    ],
)
def test_a_real_one_holds(check: str, template: str) -> None:
    assert SECRET_CHECKS[check](fill(template, DICE))


@pytest.mark.parametrize(
    ("check", "template"),
    [
        ("jwt", "eyJ{alnum:40}.eyJ{alnum:20}.{alnum:20}"),
        ("jwt", "eyJhIjoxfQ.e30.{alnum:20}"),
        ("jwt", "eyJ\u00e4.eyJ.{alnum:20}"),
        ("seed-words", "{seed:11}"),
        ("seed-words", "{seed:6} and then {seed:6}"),
        ("base58check", "K{base58:51}"),
        ("base58check", "K0OIl"),
    ],
)
def test_what_only_looks_like_one_does_not_hold(check: str, template: str) -> None:
    assert not SECRET_CHECKS[check](fill(template, DICE))


def test_a_token_needs_no_name_of_its_algorithm_in_its_head() -> None:
    assert SECRET_CHECKS["jwt"]("eyJhcHUiOiJhYmMifQ.eyJhIjoxfQ.c2lnbmF0dXJl")
