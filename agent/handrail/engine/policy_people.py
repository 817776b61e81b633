"""The tables of the policy file that people read: they say who, why and until when.

What they say stands in the rendered document and in reports. `policy_file.py` holds the others,
which say what the agent does.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from handrail.engine.one_line import NOT_SHOWN, ONLY_SHOWN
from handrail.engine.words import Account, Action, Surface

# Ids stand in messages, rows and file names, so they are plain. `\Z`, because `$` would let a
# line break through.
_ID = r"^[a-z0-9][a-z0-9.-]{0,63}\Z"
_ONE_LINE = rf"^(?=.*\S)[^{NOT_SHOWN}]{{1,200}}\Z"
_SENTENCES = rf"^(?=.*\S)[^{NOT_SHOWN}]{{1,600}}\Z"

Id = Annotated[
    str,
    Meta(pattern=_ID, title="an id", description='1 to 64 of a-z, 0-9, "-" and ".", in quotes'),
]
Line = Annotated[
    str,
    Meta(
        pattern=_ONE_LINE,
        title="a line of text",
        description=f"1 to 200 characters in quotes, {ONLY_SHOWN}",
    ),
]
Sentences = Annotated[
    str,
    Meta(
        pattern=_SENTENCES,
        title="a sentence or two",
        description=f"1 to 600 characters on one line, in quotes, {ONLY_SHOWN}",
    ),
]
Days = Annotated[
    int,
    Meta(
        ge=1,
        le=3650,
        title="a number of days",
        description="a whole number from 1 to 3650, without quotes",
    ),
]
Hours = Annotated[
    int,
    Meta(
        ge=1,
        le=720,
        title="a number of hours",
        description="a whole number from 1 to 720, without quotes",
    ),
]
Version = Annotated[
    int,
    Meta(
        ge=1,
        le=1_000_000,
        title="a version",
        description="a whole number from 1 on, without quotes",
    ),
]
# A whole table of people fits; a book does not.
ExampleText = Annotated[
    str,
    Meta(
        pattern=r"^(?=[\s\S]*\S)[\s\S]{1,4000}\Z",
        title="a text",
        description="1 to 4,000 characters; values as placeholders such as {{card}}",
        extra={"private": True},
    ),
]
Framework = Literal[
    "soc2", "gdpr", "hipaa", "iso27001", "iso42001", "pci-dss", "eu-ai-act", "nist-ai-rmf"
]
SignIn = Literal["workspace", "personal", "any"]
Training = Literal["yes", "no", "unknown"]
Assurance = Literal["dpa", "baa", "no-training", "soc2-report", "iso27001-certificate", "sso"]


class ClassExample(Struct, frozen=True, forbid_unknown_fields=True):
    """[[classes.NAME.examples]]: what such content is, in one department's words."""

    department: Line
    content: Line


class OverridesTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[overrides]: the reasons a person may choose from when one is asked for."""

    reasons: tuple[Line, ...] = ()


class RetentionTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[retention]: how long a person's own history is kept on their machine."""

    history_days: Days = 90


class ExceptionsTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[exceptions]: who grants one, and for how long at most."""

    approver: Line | None = None
    longest_days: Days = 90


class IncidentsTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[incidents]: whom to tell, how soon, and what then happens."""

    contact: Line | None = None
    report_within_hours: Hours = 24
    steps: tuple[Sentences, ...] = ()


class LessonsTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[lessons]: what people are asked to have read."""

    required: tuple[Id, ...] = ()
    again_after_days: Days = 365


class BudgetTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[budget]: who answers for the cost of AI tools. Paper cannot cap it."""

    owner: Line | None = None
    monthly_cap: Line | None = None


class SignOffTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[[sign_off]]: who agreed to this version."""

    role: Literal["security", "legal", "business", "it"]
    name: Line
    on: date


class ChangeTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[[changes]]: what a version changed."""

    version: Version
    on: date
    what: Sentences


class ExampleTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[[examples]]: this text on that site gives that action. `handrail policy test` runs them.

    surface, account: how it gets there, and who is signed in.
    proves: ids of statements of the document that this example backs.
    """

    name: Line
    site: Line
    text: ExampleText
    action: Action
    proves: tuple[Id, ...] = ()
    surface: Surface = Surface.PASTE
    account: Account = Account.UNKNOWN
