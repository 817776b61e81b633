"""The matrix of editors, browsers and kinds of paste: what is done in each cell.

Every cell does the same paste twice in the same browser: on a host that the extension does not run
on, and on a chat site. What stands in the editor must be the same: text, structure, caret, and
what two steps of undo give back. Where nothing could be found in a paste the page must see the very
same, event by event and change by change.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from e2e import samples
from e2e.matrix_seat import Seat
from e2e.site import CLIPBOARD, DEEPSEEK, PAGES, ROOT

BROWSERS = ("Chromium", "Firefox")
EDITORS = (
    "textarea",
    "input",
    "react",
    "contenteditable",
    "plaintext",
    "prosemirror",
    "tiptap",
    "quill",
    "lexical-rich",
    "lexical-plain",
    "slate",
    "codemirror",
    "monaco",
    "draft",
)
NATIVE = "clean, native"
CASES = (
    NATIVE,
    "clean text",
    "clean html",
    "100 KB",
    "secret, Don't",
    "secret, Redact",
    "customer list, Continue",
)
# What a paste event with 100 KB of text takes in the slowest editor on a busy machine.
PATIENCE_S = 20
# Between two looks at an editor, beside the frames it draws meanwhile.
STEP_S = 0.03
# Longer than any editor joins edits into one undo step (Quill: 1000 ms, by its documentation).
UNDO_GROUP_MS = 2000
# Slate takes note of a moved caret at most every 100 ms, by the clock of the page, which looks
# five times until so much has passed. Source: slate-react and lodash, its throttle; pages/clock.js.
CARET_S = 0.4
BIG_LINES = 1250
BEGINNING = "AAA BBB CCC"
# How often a page may be opened: before its script has heard what to look for a paste is not the
# browser's own, and a frame that is painted between two changes looks different by chance.
OPENINGS = 4
# What says only when a frame was painted or a finger left a key differs from run to run.
BY_CHANCE = ("sample",), ("event", "keyup")
ASKED = "info@handrail.example"

State = dict[str, Any]
Looked = TypeVar("Looked")


@dataclass(frozen=True)
class Paste:
    """What is on the clipboard."""

    text: str
    html: str = ""


@dataclass(frozen=True)
class Case:
    """One column of the matrix.

    native: the paste that, without the extension, gives what must come out; None: nothing may.
    choose: what the person does in the notice.
    """

    paste: Paste
    native: Paste | None
    choose: Callable[[Seat], None] | None = None
    never: str = ""


@dataclass(frozen=True)
class Seen:
    """An editor before a paste, after it, after a further letter, and after each of two undos."""

    before: State
    after: tuple[State, ...]


def bundle(folder: Path) -> None:
    """Make one classic script of each editor; the editors are the packages themselves."""
    program = ROOT / "node_modules" / ".bin" / "esbuild"
    pages = [str(page) for page in sorted((PAGES / "editors").glob("*.mjs"))]
    options = ["--bundle", "--format=iife", "--loader:.ttf=dataurl", "--log-level=error"]
    defined = ['--define:process.env.NODE_ENV="production"', "--define:global=window"]
    made = f"--outdir={folder / 'editors'}"
    subprocess.run([str(program), *pages, *options, *defined, made], check=True, cwd=ROOT)
    shutil.copy(PAGES / "editors.html", folder)


def cases(redact: Callable[[str], str]) -> dict[str, Case]:
    """Make the columns; redact: what the agent makes of a text for the chat site."""
    clean = Paste(f'line1 a  b\n\t{ASKED} <x> & "q"\n\nline4 «é😀» end')
    html = (
        "<p>One <b>bold</b> and <i>slanted</i></p>"
        f"<ul><li>first</li><li>{ASKED}</li></ul><p>end</p>"
    )
    rich = Paste(f"One bold and slanted\n\nfirst\n{ASKED}\n\nend", html)
    lines = "\n".join(
        f"{n:04} the quick brown fox jumps over the lazy dog, again and once more: {n}"
        for n in range(BIG_LINES)
    )
    big = Paste(f"{ASKED}\n{lines}")
    rows = samples.customer_rows()
    customers = Paste(samples.customer_list(rows), samples.customer_html(rows))
    secret = samples.aws_key()
    held = Paste(
        f"Why?\naws_access_key_id = {secret}\nIt worked.", f"<p>Why?</p><pre>{secret}</pre>"
    )
    untouched = Paste("Thank you!\n\tSee you on Tuesday.", "<p>Thank <b>you</b>!</p><p>Bye</p>")
    return {
        NATIVE: Case(untouched, untouched),
        "clean text": Case(clean, clean),
        "clean html": Case(rich, rich),
        "100 KB": Case(big, big),
        "secret, Don't": Case(held, None, lambda seat: seat.refuse(), secret),
        # Text alone: what becomes of html is test_redact_html's.
        "secret, Redact": Case(
            Paste(held.text), Paste(redact(held.text)), lambda seat: seat.redact(), secret
        ),
        "customer list, Continue": Case(customers, customers, lambda seat: seat.go_on()),
    }


def read(seat: Seat) -> State:
    """Return what is in the editor; `words` is the text without regard to kinds of space."""
    state: State = seat.read("editorState()")
    return {**state, "words": " ".join(state["text"].split())}


def at_rest(seat: Seat, look: Callable[[], Looked], enough: Callable[[Looked], bool]) -> Looked:
    """Look until the same is seen twice, with all that is drawn meanwhile, and it is enough."""
    limit = time.monotonic() + PATIENCE_S
    last: Looked | None = None
    while time.monotonic() < limit:
        now = look()
        if now == last and enough(now):
            return now
        last = now
        time.sleep(STEP_S)
        seat.read("drawn()")
    raise AssertionError("it never rests, or not as it should")


def settled(seat: Seat, other_than: State | None = None) -> State:
    """Wait until the editor stands still, not as it was, and has the keyboard as it had it."""

    def enough(now: State) -> bool:
        # While a notice goes, the focus alone is another.
        return not other_than or (now != other_than and now["focused"] == other_than["focused"])

    return at_rest(seat, lambda: read(seat), enough)


def begin(seat: Seat, host: str, editor: str, query: str = "") -> State:
    """Open an editor, write a little and select a word in the middle."""
    seat.visit(f"https://{host}/editor/{editor}{query}")
    seat.click("[data-target]")
    seat.type(BEGINNING)
    settled(seat)
    seat.keys(*["ArrowLeft"] * 4, *["Shift+ArrowLeft"] * 3)
    time.sleep(CARET_S if editor == "slate" else 0)
    seat.read(f"pass({UNDO_GROUP_MS})")
    return settled(seat)


def carry_on(seat: Seat, before: State) -> Seen:
    """Wait for what was pasted, write a letter, undo twice; return the editor at each step."""
    after = [settled(seat, before)]
    seat.read(f"pass({UNDO_GROUP_MS})")
    seat.type("!")
    after.append(settled(seat, after[-1]))
    for _ in range(2):
        seat.keys("Control+z")
        after.append(settled(seat))
    return Seen(before, tuple(after))


@cache
def natively(seat: Seat, editor: str, paste: Paste) -> Seen:
    """Do a paste where no extension is."""
    before = begin(seat, CLIPBOARD, editor)
    seat.paste(paste.text, paste.html)
    return carry_on(seat, before)


def differences(ours: Seen, theirs: Seen) -> list[str]:
    """Name what is not the same, without content: step and part."""
    steps = ("after the paste", "after a further letter", "after one undo", "after two undos")
    found = [
        f"{part} {step}"
        for step, one, other in zip(steps, ours.after, theirs.after, strict=True)
        for part in one
        if one[part] != other[part]
    ]
    return found if ours.before == theirs.before else ["before the paste", *found]


def watched(seat: Seat, host: str, editor: str, paste: Paste) -> tuple[list[list[str]], State]:
    """Paste; return all that the page could see of it, in order, and what the editor then holds."""
    before = begin(seat, host, editor, "?recorded")
    seat.read("void (recorded.length = 0)")
    seat.paste(paste.text, paste.html)
    state = settled(seat, before)
    rows: list[list[str]] = seat.read("recorded")
    seen = [row for row in rows if not any(row[: len(one)] == [*one] for one in BY_CHANCE)]
    first = next(at for at, row in enumerate(seen) if row[:2] == ["event", "paste"])
    return seen[first:], state


def untouched(seat: Seat, editor: str, paste: Paste) -> list[str]:
    """Do one cell of the pastes that pass natively; return what differs, by name."""
    expected = []
    for _ in range(OPENINGS):
        expected.append(watched(seat, CLIPBOARD, editor, paste))
        found = watched(seat, DEEPSEEK, editor, paste)
        if found in expected:
            return []
    same = zip(found[0], expected[-1][0], strict=False)
    differing = [one[0] for one, other in same if one != other]
    return differing or ["how much happened, or the editor"]


def begin_alike(seat: Seat, editor: str, paste: Paste) -> tuple[Seen, State]:
    """Do a paste where no extension is; open the editor on the chat site as it was opened there.

    Nothing was pasted here yet: on a busy machine an editor now and then takes a key of ours late,
    on either side, and that says nothing about a paste. After a few openings a difference stands.
    """
    for _ in range(OPENINGS):
        expected = natively(seat, editor, paste)
        before = begin(seat, DEEPSEEK, editor)
        if before == expected.before:
            break
        natively.cache_clear()
    return expected, before


def run(seat: Seat, editor: str, case: Case, name: str = "") -> list[str]:
    """Do one cell; return what differs from the same paste without the extension."""
    if name == NATIVE:
        return untouched(seat, editor, case.paste)
    if case.native is None:
        before = begin(seat, DEEPSEEK, editor, "?recorded")
        seat.paste(case.paste.text, case.paste.html)
        assert case.choose is not None
        case.choose(seat)
        found = [] if settled(seat) == before else ["the editor changed"]
        recorded = json.dumps(seat.read("recorded"), ensure_ascii=False)
        return [*found, "the page saw it"] if case.never in recorded else found
    expected, before = begin_alike(seat, editor, case.native)
    seat.paste(case.paste.text, case.paste.html)
    if case.choose is not None:
        case.choose(seat)
    return differences(carry_on(seat, before), expected)
