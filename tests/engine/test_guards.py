"""What stands around a value, and what it reads like."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.cases import CASE_GUARDS
from handrail.engine.code_guards import CODE_GUARDS
from handrail.engine.code_values import CODE_VALUE_GUARDS
from handrail.engine.dossier import DOSSIER_GUARDS
from handrail.engine.guards import GUARDS
from handrail.engine.machines import MACHINE_GUARDS
from handrail.engine.papers import PAPER_GUARDS
from handrail.engine.password_columns import PASSWORD_COLUMN_GUARDS
from handrail.engine.phones import PHONE_GUARDS
from handrail.engine.rows import ROW_GUARDS
from handrail.engine.secret_guards import SECRET_GUARDS
from handrail.engine.secret_names import NAME_GUARDS


def marked(text: str, *, certain: bool = False) -> Candidate:
    """Return what stands between the brackets ⟦ and ⟧."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    return Candidate(plain, start, end, plain[start:end], certain)


def stands(guard: str, text: str, *, certain: bool = False) -> bool:
    """Ask a guard about what stands between the brackets ⟦ and ⟧."""
    return GUARDS[guard](marked(text, certain=certain))


STANDING = [
    ("filed", "name,mrn\nA B,⟦123456⟧"),
    ("filed", "mrn: ⟦123456⟧"),
    ("has-digits", "C⟦0123A⟧"),
    ("has-digits", "Reisepass ⟦CHZX7XFPR⟧"),
    ("not-a-long-id", "⟦4111111111111111⟧"),
    ("not-a-long-id", "⟦4111 1111 1111 1⟧"),
    ("not-an-article", "her number ⟦AB123456C⟧"),
    ("not-call", "ssh ⟦db.corp⟧, then"),
    ("not-in-figures", "Anna ⟦219 46 8012⟧ Leeds"),
    ("not-in-figures", "⟦219-46-8012⟧ 122.1"),
    ("not-in-figures", "3. ⟦219 46 8012⟧ 12."),
    ("not-in-figures", "Anna 77.911.507-L ⟦1.952.806Z⟧"),
    ("not-in-table", "card ⟦4111⟧, please, thank you"),
    ("not-in-table", "due 10, paid ⟦4111⟧"),
    ("not-in-table", "4539 1488 0343 6467\n⟦4111 1111 1111 1111⟧\n4539 1488 0343 6468"),
    ("not-in-table", "⟦4111 1111 1111 1111⟧\n1234 5678 9012 3456"),
    ("not-in-table", "⟦4111⟧|09|2028|123|Tom Reed"),
    ("not-in-table", "Tom Reed;⟦4111⟧;09/28;123\n7,8,9"),
    ("not-in-table", "1,2,3,⟦4111⟧ , 01/2029"),
    ("not-in-series", "it is ⟦1234567890123⟧."),
    ("not-in-series", "1111111 and ⟦1234567890123⟧"),
    ("not-joined", "IBAN ⟦DE12⟧."),
    ("not-joined", "账号⟦DE12⟧谢谢"),
    ("not-joined", "a line\n+⟦DE12⟧"),
    ("not-log-word", "user=⟦areeve⟧"),
    ("not-measured", "my PIN is ⟦5600⟧, ring first"),
    ("not-measured", "PIN ⟦4711⟧ Maria"),
    ("not-quoted", "⟦SECRET⟧ plan"),
    ("rows-filled", "⟦Name,Phone⟧\nAnn,n/a\nBo,555 01 22"),
    ("rows-filled", "⟦Name,E-mail⟧\nAnn,ann@x"),
    ("whole", "(⟦4111⟧)"),
    ("whole", "...⟦4111⟧"),
    ("whole", "call ⟦4111⟧. Then"),
    ("whole", "⟦4111⟧"),
    ("whole", "は⟦4111⟧です"),
]
FALLING = [
    ("filed", "The mrn\n\n⟦123456⟧"),
    ("not-log-word", "user=⟦Unknown.⟧"),
    ("has-digits", "ex VAT ⟦5828.29⟧"),
    ("has-digits", "⟦abc⟧"),
    ("has-digits", "Reisepass ⟦CHZXFPRTV⟧"),
    ("has-digits", "passport ⟦ICAO9WORD⟧"),
    ("not-a-long-id", "⟦4006381333931⟧"),
    ("not-a-long-id", "4111111111111112, ⟦4111111111111111⟧"),
    ("not-an-article", "Part no. ⟦AB123456C⟧"),
    ("not-an-article", "(sdb) - 80.0 GB ⟦ST380021A⟧"),
    ("not-call", "⟦self.internal⟧ = 1"),
    ("not-call", "⟦self.internal⟧()"),
    ("not-in-figures", "⟦171 48 5863⟧ 122.1 0.3"),
    ("not-in-figures", "9.25  ⟦171 48 5863⟧ x"),
    ("not-in-figures", "c.513 1.171.806 ⟦1.952.806Z⟧"),
    ("not-in-table", "a,b,⟦4111⟧,c"),
    ("not-in-table", "123 4567 ⟦4111⟧ 890"),
    ("not-in-table", "a,b,⟦4111⟧,09,28"),
    ("not-in-table", "a,b,⟦4111⟧,13/28"),
    ("not-in-table", "4673 8863 9113\n⟦4111 1111 1111 1111⟧\n"),
    ("not-in-table", "⟦4111 1111 1111 1111⟧\n1234 5678 9012 3456 7890"),
    ("not-in-series", "1111111111111 and ⟦1234567890123⟧"),
    ("not-joined", "/⟦AB12⟧"),
    ("not-joined", "⟦AB12⟧="),
    ("not-joined", "a+⟦AB12⟧"),
    ("not-joined", "⟦AB12⟧_"),
    ("not-joined", "⟦AB12⟧cd"),
    ("not-measured", "my PIN is ⟦5600⟧ ohm"),
    ("not-measured", "⟦3300⟧mV"),
    ("not-quoted", 'what "⟦SECRET⟧" means'),
    ("not-quoted", "what \u201c⟦SECRET⟧\u201d means"),
    ("rows-filled", "⟦Name,Phone⟧\nAnn,n/a\nBo,____"),
    ("rows-filled", "⟦Name,Phone⟧\nAnn,n/a\n\nSince 2026"),
    ("whole", "x⟦4111⟧"),
    ("whole", "é⟦4111⟧"),
    ("whole", "[1,.⟦4111⟧"),
    ("whole", "⟦4111⟧_a"),
    ("whole", "7-⟦4111⟧"),
    ("whole", "⟦4111⟧-A"),
]


@pytest.mark.parametrize(("guard", "text"), STANDING)
def test_a_value_stands(guard: str, text: str) -> None:
    assert stands(guard, text)


@pytest.mark.parametrize(("guard", "text"), FALLING)
def test_a_value_falls(guard: str, text: str) -> None:
    assert not stands(guard, text)


def test_a_cell_of_a_table_stands_when_a_word_near_says_what_it_is() -> None:
    assert stands("not-in-table", "card,a,b,⟦4111⟧,c", certain=True)


def test_a_long_number_is_a_card_when_a_word_near_says_so() -> None:
    assert stands("not-a-long-id", "card ⟦4006381333931⟧", certain=True)


@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize("value", ["B-111111", "1.2.x", "٣.²", "\n", " ", "a@b", "(", "'x'"])
def test_a_guard_never_raises_whatever_an_own_rule_lets_it_look_at(guard: str, value: str) -> None:
    for around in ("⟦{}⟧", "Mr ⟦{}⟧ phone 111-22-3333\n", "a\tb\n⟦{}⟧\t1 patient"):
        assert stands(guard, around.format(value)) in {True, False}


def test_every_guard_is_tried_both_ways() -> None:
    assert (
        {guard for guard, _ in STANDING}
        == {guard for guard, _ in FALLING}
        == set(GUARDS)
        - set(CODE_GUARDS)
        - set(CODE_VALUE_GUARDS)
        - set(CASE_GUARDS)
        - set(DOSSIER_GUARDS)
        - set(PAPER_GUARDS)
        - set(ROW_GUARDS)
        - set(PASSWORD_COLUMN_GUARDS)
        - set(MACHINE_GUARDS)
        - set(NAME_GUARDS)
        - set(PHONE_GUARDS)
        - set(PASSWORD_COLUMN_GUARDS)
        - set(SECRET_GUARDS)
    )
