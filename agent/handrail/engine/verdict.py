"""What the engine answers: findings, and the verdict drawn from them."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from handrail.engine.names import Named
from handrail.engine.words import (
    Account,
    Action,
    Category,
    Confidence,
    DataClass,
    Surface,
    Tier,
)


class Finding(NamedTuple):
    """One occurrence of one rule. A tuple, because a text may have thousands.

    start, end: offsets in code points into the part, end exclusive.
    part: which flavour of the content the offsets count in.
    sample: the value masked for showing: at most four characters of it, none of a value under
        12 characters or of a password. Never stored.
    decoded_via: the chain of views through which it was found ("base64"), or None.
    """

    rule: str
    title: str
    category: Category
    data_class: DataClass
    confidence: Confidence
    start: int
    end: int
    why: str
    remedy: str
    sample: str
    decoded_via: str | None = None
    part: Literal["text", "html"] = "text"


@dataclass(frozen=True, slots=True)
class Placement:
    """Which tool a host belongs to, and what the policy lets it receive as it is.

    tool: id in the catalogue, or None for a host that no catalogue names.
    ceiling: the tool's or its tier's, or a lower one that the surface or the account has.
    instead: (id, name) of the sanctioned alternatives.
    workspace: the tool is for the organisation's accounts only, so it matters who is signed in.
    """

    tool: str | None
    name: str
    tier: Tier
    ceiling: DataClass
    instead: tuple[tuple[str, str], ...] = ()
    surface: Surface = Surface.PASTE
    account: Account = Account.UNKNOWN
    workspace: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """What the person may do besides not letting the content through."""

    redact: bool
    proceed: Literal["no", "yes", "reason"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to "may this go there?".

    redacted: the text with every finding hidden; None when there is no finding.
    redacted_html: the same of the html, with only its structure left; None where there is none.
    partial: the work budget ran out, so part of the content was not checked.
    unscannable: something in it (a file, an image) could not be checked at all.
    names: the placeholders in both redacted versions, where the conversation is kept.
    """

    action: Action
    data_class: DataClass
    findings: tuple[Finding, ...]
    placement: Placement
    offers: Offers
    redacted: str | None
    redacted_html: str | None = None
    partial: bool = False
    unscannable: bool = False
    names: tuple[Named, ...] = field(default=(), repr=False)
