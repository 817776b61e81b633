"""`handrail policy verify`: a good signature is summed up, any other is refused in one line."""

from pathlib import Path

import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
MADE = Path(__file__).parents[1] / "local" / "signed"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy that minisign itself signed."""
    for name, made in (
        ("policy.toml", "policy.toml"),
        ("policy.toml.minisig", "serial-7.toml.minisig"),
    ):
        (tmp_path / name).write_bytes((MADE / made).read_bytes())
    return tmp_path / "policy.toml"


def verify(policy: Path, *words: str) -> int:
    """Verify with the organisation's key."""
    return main(["policy", "verify", str(policy), *(words or ("--key", str(MADE / "org.pub")))])


def test_a_signature_of_minisign_is_summed_up(policy: Path, capsys: Printed) -> None:
    assert verify(policy) == 0

    printed = capsys.readouterr().out
    assert "serial    7" in printed
    assert "org       acme" in printed


def test_a_changed_policy_does_not_hold(policy: Path, capsys: Printed) -> None:
    policy.write_bytes(policy.read_bytes() + b"\n")

    assert verify(policy) == 1

    assert "was changed after it was signed" in capsys.readouterr().err


def test_a_missing_signature_is_named(policy: Path, capsys: Printed) -> None:
    policy.with_name("policy.toml.minisig").unlink()

    assert verify(policy) == 1

    assert "policy.toml.minisig is missing" in capsys.readouterr().err


def test_without_a_key_the_ones_of_this_machine_count(policy: Path, capsys: Printed) -> None:
    assert main(["policy", "verify", str(policy)]) == 1

    assert "holds no key" in capsys.readouterr().err
