"""One person at a clean Debian: a home, a screen, a session bus, browsers of their own."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import BrowserContext, Playwright

from drive.chromium import Setup, arguments
from e2e.firefox import PORT_FILE, PREFERENCES, Firefox, write_preferences
from e2e.firefox_chat import preferences
from e2e.site import Site
from installer.clean_debian import LOOK_S, PATIENCE_S, Debian, MachineError

Seen = TypeVar("Seen")

AUTOSTART = ("/etc/xdg/autostart", ".config/autostart")
# Where Chromium writes the port it takes commands on.
CHROMIUM_PORT = "DevToolsActivePort"
STATE = ".local/state/handrail"


def until(look: Callable[[], Seen | None], what: str) -> Seen:
    """Look again and again until there is something, and return it."""
    give_up_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_s:
        seen = look()
        if seen:
            return seen
        time.sleep(LOOK_S)
    raise TimeoutError(what)


@dataclass
class Seat:
    """A person who has an account and has not logged in yet, or has."""

    machine: Debian
    name: str
    env: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """Their home, on the machine."""
        return f"/home/{self.name}"

    def path(self, below: str) -> Path:
        """Return where a file of their home is seen from here."""
        return self.machine.path(f"{self.home}/{below}")

    def command(self, script: str) -> list[str]:
        """Return what runs a script as this person, from here."""
        variables = [f"{name}={value}" for name, value in self.env.items()]
        person = ["runuser", "-u", self.name, "--", "env", "-i", "-C", self.home]
        return self.machine.command(*person, *variables, "sh", "-ec", script)

    def run(self, script: str) -> str:
        """Run a script as this person and return what it said."""
        return self.machine.run(*self.command(script)[len(self.machine.command()) :])

    def start(self, script: str) -> "subprocess.Popen[str]":
        """Run a program as this person beside the test."""
        return subprocess.Popen(
            self.command(f"exec {script}"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def log_in(self) -> list[str]:
        """Do what a desktop does: run every autostart entry; return their commands."""
        folders = (self.machine.path(AUTOSTART[0]), self.path(AUTOSTART[1]))
        entries = [entry for folder in folders for entry in sorted(folder.glob("*.desktop"))]
        commands = [
            line.removeprefix("Exec=")
            for entry in entries
            for line in entry.read_text().splitlines()
            if line.startswith("Exec=")
        ]
        for command in commands:
            self.run(f"setsid {command} >/dev/null 2>&1 </dev/null &")
        return commands

    def agent(self, place: str) -> int:
        """Return the pid of this person's one agent, once it answers."""
        ready = self.path(f"{STATE}/agent.json")
        owner = self.machine.path(self.home).stat().st_uid

        def answering() -> int | None:
            pids = [
                pid
                for pid, name in self.machine.running(place).items()
                if name.endswith("/handrail")
                and self.machine.path(f"/proc/{pid}").stat().st_uid == owner
            ]
            said = ready.exists() and f'"pid":{pids[0] if pids else 0},' in ready.read_text()
            return pids[0] if len(pids) == 1 and said else None

        return until(answering, f"no agent of {self.name} answers")


@contextmanager
def seat(machine: Debian, name: str) -> Iterator[Seat]:
    """Give a person with a screen and a session bus of their own, as a desktop begins."""
    machine.run("useradd", "--create-home", "--shell", "/bin/sh", name)
    person = Seat(machine, name, {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "USER": name})
    number = machine.run("id", "-u", name).strip()
    folder = f"/run/user/{number}"
    machine.run("install", "-d", "-m", "700", "-o", name, folder)
    person.env |= {"HOME": person.home, "XDG_RUNTIME_DIR": folder, "LOGNAME": name}
    screen = person.start("Xvfb -displayfd 1 -screen 0 1280x900x24 -nolisten tcp -noreset")
    bus = person.start("dbus-daemon --session --nofork --print-address=1")
    try:
        person.env |= {"DISPLAY": f":{_line(screen)}", "DBUS_SESSION_BUS_ADDRESS": _line(bus)}
        yield person
    finally:
        for program in (screen, bus):
            end(program)


def port_in(file: Path) -> int:
    """Wait until a browser has written which port it listens on."""

    def written() -> int | None:
        words = file.read_text().split() if file.exists() else []
        return int(words[0]) if words else None

    return until(written, f"no port in {file.name}")


def end(program: "subprocess.Popen[str]") -> None:
    """Let go of a program; what still runs of it goes with the machine."""
    program.kill()
    program.wait()
    if program.stdout:
        program.stdout.close()


def _line(program: "subprocess.Popen[str]") -> str:
    """Return the first line a program says."""
    line = program.stdout.readline().strip() if program.stdout else ""
    if not line:
        raise MachineError(f"{program.args!r} ended without a word")
    return line


@contextmanager
def chromium(
    playwright: Playwright, person: Seat, site: Site, extension: str
) -> Iterator[BrowserContext]:
    """Give the person's Chromium, with the unpacked extension, in its usual profile."""
    profile = ".config/chromium"
    setup = Setup(extension=Path(extension), hosts=site.hosts)
    switches = [
        *arguments(setup),
        f"--user-data-dir={person.home}/{profile}",
        "--no-default-browser-check",
    ]
    quoted = " ".join(f"'{switch}'" for switch in switches)
    program = person.start(f"chromium --remote-debugging-port=0 {quoted} about:blank")
    try:
        port = port_in(person.path(f"{profile}/{CHROMIUM_PORT}"))
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        yield browser.contexts[0]
        browser.new_browser_cdp_session().send("Browser.close")
        program.wait(PATIENCE_S)
    finally:
        end(program)


@contextmanager
def firefox(person: Seat, site: Site, extension: str = "") -> Iterator[Firefox]:
    """Give the person's Firefox; an extension's folder is loaded as a temporary add-on."""
    person.run("mkdir -p ~/.mozilla/firefox/profile")
    profile = person.path(".mozilla/firefox/profile")
    write_preferences(profile, PREFERENCES | preferences(site))
    switches = "--marionette --no-remote --remote-allow-system-access"
    program = person.start(f"firefox-esr {switches} --profile ~/.mozilla/firefox/profile")
    try:
        browser = Firefox(port_in(profile / PORT_FILE))
        try:
            if extension:
                browser.install(Path(extension))
            yield browser
        finally:
            browser.quit()
        program.wait(PATIENCE_S)
    finally:
        end(program)
