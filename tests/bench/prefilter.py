"""Measure the prefilter: what it lets through, what it may not, how large and how fast it is.

    python tests/bench/prefilter.py              everyday pastes and, where they are, corpora
    python tests/bench/prefilter.py --count N    so many generated pastes (10,000 unless said)

Native: the share of pastes a page lets through without asking. Missed: pastes that pass though the
engine holds them for what the text or a linear view of it shows; must be 0. Decoded: pastes that
pass though the engine holds them for what it decodes (base64, reversed ...); the prefilter decodes
nothing. Exit 1 when one is missed. No text is ever printed.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])

import msgspec

from day.clean import clean
from day.stopped import stopped
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.words import Action, Surface
from handrail.local.builtin import builtin_rules, starter_policy
from support.prefilter_page import Tried, described, pastes, shows_plainly, tried

HOST = "chatgpt.com"
GENERATED = 10_000
CORPORA = Path(__file__).resolve().parents[3] / "shared" / "data" / "corpora"
# Texts of this length are what the time is measured on; house.md allows 4 ms.
TIMED_CHARS = 10_240
ROUNDS = 50

Paste = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a set of pastes."""

    pastes: int
    native: int
    missed: int
    decoded: int

    def line(self, name: str) -> str:
        """Say it in one line."""
        share = self.native / self.pastes
        return (
            f"{name:28} {self.pastes:6,} pastes {share:6.1%} native"
            f" {self.missed:3} missed {self.decoded:4} held only when decoded"
        )


def measure(found: list[Tried], given: list[Paste]) -> Outcome:
    """Judge what passed and count."""
    rules, policy = builtin_rules(), starter_policy()
    passed = [paste for paste, one in zip(given, found, strict=True) if not one.trips]
    verdicts = [
        judge(Content(*paste), Destination(HOST, Surface.PASTE), policy, rules) for paste in passed
    ]
    held = [verdict for verdict in verdicts if verdict.action is not Action.ALLOW]
    missed = sum(map(shows_plainly, held))
    return Outcome(len(given), len(passed), missed, len(held) - missed)


def corpus(name: str, *, ordinary: bool) -> list[Paste]:
    """Read a corpus; ordinary: only prose that nobody labelled."""
    lines = (CORPORA / f"{name}.jsonl").read_text("utf-8").strip().split("\n")
    cases = [json.loads(line) for line in lines]
    return [
        (case["text"], "")
        for case in cases
        if not ordinary or (case["label"] == "clean" and case["source"].startswith("local:prose"))
    ]


def sets(generated: int) -> Iterator[tuple[str, list[Paste]]]:
    """Yield every set of pastes with its name."""
    yield "everyday, may go", [(paste.text, "") for paste in clean()]
    yield "everyday, may not go", [(paste.text, "") for paste in stopped()]
    yield "generated", list(islice(pastes(count(1_000)), generated))
    if not CORPORA.exists():
        return
    yield "corpus, ordinary prose", corpus("secrets", ordinary=True)
    yield "corpus, secrets", corpus("secrets", ordinary=False)
    yield "corpus, personal", corpus("personal", ordinary=False)


def timed_text() -> str:
    """Return everyday prose of the length that is timed."""
    told = described(builtin_rules(), starter_policy(), HOST)
    texts = [(paste.text, "") for paste in clean()]
    passing = [
        text for (text, _), one in zip(texts, tried(told, texts), strict=True) if not one.trips
    ]
    longest = max(passing, key=len)
    return (longest * TIMED_CHARS)[:TIMED_CHARS]


def main() -> int:
    """Print the table; return 1 when something was missed."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--count", type=int, default=GENERATED)
    generated = arguments.parse_args().count
    told = described(builtin_rules(), starter_policy(), HOST)
    print(f"description: {len(msgspec.json.encode(told)):,} bytes of JSON")
    missed = 0
    for name, given in sets(generated):
        outcome = measure(tried(told, given), given)
        missed += outcome.missed
        print(outcome.line(name), flush=True)
    if not CORPORA.exists():
        print("no corpora here: they are not part of the repository")
    took = sorted(one.took_ms for one in tried(told, [(timed_text(), "")] * ROUNDS))
    print(f"{TIMED_CHARS:,} characters: {took[ROUNDS // 2]:.1f} ms median, {took[-1]:.1f} ms first")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
