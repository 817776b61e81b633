"""Every verb that takes a policy file reads a layer over what it lies over."""

import io
from pathlib import Path

import minisign
import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
UPPER = """[policy]
id = "acme"
version = 1
owner = "Ada"
[tiers]
unlisted = { ceiling = "public" }
[[tools]]
id = "claude-team"
tier = "approved"
account = "workspace"
instead_of = ["kimi"]
[accounts]
unknown = { ceiling = "internal" }
[[dictionaries]]
name = "ships"
terms = ["Bluefin"]
class = "sensitive"
"""
LAYER = """[policy]
id = "lab"
version = 1
owner = "Eve"
extends = "acme"
[rules."confidential.ships"]
class = "prohibited"
[[tools]]
id = "kimi"
tier = "prohibited"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A policy, a layer over it that sets one of its own rules, and a key."""
    pair = minisign.KeyPair.generate()
    (tmp_path / "org.key").write_bytes(bytes(pair.secret_key) + b"\n")
    (tmp_path / "acme.toml").write_text(UPPER, encoding="utf-8")
    (tmp_path / "team.toml").write_text(LAYER, encoding="utf-8")
    return tmp_path


def test_a_layer_is_signed_over_the_policy_it_lies_over(folder: Path) -> None:
    over = ("--over", str(folder / "acme.toml"))
    key = ("--key", str(folder / "org.key"), "--no-password", "--serial", "1")

    assert main(["policy", "sign", str(folder / "team.toml"), *over, *key]) == 0

    assert (folder / "team.toml.minisig").exists()


def test_a_layer_is_explained_over_the_policy_it_lies_over(
    folder: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"the plan for Bluefin")))
    files = ("--policy", str(folder / "team.toml"), "--over", str(folder / "acme.toml"))

    assert main(["policy", "explain", "--site", "https://chat.invalid", *files]) == 0

    printed = capsys.readouterr().out
    assert "up to public content as it is" in printed
    assert "confidential.ships" in printed
    assert "layer     acme, version 1" in printed


def test_a_layer_makes_no_document_of_its_own(folder: Path, capsys: Printed) -> None:
    whole = folder / "plain.toml"
    whole.write_text(LAYER.partition("[rules")[0], encoding="utf-8")

    assert main(["policy", "render", str(whole)]) != 0

    assert "is a layer over acme and makes no document of its own" in capsys.readouterr().err
    assert not (folder / "plain.md").exists()


def test_a_layer_is_not_asked_for_what_the_policy_above_says(folder: Path, capsys: Printed) -> None:
    files = (str(folder / "team.toml"), "--over", str(folder / "acme.toml"))

    assert main(["policy", "check", *files]) == 0

    assert "unwise" not in capsys.readouterr().out


def test_what_nothing_lies_over_is_refused(folder: Path, capsys: Printed) -> None:
    over = ("--over", str(folder / "acme.toml"))

    assert main(["policy", "explain", "--site", "https://chat.invalid", *over]) == 2

    assert "name the file with --policy too" in capsys.readouterr().err


def test_a_layer_that_begins_with_a_byte_order_mark_is_told_its_line(
    folder: Path, capsys: Printed
) -> None:
    layer = folder / "team.toml"
    loose = '[tiers]\nunlisted = { ceiling = "sensitive" }\n'
    layer.write_bytes(b"\xef\xbb\xbf" + (LAYER + loose).encode())

    assert main(["policy", "check", str(layer), "--over", str(folder / "acme.toml")]) == 2

    assert "team.toml line 12: tiers.unlisted.ceiling" in capsys.readouterr().err
