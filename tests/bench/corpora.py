"""Read the labelled corpora and what the engine says about them.

They are not part of the repository: their licences let us measure with them, not hand them on.
"""

import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPORA = SHARED / "data" / "corpora"
SCORER = SHARED / "tools" / "score_corpora.py"
EVASIONS = SHARED / "data" / "evasions.json"
MB = 1_000_000
# Both corpora take seconds; more than this and something hangs.
PATIENCE_S = 600
# Counted in `negatives` is what has a form of its own. A paper or a piece of code has none, nor has
# a name or an address: of what says where a person is, only these two.
FORMLESS = frozenset({"confidential", "business", "code", "contact"})
FORMED_CONTACTS = frozenset({"contact.email", "contact.phone"})

Case = Mapping[str, Any]
Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled case and the engine's answer."""

    case: Case
    answer: Answer

    @property
    def held_secret(self) -> bool:
        """Tell whether the label says that there is a secret."""
        return bool(self.case["label"] == "secret")

    @property
    def found_secret(self) -> bool:
        """Tell whether the engine says so."""
        return any(finding["category"] == "secret" for finding in self.answer["findings"])

    @property
    def stopped(self) -> bool:
        """Tell whether it would have been held up."""
        return bool(self.answer["action"] != "allow")

    @property
    def repository(self) -> str:
        """Name the repository a window of code came from."""
        return str(self.case["source"]).partition("@")[0]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the secrets were found, and how many clean cases had one found in them."""

    secrets: int
    found: int
    clean: int
    false: int

    @property
    def recall(self) -> float:
        """Return the share of secrets found, in percent."""
        return 100 * self.found / self.secrets if self.secrets else 100.0

    @property
    def alarms(self) -> float:
        """Return the share of clean cases with a finding, in percent."""
        return 100 * self.false / self.clean if self.clean else 0.0


def there() -> bool:
    """Tell whether the corpora are on this machine."""
    return CORPORA.exists() and SCORER.exists()


def judged(name: str) -> list[Judged]:
    """Put a corpus to `handrail scan --jsonl`, with the built-in policy and no state."""
    raw = (CORPORA / f"{name}.jsonl").read_text("utf-8")
    cases = [json.loads(line) for line in raw.split("\n") if line]
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [str(Path(sys.executable).with_name("handrail")), "scan", "--jsonl"],
            input=raw,
            env={**os.environ, "HANDRAIL_HOME": home},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    if [answer["id"] for answer in answers] != [case["id"] for case in cases]:
        raise SystemExit(f"handrail scan did not answer every case:\n{done.stderr}")
    return [Judged(case, answer) for case, answer in zip(cases, answers, strict=True)]


def only(cases: Iterable[Judged], corpus: str) -> list[Judged]:
    """Return the cases of one corpus."""
    return [one for one in cases if one.case["corpus"] == corpus]


def counted(cases: Iterable[Judged]) -> Counts:
    """Count what was found in cases of both labels."""
    every = list(cases)
    secrets = [one.found_secret for one in every if one.held_secret]
    clean = [one.found_secret for one in every if not one.held_secret]
    return Counts(len(secrets), sum(secrets), len(clean), sum(clean))


def without_each(cases: list[Judged]) -> Iterator[tuple[str, Counts, Counts]]:
    """Yield each repository, its own counts, and those of all the others."""
    for name in sorted({one.repository for one in cases}):
        own = [one for one in cases if one.repository == name]
        others = [one for one in cases if one.repository != name]
        yield name, counted(own), counted(others)


def f1_by_corpus(cases: list[Judged]) -> dict[str, float]:
    """Ask the scorer that lies beside the corpora for the F1 of the structured types."""
    scorer = _scorer()
    answers = {one.case["id"]: one.answer for one in cases}
    told = io.StringIO()
    with redirect_stdout(told):
        scorer.score_personal([one.case for one in cases], answers, 0)
    said = re.findall(r"^(\w+) .*\n +structured: .* F1 ([0-9.]+)$", told.getvalue(), re.MULTILINE)
    return {corpus: float(f1) for corpus, f1 in said}


def structured_per_mb(cases: list[Judged]) -> float:
    """Count findings with a form of their own in text that holds no personal data, per MB."""
    size = sum(len(one.case["text"]) for one in cases)
    found = (finding for one in cases for finding in one.answer["findings"])
    return sum(map(_has_form, found)) * MB / size


def _has_form(finding: Mapping[str, Any]) -> bool:
    """Tell a number or an e-mail address from a name or a paper."""
    return finding["category"] not in FORMLESS or finding["type"] in FORMED_CONTACTS


def _scorer() -> Any:  # noqa: ANN401 -- a script that has no types
    """Load the scorer, which is a script of its own."""
    spec = importlib.util.spec_from_file_location("score_corpora", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
