"""docs/policy.md says where each part of the document comes from."""

import re
from pathlib import Path

from handrail.engine.policy_file import ClassTable, Head, PolicyFile, ToolTable
from handrail.governance.sections import all_sections

DOCUMENT = (Path(__file__).parents[2] / "docs" / "policy.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (P\d+) [^|]*\| ([^|]*) \|", DOCUMENT, re.MULTILINE))


def test_every_part_has_its_row() -> None:
    assert list(ROWS) == [section.id for section in all_sections()]


def test_what_a_row_names_are_keys_of_the_file() -> None:
    tables = (PolicyFile, Head, ToolTable, ClassTable)
    known = {key for table in tables for key in table.__struct_fields__}
    for cell in ROWS.values():
        assert set(re.findall(r"`([a-z_]+)`", cell)) <= known, cell
