"""`handrail policy sign`: only what can be used is signed."""

from pathlib import Path

import minisign
import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
POLICY = '[policy]\nid = "acme"\nversion = 1\nowner = "Ada"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A policy and a pair of keys without a password."""
    pair = minisign.KeyPair.generate()
    (tmp_path / "org.pub").write_bytes(bytes(pair.public_key) + b"\n")
    (tmp_path / "org.key").write_bytes(bytes(pair.secret_key) + b"\n")
    (tmp_path / "policy.toml").write_text(POLICY, encoding="utf-8")
    return tmp_path


def sign(folder: Path, *words: str) -> int:
    """Sign the policy of a folder."""
    key = ("--key", str(folder / "org.key"), "--no-password")
    return main(["policy", "sign", str(folder / "policy.toml"), *key, *words])


def verify(folder: Path) -> int:
    """Verify the policy of a folder."""
    key = ("--key", str(folder / "org.pub"))
    return main(["policy", "verify", str(folder / "policy.toml"), *key])


def test_a_signed_policy_is_verified(folder: Path, capsys: Printed) -> None:
    assert sign(folder, "--serial", "7", "--expires", "2999-01-01", "--org", "acme") == 0
    assert verify(folder) == 0

    printed = capsys.readouterr().out
    assert "serial    7" in printed
    assert "expires   2999-01-01" in printed


def test_a_policy_that_cannot_be_used_is_not_signed(folder: Path, capsys: Printed) -> None:
    (folder / "policy.toml").write_text(POLICY + 'colour = "red"\n', encoding="utf-8")

    assert sign(folder, "--serial", "7") == 2

    assert "is not a known key" in capsys.readouterr().err
    assert not (folder / "policy.toml.minisig").exists()


@pytest.mark.parametrize("words", [("--serial", "0"), ("--serial", "1", "--org", "two words")])
def test_a_comment_that_would_not_be_accepted_is_not_signed(
    folder: Path, words: tuple[str, ...]
) -> None:
    assert sign(folder, *words) == 2
    assert not (folder / "policy.toml.minisig").exists()
