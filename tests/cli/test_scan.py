"""`handrail scan`: the contract of the command line."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handrail.cli.main import main
from rules.templates import fill

KEY = fill("{raw:AK}IA{base32:16}", random.Random(5))
CARD = fill("{cardgroups:4:16}", random.Random(5))
Type = Callable[[str | bytes], None]


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_key_is_told_to_a_person_without_showing_it(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(f"use {KEY}")

    assert main(["scan"]) == 1
    said = capsys.readouterr().out
    assert "block" in said
    assert "AWS access key" in said
    assert KEY not in said


def test_harmless_text_is_allowed(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("How do I sort a list?")

    assert main(["scan", "--site", "chatgpt.com"]) == 0
    assert "Nothing was found." in capsys.readouterr().out


def test_files_are_judged_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fine.txt").write_text("hello")
    (tmp_path / "hidden.txt").write_text("card " + "\u200b".join(CARD))

    assert main(["scan", str(tmp_path / "fine.txt"), str(tmp_path / "hidden.txt")]) == 1
    said = capsys.readouterr().out
    assert "fine.txt: allow" in said
    assert "through folded" in said


def test_each_json_line_is_answered_in_order(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"\u00e9 {KEY}"
    type_in(json.dumps({"id": "1", "text": text}) + "\n\n" + '{"id": "2", "text": "hello"}\n')

    assert main(["scan", "--jsonl"]) == 0
    first, second = lines(capsys)
    assert first == {
        "id": "1",
        "action": "block",
        "data_class": "prohibited",
        "findings": [
            {
                "type": "secret.aws-access-key",
                "category": "secret",
                "start": 2,
                "end": 22,
                "confidence": "high",
                "decoded_via": None,
            }
        ],
        "redacted": "\u00e9 [AWS_ACCESS_KEY_1]",
    }
    assert (second["id"], second["findings"], second["redacted"]) == ("2", [], None)


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"id": 1, "text": "x"}',
        '{"id": "1"}',
        "[" * 100_000,
        '{"id": "1", "text": "x", "surface": "smoke"}',
        '{"id": "1", "text": "x", "site": "https://"}',
        b"\xff\xfe",
    ],
    ids=["text", "number", "no text", "nested", "surface", "site", "bytes"],
)
def test_a_malformed_line_is_answered_and_the_rest_goes_on(
    line: str | bytes, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = line if isinstance(line, bytes) else line.encode()
    type_in(raw + b'\n{"id": "2", "text": "hello"}\n')

    assert main(["scan", "--jsonl"]) == 0
    wrong, right = lines(capsys)
    assert wrong["id"] is None
    assert wrong["error"]
    assert right["id"] == "2"


def test_an_error_never_quotes_the_line(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(f'{{"id": "1", "text": {KEY}}}\n')

    main(["scan", "--jsonl"])

    assert KEY not in capsys.readouterr().out


def test_a_line_may_name_its_own_site_and_surface(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in('{"id": "1", "text": "\\ud800 x", "site": "https://a.b", "surface": "drop", "x": 1}\n')

    main(["scan", "--jsonl"])

    assert lines(capsys)[0]["action"] == "allow"


def test_the_engines_own_time_is_added_on_request(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in('{"id": "1", "text": "hello"}\n')

    main(["scan", "--jsonl", "--time"])

    assert lines(capsys)[0]["ms"] >= 0


def test_a_person_is_told_when_not_all_of_it_was_checked(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("@ " * 600_000)

    assert main(["scan"]) == 1
    assert "Too much to check all of it" in capsys.readouterr().out


def test_what_is_no_text_is_told_as_not_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04\x14\0\x08\0 shut away")

    assert main(["scan", str(tmp_path / "list.xlsx")]) == 1
    said = capsys.readouterr().out
    assert "list.xlsx: warn" in said
    assert "no text" in said
    assert "Nothing was found" not in said


def test_what_stands_openly_in_something_that_is_no_text_is_still_found(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(b"\0\0\xfe" + KEY.encode() + b"\0")

    assert main(["scan"]) == 1
    assert "AWS access key" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_read_in_the_encoding_its_first_bytes_announce(
    encoding: str, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("Grüße".encode(encoding))

    assert main(["scan"]) == 0
    assert "Nothing was found." in capsys.readouterr().out
