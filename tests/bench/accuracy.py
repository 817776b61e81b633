"""Measure how accurate the engine is: what it finds, and whom it leaves alone.

    python tests/bench/accuracy.py            prints the tables; exit 1 when a required one fails
    python tests/bench/accuracy.py --write    also puts them into docs/benchmarks.md

The labelled corpora lie beside the repository (../shared) or are not there; then it says so and
measures the rest. No text is ever printed.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import platform
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# In place of this folder, where `day` would be another bench.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench import corpora
from bench import day as day_bench
from bench.corpora import Judged, counted, judged, only
from day.clean import clean
from day.stopped import stopped
from engine import planted
from handrail.engine.words import Action

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEADING = "## Accuracy"
SEED = 7
# The layers that a text alone goes through; the others are the extension's and the policy's.
LAYERS = frozenset({"engine", "session"})
NOT_HERE = "The labelled corpora are not here: they are not part of the repository."


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: a figure, what it has to be, and what it should be.

    most: the figure may be at most so much; otherwise at least. per: how many there are in all.
    """

    name: str
    value: float
    required: float
    goal: float
    unit: str = ""
    most: bool = False
    per: str = ""

    def holds(self, bound: float) -> bool:
        """Tell whether the figure is on the right side of a bound."""
        return self.value <= bound if self.most else self.value >= bound

    @property
    def met(self) -> str:
        """Say how far it came."""
        if not self.holds(self.required):
            return "NO"
        return "yes" if self.holds(self.goal) else f"required; goal {self.distance} away"

    @property
    def distance(self) -> str:
        """Say what is missing to the goal."""
        return f"{abs(self.goal - self.value):.3g}{self.unit}"

    def row(self) -> str:
        """Write the row of a table."""
        bounds = " | ".join(
            f"{'at most ' if self.most and bound else ''}{bound:.3g}{self.unit}"
            for bound in (self.required, self.goal)
        )
        return f"| {self.name} | {bounds} | {self.value:.3g}{self.unit}{self.per} | {self.met} |"


def secrets(cases: list[Judged]) -> Iterator[Measure]:
    """Yield what came of the corpus of secrets. Source of all bounds: issue 5, "How good"."""
    windows = only(cases, "creddata_windows")
    total = counted(windows)
    rest = [others for _, _, others in corpora.without_each(windows)]
    per = f" of {total.secrets}"
    yield Measure("CredData windows, recall", total.recall, 67, 80, " %", per=per)
    alarms = f" ({total.false} of {total.clean})"
    yield Measure("CredData windows, false", total.alarms, 1, 1, " %", most=True, per=alarms)
    lowest = min(others.recall for others in rest)
    highest = max(others.alarms for others in rest)
    # Nine false ones of 911 are one in a hundred; of fewer cases they are a little more.
    most = f" (false: at most {highest:.2f} %)"
    yield Measure("... one repository left out, the lowest recall", lowest, 67, 80, " %", per=most)
    for name, corpus, required, goal in (
        ("gitleaks literal positives", "gitleaks", 93, 97),
        ("detect-secrets positives", "detect_secrets", 80, 88),
    ):
        found = counted(only(cases, corpus))
        yield Measure(name, found.recall, required, goal, " %", per=f" of {found.secrets}")
    benign = only(cases, "benign")
    held = sum(one.stopped for one in benign)
    yield Measure("benign pastes stopped", held, 2, 0, most=True, per=f" of {len(benign)}")


def personal(cases: list[Judged]) -> Iterator[Measure]:
    """Yield what came of the corpus of personal data."""
    f1 = corpora.f1_by_corpus(cases)
    for corpus in ("presidio_research", "datafog"):
        yield Measure(f"{corpus}, structured types, F1", f1[corpus], 0.88, 0.93)
    negatives = only(cases, "negatives")
    per_mb = corpora.structured_per_mb(negatives)
    yield Measure("negatives, structured findings per MB", per_mb, 20, 5, most=True)
    blocked = sum(one.answer["action"] == "block" for one in negatives)
    of = f" of {len(negatives)}"
    yield Measure("negatives, pastes blocked", blocked, 0, 0, most=True, per=of)


def evasions(name: str, file: Path) -> Iterator[Measure]:
    """Yield how many of the ways a secret hides in are seen through, every kind of secret."""
    must = [way for way in planted.ways(file=file) if way.expected == "detect"]
    made = planted.secrets(SEED)
    pairs = [(way, kind) for way in must if way.layer in LAYERS for kind in way.kinds]
    held = sum(_holds_one(way.construct(made[kind])) for way, kind in pairs)
    share = 100 * held / len(pairs)
    of = f" of {len(pairs)}"
    yield Measure(f"evasions to detect, {name}", share, 100, 100, " %", per=of)
    controls = planted.ways("controls", file)
    hit = sum(_holds_one(way.construct("")) for way in controls)
    of = f" of {len(controls)}"
    yield Measure(f"evasions, controls held, {name}", hit, 0, 0, most=True, per=of)


def _holds_one(made: planted.Made) -> bool:
    """Tell whether any of what was pasted is held."""
    return any(verdict.action is not Action.ALLOW for verdict in planted.asked_in_turn(made))


def day() -> tuple[list[Measure], list[str]]:
    """Return what came of a day's pastes, and the table by role."""
    may_go, may_not = day_bench.ask(clean()), day_bench.ask(stopped())
    noticed, missed = (sum(one.wrong for one in part) for part in (may_go, may_not))
    held = 100 * (1 - missed / len(may_not))
    of, of_not = f" of {len(may_go)}", f" of {len(may_not)}"
    measures = [
        Measure("a day of work: notices on clean pastes", noticed, 0, 0, most=True, per=of),
        # The issue sets no bound here; this one is ours.
        Measure("a day of work: pastes held that may not go", held, 95, 100, " %", per=of_not),
    ]
    return measures, [
        "| a day of work | pastes | wrong |",
        "| --- | ---: | ---: |",
        *_by_role("may go", may_go),
        *_by_role("may not", may_not),
    ]


def _by_role(label: str, part: list[day_bench.Judged]) -> Iterator[str]:
    """Yield one row per role."""
    for role in sorted({one.paste.role for one in part}):
        own = [one for one in part if one.paste.role == role]
        yield f"| {label}: {role} | {len(own)} | {sum(one.wrong for one in own)} |"


def by_repository(cases: list[Judged]) -> list[str]:
    """Write the table of repositories, the one with the lowest recall first."""
    windows = only(cases, "creddata_windows")
    each = sorted(corpora.without_each(windows), key=lambda row: row[1].recall)
    return [
        "| left out | its secrets | found | its clean | false | others' recall | others' false |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {name} | {own.secrets} | {own.recall:.0f} % | {own.clean} | {own.false} "
            f"| {others.recall:.1f} % | {others.alarms:.2f} % |"
            for name, own, others in each
        ),
    ]


def section(measures: Iterable[Measure], tables: list[list[str]], missing: str) -> str:
    """Write everything as a section of a document."""
    made = (
        f"Made by `python tests/bench/accuracy.py --write` on {time.strftime('%Y-%m-%d')}: "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}."
    )
    rows = [
        "| measure | required | goal | measured | met |",
        "| --- | ---: | ---: | ---: | --- |",
        *(measure.row() for measure in measures),
    ]
    notes = [missing] if missing else []
    parts = [HEADING, made, *notes, *("\n".join(table) for table in (rows, *tables))]
    return "\n\n".join(parts) + "\n"


def write(text: str, heading: str = HEADING) -> None:
    """Put the section into the document in place of the one from before."""
    before = DOCUMENT.read_text("utf-8")
    # The section ends where the next heading begins; what was tried stands under its own.
    old = re.search(rf"^{re.escape(heading)}$.*?(?=^##|\Z)", before, re.MULTILINE | re.DOTALL)
    start, end = old.span() if old else (len(before), len(before))
    parts = (before[:start].rstrip(), text.rstrip(), before[end:].strip())
    DOCUMENT.write_text("\n\n".join(part for part in parts if part) + "\n", "utf-8")


def main() -> int:
    """Measure and print; return 1 when something required is not met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    measures, tables, missing = [], [], "" if corpora.there() else NOT_HERE
    if not missing:
        found = judged("secrets")
        measures += [*secrets(found), *personal(judged("personal"))]
        tables.append(by_repository(found))
    daily, roles = day()
    measures += [*daily, *evasions("ours", planted.EVASIONS)]
    if corpora.EVASIONS.exists():
        measures += evasions("shared", corpora.EVASIONS)
    text = section(measures, [roles, *tables], missing)
    print(text)
    if options.write:
        write(text)
    failed = [measure.name for measure in measures if not measure.holds(measure.required)]
    print(f"not met: {'; '.join(failed) or 'none'}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
