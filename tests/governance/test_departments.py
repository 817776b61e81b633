"""The examples that the document gives to each department."""

from handrail.engine.words import DataClass
from handrail.governance.departments import all_departments, departments_of


def test_every_department_has_an_example_of_each_class() -> None:
    assert len(all_departments()) >= 6
    for department in all_departments():
        assert all(department.example(name) for name in DataClass)
        assert all((department.fine, department.care, department.never, department.why))


def test_a_household_has_departments_of_its_own() -> None:
    home = {one.name for one in departments_of("Household")}

    assert "Everyday life" in home
    assert not home & {one.name for one in departments_of(None)}
    assert home | {one.name for one in departments_of("banking")} == {
        one.name for one in all_departments()
    }
