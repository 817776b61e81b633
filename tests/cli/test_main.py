"""The verbs, their help, and how a run ends."""

import io
import json
import os
import random
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

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
    "words",
    [(), ("bogus",), ("scan", "--bogus"), ("history", "--since"), ("pause", "1.5"), ("policy",)],
    ids=" ".join,
)
def test_a_wrong_use_is_said_in_one_line_with_what_is_next(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    said = capsys.readouterr().err
    assert left.value.code == 2
    assert said.startswith("handrail")
    assert said.count("\n") == 1
    assert said.endswith("--help\n")


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


FULL = Path("/dev/full")
# What a person runs, with what it would print; buffered, flushed and as bytes.
SAYING = [("tools",), ("scan", "--jsonl"), ("redact",)]


def run_with(
    words: tuple[str, ...], home: Path, *, redirected: str = "", encoding: str = "utf-8"
) -> "subprocess.CompletedProcess[str]":
    """Run a verb in a process of its own, with a shell's redirection."""
    environment = {**os.environ, "HANDRAIL_HOME": str(home), "PYTHONIOENCODING": encoding}
    command = shlex.join([sys.executable, "-m", "handrail", *words])
    return subprocess.run(
        ["/bin/sh", "-c", f"{command} {redirected}"],
        env=environment,
        input=json.dumps({"id": "1", "text": f"use {KEY}"}),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("words", SAYING, ids=" ".join)
def test_an_output_that_is_full_is_said_in_one_line(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run_with(words, tmp_path, redirected=f"> {FULL}")

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(f"handrail {words[0]}: the output cannot be")
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("words", [("scan",), ("redact",)], ids=" ".join)
def test_without_a_standard_input_a_file_is_asked_for(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    done = run_with(words, tmp_path, redirected="<&-")

    assert done.returncode == 2
    assert done.stderr == f"handrail {words[0]}: there is no standard input; name a file\n"


@pytest.mark.parametrize("words", SAYING, ids=" ".join)
def test_without_a_standard_output_nothing_breaks(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run_with(words, tmp_path, redirected=">&-")

    assert "Traceback" not in done.stderr


def test_a_reader_that_went_away_at_the_end_is_no_fault(tmp_path: Path) -> None:
    done = run_with(("tools",), tmp_path, redirected="| true")

    assert done.stderr == ""


def test_a_reader_that_went_away_does_not_make_a_held_text_a_fine_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Gone(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", Gone())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"use {KEY}".encode())))

    assert main(["scan"]) == 1


def test_a_terminal_that_knows_fewer_letters_gets_others_for_them(tmp_path: Path) -> None:
    done = run_with(("scan",), tmp_path, encoding="ascii")

    assert done.returncode == 1
    assert "block" in done.stdout
    assert done.stderr == ""


def test_what_goes_into_the_agents_log_is_not_said_to_the_person(tmp_path: Path) -> None:
    program = """
import logging, sys
from handrail.cli import main, scan

def warned(*_):
    logging.getLogger("handrail.local").warning("for the log")
    raise main.AgentError("for the person")

scan.judge_for = warned
sys.exit(main.main(["scan"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "HANDRAIL_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (2, "handrail scan: for the person\n")
