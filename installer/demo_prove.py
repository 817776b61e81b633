"""Do three pastes on the practice page without a window and say what came of each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from demo_show import PRACTICE
from drive.agent import Agent, install_browser
from drive.chromium import Setup, chromium
from drive.clipboard import paste_by_keyboard
from drive.notice import CONTINUE, REDACT, Notice, NotSeenError
from drive.scratch import scratch

EDITOR = "#composer .ProseMirror"
REASON = "trying Handrail"
# Long enough for a paste that goes in at once; a notice would be there by then.
SETTLE_MS = 300


@dataclass(frozen=True)
class Sample:
    """One sample of the practice page.

    place: which of the page's samples it is, from 1.
    expected: what must happen, in the words of the table.
    """

    name: str
    place: int
    expected: str
    paste: Callable[["Practice", Path], str]


class Practice:
    """The practice page with its editor."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.notice = Notice(page)
        page.goto(PRACTICE)
        # The page says so itself when agent and extension have found each other.
        page.wait_for_selector("#state[data-state=protected]")

    def copy(self, place: int) -> str:
        """Press the copy button of a sample; return what it copied."""
        self.page.click(f"#samples li:nth-child({place}) button")
        copied: str = self.page.evaluate("navigator.clipboard.readText()")
        return copied

    def paste(self) -> None:
        """Press Ctrl+V in the empty editor."""
        self.page.click("#clear")
        self.page.click(EDITOR)
        paste_by_keyboard(self.page)

    def lines(self) -> list[str]:
        """Return the lines in the editor that are not empty."""
        return lines(self.page.inner_text(EDITOR))

    def wait_lines(self, wanted: Callable[[list[str]], bool]) -> None:
        """Wait until the editor holds what is wanted."""
        self.notice.until(lambda: wanted(self.lines()), "the paste in the editor")

    def picture(self, file: Path) -> None:
        """Save what a person sees now."""
        self.page.screenshot(path=file)


def lines(text: str) -> list[str]:
    """Split text into lines as the editor keeps them: blank ones only part paragraphs."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def hidden_values(copied: str) -> list[str]:
    """Return the values that a script sets, which must not go in."""
    return [line.partition("=")[2] for line in copied.splitlines() if line.startswith("export ")]


def paste_clean(practice: Practice, picture: Path) -> str:
    """Paste what may go in as it is."""
    copied = practice.copy(1)
    practice.paste()
    practice.wait_lines(lambda now: now == lines(copied))
    practice.page.wait_for_timeout(SETTLE_MS)
    practice.picture(picture)
    return "held" if practice.notice.shown() else "went in at once, unchanged"


def paste_customers(practice: Practice, picture: Path) -> str:
    """Paste a list of people, read the notice, let it in as it is."""
    copied = practice.copy(2)
    practice.paste()
    practice.notice.wait()
    practice.picture(picture)
    if practice.lines():
        return "the page had it before anybody decided"
    practice.notice.let_through(REASON)
    practice.wait_lines(lambda now: now == lines(copied))
    return "held; Continue: went in unchanged"


def paste_key(practice: Practice, picture: Path) -> str:
    """Paste a script with a key in it, read the notice, let the redacted version in."""
    values = hidden_values(practice.copy(3))
    practice.paste()
    practice.notice.wait()
    practice.picture(picture)
    if any(button.name.startswith(CONTINUE) for button in practice.notice.buttons()):
        return "held, but it could have gone in as it is"
    practice.notice.press(REDACT)
    practice.wait_lines(bool)
    inside = "\n".join(practice.lines())
    if any(value in inside for value in values):
        return "the key went in"
    return "held, no way to continue; Redact: went in without the key"


SAMPLES = (
    Sample("a meeting note", 1, "went in at once, unchanged", paste_clean),
    Sample("a customer list", 2, "held; Continue: went in unchanged", paste_customers),
    Sample(
        "an API key",
        3,
        "held, no way to continue; Redact: went in without the key",
        paste_key,
    ),
)


def attempt(sample: Sample, practice: Practice, picture: Path) -> str:
    """Paste one sample; a thing that did not appear is an outcome as well."""
    try:
        return sample.paste(practice, picture)
    except NotSeenError as error:
        practice.picture(picture)
        return str(error)


def report(happened: dict[str, str], out: Path) -> bool:
    """Print the table; tell whether everything went as it should."""
    good = True
    print(f"\n{'sample':22}{'what happened':60}as expected")
    for sample in SAMPLES:
        same = happened[sample.name] == sample.expected
        good = good and same
        print(f"{sample.name:22}{happened[sample.name]:60}{'yes' if same else 'NO'}")
        if not same:
            print(f"{'':22}expected: {sample.expected}")
    print(f"\nPictures of what a person sees: {out}")
    return good


def run(out: Path) -> int:
    """Start everything, paste the samples, save the pictures, print the table."""
    print("Without a window: pasting three samples into the practice page of a real browser.")
    out.mkdir(parents=True, exist_ok=True)
    happened: dict[str, str] = {}
    with scratch() as place, sync_playwright() as playwright:
        install_browser(place)
        with Agent(place), chromium(playwright, place, Setup()) as context:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            practice = Practice(context.new_page())
            for sample in SAMPLES:
                picture = out / f"{sample.place}-{sample.name.replace(' ', '-').lower()}.png"
                happened[sample.name] = attempt(sample, practice, picture)
    return 0 if report(happened, out) else 1
