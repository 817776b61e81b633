"""Advice about periods, exceptions, sign-offs and what the change list leaves out."""

from datetime import date

import pytest

from governance.house import HEAD, source_of
from handrail.governance.advice import advise
from handrail.local.builtin import builtin_rules

TODAY = date(2026, 11, 21)
CHANGE = '[[changes]]\nversion = 3\non = 2026-11-01\nwhat = "Slack is out."\n'
SIGNED = '[[sign_off]]\nrole = "legal"\nname = "Bo"\non = {}\n'


def advice(text: str) -> str:
    """Return what is unwise in a policy, one line each."""
    return "\n".join(map(str, advise(source_of(HEAD + text), builtin_rules(), TODAY)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[retention]\nhistory_days = 800\n", "retention.history_days = 800 keeps a record"),
        ("[exceptions]\nlongest_days = 900\n", "exceptions.longest_days = 900 is longer than"),
        (
            'frameworks = ["gdpr"]\n[incidents]\nreport_within_hours = 72\n',
            "line 7: incidents.report_within_hours = 72, and the authority has to know",
        ),
        ('posture = "coach"\n', "overrides.reasons has none"),
        ('[classes.sensitive]\nover_ceiling = "justify"\n', "overrides.reasons has none"),
        ("", "changes says nothing about version 3"),
        (SIGNED.format("2027-01-01"), "sign_off[0].on = 2027-01-01 is still to come"),
    ],
)
def test_what_is_unwise_about_people_is_said_with_its_line(text: str, line: str) -> None:
    assert line in advice(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "overrides"),
        ("[incidents]\nreport_within_hours = 72\n", "report_within_hours"),
        ('frameworks = ["gdpr"]\n', "report_within_hours"),
        (CHANGE, "changes"),
        (SIGNED.format("2026-11-21"), "sign_off"),
        ("", "retention"),
        ("", "exceptions"),
    ],
)
def test_what_is_usual_needs_no_advice(text: str, key: str) -> None:
    assert key not in advice(text)
