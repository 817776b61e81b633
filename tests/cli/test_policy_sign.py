"""`handrail policy sign`: only what can be used is signed."""

import os
import subprocess
import sys
import threading
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


def test_a_day_that_is_none_is_said_with_how_to_write_one(folder: Path, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as left:
        sign(folder, "--serial", "1", "--expires", "tomorrow")

    assert left.value.code == 2
    assert "'tomorrow' is no day; write it as 2027-01-01" in capsys.readouterr().err


def test_a_serial_that_nobody_could_read_again_is_not_signed(folder: Path, capsys: Printed) -> None:
    assert sign(folder, "--serial", "9" * 23) == 2

    assert "is no serial" in capsys.readouterr().err
    assert not (folder / "policy.toml.minisig").exists()


def unattended(folder: Path, given: str) -> "subprocess.CompletedProcess[str]":
    """Sign where there is no terminal, as a build server does."""
    words = ["policy", "sign", str(folder / "policy.toml"), "--serial", "1"]
    return subprocess.run(
        [sys.executable, "-m", "handrail", *words, "--key", str(folder / "org.key")],
        env={**os.environ, "HANDRAIL_HOME": str(folder / "home")},
        input=given,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        check=False,
        timeout=60,
        start_new_session=True,
    )


def test_without_a_terminal_the_password_comes_from_standard_input(folder: Path) -> None:
    pair = minisign.KeyPair.generate()
    pair.secret_key.encrypt("rail")
    (folder / "org.key").write_bytes(bytes(pair.secret_key) + b"\n")

    done = unattended(folder, "rail\n")

    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "policy.toml.minisig").exists()


def test_a_password_that_nobody_gives_is_asked_for_in_one_line(folder: Path) -> None:
    done = unattended(folder, "")

    assert done.returncode == 2
    assert done.stderr.startswith("handrail policy: the password of")
    assert done.stderr.count("\n") == 1


def test_a_password_that_is_no_text_is_said_in_one_line_without_any_of_it(folder: Path) -> None:
    done = unattended(folder, "ra\udcffil\n")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "is no UTF-8" in done.stderr
    assert "udcff" not in done.stderr


def test_a_key_may_come_out_of_a_pipe(folder: Path) -> None:
    secret = (folder / "org.key").read_bytes()
    (folder / "org.key").unlink()
    os.mkfifo(folder / "org.key")
    writer = threading.Thread(target=(folder / "org.key").write_bytes, args=(secret,), daemon=True)
    writer.start()

    done = unattended(folder, "\n")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_key_that_is_not_there_is_said_before_its_password_is_asked_for(folder: Path) -> None:
    (folder / "org.key").unlink()

    assert "org.key cannot be read" in unattended(folder, "").stderr
