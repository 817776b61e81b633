"""`handrail doctor`: one line for each thing that must work, each with what to do."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import minisign
import pytest

from handrail.cli import doctor
from handrail.cli.main import main
from handrail.local.browsers import browser_of, install, manifest_file
from handrail.local.history_store import remove_all
from handrail.local.keyrings import Answer
from handrail.local.launcher import launcher_file
from handrail.local.paths import State, private_dir
from support.agent import Agent
from support.own_rules import OWN_RULE
from support.registry import FakeRegistry

NAMES = ["agent", "port", "keyring", "tray", "login", "browsers", "policy", "history"]


@pytest.fixture
def state(handrail_home: Path) -> State:
    return State(private_dir(handrail_home))


@pytest.fixture
def agent(state: State) -> Iterator[Agent]:
    with Agent.start(state.home) as started:
        yield started


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """Return what was said: thing -> mark and words."""
    lines = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    return {name: (mark, words) for mark, name, words in lines}


def use(browser: str) -> None:
    """Let a browser have been used here."""
    manifest_file(browser_of(browser)).parent.parent.mkdir(parents=True)


def test_with_everything_in_place_it_says_so(
    agent: Agent, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    use("chromium")
    install(browser_of("chromium"), state)
    with agent.session() as session:
        session.verdict("hello")

    code = main(["doctor"])

    lines = told(capsys)
    assert code == 0
    assert list(lines) == NAMES
    assert {mark for mark, _ in lines.values()} == {"ok", "note"}
    assert lines["agent"][1].startswith(f"process {agent.process.pid} answers")
    assert lines["port"][1].startswith(str(agent.ready["port"]))
    assert lines["browsers"] == ("ok", "connected: Chromium")
    assert lines["history"][1].startswith("unbroken, ")


def test_without_an_agent_it_says_how_to_start_one(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor"])

    lines = told(capsys)
    assert code == 1
    assert lines["agent"] == ("missing", "no agent answers; start it: handrail run")
    assert lines["history"] == ("ok", "empty; it begins with the first verdict")


def test_a_frozen_agent_is_no_agent(
    agent: Agent, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "ANSWER_WAIT_S", 0.2)
    os.kill(agent.process.pid, signal.SIGSTOP)

    code = main(["doctor"])
    os.kill(agent.process.pid, signal.SIGCONT)

    lines = told(capsys)
    said = f"process {agent.process.pid} is the agent and does not answer; end it, then start again"
    assert code == 1
    assert lines["agent"] == ("missing", f"{said}: handrail run")
    assert lines["port"][1].endswith("end it, then start again: handrail run")


def test_each_browser_that_is_not_connected_is_named(
    state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("chromium", "brave", "firefox"):
        use(name)
    install(browser_of("brave"), state)

    main(["doctor"])

    assert told(capsys)["browsers"] == (
        "missing",
        "not connected: Chromium, Firefox; handrail browsers install",
    )


def test_browsers_that_will_find_the_agent_need_nothing_before_their_first_start(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = doctor.check_browsers(state)
    monkeypatch.setattr(doctor, "connected_for_all", lambda _: True)

    assert before == doctor.Line("note", "none has been used here yet", "handrail browsers install")
    assert doctor.check_browsers(state).mark == "ok"


def test_a_browser_in_a_sandbox_is_said_not_to_be_covered(state: State) -> None:
    (Path.home() / "snap" / "firefox").mkdir(parents=True)

    line = doctor.check_browsers(state)

    assert line.mark == "note"
    assert line.said.startswith("cannot be connected: Firefox (Snap)")


def test_an_agent_that_nothing_starts_at_login_is_no_fault_but_said(state: State) -> None:
    without = doctor.check_login(state)
    entry = Path(os.environ["XDG_CONFIG_HOME"]) / "autostart" / "handrail.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\n")

    assert without.mark == "note"
    assert doctor.check_login(state) == doctor.Line("ok", f"started by {entry}")


def test_a_launcher_that_is_gone_is_no_connection(
    state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    use("chromium")
    install(browser_of("chromium"), state)
    launcher_file(state).unlink()

    main(["doctor"])

    assert told(capsys)["browsers"][0] == "missing"


def test_a_broken_policy_is_named_by_line(state: State, capsys: pytest.CaptureFixture[str]) -> None:
    state.policy_file.write_text('[policy]\nid = "acme"\nversion = "one"\nowner = "security"\n')

    main(["doctor"])

    mark, words = told(capsys)["policy"]
    assert mark == "missing"
    assert words.startswith("policy.toml line 3: ")
    assert words.endswith(f"handrail policy check {state.policy_file}")


def test_a_policy_in_force_is_named(state: State, capsys: pytest.CaptureFixture[str]) -> None:
    state.policy_file.write_text('[policy]\nid = "acme"\nversion = 7\nowner = "security"\n')

    main(["doctor"])

    assert told(capsys)["policy"] == ("ok", "acme version 7")


def test_a_rule_of_ones_own_that_does_not_do_what_it_says_is_a_note(
    state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    file = state.rules_dir / "acme.toml"
    file.parent.mkdir()
    file.write_text(OWN_RULE)
    main(["doctor"])
    assert told(capsys)["policy"] == ("ok", "the built-in starter policy")

    file.write_text(OWN_RULE.replace('["ticket"]', '["tikcet"]'))
    main(["doctor"])

    mark, words = told(capsys)["policy"]
    assert mark == "note"
    assert words.startswith("rules/acme.toml line 11: rule[0].hits[0] is not found: none of its ")
    assert "(and 2 more)" in words
    assert words.endswith(f"read again at once. Then: handrail policy check {file}")


def test_an_organisations_policy_is_named_and_where_it_lies_when_it_is_broken(
    state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = state.organisation_dir
    folder.mkdir()
    pair = minisign.KeyPair.generate()
    text = b'[policy]\nid = "acme"\nversion = 7\nowner = "security"\n'
    made = pair.secret_key.sign(text, trusted_comment="serial:1")
    (folder / "org.pub").write_bytes(bytes(pair.public_key))
    (folder / "policy.toml").write_bytes(text)
    (folder / "policy.toml.minisig").write_bytes(bytes(made))

    main(["doctor"])
    assert told(capsys)["policy"] == ("ok", "acme version 7")

    (folder / "policy.toml").write_bytes(text + b"#")
    main(["doctor"])
    mark, words = told(capsys)["policy"]
    assert mark == "missing"
    assert words.endswith(f"handrail policy verify {folder / 'policy.toml'}")


def test_a_history_that_cannot_be_read_is_said(
    agent: Agent, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    agent.stop()
    remove_all(state.history_file)
    state.history_file.write_bytes(b"no database" * 1000)

    main(["doctor"])

    assert told(capsys)["history"][0] == "missing"
    assert state.history_file.read_bytes().startswith(b"no database")


@pytest.mark.parametrize(
    ("answer", "mark"),
    [(Answer("ready"), "ok"), (Answer("locked"), "missing"), (Answer("absent"), "note")],
)
def test_a_keyring_is_ready_locked_or_absent(
    answer: Answer,
    mark: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    state: State,
) -> None:
    monkeypatch.delenv("HANDRAIL_VAULT")
    monkeypatch.setattr(doctor, "ask", lambda *_: answer)

    assert doctor.check_keyring(state).mark == mark


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_told_as_much(
    platform: str,
    state: State,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setitem(sys.modules, "winreg", FakeRegistry().module())

    code = main(["doctor"])

    lines = told(capsys)
    assert code == 1
    assert list(lines) == NAMES
    assert lines["agent"] == ("missing", "no agent answers; start it: handrail run")
    assert lines["login"][0] == "note"
    assert lines["browsers"][0] == "note"


def test_a_disk_that_is_full_keeps_no_history(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(total=1 << 30, used=1 << 30, free=0)
    monkeypatch.setattr(doctor, "disk_usage", lambda _: full)

    main(["doctor"])

    mark, said = told(capsys)["history"]
    assert mark == "missing"
    assert "has no room left" in said
    assert "make room" in said


def test_doctor_makes_no_key_and_no_history(
    state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["doctor"])

    assert list(state.home.iterdir()) == []
