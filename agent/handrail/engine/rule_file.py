"""The shape of a rule file: which keys there are and what they accept."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from handrail.engine.one_line import NOT_SHOWN, ONLY_SHOWN
from handrail.engine.words import Category, DataClass

_ID = rf"^(?:{'|'.join(Category)})\.[a-z0-9]+(?:-[a-z0-9]+)*\Z"

RuleId = Annotated[
    str,
    Meta(
        pattern=_ID,
        max_length=64,
        title="a rule id",
        description='category and name, like "secret.aws-access-key"',
    ),
]
Line = Annotated[
    str,
    Meta(
        pattern=rf"^(?=.*\S)[^{NOT_SHOWN}]{{1,400}}\Z",
        title="a line of text",
        description=f"1 to 400 characters in quotes, {ONLY_SHOWN}",
    ),
]
# Below three characters a keyword stands everywhere and filters nothing; "@" is rare enough, and so
# are two characters that write a word. ":" means a run of short groups with colons between them.
Keyword = Annotated[
    str,
    Meta(
        pattern=r"^(?:@|:|[^\x00-\x7f]{2}|[^\x00-\x08\x0a-\x1f\x7f]{3,60})\Z",
        title="a keyword",
        description='3 to 60 characters in quotes, "@", ":", or two that are not ASCII',
    ),
]
Word = Annotated[
    str,
    Meta(
        pattern=r"^(?:@|[^\x00-\x1f\x7f]{2,60})\Z",
        title="a word",
        description='2 to 60 characters in quotes, or "@"',
    ),
]
Cue = Annotated[
    str,
    Meta(
        pattern=r"^[^\x00-\x1f\x7f*]{2,60}\*?\Z",
        title="a word of a cue",
        description='2 to 60 characters in quotes; with "*" at its end it may go on',
    ),
]
Text = Annotated[str, Meta(min_length=1, max_length=4000, title="a text", description="a string")]
# What an example says stays out of every message: it is a content.
Example = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=4000,
        title="a text",
        description="1 to 4,000 characters in quotes",
        extra={"private": True},
    ),
]
Pattern = Annotated[str, Meta(max_length=8000, title="a pattern", description="RE2 syntax")]
# A window longer than this would read most pastes as a whole for every keyword.
Reach = Annotated[
    int, Meta(ge=0, le=16_384, title="a distance", description="0 to 16384 characters")
]
Digits = Annotated[
    int, Meta(ge=6, le=40, title="a number of digits", description="a whole number from 6 to 40")
]
Count = Annotated[int, Meta(ge=1, le=100, title="a count", description="a whole number from 1")]
Weight = Annotated[
    int, Meta(ge=-100, le=100, title="a weight", description="a whole number, -100 to 100")
]
Bits = Annotated[
    float, Meta(ge=0, le=8, title="bits per character", description="a number from 0 to 8")
]
Source = Annotated[
    str,
    Meta(
        pattern=rf"^https://[^\s{NOT_SHOWN}]{{4,300}}\Z|^[A-Z][^{NOT_SHOWN}]{{4,200}}\Z",
        title="a source",
        description="an https:// address or the title of a document",
    ),
]


class ContextTable(Struct, frozen=True, forbid_unknown_fields=True):
    """context: words that make a candidate certain."""

    words: tuple[Word, ...]
    before: Reach = 48
    after: Reach = 24
    required: bool = False


class SampleTable(Struct, frozen=True, forbid_unknown_fields=True):
    """sample: values that documentation uses."""

    pattern: Pattern = ""
    words: tuple[Word, ...] = ()
    check: Text = ""
    above: tuple[Pattern, ...] = ()


class TermsTable(Struct, frozen=True, forbid_unknown_fields=True):
    """terms: words that mean something only together."""

    groups: tuple[tuple[Word, ...], ...]
    at_least: Count
    within: Reach = 600
    sure: Count | None = None


class CueTable(Struct, frozen=True, forbid_unknown_fields=True):
    """cues: what speaks for a paper or against it."""

    weight: Weight
    words: tuple[Cue, ...] = ()
    pattern: Pattern = ""
    most: Count = 1
    unless: Pattern = ""


class EvidenceTable(Struct, frozen=True, forbid_unknown_fields=True):
    """evidence: what has to speak for a gathering of terms besides."""

    need: Count
    cues: tuple[CueTable, ...]
    around: Reach = 1_500


class BulkTable(Struct, frozen=True, forbid_unknown_fields=True):
    """bulk: from this many different values on the class rises."""

    at_least: Count = field(name="from")
    data_class: DataClass = field(name="class")


class RuleTable(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[[rule]]: one thing we can recognise."""

    id: RuleId
    title: Line
    data_class: DataClass = field(name="class")
    confidence: Literal["low", "medium", "high"]
    why: Line
    remedy: Line
    source: Source
    hits: tuple[Example, ...]
    misses: tuple[Example, ...]
    keywords: tuple[Keyword, ...] = ()
    digits: Digits = 0
    pattern: Text = ""
    terms: TermsTable | None = None
    evidence: EvidenceTable | None = None
    before: Reach = 64
    after: Reach = 128
    checks: tuple[Text, ...] = ()
    guards: tuple[Text, ...] = ()
    entropy: Bits = 0.0
    context: ContextTable | None = None
    veto: tuple[Word, ...] = ()
    sample: SampleTable | None = None
    bulk: BulkTable | None = None
    hides: Literal["value", "paragraph", "text"] = "value"
    shows: Literal["first", "last", "none"] = "first"


class RuleFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file: one family of rules."""

    rule: tuple[RuleTable, ...]
