"""`handrail policy`: every part of it is found and shows an example."""

import pytest

from handrail.cli.main import main
from handrail.cli.policy import PARTS

Printed = pytest.CaptureFixture[str]


@pytest.mark.parametrize("verb", [[], *([part] for part in PARTS)])
def test_the_help_shows_an_example(verb: list[str], capsys: Printed) -> None:
    with pytest.raises(SystemExit) as left:
        main(["policy", *verb, "--help"])

    assert left.value.code == 0
    assert f"example: handrail policy {verb[0] if verb else 'check'}" in capsys.readouterr().out
