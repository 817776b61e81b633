"""Measure how long judging takes with everything on, beside other tools and on hostile text.

    python tests/bench/speed.py                   prints the tables; exit 1 where "required" fails
    python tests/bench/speed.py --write           also puts them into docs/benchmarks.md
    python tests/bench/speed.py --without-peers   installs nothing

Wall-clock milliseconds, medians, of an engine that has judged some pastes before, as an agent has
after a morning: it compiles what it needs when it first needs it. Texts are generated, always the
same: pastes of an ordinary day, code, logs, tables and prose in a chance order, one in twenty of
them with a secret or a person.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

# In place of this folder, where `day` would be another bench.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.accuracy import write
from bench.peers import PEERS, cache, times_of
from day.clean import clean
from day.stopped import stopped
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.verdict import Verdict
from handrail.local.builtin import builtin_rule_list, builtin_rules, starter_policy
from rules.templates import fill

HEADING = "## Speed"
KB = 1_000
# Name, size in characters, how many texts, required and hoped-for milliseconds.
# Source: issue 5, "How good".
SIZES = (
    ("4 KB", 4 * KB, 9, 1.0, 0.5),
    ("100 KB", 100 * KB, 9, 20.0, 8.0),
    ("1 MB", KB * KB, 3, 200.0, 80.0),
)
HOSTILE_CHARS = 100 * KB
HOSTILE_REQUIRED_MS, HOSTILE_GOAL_MS = 200.0, 100.0
# Twice the text may cost this many times as much: what is over two is noise and a larger heap.
LINEAR_TIMES = 2.6
READY_REQUIRED_S, READY_GOAL_S = 0.5, 0.3
MEMORY_REQUIRED_MB, MEMORY_GOAL_MB = 80.0, 60.0
# So many other pastes are judged before: docs/benchmarks.md, "What was tried for speed".
WARM_UP, WARM_SEED = 60, 1_000
# Some of the other tools need minutes for a megabyte.
PEERS_READ = 2
# What no rule names and every step of the engine has to bear.
PIECES = (
    *("a", "1", "1-", "1 ", "0x41,", "%41", "\\u0041", "&#65;", "=\n", "QUtJ", "41", "01000001 "),
    *(
        "> a\n",
        "a\nb\n",
        "a*",
        "' + '",
        '"abc",',
        "H4sI",
        "a\u200b",
        "\u0430a",
        "e\u0301",
        "one two ",
        "(",
        "/",
    ),
)
_READY = """
import json, os, time
def mb():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
before, begun, work = mb(), time.perf_counter(), time.process_time()
from handrail.local.builtin import builtin_rules, starter_policy
builtin_rules(), starter_policy()
print(json.dumps([time.perf_counter() - begun, time.process_time() - work, mb() - before]))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure beside what is asked of it. unit: behind every figure."""

    name: str
    measured: float
    required: float
    goal: float
    unit: str

    @property
    def holds(self) -> bool:
        """Tell whether what is required is met."""
        return self.measured <= self.required

    def __str__(self) -> str:
        """Write a row of a table."""
        met = "goal" if self.measured <= self.goal else "required" if self.holds else "no"
        required, goal = f"{self.required:g} {self.unit}", f"{self.goal:g} {self.unit}"
        return f"| {self.name} | {required} | {goal} | {self.measured:.2f} {self.unit} | {met} |"


def judged(text: str) -> Verdict:
    """Judge with what is delivered."""
    return judge(Content(text), Destination("chat.invalid"), starter_policy(), builtin_rules())


def took_ms(text: str, runs: int, clock: Callable[[], float] = perf_counter) -> float:
    """Return the median time of a few judgements of a text, by the wall or another clock."""
    times = []
    for _ in range(runs):
        begun = clock()
        judged(text)
        times.append((clock() - begun) * KB)
    return median(times)


def mixed(size: int, seed: int) -> str:
    """Join an ordinary day's pastes in a chance order, one in twenty of them with a secret."""
    dice = random.Random(seed)
    harmless = [paste.text for paste in clean()]
    held = [paste.text for paste in stopped()]
    pieces: list[str] = []
    length = 0
    while length < size:
        piece = dice.choice(held if dice.randrange(20) == 0 else harmless)
        pieces.append(piece)
        length += len(piece) + 2
    return "\n\n".join(pieces)[:size]


def ordinary(texts: Sequence[Sequence[str]], runs: int) -> list[Row]:
    """Measure mixed text of each size: the median over different texts."""
    rows = []
    for (name, size, _, required, goal), of_size in zip(SIZES, texts, strict=True):
        often = runs if size < KB * KB else 3
        took = median(took_ms(text, often) for text in of_size)
        rows.append(Row(f"mixed text, {name}, p50", took, required, goal, "ms"))
    return rows


def processor(texts: Sequence[Sequence[str]]) -> str:
    """Say what the same texts cost in CPU time, which a busy machine makes less wrong."""
    times = [
        median(took_ms(text, 3 if size < KB * KB else 1, process_time) for text in of_size)
        for (_, size, *_), of_size in zip(SIZES, texts, strict=True)
    ]
    return f"CPU time of the same: {' / '.join(f'{one:.1f}' for one in times)} ms."


def beside(texts: Sequence[Sequence[str]], own: Sequence[Row]) -> list[str]:
    """Measure the same texts with the other tools; return the rows of a table."""
    print(f"other tools are kept in {cache()}; delete it to be rid of them", file=sys.stderr)
    rows = [
        "| tool | 4 KB | 100 KB | 1 MB | |",
        "| --- | ---: | ---: | ---: | --- |",
        f"| **handrail** | {' | '.join(f'{row.measured:.1f}' for row in own)} | everything on |",
    ]
    for peer in PEERS:
        times = times_of(peer, [of_size[:PEERS_READ] for of_size in texts])
        if isinstance(times, str):
            rows.append(f"| {peer.name} | | | | not measured: {times} |")
        else:
            figures = " | ".join("too long" if one is None else f"{one:,.1f}" for one in times)
            rows.append(f"| {peer.name} | {figures} | {peer.note} |")
    return rows


def hostile() -> tuple[Row, list[str]]:
    """Measure every rule's keywords and examples over and over; return the worst, and a table."""
    pieces = {repr(piece): piece for piece in PIECES}
    for rule in builtin_rule_list():
        examples = (rule.keywords, rule.keywords[:1], rule.hits, rule.misses)
        for kind, words in zip(("keywords", "keyword", "hits", "misses"), examples, strict=True):
            if words:
                pieces[f"{rule.id}, its {kind}"] = fill(" ".join(words), random.Random(1)) + " "
    once = {name: took_ms(filled(piece, HOSTILE_CHARS), 1) for name, piece in pieces.items()}
    worst = sorted(once, key=lambda name: -once[name])[:5]
    rows = ["| hostile text, the worst five | 50 KB | 100 KB | 200 KB | linear |"]
    rows.append("| --- | ---: | ---: | ---: | --- |")
    slowest, linear = 0.0, True
    for name in worst:
        sizes = (HOSTILE_CHARS // 2, HOSTILE_CHARS, 2 * HOSTILE_CHARS)
        half, full, double = (took_ms(filled(pieces[name], size), 3) for size in sizes)
        grows = double <= LINEAR_TIMES * full and full <= LINEAR_TIMES * half
        slowest, linear = max(slowest, full), linear and grows
        rows.append(
            f"| {name} | {half:.0f} | {full:.0f} | {double:.0f} | {'yes' if grows else 'no'} |"
        )
    name = f"hostile text, 100 KB, the worst of {len(pieces)}{'' if linear else ', not linear'}"
    return Row(name, slowest, HOSTILE_REQUIRED_MS, HOSTILE_GOAL_MS, "ms"), rows


def filled(piece: str, size: int) -> str:
    """Repeat a piece up to the size."""
    return (piece * (size // len(piece) + 1))[:size]


def ready() -> list[Row]:
    """Measure, in new processes, until rules and policy are there, and what they add to memory."""
    where = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, sys.path)))
    runs = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", _READY],
                capture_output=True,
                text=True,
                check=True,
                env=where,
            ).stdout
        )
        for _ in range(5)
    ]
    wall, work, memory = (median(run[place] for run in runs) for place in range(3))
    return [
        Row("catalogue ready, wall", wall, READY_REQUIRED_S, READY_GOAL_S, "s"),
        Row("catalogue ready, CPU", work, READY_REQUIRED_S, READY_GOAL_S, "s"),
        Row("memory it adds", memory, MEMORY_REQUIRED_MB, MEMORY_GOAL_MB, "MB"),
    ]


def section(rows: Sequence[Row], tables: Sequence[Sequence[str]], command: str) -> str:
    """Write the section of the document."""
    made = (
        f"Made by `{command}` on {time.strftime('%Y-%m-%d')}: Python {platform.python_version()},"
        f" {platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" {len(builtin_rule_list())} rules, load {os.getloadavg()[0]:.1f}."
    )
    head = ["| measure | required | goal | measured | met |", "| --- | ---: | ---: | ---: | --- |"]
    parts = [HEADING, made, "\n".join([*head, *map(str, rows)]), *map("\n".join, tables)]
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Measure and print; return 1 when something required is not met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="runs per text")
    parser.add_argument("--without-peers", action="store_true", help="measure ours alone")
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    rows = ready()
    for seed in range(WARM_SEED, WARM_SEED + WARM_UP):
        judged(mixed(4 * KB, seed))
    texts = [[mixed(size, seed) for seed in range(many)] for _, size, many, _, _ in SIZES]
    for text in texts[0]:
        judged(text)
    own = ordinary(texts, options.runs)
    tables = [[processor(texts)]]
    if not options.without_peers:
        tables.append(beside(texts, own))
    worst, table = hostile()
    rows = [*own, worst, *rows]
    command = f"python tests/bench/speed.py{' --without-peers' if options.without_peers else ''}"
    text = section(rows, [*tables, table], command)
    print(text)
    if options.write:
        write(text, HEADING)
    failed = [row.name for row in rows if not row.holds]
    print(f"not met: {'; '.join(failed) or 'none'}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
