"""The published schema of the policy file."""

import json
from pathlib import Path

from handrail.engine.policy_file import PolicyFile
from handrail.governance.schema import schema_text

PUBLISHED = Path(__file__).parents[2] / "docs" / "policy.schema.json"


def test_the_published_schema_is_the_one_of_the_types() -> None:
    written = PUBLISHED.read_text("utf-8")

    assert written == schema_text(), "run: handrail policy schema > docs/policy.schema.json"


def test_every_table_of_the_file_is_described() -> None:
    schema = json.loads(schema_text())
    tables = schema["$defs"]["PolicyFile"]["properties"]

    assert set(tables) == set(PolicyFile.__struct_fields__)
    assert "\\Z" not in schema_text()
