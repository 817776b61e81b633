"""A file is read over the policy it lies over: named, extended, or by where it lies."""

from pathlib import Path

import minisign
import pytest

from handrail.cli.main import main
from handrail.local.paths import State, private_dir

Printed = pytest.CaptureFixture[str]
HEAD = '[policy]\nid = "{}"\nversion = 1\nowner = "Ada"\n'
LOOSE = '[tiers]\nunlisted = { ceiling = "sensitive" }\n'


@pytest.fixture
def organisation(handrail_home: Path) -> State:
    """A machine with an organisation's signed policy."""
    state = State(private_dir(handrail_home))
    folder = state.organisation_dir
    folder.mkdir(parents=True)
    pair = minisign.KeyPair.generate()
    (folder / "org.pub").write_bytes(bytes(pair.public_key))
    text = HEAD.format("acme").encode()
    (folder / "policy.toml").write_bytes(text)
    made = pair.secret_key.sign(text, trusted_comment="serial:1")
    (folder / "policy.toml.minisig").write_bytes(bytes(made))
    return state


def test_a_file_that_extends_a_policy_of_this_machine_is_checked_over_it(
    organisation: State, tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(HEAD.format("lab") + 'extends = "acme"\n' + LOOSE)

    assert main(["policy", "check", str(file)]) == 2

    assert "is looser than" in capsys.readouterr().err


def test_the_persons_own_file_lies_over_the_organisations(
    organisation: State, capsys: Printed
) -> None:
    organisation.policy_file.write_text(HEAD.format("me"))

    assert main(["policy", "check", str(organisation.policy_file)]) == 0

    printed = capsys.readouterr().out
    assert "can be used over acme, version 1 (organisation/policy.toml)" in printed
    assert "tightens  nothing yet" in printed


def test_a_file_elsewhere_that_extends_nothing_stands_alone(
    organisation: State, tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "next.toml"
    file.write_text(HEAD.format("next"))

    assert main(["policy", "check", str(file)]) == 0

    assert "next.toml can be used.\n" in capsys.readouterr().out


def test_a_policy_that_is_not_on_this_machine_is_to_be_named(
    tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(HEAD.format("lab") + 'extends = "acme"\n')

    assert main(["policy", "check", str(file)]) == 0

    assert "Name the file: --over FILE" in capsys.readouterr().err
