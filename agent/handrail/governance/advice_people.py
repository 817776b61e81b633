"""Say what is unwise in what people are asked, told and promised: reasons, reports, exceptions."""

from collections.abc import Iterator
from datetime import date

from handrail.engine.words import Action, Posture
from handrail.governance.source import Source
from handrail.governance.unwise import Unwise

# A year of habits is enough for any question about them; longer is a record of people.
_HISTORY_LONG_DAYS = 365
# What an exception is for changes within a year, and so does who asked for it.
_EXCEPTION_LONG_DAYS = 365
# The authority has to know by then, so whoever tells it has to know sooner. Source: GDPR 33(1).
_GDPR_REPORT_HOURS = 72


def reasons(source: Source, _: date) -> Iterator[Unwise]:
    """Reasons that are asked for, with none to choose from."""
    policy = source.policy
    asked = {handling.over_ceiling for handling in policy.classes.values()}
    if not policy.reasons and (Action.JUSTIFY in asked or policy.posture is Posture.COACH):
        yield Unwise(
            ("overrides", "reasons"),
            "has none, and people are asked for one; add the few that are usual",
            "People are asked for a reason and have none to choose from. "
            "Add the few that are usual to the policy file.",
        )


def promises(source: Source, _: date) -> Iterator[Unwise]:
    """Times that are longer than what they are for."""
    written = source.written
    kept = written.retention.history_days
    if kept > _HISTORY_LONG_DAYS:
        yield Unwise(
            ("retention", "history_days"),
            f"= {kept} keeps a record of people for long; use 90 unless a duty asks for more",
            f"The history is kept for {kept} days: a long record of people. "
            "Keep it for 90, unless a duty asks for more.",
        )
    longest = written.exceptions.longest_days
    if longest > _EXCEPTION_LONG_DAYS:
        yield Unwise(
            ("exceptions", "longest_days"),
            f"= {longest} is longer than anybody remembers the reason; grant it again each year",
            f"An exception may last {longest} days, longer than anybody remembers its reason. "
            "Grant it again each year.",
        )
    hours = written.incidents.report_within_hours
    if "gdpr" in written.policy.frameworks and hours >= _GDPR_REPORT_HOURS:
        yield Unwise(
            ("incidents", "report_within_hours"),
            f"= {hours}, and the authority has to know within {_GDPR_REPORT_HOURS} hours; use 24",
            f"People have {hours} hours to report what slipped, and the authority has to know "
            f"within {_GDPR_REPORT_HOURS}. Give them 24.",
        )


def versions(source: Source, today: date) -> Iterator[Unwise]:
    """A change log without this version, and signatures of another day."""
    written = source.written
    told = [change.version for change in written.changes]
    version = written.policy.version
    if version > 1 and version not in told:
        yield Unwise(
            ("changes",),
            f"says nothing about version {version}; add what it changed, people read it",
            f"Nothing says what version {version} changed. Add it: people read it.",
        )
    for place, signed in enumerate(written.sign_off):
        if signed.on > today:
            yield Unwise(
                ("sign_off", place, "on"),
                f"= {signed.on} is still to come; use the day of signing",
                f"It was signed on {signed.on}, and that day is still to come. Check the day.",
            )
