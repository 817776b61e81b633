"""The sections of the policy's document, as data: what they say, and with which mark."""

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from handrail.engine.policy_people import Framework
from handrail.engine.tables import read_tables
from handrail.engine.words import Category, DataClass, Posture, Surface, Tier
from handrail.governance.departments import FILE as DEPARTMENTS


class Mark(StrEnum):
    """What stands behind a sentence of the document."""

    ENFORCED = "enforced"  # Handrail holds or stops it; an example that was run shows it
    RECORDED = "recorded"  # Handrail notes it, without content
    TRUST = "trust"  # software on this machine cannot know

    @property
    def words(self) -> str:
        """How people read it."""
        return "on trust" if self is Mark.TRUST else str(self)


SectionId = Annotated[str, Meta(pattern=r"^P(?:[1-9]|1[0-8])\Z", title="a section")]
StatementId = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}\Z", title="an id")]
# What is drawn beneath the sentences of a section.
Table = Literal["ways", "tools", "classes", "records", "learning", "steps", "versions"]


class Proof(Struct, frozen=True, forbid_unknown_fields=True):
    """What an example must be about to prove a statement.

    surface: how it gets there; one that nothing guards proves nothing.
    workspace: the tool is one for workspace accounts only.
    """

    tier: Tier
    data_class: DataClass = field(name="class")
    category: Category | None = None
    surface: Surface = Surface.PASTE
    workspace: bool = False


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence.

    text: with {names} of `fields.py`; {outcome} is what its examples showed.
    advisory: the wording where the posture is not "enforce".
    short: the wording in the short version; without it, it is not there.
    needs, lacks: the name of a field that must, or must not, have something in it.
    """

    id: StatementId
    mark: Mark
    text: str
    advisory: str | None = None
    short: str | None = None
    posture: Posture | None = None
    framework: Framework | None = None
    needs: str | None = None
    lacks: str | None = None
    proof: Proof | None = None


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """One of P1 to P18."""

    id: SectionId
    title: str
    statements: tuple[Statement, ...]
    table: Table | None = None


class SectionsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of sections."""

    sections: tuple[Section, ...]


@cache
def all_sections() -> tuple[Section, ...]:
    """Return every section, P1 first."""
    package = files("handrail.policies.document")
    texts = {
        entry.name: entry.read_text("utf-8")
        for entry in package.iterdir()
        if entry.name.endswith(".toml") and entry.name != DEPARTMENTS
    }
    found = [
        section
        for name, text in sorted(texts.items())
        for section in read_tables(SectionsFile, text, name)[0].sections
    ]
    return tuple(sorted(found, key=lambda section: int(section.id[1:])))
