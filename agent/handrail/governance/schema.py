"""Describe the policy file for editors, as a JSON Schema made of its types."""

import json
from inspect import cleandoc
from typing import Any

import msgspec

from handrail.engine.policy_file import PolicyFile

# The file is TOML; the schema draft is the one msgspec writes.
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """Return the schema of the whole policy file, ready to be written."""
    schema = msgspec.json.schema(PolicyFile)
    told = {"$schema": _DIALECT, "title": "Handrail's policy file", **_for_editors(schema)}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _for_editors(part: Any) -> Any:  # noqa: ANN401 -- any JSON
    """Write patterns the way editors read them: theirs end in a dollar sign."""
    if isinstance(part, dict):
        return {key: _for_editors(value) for key, value in part.items()} | _described(part)
    if isinstance(part, list):
        return [_for_editors(one) for one in part]
    return part.replace(r"\Z", "$") if isinstance(part, str) else part


def _described(part: dict[str, Any]) -> dict[str, str]:
    """Return a docstring as every version of Python keeps it: before 3.13 with its indentation."""
    text = part.get("description")
    return {"description": cleandoc(text)} if isinstance(text, str) else {}
