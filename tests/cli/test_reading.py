"""What the verbs that judge share: texts, policies, hosts."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.cli.main import main
from handrail.cli.reading import own_words
from rules.templates import fill

KEY = fill("{raw:AK}IA{base32:16}", random.Random(5))
Type = Callable[[str | bytes], None]


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
    handrail_home: Path, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    handrail_home.mkdir(mode=0o700)
    (handrail_home / "policy.toml").write_text("broken")
    type_in(KEY)

    assert main(["scan"]) == 1
    assert "policy.toml" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_own_words_are_read_as_editors_save_them(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes("Bluefin\r\n\r\n Köder \r\n".encode(encoding))

    assert own_words(file) == ("Bluefin", "Köder")
