"""Days of use in minutes: an agent with a fast clock, worked as a person and their browsers do."""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from support.agent import Agent
from support.client import Client, Control
from support.tab import Tab

SCRIPT = Path(__file__).with_name("fast_agent.py")
POLICY = '[policy]\nid = "acme"\nversion = {version}\nowner = "me"\n'
# Trips the prefilter and is nothing: what most pastes that are asked about are.
CLEAN = "write to info%2540handrail.example about part {turn}"
# A card in the form of one, from nobody's account: held.
HELD = "card 4111 1111 1111 {turn:04} password: Correct-{turn}-Horse"
# Pastes of which one is held, and hours of which one has a broken policy.
HELD_EVERY, BROKEN_EVERY = 7, 5
TRIES, OK = 20, 200


@dataclass(frozen=True)
class Held:
    """What an agent holds of the machine."""

    rss_kib: int
    threads: int
    files: int
    history_kib: int


def held(agent: Agent) -> Held:
    """Look at a running agent from outside."""
    here = Path(f"/proc/{agent.process.pid}")
    status = (here / "status").read_text()
    rss, threads = (
        int(re.search(rf"^{name}:\s+(\d+)", status, re.MULTILINE)[1])  # type: ignore[index]
        for name in ("VmRSS", "Threads")
    )
    size = sum(file.stat().st_size for file in agent.home.glob("history.db*"))
    return Held(rss, threads, len(list((here / "fd").iterdir())), size // 1024)


@dataclass
class Person:
    """Somebody who works with an agent, hour after hour.

    looks: at the dashboard, too; its links last a minute of the agent's clock.
    """

    agent: Agent
    pastes: int
    looks: bool = False
    turn: int = 0

    def hour(self, number: int) -> None:
        """Work an hour: a browser starts, pastes, a pause, a policy, a look at the dashboard."""
        with Control(self.agent.socket) as control:
            control.greet()
            with control.open() as session:
                for _ in range(self.pastes):
                    self._paste(session, f"tab-{number}-{self.turn % 9}")
                session.ask("passed", {"v": 1, "host": "chatgpt.com", "surface": "paste"})
                session.ask("prefilter", {"v": 1, "host": "claude.ai"})
                session.ask("pause", {"v": 1, "minutes": 5})
                if self.looks:
                    self._look(session)
                session.ask("pause", {"v": 1, "minutes": 0})
        self._change_policy(number)

    def _paste(self, session: Client, conversation: str) -> None:
        self.turn += 1
        words = HELD if self.turn % HELD_EVERY == 0 else CLEAN
        text = words.format(turn=self.turn % 10_000)
        verdict = session.verdict(text, conversation=conversation)
        if verdict["action"] != "allow":
            session.decide(verdict["id"], "redacted")

    def _look(self, session: Client) -> None:
        """Look at the dashboard in a tab of its own; a link is old in no time by this clock."""
        tab = Tab(int(self.agent.ready["port"]))
        for _ in range(TRIES):
            key = session.ask("dashboard", {"v": 1})["url"].rpartition("=")[2]
            let_in = tab.send("/dashboard/key", {"key": key})
            if let_in.status == OK:
                tab.bearer = let_in.body["bearer"]
                break
        for path, message in (("rows", {}), ("overview", {"days": 30}), ("status", {})):
            said = tab.send(f"/dashboard/{path}", dict(message))
            if said.status != OK:
                raise ConnectionError(path, said.status)

    def _change_policy(self, number: int) -> None:
        text = POLICY.format(version=number % 1_000 + 1)
        broken = number % BROKEN_EVERY == 0
        beside = self.agent.home / "policy.new"
        beside.write_text(f"{text}[[" if broken else text)
        beside.replace(self.agent.home / "policy.toml")


def live(person: Person, hours: range, hour_s: float) -> None:
    """Live some hours, each no shorter than so many seconds of the real clock."""
    for number in hours:
        begun_s = time.monotonic()
        person.hour(number)
        time.sleep(max(0.0, hour_s - (time.monotonic() - begun_s)))
