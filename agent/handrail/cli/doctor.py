"""Tell what works and what does not, one line for each thing, each with what to do."""

import argparse
import http.client
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from shutil import disk_usage
from typing import Literal

from handrail.cli.unanswered import unanswered
from handrail.engine.errors import AgentError, MachineError
from handrail.governance.own_files import showed_in_force
from handrail.local.autostart import starter
from handrail.local.browsers import BROWSERS, Browser, connected_for_all, look
from handrail.local.clock import system_clock
from handrail.local.history import History
from handrail.local.keyrings import SERVICE, Answer, ask, system_keyring
from handrail.local.live import Live
from handrail.local.mending import mending, next_steps
from handrail.local.paths import State, state
from handrail.local.sandboxes import sandboxed
from handrail.local.vault import open_vault
from handrail.server import asking
from handrail.tray.host import look as look_for_panel

NAME = "doctor"
HELP = "say what works and what is missing, one line for each thing"

EXIT_MISSING = 1
# An agent answers within milliseconds; one that takes so long is stuck.
ANSWER_WAIT_S = 2.0
# As for the vault: a keyring may wait for a person.
KEYRING_WAIT_S = 3.0
# A record that begins takes half of this, its ballast above all (local/history_*.py).
ROOM_BYTES = 1 << 20

Mark = Literal["ok", "note", "missing"]


@dataclass(frozen=True, slots=True)
class Line:
    """How one thing stands.

    mark: "note" is worth knowing and works all the same. todo: what to do; empty when ok.
    """

    mark: Mark
    said: str
    todo: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail doctor` takes."""
    parser.epilog = (
        "exit code 0 when everything that must work does, else 1\n\nexample: handrail doctor"
    )


def run(_args: argparse.Namespace) -> int:
    """Print one line for each thing; 1 when something that must work does not."""
    here = state()
    marks = set()
    for name, check in CHECKS.items():
        line = check(here)
        marks.add(line.mark)
        todo = f"; {line.todo}" if line.todo else ""
        print(f"{line.mark:8} {name:9} {line.said}{todo}")
    return EXIT_MISSING if "missing" in marks else 0


def check_agent(here: State) -> Line:
    """Ask the agent for its ready line."""
    line = _ready_line(here)
    if line is None:
        return Line("missing", *unanswered(here))
    return Line("ok", f"process {line['pid']} answers, version {line['version']}")


def check_port(here: State) -> Line:
    """Knock at the agent's port: it must be there, and refuse whoever brings no key."""
    line = _ready_line(here)
    if line is None:
        return Line("missing", "no port without an agent that answers", unanswered(here)[1])
    port = int(str(line["port"]))
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_WAIT_S)
    try:
        link.request("POST", "/v1/ping", b"")
        status = link.getresponse().status
    except OSError:
        return Line("missing", f"port {port} does not answer", "stop the agent and start it again")
    finally:
        link.close()
    if status != http.HTTPStatus.FORBIDDEN:
        return Line("missing", f"port {port} is another program's", "start the agent again")
    return Line("ok", f"{port} on this machine only, closed to strangers")


def check_keyring(_here: State) -> Line:
    """Ask the system's keyring, without making or changing anything in it."""
    if os.environ.get("HANDRAIL_VAULT") == "file":
        return Line("note", "not used: the history's key is in a file, as HANDRAIL_VAULT=file asks")
    answer: Answer = ask(
        system_keyring, lambda keyring, _: keyring.get_password(SERVICE, "doctor"), KEYRING_WAIT_S
    )
    if answer.state == "locked":
        return Line("missing", "it is locked, so history is kept in memory", "unlock it")
    if answer.state == "absent":
        return Line(
            "note",
            "none here, so the history is protected by file permissions only",
            "install one (gnome-keyring or KWallet) to have its key kept there",
        )
    return Line("ok", "answers")


def check_tray(_here: State) -> Line:
    """Look for a place for the icon."""
    host = look_for_panel()
    if host.found:
        return Line("ok", host.note)
    return Line("note", host.note, "everything works without it")


def check_login(_here: State) -> Line:
    """Look for what starts the agent at login."""
    found = starter()
    if found is None:
        return Line(
            "note",
            "nothing starts it when you log in",
            "add `handrail run` to your desktop's startup programs",
        )
    return Line("ok", f"started by {found}")


def check_browsers(here: State) -> Line:
    """Look at the browsers that were used here."""
    used = [browser for browser in BROWSERS if look(browser, here).profile]
    apart = [browser.title for browser in used if not _connected(browser, here)]
    if apart:
        return Line("missing", f"not connected: {', '.join(apart)}", "handrail browsers install")
    shut = sandboxed()
    if shut:
        return Line(
            "note",
            f"cannot be connected: {', '.join(shut)}, so what you paste there is not checked",
            "use this browser's .deb or .rpm instead",
        )
    if used:
        return Line("ok", f"connected: {', '.join(browser.title for browser in used)}")
    if all(map(connected_for_all, BROWSERS)):
        return Line("ok", "none has been used here yet; each will find the agent")
    return Line("note", "none has been used here yet", "handrail browsers install")


def check_policy(here: State) -> Line:
    """Compile policy and rules as the agent does, and run the examples of one's own rules."""
    live = Live(here.home)
    if live.problems:
        return _amiss("missing", live.problems, live)
    lines = tuple(line for one in showed_in_force(live.current, here) for line in one.lines)
    if lines:
        return _amiss("note", lines, live)
    if not live.current.layers:
        return Line("ok", "the built-in starter policy")
    return Line("ok", f"{live.policy.id} version {live.policy.version}")


def _amiss(mark: Mark, lines: tuple[str, ...], live: Live) -> Line:
    """Tell the first of what is wrong with the files, and what to do about it."""
    more = len(lines) - 1
    rest = f" (and {more} more)" if more else ""
    step, *_ = next_steps(lines, live.files, live.current.layers)
    return Line(mark, f"{lines[0]}{rest}", f"{step} Then: {mending(lines[0], live.files).command}")


def check_history(here: State) -> Line:
    """Read the record and hold its chain to its key."""
    if disk_usage(here.home).free < ROOM_BYTES:
        nowhere = f"{here.home} has no room left, so new rows are kept in memory at most"
        return Line("missing", nowhere, "make room, then: handrail quit, handrail run")
    if not here.history_file.exists():
        return Line("ok", "empty; it begins with the first verdict")
    try:
        vault = open_vault(here)
        if vault.kind == "memory":
            return Line("missing", vault.note, "then: handrail doctor")
        history = History.open(here.history_file, vault.key, system_clock(), repair=False)
    except MachineError as error:
        return Line("missing", str(error), "set the file aside to begin a new one")
    try:
        holds, today = history.verify(), history.today()
    finally:
        history.close()
    if not holds:
        return Line("missing", "somebody changed it outside Handrail", "see: handrail history")
    return Line("ok", f"unbroken, {today.verdicts} verdicts today")


CHECKS: dict[str, Callable[[State], Line]] = {
    "agent": check_agent,
    "port": check_port,
    "keyring": check_keyring,
    "tray": check_tray,
    "login": check_login,
    "browsers": check_browsers,
    "policy": check_policy,
    "history": check_history,
}


def _ready_line(here: State) -> dict[str, object] | None:
    """Return what the running agent says about itself; None when none answers."""
    line = asking.running(here, ANSWER_WAIT_S)
    told: dict[str, object] | None = json.loads(line) if line else None
    return told


def _connected(browser: Browser, here: State) -> bool:
    """Tell whether a browser finds this agent's bridge."""
    try:
        return look(browser, here).state == "ours" or connected_for_all(browser)
    except AgentError:
        return False
