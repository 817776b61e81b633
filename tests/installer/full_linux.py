"""Install the real packages on a clean Debian, use them with both browsers, remove them again.

Not in the gate: it wants root, mmdebstrap, three minutes and the packages of installer/build.py.

    python3 installer/build.py
    .venv/bin/python -m pytest -q -s tests/installer/full_linux.py
"""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import store
from drive.clipboard import Clipboard
from e2e import samples
from e2e.chat import open_chat
from e2e.site import CHATGPT, CLIPBOARD, Site, serve
from handrail.local.browsers import BROWSERS
from installer.clean_debian import ROOT, Debian, MachineError, clean_debian
from installer.held import held_in_chromium, held_in_firefox, timed
from installer.seat import STATE, Seat, chromium, seat, until

DIST = ROOT / "build" / "dist"
DEB, TARBALL = "/opt/handrail", ".local/lib/handrail"
# What browsers and the session bus keep of their own, once they ran.
OTHERS = (
    *(".config/chromium", ".config/mozilla", ".mozilla", ".cache", ".pki", ".dbus"),
    *(".local/share/pki", "Downloads"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serve(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def machine() -> Iterator[Debian]:
    with clean_debian() as running:
        yield running


@pytest.fixture
def ada(machine: Debian) -> Iterator[Seat]:
    with seat(machine, "ada") as person:
        yield person


@pytest.fixture
def bob(machine: Debian) -> Iterator[Seat]:
    with seat(machine, "bob") as person:
        yield person


@pytest.fixture
def deb() -> Path:
    return next(DIST.glob("handrail_*.deb"))


def seen_by_a_browser(person: Seat) -> str:
    """Open the dashboard; return the environment the person's browser was started with."""
    program = person.path("browser")
    program.write_text("#!/bin/sh\nenv > ~/seen.new\nmv ~/seen.new ~/seen\n")
    program.chmod(0o755)
    person.run(f"BROWSER={person.home}/browser handrail dashboard")
    seen = person.path("seen")
    until(seen.exists, "no browser was started")
    environment = seen.read_text()
    for file in (program, seen):
        file.unlink()
    return environment


def stopped(person: Seat, command: str) -> int:
    """Return how many pastes were stopped, by the person's own record."""
    rows = json.loads(person.run(f"{command} history --json"))
    return sum(row["action"] == "block" for row in rows)


def left(before: frozenset[str], machine: Debian, *homes: str) -> set[str]:
    """Return what is there that was not, but for what browsers keep for themselves."""
    others = tuple(f"{home.lstrip('/')}/{place}" for home in homes for place in OTHERS)
    more = machine.files() - before
    assert not [name for name in more if name.endswith("handrail.bridge.json")]
    return {name for name in more if not name.startswith(others)}


def history_only(person: Seat) -> set[str]:
    """Return what a person may keep of us: folders on the way, and the record."""
    home = person.home.lstrip("/")
    ways = {
        f"{home}/.local",
        f"{home}/.local/state",
        f"{home}/{STATE}",
        f"{home}/.config",
        f"{home}/.local/share",
    }
    return ways | {
        str(file.relative_to(person.machine.root)) for file in person.path(STATE).glob("history.*")
    }


def test_from_the_deb_to_a_held_paste_in_each_browser_and_gone_again(
    machine: Debian, ada: Seat, deb: Path, site: Site
) -> None:
    before = machine.files()
    package = machine.bring(deb)
    with timed("install the .deb"):
        told = machine.run("apt-get", "install", "-y", package)
    assert "Handrail starts with your next login" in told

    with timed("login to an agent that answers"):
        assert ada.log_in() == [f"{DEB}/handrail run"]
        ada.agent(DEB)
    held_in_chromium(ada, site, f"{DEB}/extension")
    held_in_firefox(ada, site, f"{DEB}/extension")
    assert stopped(ada, "handrail") == 2
    print("\n" + ada.run("handrail doctor || true"))
    assert "_internal" not in seen_by_a_browser(ada)

    with timed("remove it while it runs"):
        told = machine.run("apt-get", "remove", "-y", "handrail")
    assert machine.running("handrail") == {}
    assert f"Left alone: the history and policy in {ada.home}/{STATE}" in told
    machine.path(package).unlink()
    assert left(before, machine, ada.home) <= history_only(ada)
    assert ada.path(f"{STATE}/history.db").exists()


def test_the_deb_installs_twice_and_upgrades_under_agents_of_two_people(
    machine: Debian, ada: Seat, bob: Seat, deb: Path, tmp_path: Path
) -> None:
    people = (ada, bob)
    before = machine.files()
    machine.run("dpkg", "--install", machine.bring(deb))
    for person in people:
        person.log_in()
    first = [person.agent(DEB) for person in people]
    ada.run("handrail browsers install")
    apart(ada, bob)

    with timed("install it again over two agents"):
        machine.run("dpkg", "--install", machine.bring(deb))
    second = [person.agent(DEB) for person in people]
    with timed("upgrade under two agents"):
        told = machine.run("dpkg", "--install", machine.bring(newer(deb, tmp_path)))
    third = [person.agent(DEB) for person in people]
    assert "Handrail starts with your next login" not in told
    assert len({*first, *second, *third}) == 6
    assert machine.run("dpkg-query", "-Wf", "${Version}", "handrail") == "9.9.9"

    # One that answers nobody must not hold up the removal either.
    machine.run("kill", "-STOP", str(third[1]))
    with timed("remove it under two agents, one of them frozen"):
        told = machine.run("dpkg", "--purge", "handrail")
    assert machine.running("handrail") == {}
    for person in people:
        assert f"Left alone: the history and policy in {person.home}/{STATE}" in told
    for file in machine.path("/srv").glob("*.deb"):
        file.unlink()
    kept = history_only(ada) | history_only(bob)
    assert left(before, machine, ada.home, bob.home) <= kept


def test_a_browser_that_stays_open_over_an_upgrade_and_a_removal(
    machine: Debian, ada: Seat, deb: Path, site: Site, tmp_path: Path
) -> None:
    machine.run("dpkg", "--install", machine.bring(deb))
    ada.log_in()
    first = ada.agent(DEB)
    with (
        sync_playwright() as playwright,
        chromium(playwright, ada, site, f"{DEB}/extension") as context,
    ):
        chat = open_chat(context, CHATGPT, Clipboard(context, f"https://{CLIPBOARD}/"))
        chat.paste(f"deploy with {samples.aws_key()}")
        assert "AWS" in chat.notice.wait().text()
        chat.notice.press_escape()

        machine.run("dpkg", "--install", machine.bring(newer(deb, tmp_path)))
        assert ada.agent(DEB) != first
        with timed("the first paste after an upgrade"):
            chat.paste(f"deploy with {samples.aws_key()}")
            assert "AWS" in chat.notice.wait().text()
        chat.notice.press_escape()

        machine.run("dpkg", "--remove", "handrail")
        secret = samples.aws_key()
        chat.paste(f"deploy with {secret}")
        said = chat.notice.wait().text()
        assert "AWS" not in said
        chat.notice.let_through("it was removed")
        chat.wait_text(f"deploy with {secret}")
    assert machine.running("handrail") == {}


def apart(one: Seat, other: Seat) -> None:
    """Hold two people's agents to having nothing to do with each other."""
    said = [person.run("handrail doctor || true").splitlines()[:2] for person in (one, other)]
    assert not {*said[0]} & {*said[1]}
    for place in (STATE, f"{STATE}/run", f"{STATE}/history.db"):
        with pytest.raises(MachineError, match="Permission denied"):
            other.run(f"ls {one.home}/{place}")


def test_a_person_installs_the_tarball_without_root_and_removes_it_again(
    machine: Debian, ada: Seat, site: Site
) -> None:
    before = machine.files()
    archive = machine.bring(next(DIST.glob("handrail-*.tar.gz")))
    ada.run(f"mkdir got && tar -xzf {archive} -C got --strip-components=1")
    with timed("install.sh to an agent that answers"):
        told = ada.run("sh got/install.sh")
        first = ada.agent(TARBALL)
    assert told.count("wrote ") == len(BROWSERS)
    held_in_chromium(ada, site, f"{ada.home}/{TARBALL}/extension")
    held_in_firefox(ada, site, f"{ada.home}/{TARBALL}/extension")
    assert stopped(ada, "~/.local/bin/handrail") == 2

    ada.run("sh got/install.sh")
    second = ada.agent(TARBALL)
    assert second != first
    # A login meets an agent that runs already: it stays the one.
    assert ada.log_in() == [f'"{ada.home}/{TARBALL}/handrail" run']
    assert ada.agent(TARBALL) == second

    with timed("uninstall.sh while it runs"):
        told = ada.run("rm -r got; ~/.local/lib/handrail/uninstall.sh")
    machine.path(archive).unlink()
    assert machine.running("handrail") == {}
    assert f"Left alone: your history and policy in {ada.home}/{STATE}" in told
    assert left(before, machine, ada.home) <= history_only(ada)


def test_an_administrator_puts_the_add_on_into_everybodys_firefox(
    machine: Debian, ada: Seat, deb: Path, site: Site, tmp_path: Path
) -> None:
    machine.run("dpkg", "--install", machine.bring(deb))
    add_on = machine.bring(store.make(tmp_path)[1])
    text = (ROOT / "installer" / "managed" / "firefox.json").read_text()
    policies = json.loads(text.replace("https://updates.example/handrail.xpi", f"file://{add_on}"))
    # The archive is signed by nobody yet; Firefox ESR lets an administrator allow that.
    unsigned = {"xpinstall.signatures.required": {"Value": False, "Status": "locked"}}
    policies["policies"]["Preferences"] = unsigned
    place = machine.path("/etc/firefox/policies/policies.json")
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps(policies))
    ada.log_in()
    ada.agent(DEB)

    held_in_firefox(ada, site)

    assert stopped(ada, "handrail") == 1


def test_a_policy_of_the_persons_own_is_left_with_the_history(machine: Debian, ada: Seat) -> None:
    archive = machine.bring(next(DIST.glob("handrail-*.tar.gz")))
    ada.run(f"mkdir got && tar -xzf {archive} -C got --strip-components=1")
    ada.run(f"mkdir -p {STATE} && chmod 700 {STATE} && sh got/install.sh --no-start")
    ada.run(f"touch {STATE}/policy.toml")

    ada.run("~/.local/lib/handrail/uninstall.sh")

    assert ada.path(f"{STATE}/policy.toml").exists()


def newer(deb: Path, folder: Path) -> Path:
    """Return the same package under a later version."""
    subprocess.run(["dpkg-deb", "-R", str(deb), str(folder / "root")], check=True)
    control = folder / "root" / "DEBIAN" / "control"
    lines = control.read_text().splitlines()
    changed = ["Version: 9.9.9" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join(changed) + "\n")
    package = folder / "handrail_9.9.9_amd64.deb"
    pack = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build"]
    subprocess.run([*pack, str(folder / "root"), str(package)], check=True)
    return package
