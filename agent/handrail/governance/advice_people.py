"""Say what is unwise in what people are asked, told and promised: reasons, reports, exceptions."""

from collections.abc import Iterator
from datetime import date

from handrail.engine.lines import KeyPath
from handrail.engine.words import Action, Posture
from handrail.governance.source import Source

_Advice = Iterator[tuple[KeyPath, str]]
# A year of habits is enough for any question about them; longer is a record of people.
_HISTORY_LONG_DAYS = 365
# What an exception is for changes within a year, and so does who asked for it.
_EXCEPTION_LONG_DAYS = 365
# The authority has to know by then, so whoever tells it has to know sooner. Source: GDPR 33(1).
_GDPR_REPORT_HOURS = 72


def reasons(source: Source, _: date) -> _Advice:
    """Reasons that are asked for, with none to choose from."""
    policy = source.policy
    asked = {handling.over_ceiling for handling in policy.classes.values()}
    if not policy.reasons and (Action.JUSTIFY in asked or policy.posture is Posture.COACH):
        what = "has none, and people are asked for one"
        yield ("overrides", "reasons"), f"{what}; add the few that are usual"


def promises(source: Source, _: date) -> _Advice:
    """Times that are longer than what they are for."""
    written = source.written
    if written.retention.history_days > _HISTORY_LONG_DAYS:
        what = f"= {written.retention.history_days} keeps a record of people for long"
        yield ("retention", "history_days"), f"{what}; use 90 unless a duty asks for more"
    if written.exceptions.longest_days > _EXCEPTION_LONG_DAYS:
        what = f"= {written.exceptions.longest_days} is longer than anybody remembers the reason"
        yield ("exceptions", "longest_days"), f"{what}; grant it again each year"
    hours = written.incidents.report_within_hours
    if "gdpr" in written.policy.frameworks and hours >= _GDPR_REPORT_HOURS:
        what = f"= {hours}, and the authority has to know within {_GDPR_REPORT_HOURS} hours"
        yield ("incidents", "report_within_hours"), f"{what}; use 24"


def versions(source: Source, today: date) -> _Advice:
    """A change log without this version, and signatures of another day."""
    written = source.written
    told = [change.version for change in written.changes]
    version = written.policy.version
    if version > 1 and version not in told:
        what = f"says nothing about version {version}"
        yield ("changes",), f"{what}; add what it changed, people read it"
    for place, signed in enumerate(written.sign_off):
        if signed.on > today:
            yield (
                ("sign_off", place, "on"),
                f"= {signed.on} is still to come; use the day of signing",
            )
