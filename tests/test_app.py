"""A real agent in a process of its own: starts, answers, tells news, stops, is killed."""

import base64
import json
import os
import signal
import socket
import stat
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.app import contain
from handrail.engine.errors import WireError
from handrail.local.browsers import browser_of, install
from handrail.local.launcher import launcher_file
from handrail.local.paths import State, private_dir
from support.agent import Agent, environment, until
from support.client import ORIGIN, PATIENCE_S, Client, Control, Json

PASTED = "these very words must stay nowhere"
POLICY = '[policy]\nid = "{id}"\nversion = 1\nowner = "me"\nposture = "{posture}"\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return private_dir(tmp_path / "state")


@pytest.fixture
def agent(home: Path) -> Iterator[Agent]:
    with Agent.start(home) as started:
        yield started


def news(control: Control | None) -> Json:
    assert control
    frame = control.read()
    assert frame
    return frame


def test_the_ready_line_leads_to_an_agent_that_answers(agent: Agent) -> None:
    with agent.session() as session:
        assert session.ask("ping", {"any": ["thing"]}) == {"v": 1}
        assert session.port == agent.ready["port"]
    assert agent.ready["pid"] == agent.process.pid
    assert agent.ready["dashboard"] == f"http://127.0.0.1:{agent.ready['port']}/"


def test_everything_it_writes_is_this_users_alone(agent: Agent) -> None:
    written = [path for path in agent.home.rglob("*") if not path.is_dir()]

    assert {"agent.json", "agent.log", "control.sock", "history.db"} <= {p.name for p in written}
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in written} == {0}
    assert json.loads((agent.home / "agent.json").read_text()) == agent.ready


def test_nothing_listens_but_the_literal_loopback_address(agent: Agent) -> None:
    for family, address in ((socket.AF_INET6, "::1"), (socket.AF_INET, "127.0.0.2")):
        with socket.socket(family) as peer, pytest.raises(ConnectionRefusedError):
            peer.connect((address, agent.ready["port"]))


def test_nobody_can_join_its_port(agent: Agent) -> None:
    with socket.socket() as squatter:
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        with pytest.raises(OSError, match="in use"):
            squatter.bind(("127.0.0.1", agent.ready["port"]))


def test_a_verdict_and_its_decision_are_kept_without_the_words(agent: Agent) -> None:
    with agent.session() as session:
        secret = "AKIA" + base64.b32encode(os.urandom(10)).decode()
        verdict = session.verdict(f"{PASTED} {secret}")
        kept = session.decide(verdict["id"], "redacted")
    agent.stop()

    told = subprocess.run(
        [*history_command(), "--json"],
        env=environment(agent.home), capture_output=True, text=True, check=True,
    )  # fmt: skip
    (row,) = json.loads(told.stdout)
    everything = b"".join(p.read_bytes() for p in agent.home.rglob("*") if p.is_file())
    assert kept == {"v": 1, "kept": True}
    assert (row["id"], row["action"], row["decision"]) == (verdict["id"], "block", "redacted")
    for words in (PASTED, secret):
        assert words not in told.stdout
        assert words.encode() not in everything


def history_command() -> list[str]:
    return [sys.executable, "-m", "handrail", "history"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_stop_it_says_so_and_leaves_nothing_in_the_way(
    agent: Agent, number: signal.Signals
) -> None:
    with agent.session() as session:
        code = agent.stop(number)

        assert news(session.control) == {"kind": "stopping", "v": 1}
        assert session.control
        assert session.control.read() is None
    assert code == 0
    assert not agent.socket.exists()
    assert not (agent.home / "agent.json").exists()


def test_after_kill_9_the_next_start_works_and_decided_rows_are_there(agent: Agent) -> None:
    with agent.session() as session:
        verdict = session.verdict("harmless", files=[{"type": "image/png", "size": 1}])
        session.decide(verdict["id"], "cancelled")
        agent.stop(signal.SIGKILL)

    with Agent.start(agent.home) as again, again.session() as session:
        status = session.ask("status", {"v": 1, "host": "chatgpt.com"})

    assert agent.process.returncode == -signal.SIGKILL
    assert status["today"]["verdicts"] == 1


def test_a_session_dies_with_the_agent_that_gave_it(agent: Agent) -> None:
    with agent.session() as session:
        agent.stop(signal.SIGKILL)
        with Agent.start(agent.home) as again:
            session.port = again.ready["port"]
            reply = session.post("ping", b"{}")

    assert (reply.status, reply.raw) == (403, b"")


def test_a_disk_that_takes_nothing_keeps_no_agent_from_judging(home: Path) -> None:
    (home / "agent.lock").symlink_to("/dev/full")
    (home / "agent.log").symlink_to("/dev/full")
    (home / "agent.json").mkdir()

    with Agent.start(home) as agent:
        with agent.session() as session:
            assert session.verdict("a quiet day")["action"] == "allow"
        assert agent.stop() == 0


def test_two_state_folders_are_two_agents(agent: Agent, tmp_path: Path) -> None:
    other_home = private_dir(tmp_path / "other")
    (other_home / "policy.toml").write_text(POLICY.format(id="other", posture="observe"))

    with Agent.start(other_home) as other, agent.session() as one, other.session() as two:
        assert one.port != two.port
        assert one.greeting["policy"]["id"] == "starter"
        assert two.greeting["policy"]["id"] == "other"
        two.port, two.counter = one.port, 0
        assert two.post("ping", b"{}").status == 403


def test_a_state_folder_too_deep_for_a_socket_works_too(tmp_path: Path) -> None:
    home = private_dir(tmp_path / ("deep" * 20) / ("deeper" * 10))

    with Agent.start(home), Client.open(State(home).control_socket) as client:
        assert client.ask("ping", {}) == {"v": 1}


def test_a_broken_policy_file_is_named_and_the_starter_policy_holds(home: Path) -> None:
    (home / "policy.toml").write_text(POLICY.format(id="ours", posture="stern"))

    with Agent.start(home) as agent, agent.session() as session:
        policy = session.greeting["policy"]

    assert policy["id"] == "starter"
    assert "policy.toml line 5" in policy["problems"][0]
    assert "stern" in policy["problems"][0]


def test_a_changed_policy_is_told_and_a_bad_one_leaves_the_last_good_in_force(
    agent: Agent,
) -> None:
    file = agent.home / "policy.toml"
    with agent.session() as session:
        file.write_text(POLICY.format(id="ours", posture="coach"))
        good = news(session.control)
        file.write_text(POLICY.format(id="ours", posture="stern"))
        bad = news(session.control)

    assert (good["kind"], good["policy"]["id"], good["policy"]["problems"]) == (
        "policy",
        "ours",
        [],
    )
    assert bad["policy"]["posture"] == "coach"
    assert "stern" in bad["policy"]["problems"][0]


def test_a_broken_rule_file_is_named_and_left_out(home: Path) -> None:
    (home / "rules").mkdir()
    (home / "rules" / "ours.toml").write_text("[[rule]]\nid = 3\n")

    with Agent.start(home) as agent, agent.session() as session:
        assert "rules/ours.toml" in session.greeting["policy"]["problems"][0]
        assert session.verdict("harmless")["action"] == "allow"


def native(frame: Json) -> bytes:
    raw = json.dumps(frame).encode()
    return struct.pack("=I", len(raw)) + raw


def launched(home: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Start what a browser would start."""
    install(browser_of("chromium"), State(home))
    return subprocess.Popen(
        [launcher_file(State(home)), *arguments],
        env={}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def said(bridge: "subprocess.Popen[bytes]") -> Json:
    assert bridge.stdout
    frame: Json = json.loads(bridge.stdout.read(struct.unpack("=I", bridge.stdout.read(4))[0]))
    return frame


def test_a_session_through_the_real_bridge_lives_as_long_as_the_bridge(agent: Agent) -> None:
    bridge = launched(agent.home, f"{ORIGIN}/")
    assert bridge.stdin
    bridge.stdin.write(native({"kind": "open", "v": 1, "browser": "chromium", "extension": "0.1"}))
    bridge.stdin.flush()
    greeting = said(bridge)
    key = base64.b64decode(greeting["key"])
    client = Client(None, greeting["sid"], key, greeting["port"], greeting)

    with client:
        before = client.post("ping", b"{}")
        bridge.kill()
        bridge.communicate(timeout=PATIENCE_S)
        until(lambda: client.post("ping", b"{}").status == 403)

    assert (before.status, before.body) == (200, {"v": 1})


def test_another_extension_gets_no_key_through_the_bridge(agent: Agent) -> None:
    bridge = launched(agent.home, "chrome-extension://" + "p" * 32 + "/")

    frame = said(bridge)
    rest, _ = bridge.communicate(timeout=PATIENCE_S)

    assert frame["kind"] == "refused"
    assert rest == b""


def test_the_bridge_of_a_stopped_agent_says_absent(agent: Agent) -> None:
    agent.stop()
    bridge = launched(agent.home, f"{ORIGIN}/")

    frame = said(bridge)
    bridge.communicate(timeout=PATIENCE_S)

    assert frame == {"kind": "absent", "v": 1}


def test_malformed_talk_on_every_door_is_not_logged_and_kills_nobody(agent: Agent) -> None:
    for talk in (b"\xff\xff\xff\xff", struct.pack("=I", 40) + PASTED.encode().ljust(40), b"\x01"):
        with Control(agent.socket) as control:
            control.peer.sendall(talk)
            control.peer.shutdown(socket.SHUT_WR)
            until(lambda control=control: control.peer.recv(4096) == b"")  # type: ignore[misc]
    with socket.create_connection(("127.0.0.1", agent.ready["port"])) as peer:
        peer.sendall(PASTED.encode() + b"\r\n\r\n")
        until(lambda: peer.recv(4096) == b"")

    with agent.session() as session:
        assert session.ask("ping", {}) == {"v": 1}
    assert PASTED not in agent.log


async def test_a_bug_is_logged_by_type_and_place_and_not_in_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def buggy() -> str:
        raise LookupError(PASTED)

    outcome = await contain(buggy())

    assert outcome is None
    assert "LookupError" in caplog.text
    assert "buggy" in caplog.text
    assert PASTED not in caplog.text


async def test_the_callers_fault_goes_on_to_whoever_answers() -> None:
    async def refusing() -> None:
        raise WireError("not a message")

    with pytest.raises(WireError):
        await contain(refusing())
