"""A name that "pass" hands on is no password; what somebody calls a pass is one."""

import pytest

from engine.test_guards import marked
from handrail.engine.passed import is_passed


@pytest.mark.parametrize(
    "text",
    [
        "you can pass `⟦utf8Text⟧`",
        "pass `⟦asn1Spec⟧` to guide it",
        "pass ⟦depth24flags⟧ to xf86SetDepth",
        "do not pass both this and --dir to ⟦pod2html⟧",
    ],
)
def test_what_code_calls_so_is_handed_on(text: str) -> None:
    assert is_passed(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "the pass on the router ⟦mill24lake⟧",
        "give pass ⟦mill24lake⟧ to the new colleague",
        "do not pass it on: ⟦mill24lake⟧",
        "tests pass for ⟦Kx7bcd9q⟧",
    ],
)
def test_what_somebody_calls_a_pass_is_told(text: str) -> None:
    assert not is_passed(marked(text))
