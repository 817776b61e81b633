"""The policy in force, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from handrail.engine.words import Account, Action, DataClass, Posture, Surface, Tier

# A pause is for one thing at hand, not for a day, and ends by itself.
PAUSE_MAX_MINUTES = 15
# Where the policy says nothing: a quarter, in which habits show.
HISTORY_DAYS = 90

# Where a rule of the policy's own comes from; a rule of ours names a document.
OWN_SOURCE = "The policy in force"


@dataclass(frozen=True, slots=True)
class TierHandling:
    """What tools of one tier may receive.

    any_content: an action for everything that goes there, or None.
    """

    ceiling: DataClass
    any_content: Action | None = None


@dataclass(frozen=True, slots=True)
class ClassHandling:
    """What happens when content of this class exceeds what the tool may receive."""

    over_ceiling: Action
    offer_redacted: bool = True
    exceptions: Literal["allowed", "never"] = "allowed"


@dataclass(frozen=True, slots=True)
class Limit:
    """What a surface or an account takes from what a tool may receive; None takes nothing.

    any_content: an action for everything that goes this way.
    """

    ceiling: DataClass | None = None
    any_content: Action | None = None


@dataclass(frozen=True, slots=True)
class SurfaceHandling:
    """How content that gets to tools in one way is treated.

    guarded: it is to be held up and judged, as far as the version at hand can.
    """

    guarded: bool = True
    limit: Limit = Limit()


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool the catalogue or the policy names.

    hosts: lower-case host names; a host covers itself and its subdomains.
    ceiling: the tool's own, or None for its tier's.
    inventory: somebody names it and nobody here has verified it; it counts only once a policy
        decides about it.
    workspace: it is for the organisation's accounts only.
    """

    id: str
    name: str
    hosts: tuple[str, ...]
    tier: Tier = Tier.UNLISTED
    ceiling: DataClass | None = None
    agreement: str = ""
    instead_of: tuple[str, ...] = ()
    vendor: str = ""
    category: str = ""
    inventory: bool = False
    workspace: bool = False


@dataclass(frozen=True, slots=True)
class Bulk:
    """From this many different values on, the class rises."""

    at_least: int
    data_class: DataClass


@dataclass(frozen=True, slots=True)
class Allow:
    """What is let pass though a rule finds it.

    values: folded as allowed.py does. patterns: each for a whole value. tools: ids.
    """

    values: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    tools: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What the policy says about one rule; None keeps the rule's own."""

    data_class: DataClass | None = None
    bulk: Bulk | None = None
    enabled: bool = True
    allow: Allow | None = None


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The organisation's own words: code names, customers, internal hosts.

    match: "forms" is the word, its plural and genitive, and with - or _ for its spaces.
    title, why, remedy: what a person is told; empty for a general sentence.
    """

    name: str
    terms: tuple[str, ...]
    data_class: DataClass
    match: Literal["forms", "word", "anywhere"] = "forms"
    case: Literal["any", "exact"] = "any"
    title: str = ""
    why: str = ""
    remedy: str = ""

    @property
    def rule_id(self) -> str:
        """The rule that its findings are told by."""
        return own_rule_id(self.name)


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """What the organisation describes by its form: ticket numbers, customer numbers.

    pattern: in RE2 syntax. near: words of which one must stand near, when there are any.
    """

    name: str
    pattern: str
    data_class: DataClass
    near: tuple[str, ...] = ()
    title: str = ""
    why: str = ""
    remedy: str = ""

    @property
    def rule_id(self) -> str:
        """The rule that its findings are told by."""
        return own_rule_id(self.name)


def own_rule_id(name: str) -> str:
    """Return the id of the rule that a dictionary or pattern of the policy becomes."""
    return f"confidential.{name}"


@dataclass(frozen=True, slots=True)
class When:
    """What happens where the engine could not judge. Said by the policy, never by a handler."""

    agent_silent: Action = Action.WARN
    agent_error: Action = Action.WARN
    partial: Action = Action.WARN
    too_large: Action = Action.WARN
    unscannable: Action = Action.WARN


def usual_surfaces() -> Mapping[Surface, SurfaceHandling]:
    """Return what holds on each surface where the policy says nothing about it."""
    return MappingProxyType(dict.fromkeys(Surface, SurfaceHandling()))


def usual_accounts() -> Mapping[Account, Limit]:
    """Return what each account takes, in tools for workspace accounts, where nothing is said."""
    nothing, public = Limit(), Limit(DataClass.PUBLIC)
    usual = {Account.WORKSPACE: nothing, Account.PERSONAL: public, Account.UNKNOWN: nothing}
    return MappingProxyType(usual)


@dataclass(frozen=True, slots=True)
class Policy:
    """One compiled policy. A verdict holds one from start to end.

    tools: the catalogue's tools with the policy's own settings laid over them.
    digest: hex SHA-256 of the text it was compiled from.
    pause_minutes: how long a person may pause; 0 is never.
    history_days: how long a person's own history is kept.
    reasons: what a person may choose from where a reason is asked for.
    surfaces: for each, whether it is to be guarded, and what it takes.
    accounts: for each, what it takes in tools that are for the organisation's accounts only.
    above: the layer this one lies over; its answer holds where it is the stricter one.
    """

    id: str
    version: int
    owner: str
    effective: date | None
    review_by: date | None
    posture: Posture
    tiers: Mapping[Tier, TierHandling]
    classes: Mapping[DataClass, ClassHandling]
    tools: tuple[Tool, ...]
    rules: Mapping[str, RuleSetting]
    dictionaries: tuple[Dictionary, ...]
    when: When
    digest: str
    pause_minutes: int = PAUSE_MAX_MINUTES
    patterns: tuple[OwnPattern, ...] = ()
    history_days: int = HISTORY_DAYS
    reasons: tuple[str, ...] = ()
    surfaces: Mapping[Surface, SurfaceHandling] = field(default_factory=usual_surfaces)
    accounts: Mapping[Account, Limit] = field(default_factory=usual_accounts)
    above: "Policy | None" = None
