"""After a session with many pastes no file that was written holds any pasted value."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from drive.agent import Agent, handrail, install_browser
from drive.chromium import Setup, chromium
from drive.clipboard import Clipboard
from drive.notice import CONTINUE
from drive.scratch import Scratch, scratch
from e2e import leaks, samples, stored
from e2e.chat import Chat, Line
from e2e.site import CHATGPT, CLIPBOARD, DEEPSEEK, Site
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = pytest.mark.browser

POLICY = """[policy]
id = "test"
version = 1
owner = "tests"

[classes.sensitive]
over_ceiling = "justify"
"""
DUMP_STORAGE = """async () => {
  const areas = ['local', 'session', 'sync'];
  const kept = await Promise.all(areas.map((area) => chrome.storage[area].get()));
  return JSON.stringify(kept);
}"""


@dataclass
class Session:
    """What one session pasted, and what was left of it.

    values: everything that must be nowhere.
    rows: the history as the command line shows it.
    storage: everything in the extension's storage areas, as JSON.
    """

    place: Scratch
    values: list[str] = field(default_factory=list)
    rows: list[dict[str, object]] = field(default_factory=list)
    storage: str = ""

    def new(self, value: str) -> str:
        """Remember a value as one that must be nowhere afterwards."""
        self.values.append(value)
        return value


def cancel_some(chat: Chat, session: Session) -> None:
    """Paste secrets and let none of them in."""
    for make in (samples.aws_key, samples.github_token):
        chat.paste(f"set it to {session.new(make())} please")
        chat.notice.press_escape()


def redact_some(chat: Chat, session: Session) -> None:
    """Paste secrets and let the redacted version in."""
    for make in (samples.aws_key, samples.github_token):
        before = chat.state()
        secret = session.new(make())
        chat.paste(f"set it to {secret} please", f"<p>set it to <b>{secret}</b> please</p>")
        chat.notice.press("Redact")
        chat.wait_changed(before)


def continue_some(chat: Chat, session: Session) -> None:
    """Paste a customer list and let it in, with a reason that holds a secret."""
    rows = samples.customer_rows()
    before = chat.state()
    chat.paste(samples.customer_list(rows), samples.customer_html(rows))
    chat.notice.let_through(f"asked with {session.new(samples.aws_key())}")
    chat.wait_changed(before)
    session.values += [cell for row in rows for cell in row[1:]]


def pass_some(chat: Chat, session: Session) -> None:
    """Paste what may go in as it is."""
    before = chat.state()
    chat.paste(f"My order is {session.new(samples.token(20))}, write to info@handrail.example")
    chat.wait_changed(before)


def leave_unjudged(line: Line, chat: Chat, session: Session) -> None:
    """Paste while the agent is frozen, twice: given up and let in unchecked."""
    line.agent.freeze()
    try:
        chat.paste(f"frozen {session.new(samples.aws_key())}")
        chat.notice.press_escape()
        chat.paste(f"frozen {session.new(samples.github_token())}")
        chat.notice.press(CONTINUE)
    finally:
        line.agent.thaw()


def clear_page(chat: Chat) -> None:
    """Empty the editor: what a page keeps of its own form is the page's."""
    chat.keys("Control+a", "Delete")
    chat.page.goto("about:blank")
    chat.page.close()


@pytest.fixture(scope="module")
def session(playwright: Playwright, site: Site) -> Iterator[Session]:
    """One whole session, over: agent and browser have ended."""
    with scratch() as place:
        install_browser(place)
        (place.state / "policy.toml").write_text(POLICY)
        done = Session(place)
        setup = Setup(hosts=site.hosts)
        with Agent(place) as agent, chromium(playwright, place, setup) as context:
            clipboard = Clipboard(context, f"https://{CLIPBOARD}/")
            line = Line(place, agent, context, clipboard, site)
            for host in (CHATGPT, DEEPSEEK):
                chat = line.open(host)
                for part in (pass_some, cancel_some, redact_some, continue_some):
                    part(chat, done)
                leave_unjudged(line, chat, done)
                clear_page(chat)
            clipboard.clear()
            done.rows = line.history()
            done.storage = line.worker().evaluate(DUMP_STORAGE)
        yield done


def test_the_session_was_recorded(session: Session) -> None:
    decisions = [row["decision"] for row in session.rows]

    assert {"cancelled", "redacted", "continued"} <= set(decisions)
    assert len(session.values) >= 2 * 20


def test_no_file_of_the_agent_holds_a_pasted_value(session: Session) -> None:
    files = [*session.place.state.rglob("*"), *session.place.home.rglob("*")]
    files += [file for file in session.place.root.iterdir() if file.is_file()]
    names = {file.name for file in files}

    assert {"history.db", "agent.log", "agent.stderr"} <= names
    assert leaks.found_in_files(files, session.values) == []


def test_no_page_of_the_decrypted_history_holds_a_pasted_value(session: Session) -> None:
    image = stored.history_bytes(session.place.state)

    assert image.startswith(b"SQLite format 3")
    assert b"cancelled" in image
    assert leaks.found_in(image, session.values) == []


def test_what_the_history_shows_holds_no_pasted_value(session: Session) -> None:
    shown = json.dumps(session.rows, ensure_ascii=False).encode()

    assert leaks.found_in(shown, session.values) == []


def test_the_extensions_storage_holds_no_pasted_value(session: Session) -> None:
    assert session.storage != "[{},{},{}]"
    assert leaks.found_in(session.storage.encode(), session.values) == []


def test_no_file_of_the_browser_profile_holds_a_pasted_value(session: Session) -> None:
    files = [file for file in session.place.profile.rglob("*") if not stored.is_page_own(file)]

    assert any(EXTENSION_CHROMIUM_ID in str(file) for file in files)
    assert leaks.found_in_files(files, session.values) == []


def test_the_search_would_find_a_value_in_any_spelling(session: Session, tmp_path: Path) -> None:
    value = session.values[0]
    for number, raw in enumerate(leaks.spellings(value).values()):
        file = tmp_path / f"planted-{number}"
        file.write_bytes(b"before " + raw + b" after")

        assert leaks.found_in_files([file], session.values) != []


def test_the_command_line_writes_no_value_either(session: Session) -> None:
    before = {file: file.stat().st_size for file in session.place.state.rglob("*")}
    done = handrail(session.place, "redact", text=f"key {session.values[1]}\n")

    assert session.values[1] not in done.stdout + done.stderr
    changed = [file for file in session.place.state.rglob("*") if file not in before]
    assert leaks.found_in_files(changed, session.values) == []
