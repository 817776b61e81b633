"""The verbs, their help, and how a run ends."""

import io
import random
from collections.abc import Callable

import pytest

from handrail.cli import main as entry
from handrail.cli.main import main
from rules.templates import fill

KEY = fill("{raw:AK}IA{base32:16}", random.Random(5))
Type = Callable[[str | bytes], None]


@pytest.mark.parametrize("verb", ["scan", "redact"])
def test_the_help_of_a_verb_shows_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])

    assert left.value.code == 0
    assert "example: " in capsys.readouterr().out


def test_the_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    said = capsys.readouterr().out
    assert all(verb in said for verb in entry.VERBS)


@pytest.mark.parametrize(
    ("raised", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0)], ids=["ctrl-c", "head"]
)
def test_an_interrupted_run_ends_quietly(
    raised: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise raised

    monkeypatch.setattr("sys.stderr", io.StringIO())
    monkeypatch.setattr("handrail.cli.scan.judge_for", interrupted)

    assert main(["scan"]) == code
