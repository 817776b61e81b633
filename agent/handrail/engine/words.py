"""The words of the house as ordered enumerations: one word per thing, everywhere."""

from enum import StrEnum


class Ranked(StrEnum):
    """A word whose rank is its place in the definition, 0 is the lowest."""

    rank: int

    def __init__(self, _: str) -> None:
        # Members join their class one by one. Counted once: a long list of findings asks often.
        self.rank = len(type(self).__members__)


class Surface(StrEnum):
    """How content gets to a tool."""

    PASTE = "paste"
    DROP = "drop"
    FILE = "file"
    SUBMIT = "submit"


# What the extension of this version holds up: it has a gate for each of these, and for no other.
GUARDED = frozenset({Surface.PASTE})


class Account(StrEnum):
    """Who is signed in at a tool."""

    WORKSPACE = "workspace"  # the organisation's, under its agreement with the vendor
    PERSONAL = "personal"
    UNKNOWN = "unknown"  # nobody can tell: in this version always


class DataClass(Ranked):
    """How sensitive content is."""

    PUBLIC = "public"
    INTERNAL = "internal"
    SENSITIVE = "sensitive"
    PROHIBITED = "prohibited"


class Action(Ranked):
    """What the agent answers; a later word is stricter."""

    ALLOW = "allow"
    WARN = "warn"
    JUSTIFY = "justify"
    REDACT = "redact"
    BLOCK = "block"


class Category(StrEnum):
    """What kind of thing a rule recognises."""

    SECRET = "secret"  # noqa: S105 -- the name of a category
    IDENTITY = "identity"
    PAYMENT = "payment"
    HEALTH = "health"
    CONTACT = "contact"
    NETWORK = "network"
    CONFIDENTIAL = "confidential"
    CODE = "code"
    BUSINESS = "business"


class Confidence(Ranked):
    """How sure a rule is of one finding."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Tier(Ranked):
    """What the organisation thinks of a tool; a later word is stricter."""

    APPROVED = "approved"
    UNLISTED = "unlisted"
    RESTRICTED = "restricted"
    PROHIBITED = "prohibited"


class Posture(StrEnum):
    """How firmly the policy acts."""

    ENFORCE = "enforce"
    COACH = "coach"
    OBSERVE = "observe"


class Decision(StrEnum):
    """What the person did after a verdict."""

    PASSED = "passed"  # the verdict was allow: nothing was shown
    CANCELLED = "cancelled"
    REDACTED = "redacted"
    CONTINUED = "continued"
