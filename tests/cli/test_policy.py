"""`handrail policy`: every part of it is found and shows an example."""

from pathlib import Path

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


@pytest.mark.parametrize(
    "words",
    [["check"], ["test"], ["render"], ["explain", "--site", "https://x.example", "--policy"]],
)
def test_every_problem_of_a_bad_file_is_printed_whatever_was_asked(
    words: list[str], tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('[policy]\nid = "acme"\nversion = "1"\nposture = "stern"\n', encoding="utf-8")

    assert main(["policy", *words, str(file)]) == 2

    printed, errors = capsys.readouterr()
    assert printed == ""
    assert [line.split(":")[1].split()[0] for line in errors.splitlines()] == [
        "policy.owner",
        "policy.version",
        "policy.posture",
    ]
