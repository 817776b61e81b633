"""What is legal and unwise in a policy is said, with its line."""

from datetime import date

import pytest

from governance.house import HEAD, source_of, starter
from handrail.governance.advice import advise
from handrail.local.builtin import builtin_rules

TODAY = date(2026, 11, 21)
APPROVED = '[[tools]]\nid = "claude"\ntier = "approved"\n'


def advice(text: str) -> str:
    """Return what is unwise in a policy, one line each."""
    return "\n".join(map(str, advise(source_of(HEAD + text), builtin_rules(), TODAY)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("effective = 2027-01-01\n", "line 5: policy.effective = 2027-01-01 is still to come"),
        ("review_by = 2026-11-01\n", "line 5: policy.review_by = 2026-11-01 is over"),
        ("review_by = 2026-12-01\n", "line 5: policy.review_by = 2026-12-01 is near"),
        (f"{APPROVED}reviewed_on = 2025-01-01\n", "line 8: tools[0].reviewed_on"),
        (f"{APPROVED}expires = 2026-01-01\n", "line 8: tools[0].expires = 2026-01-01 is over"),
        (APPROVED, "line 5: tools[0].reviewed_on is not said: nobody has assessed this tool yet"),
        (f"{APPROVED}reviewed_on = 2027-01-01\n", "tools[0].reviewed_on = 2027-01-01 is still to"),
        (f"{APPROVED}expires = 2026-12-15\n", "line 8: tools[0].expires = 2026-12-15 is near"),
        (f'{APPROVED}trains_on_data = "yes"\n', "agree on an opt-out"),
        ('[tiers]\nunlisted = { ceiling = "sensitive" }\n', "is for tools nobody agreed with"),
        ('posture = "observe"\n', "nothing is held"),
        ('[classes.internal]\nover_ceiling = "allow"\n', "makes the ceiling meaningless"),
        ('[rules."payment.card"]\nenabled = false\n', "lower its class instead"),
        ("", "has no approved tool"),
        ("", "examples has none"),
        ('[[tools]]\nid = "kimi"\ntier = "prohibited"\n', 'tools[0].id = "kimi" has no approved'),
    ],
)
def test_what_is_legal_and_unwise_is_said_with_its_line(text: str, line: str) -> None:
    assert line in advice(text)


def test_a_term_that_meets_ordinary_text_is_told_and_never_quoted() -> None:
    terms = '["Phoenix", "AB1", "Bluefin-9"]'
    text = f'[[dictionaries]]\nname = "x"\nterms = {terms}\nclass = "sensitive"\n'
    told = advice(text)

    assert "dictionaries[0].terms[0] is an ordinary word" in told
    assert "dictionaries[0].terms[1] is so short" in told
    assert "terms[2]" not in told
    assert "hoenix" not in told


def test_a_layer_need_not_say_when_the_policy_above_assessed_a_tool() -> None:
    layer = source_of(f'{HEAD}extends = "organisation"\n{APPROVED}')

    assert "reviewed_on" not in "".join(map(str, advise(layer, builtin_rules(), TODAY)))


def test_a_good_policy_is_left_alone() -> None:
    assert advise(starter("software-company"), builtin_rules(), TODAY) == ()
