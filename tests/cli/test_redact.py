"""`handrail redact`: a text in, the same text with every finding hidden out."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.cli.main import main
from rules.templates import fill

KEY = fill("{raw:AK}IA{base32:16}", random.Random(5))
Type = Callable[[str | bytes], None]


def test_redact_prints_the_text_without_its_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(f"use {KEY}, a@mill.org and b@mill.org")

    assert main(["redact", str(note)]) == 0
    said = capsys.readouterr()
    assert said.out == "use [AWS_ACCESS_KEY_1], [EMAIL_1] and [EMAIL_2]"
    assert "hidden: AWS access key" in said.err
    assert "hidden: E-mail address, 2 times" in said.err


def test_redact_leaves_harmless_text_as_it_is(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("hello\r\nworld")

    assert main(["redact"]) == 0
    said = capsys.readouterr()
    assert said.out == "hello\r\nworld"
    assert "Nothing was found" in said.err


def test_redact_prints_nothing_when_it_cannot_check_all_of_it(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("".join(f"u{n}@mill.org " for n in range(41_000)))

    assert main(["redact"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "split the text" in said.err


def test_redact_prints_nothing_of_what_is_no_text(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(b"PK\x03\x04\0\0 " + KEY.encode())

    assert main(["redact"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "no text" in said.err


def test_redact_reads_a_text_as_windows_saves_it(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(f"Schlüssel {KEY}\r\n".encode("utf-16"))

    assert main(["redact"]) == 0
    assert capsys.readouterr().out == "Schlüssel [AWS_ACCESS_KEY_1]\r\n"
