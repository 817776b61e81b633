"""What each data class means in the words of a department, as data."""

from functools import cache
from importlib.resources import files

from msgspec import Struct

from handrail.engine.tables import read_tables
from handrail.engine.words import DataClass

FILE = "departments.toml"


class Department(Struct, frozen=True, forbid_unknown_fields=True):
    """One department: an example of each class, and what its people learn."""

    name: str
    public: str
    internal: str
    sensitive: str
    prohibited: str
    fine: str
    care: str
    never: str
    why: str

    def example(self, data_class: DataClass) -> str:
        """Return what content of this class is here."""
        return str(getattr(self, data_class))


class DepartmentsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    departments: tuple[Department, ...]


@cache
def all_departments() -> tuple[Department, ...]:
    """Return every department, in the order of the file."""
    text = (files("handrail.policies.document") / FILE).read_text("utf-8")
    return read_tables(DepartmentsFile, text, FILE)[0].departments
