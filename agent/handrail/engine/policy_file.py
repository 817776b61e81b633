"""The shape of the policy file: which keys there are and what they accept."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from handrail.engine.policy import PAUSE_MAX_MINUTES
from handrail.engine.policy_limits import AccountTables, SurfaceTables
from handrail.engine.policy_people import (
    Assurance,
    BudgetTable,
    ChangeTable,
    ClassExample,
    ExampleTable,
    ExampleText,
    ExceptionsTable,
    Framework,
    Id,
    IncidentsTable,
    LessonsTable,
    Line,
    OverridesTable,
    RetentionTable,
    Sentences,
    SignIn,
    SignOffTable,
    Training,
    Version,
)
from handrail.engine.words import Action, DataClass, Posture

# A host name of at least two labels; the longest the name system allows. Source: RFC 1035, 2.3.4.
_HOST = r"^(?=.{3,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}\Z"

Host = Annotated[
    str,
    Meta(
        pattern=_HOST,
        title="a host name",
        description='lower case without https:// or path, like "chat.example.com"',
    ),
]
Many = Annotated[
    int,
    Meta(ge=2, le=1_000_000, title="a number of values", description="a whole number from 2 on"),
]
PauseMinutes = Annotated[
    int,
    Meta(
        ge=0,
        le=PAUSE_MAX_MINUTES,
        title="a length of a pause",
        description=f"a whole number of minutes from 0 (never) to {PAUSE_MAX_MINUTES}",
    ),
]
# A dictionary is a list of what must not leak: its words stay out of messages.
Term = Annotated[
    str,
    Meta(
        pattern=r"^(?=.*\S)[^\x00-\x1f\x7f]{2,200}\Z",
        title="a term",
        description="2 to 200 characters on one line, in quotes",
        extra={"private": True},
    ),
]
# A value that is let pass may be a secret itself: a test account, a public key's twin.
AllowedValue = Annotated[
    str,
    Meta(
        pattern=r"^(?=.*\S)[^\x00-\x1f\x7f]{1,400}\Z",
        title="a value",
        description="1 to 400 characters on one line, in quotes",
        extra={"private": True},
    ),
]
PatternText = Annotated[
    str,
    Meta(
        pattern=r"(?s)^.{1,1000}\Z",
        title="a pattern",
        description="RE2 syntax, 1 to 1000 characters between single quotes",
    ),
]
ListedTier = Annotated[
    Literal["approved", "restricted", "prohibited"], Meta(title="a tier for a named tool")
]


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """[policy]: whose policy this is."""

    id: Id
    version: Version
    owner: Line
    effective: date | None = None
    review_by: date | None = None
    posture: Posture = Posture.ENFORCE
    extends: Id | None = None
    organisation: Line | None = None
    industry: Line | None = None
    frameworks: tuple[Framework, ...] = ()
    consequences: tuple[Sentences, ...] = ()
    pause_minutes: PauseMinutes = PAUSE_MAX_MINUTES


class TierTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[tiers.NAME]: what tools of one tier may receive."""

    ceiling: DataClass | None = None
    any_content: Action | None = None


class TierTables(Struct, frozen=True, forbid_unknown_fields=True):
    """[tiers]."""

    approved: TierTable = TierTable()
    unlisted: TierTable = TierTable()
    restricted: TierTable = TierTable()
    prohibited: TierTable = TierTable()


class ClassTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[classes.NAME]: what happens above the ceiling."""

    over_ceiling: Action | None = None
    offer_redacted: bool | None = None
    exceptions: Literal["allowed", "never"] | None = None
    handling: Sentences | None = None
    examples: tuple[ClassExample, ...] = ()


class ClassTables(Struct, frozen=True, forbid_unknown_fields=True):
    """[classes]. Nothing is above a ceiling that is public already, so that class is not here."""

    internal: ClassTable = ClassTable()
    sensitive: ClassTable = ClassTable()
    prohibited: ClassTable = ClassTable()


class ToolTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[[tools]]: what the organisation decided about one tool."""

    id: Id
    tier: ListedTier
    name: Line | None = None
    hosts: tuple[Host, ...] = ()
    ceiling: DataClass | None = None
    agreement: Line | None = None
    instead_of: tuple[Id, ...] = ()
    account: SignIn = "any"
    uses: tuple[Line, ...] = ()
    owner: Line | None = None
    approved_by: Line | None = None
    trains_on_data: Training = "unknown"
    region: Line | None = None
    assurances: tuple[Assurance, ...] = ()
    reviewed_on: date | None = None
    expires: date | None = None


class BulkTable(Struct, frozen=True, forbid_unknown_fields=True):
    """bulk = { from, class }: from how many different values on the class rises."""

    at_least: Many = field(name="from")
    data_class: DataClass = field(name="class")


class AllowTable(Struct, frozen=True, forbid_unknown_fields=True):
    """allow = { values, patterns, tools }: what is let pass though the rule finds it."""

    values: tuple[AllowedValue, ...] = ()
    patterns: tuple[PatternText, ...] = ()
    tools: tuple[Id, ...] = ()


class RuleTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[rules."ID"]: what the policy says about one rule."""

    data_class: DataClass | None = field(name="class", default=None)
    bulk: BulkTable | None = None
    enabled: bool = True
    allow: AllowTable | None = None


class DictionaryTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[[dictionaries]]: the organisation's own words.

    hits, misses: texts they must be found in, and must not. `handrail policy check` runs them.
    """

    name: Id
    terms: tuple[Term, ...]
    data_class: DataClass = field(name="class")
    match: Literal["forms", "word", "anywhere"] = "forms"
    case: Literal["any", "exact"] = "any"
    title: Line | None = None
    why: Line | None = None
    remedy: Line | None = None
    hits: tuple[ExampleText, ...] = ()
    misses: tuple[ExampleText, ...] = ()


class PatternTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[[patterns]]: what the organisation describes by its form.

    hits, misses: as in [[dictionaries]].
    """

    name: Id
    pattern: PatternText
    data_class: DataClass = field(name="class")
    near: tuple[Line, ...] = ()
    title: Line | None = None
    why: Line | None = None
    remedy: Line | None = None
    hits: tuple[ExampleText, ...] = ()
    misses: tuple[ExampleText, ...] = ()


class WhenTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[when]: what happens where nothing could be judged."""

    agent_silent: Action = Action.WARN
    agent_error: Action = Action.WARN
    partial: Action = Action.WARN
    too_large: Action = Action.WARN
    unscannable: Action = Action.WARN


class PolicyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole policy file."""

    policy: Head
    tiers: TierTables = TierTables()
    classes: ClassTables = ClassTables()
    tools: tuple[ToolTable, ...] = ()
    rules: dict[str, RuleTable] = {}
    dictionaries: tuple[DictionaryTable, ...] = ()
    patterns: tuple[PatternTable, ...] = ()
    surfaces: SurfaceTables = SurfaceTables()
    accounts: AccountTables = AccountTables()
    when: WhenTable = WhenTable()
    overrides: OverridesTable = OverridesTable()
    retention: RetentionTable = RetentionTable()
    exceptions: ExceptionsTable = ExceptionsTable()
    incidents: IncidentsTable = IncidentsTable()
    lessons: LessonsTable = LessonsTable()
    budget: BudgetTable = BudgetTable()
    sign_off: tuple[SignOffTable, ...] = ()
    changes: tuple[ChangeTable, ...] = ()
    examples: tuple[ExampleTable, ...] = ()
