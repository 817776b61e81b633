from handrail.engine.words import DataClass
from handrail.governance.departments import all_departments


def test_every_department_has_an_example_of_each_class() -> None:
    assert len(all_departments()) >= 6
    for department in all_departments():
        assert all(department.example(name) for name in DataClass)
        assert all((department.fine, department.care, department.never, department.why))
