"""Write what the whole matrix came to into docs/coverage.md, and know what is accepted in it."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from e2e.matrix import BROWSERS, CASES, EDITORS
from e2e.site import ROOT

REPORT = ROOT / "docs" / "coverage.md"
BEGIN = "<!-- matrix: written by the test run -->"
END = "<!-- matrix: end -->"
PACKAGES = (
    "react",
    "prosemirror-view",
    "@tiptap/core",
    "quill",
    "lexical",
    "slate",
    "slate-react",
    "@codemirror/view",
    "monaco-editor",
    "draft-js",
)
HTML_CASES = ("clean html", "customer list, Continue")


@dataclass(frozen=True)
class Accepted:
    """A difference that was measured and stays.

    parts: what may differ; nothing else may.
    """

    mark: str
    editor: str
    browsers: tuple[str, ...]
    cases: tuple[str, ...]
    parts: frozenset[str]
    why: str


def _parts(names: str, *steps: str) -> frozenset[str]:
    return frozenset(f"{name} {step}" for name in names.split() for step in steps)


ACCEPTED = (
    Accepted(
        "a",
        "contenteditable",
        ("Chromium",),
        ("clean text",),
        _parts("html caret", "after the paste", "after a further letter", "after one undo"),
        "A line that begins with a tab stands in one `<span>` less than Chromium makes there. The "
        "text is the same; the caret stands after the same letter.",
    ),
    Accepted(
        "b",
        "slate",
        BROWSERS,
        HTML_CASES,
        _parts("caret", "after two undos"),
        "After the paste is undone the same words are selected, from right to left as the person "
        "had selected them; without Handrail Slate selects them from left to right.",
    ),
)


def accepted(browser: str, editor: str, case: str, found: list[str]) -> Accepted | None:
    """Return the accepted difference that covers everything found, if there is one."""
    for one in ACCEPTED:
        here = one.editor == editor and browser in one.browsers and case in one.cases
        if here and one.parts.issuperset(found):
            return one
    return None


def table(outcomes: Mapping[tuple[str, str, str], str]) -> list[str]:
    """Lay out one row per editor and browser."""
    head = ["editor", "browser", *CASES]
    rows = [
        [editor, browser, *(outcomes[browser, editor, case] for case in CASES)]
        for editor in EDITORS
        for browser in BROWSERS
    ]
    return [f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows]]


def version_of(package: str) -> str:
    """Read the version of an editor's package."""
    described = json.loads((ROOT / "node_modules" / package / "package.json").read_text())
    return str(described["version"])


def versions(browsers: Mapping[str, str]) -> str:
    """Name the browsers and the editors' packages with their versions."""
    own = [f"{name} {version}" for name, version in browsers.items()]
    packages = [f"{name} {version_of(name)}" for name in PACKAGES]
    return ", ".join([*own, *packages])


def write(outcomes: Mapping[tuple[str, str, str], str], browsers: Mapping[str, str]) -> None:
    """Replace the table in the document."""
    today = dt.datetime.now(dt.UTC).date()  # noqa: TID251 (the day this was measured)
    notes = [
        f"- ({one.mark}) {one.why}"
        for one in ACCEPTED
        if f"passed ({one.mark})" in outcomes.values()
    ]
    lines = [
        BEGIN,
        f"Measured {today} with {versions(browsers)}.",
        "",
        *table(outcomes),
        "",
        *notes,
        END,
    ]
    whole = REPORT.read_text(encoding="utf-8")
    before, rest = whole.split(BEGIN)
    REPORT.write_text(before + "\n".join(lines) + rest.split(END)[1], encoding="utf-8")
