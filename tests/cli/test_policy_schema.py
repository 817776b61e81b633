"""`handrail policy schema`: what an editor needs comes out as JSON."""

import json

import pytest

from handrail.cli.main import main


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "schema"]) == 0

    assert json.loads(capsys.readouterr().out)["$defs"]["Head"]["additionalProperties"] is False
