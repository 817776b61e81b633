"""Measure how long judging takes with everything on, and what hostile text of any kind costs.

Run: python tests/bench/speed.py [--runs 9]
Prints wall-clock milliseconds, the median of several runs. Texts are generated, always the same:
pastes of an ordinary day, code, logs, tables and prose, with planted secrets now and then.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import random
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

# In place of this folder, where `day` would be another bench.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from day.clean import clean
from day.stopped import stopped
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.verdict import Verdict
from handrail.local.builtin import builtin_rule_list, builtin_rules, starter_policy

KB = 1_000
# Name, size in characters, required and hoped-for milliseconds. Source: issue 5, "How good".
SIZES = (
    ("4 KB", 4 * KB, 1.0, 0.5),
    ("100 KB", 100 * KB, 20.0, 8.0),
    ("1 MB", KB * KB, 200.0, 80.0),
)
HOSTILE_CHARS = 100 * KB
HOSTILE_REQUIRED_MS, HOSTILE_GOAL_MS = 200.0, 100.0
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
        "one two ",
        "(",
        "/",
    ),
)


def judged(text: str) -> Verdict:
    """Judge with what is delivered."""
    return judge(Content(text), Destination("chat.invalid"), starter_policy(), builtin_rules())


def median_ms(work: Callable[[], object], runs: int) -> float:
    """Return the median wall time of a few runs."""
    times = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * KB)
    return statistics.median(times)


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


def ordinary(runs: int) -> None:
    """Print what mixed text of each size takes, the median over different texts."""
    print(f"{'mixed text':34} {'p50':>9} {'required':>9} {'goal':>7}")
    for name, size, required, goal in SIZES:
        texts = [mixed(size, seed) for seed in range(9 if size < KB * KB else 3)]
        took = statistics.median(
            median_ms(partial(judged, text), runs if size < KB * KB else 3) for text in texts
        )
        print(f"{name:34} {took:8.2f}  {required:8.1f}  {goal:6.1f}")


def hostile() -> None:
    """Print the slowest of hostile texts: every rule's keywords and hits over and over."""
    texts = {repr(piece): piece for piece in PIECES}
    for rule in builtin_rule_list():
        for place, words in enumerate((rule.keywords, rule.keywords[:1], rule.hits, rule.misses)):
            if words:
                texts[f"{rule.id} {place}"] = " ".join(words) + " "
    took = {name: median_ms(partial(judged, filled(piece)), 1) for name, piece in texts.items()}
    print(f"\n{'hostile text of 100 KB':34} {'wall':>9} {'required':>9} {'goal':>7}")
    for name in sorted(took, key=lambda name: -took[name])[:12]:
        print(
            f"{name[:34]:34} {took[name]:8.2f}  {HOSTILE_REQUIRED_MS:8.1f}  {HOSTILE_GOAL_MS:6.1f}"
        )


def filled(piece: str) -> str:
    """Repeat a piece up to the size."""
    return (piece * (HOSTILE_CHARS // len(piece) + 1))[:HOSTILE_CHARS]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how long judging takes.")
    parser.add_argument("--runs", type=int, default=9, help="runs per text")
    arguments = parser.parse_args()
    judged("warm up")
    ordinary(arguments.runs)
    hostile()


if __name__ == "__main__":
    main()
