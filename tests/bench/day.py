"""Count the everyday pastes that are stopped, and the others that are not.

    python tests/bench/day.py             prints a table, one row per role and category
    python tests/bench/day.py --show      also prints the ids of the wrong ones (never a text)
    python tests/bench/day.py --seed 3    the same pastes with other values in them

The pastes (tests/day) were written from the contract alone, without a look at the rules, so that
they say something about both. Exit 1 when a paste that may go is stopped or another one is not.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# In place of this folder, where `day` would be this very file.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from day.clean import clean
from day.paste import Paste
from day.stopped import stopped

# The whole set takes seconds; more than this and something hangs.
PATIENCE_S = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said to one paste."""

    action: str
    categories: frozenset[str]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A paste and its answer."""

    paste: Paste
    answer: Answer

    @property
    def wrong(self) -> bool:
        """Tell whether the action is not the one the contract gives."""
        wanted = {None: "allow", "prohibited": "block"}.get(self.paste.data_class)
        return self.answer.action != wanted if wanted else self.answer.action == "allow"

    @property
    def elsewhere(self) -> bool:
        """Tell whether it was held for the sake of other categories than the expected one."""
        held = self.paste.category is not None and self.answer.action != "allow"
        return held and self.paste.category not in self.answer.categories


def ask(pastes: Iterable[Paste]) -> list[Judged]:
    """Put the pastes to `handrail scan --jsonl`, with the built-in policy and no state."""
    asked = list(pastes)
    lines = "".join(json.dumps({"id": paste.id, "text": paste.text}) + "\n" for paste in asked)
    command = [str(Path(sys.executable).with_name("handrail")), "scan", "--jsonl"]
    with tempfile.TemporaryDirectory() as home:
        answered = subprocess.run(
            command,
            input=lines,
            env={**os.environ, "HANDRAIL_HOME": home},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    answers = [json.loads(line) for line in answered.stdout.splitlines()]
    if [answer["id"] for answer in answers] != [paste.id for paste in asked]:
        raise SystemExit(f"handrail scan did not answer every paste:\n{answered.stderr}")
    return [Judged(paste, read(answer)) for paste, answer in zip(asked, answers, strict=True)]


def read(answer: dict[str, object]) -> Answer:
    """Read one line of the engine's answer."""
    findings = answer["findings"]
    assert isinstance(findings, list)
    categories = frozenset(str(finding["category"]) for finding in findings)
    types = Counter(str(finding["type"]) for finding in findings)
    return Answer(str(answer["action"]), categories, tuple(f"{t} x{n}" for t, n in types.items()))


def table(judged: list[Judged]) -> list[str]:
    """Write one row per role, pastes that may go first."""
    rows = [f"{'pastes':<24}{'all':>6}{'wrong':>7}{'other category':>16}"]
    for may_go in (True, False):
        part = [one for one in judged if (one.paste.category is None) is may_go]
        word = "clean, stopped" if may_go else "to stop, missed"
        roles = sorted({one.paste.role for one in part})
        rows += [
            row(f"  {role}", [one for one in part if one.paste.role == role]) for role in roles
        ]
        rows.append(row(word, part))
    return rows


def row(label: str, part: list[Judged]) -> str:
    """Write the row of some pastes."""
    wrong, elsewhere = sum(one.wrong for one in part), sum(one.elsewhere for one in part)
    return f"{label:<24}{len(part):>6}{wrong:>7}{elsewhere:>16}"


def wrong_ones(judged: list[Judged]) -> list[str]:
    """Name the wrong ones with what the engine found: ids only."""
    return [
        f"{one.paste.id:<36} {one.answer.action:<8} {', '.join(one.answer.types) or 'nothing'}"
        for one in judged
        if one.wrong or one.elsewhere
    ]


def main() -> int:
    """Judge all pastes and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--show", action="store_true", help="print the ids of the wrong ones")
    parser.add_argument("--seed", type=int, default=0, help="fill the pastes with other values")
    options = parser.parse_args()
    judged = ask([*clean(options.seed), *stopped(options.seed)])
    print("\n".join(table(judged)))
    if options.show:
        print("\n".join(wrong_ones(judged)))
    return int(any(one.wrong for one in judged))


if __name__ == "__main__":
    sys.exit(main())
