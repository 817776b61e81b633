"""`handrail scan` and `handrail redact`: the contract of the command line."""

import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handrail.cli import main as entry
from handrail.cli.main import main
from rules.templates import fill

KEY = fill("{raw:AK}IA{base32:16}", random.Random(5))
Type = Callable[[str | bytes], None]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a state folder of its own."""
    monkeypatch.setenv("HANDRAIL_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Put a text on standard input."""

    def typed(text: str | bytes) -> None:
        raw = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return typed


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
    (tmp_path / "hidden.txt").write_text("card " + "\u200b".join("4111 1111 1111 1111"))

    assert main(["scan", str(tmp_path / "fine.txt"), str(tmp_path / "hidden.txt")]) == 1
    said = capsys.readouterr().out
    assert "fine.txt: allow" in said
    assert "through folded" in said


def test_a_file_that_is_missing_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "nowhere.txt"]) == 2
    assert "nowhere.txt cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("site", ["https://", "http://[", ""])
def test_a_site_without_a_host_is_wrong_use(
    site: str, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("hello")

    assert main(["scan", "--site", site]) == 2
    assert "names no site" in capsys.readouterr().err


def test_a_policy_file_holds_instead_of_the_one_in_force(tmp_path: Path, type_in: Type) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(
        '[policy]\nid = "x"\nversion = 1\nowner = "x"\n'
        '[classes.prohibited]\nover_ceiling = "allow"\n'
    )
    type_in(KEY)

    assert main(["scan", "--policy", str(policy)]) == 0


def test_a_broken_policy_file_is_named_with_its_line(
    tmp_path: Path, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "policy.toml").write_text('[policy]\nid = "x"\nversion = "one"\nowner = "x"\n')
    type_in("hello")

    assert main(["scan", "--policy", str(tmp_path / "policy.toml")]) == 2
    assert "line 3" in capsys.readouterr().err


def test_a_broken_policy_in_force_is_told_and_the_starter_policy_holds(
    own_home: Path, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    own_home.mkdir(mode=0o700)
    (own_home / "policy.toml").write_text("broken")
    type_in(KEY)

    assert main(["scan"]) == 1
    assert "policy.toml" in capsys.readouterr().err


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


def test_a_person_is_told_when_not_all_of_it_was_checked(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("@ " * 600_000)

    assert main(["scan"]) == 1
    assert "Too much to check all of it" in capsys.readouterr().out


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
