"""What is unwise is said twice: with its place for who edits the file, plainly for who answers."""

import re
from datetime import date

import pytest

from governance.house import HEAD, WORKSPACE, source_of
from handrail.governance.advice import advise
from handrail.local.builtin import builtin_rules

TODAY = date(2026, 11, 21)
APPROVED = '[[tools]]\nid = "claude"\ntier = "approved"\n'
SIGNED = '[[sign_off]]\nrole = "legal"\nname = "Bo"\non = 2027-01-01\n'
WORDS = '[[dictionaries]]\nname = "x"\nterms = ["Phoenix"]\nclass = "sensitive"\n'
TWICE = f'{APPROVED}[[tools]]\nid = "kimi"\ntier = "prohibited"\n'
# What only a file says: names of keys, values, places.
FILE_WORDS = re.compile(r'[_=\[\]"]|\bline \d|\w\.\w+\.\w')


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("effective = 2027-01-01\n", "It is to begin on 2027-01-01"),
        ("review_by = 2026-11-01\n", "It was to be reviewed by 2026-11-01."),
        (APPROVED, "Claude is approved, and nobody has assessed it yet."),
        (f"{APPROVED}reviewed_on = 2025-01-01\n", "Claude was assessed more than a year ago."),
        (f"{APPROVED}reviewed_on = 2027-01-01\n", "that day is still to come"),
        (f"{APPROVED}expires = 2026-01-01\n", "The agreement about Claude ended on"),
        (f'{APPROVED}trains_on_data = "yes"\n', "Claude learns from what it is given"),
        ('[tiers]\nunlisted = { ceiling = "sensitive" }\n', "Tools nobody decided about may"),
        ('posture = "observe"\n', "It only records: nothing is held"),
        ('posture = "coach"\n', "People are asked for a reason and have none to choose from."),
        ('[classes.internal]\nover_ceiling = "allow"\n', "Internal content goes everywhere"),
        ('[rules."payment.card"]\nenabled = false\n', "is switched off"),
        ("", "No tool is approved."),
        (TWICE, "Kimi may receive nothing, and no approved tool stands in its place."),
        (WORDS, "Your own word number 1 is an ordinary word"),
        ("[retention]\nhistory_days = 800\n", "The history is kept for 800 days"),
        ("[exceptions]\nlongest_days = 900\n", "An exception may last 900 days"),
        (SIGNED, "It was signed on 2027-01-01, and that day is still to come."),
        ("[surfaces]\ndrop = { guarded = true }\n", "what people drop goes in unchecked"),
        (WORKSPACE, "up to sensitive content may go in with any account"),
        ('[accounts]\nunknown = { ceiling = "public" }\n', "no approved tool is for work accounts"),
        ('[when]\nagent_silent = "allow"\n', "though nobody looked at it"),
    ],
)
def test_what_is_unwise_is_said_in_words_that_need_no_file(text: str, plainly: str) -> None:
    told = [one.plainly for one in advise(source_of(HEAD + text), builtin_rules(), TODAY)]

    assert any(plainly in line for line in told)
    assert [line for line in told if FILE_WORDS.search(line)] == []
    assert [line for line in told if not re.fullmatch(r"[A-Z].+\.", line)] == []
