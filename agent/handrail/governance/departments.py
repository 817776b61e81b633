"""What each data class means in the words of a department, as data."""

from functools import cache
from importlib.resources import files

from msgspec import Struct

from handrail.engine.tables import read_tables
from handrail.engine.words import DataClass

FILE = "departments.toml"
# The industry of a policy that is for no work at all.
_HOUSEHOLD = "household"


class Department(Struct, frozen=True, forbid_unknown_fields=True):
    """One department: an example of each class, and what its people learn.

    household: it is one of people at home, and no organisation has it.
    """

    name: str
    public: str
    internal: str
    sensitive: str
    prohibited: str
    fine: str
    care: str
    never: str
    why: str
    household: bool = False

    def example(self, data_class: DataClass) -> str:
        """Return what content of this class is here."""
        return str(getattr(self, data_class))


class DepartmentsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    departments: tuple[Department, ...]


def at_home(industry: str | None) -> bool:
    """Tell whether a policy is for a household, by its industry."""
    return (industry or "").casefold() == _HOUSEHOLD


def departments_of(industry: str | None) -> tuple[Department, ...]:
    """Return the departments of an organisation, or of a household, in the order of the file."""
    home = at_home(industry)
    return tuple(one for one in all_departments() if one.household is home)


@cache
def all_departments() -> tuple[Department, ...]:
    """Return every department, in the order of the file."""
    text = (files("handrail.policies.document") / FILE).read_text("utf-8")
    return read_tables(DepartmentsFile, text, FILE)[0].departments
