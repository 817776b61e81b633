"""Other tools of the kind, each installed from its own package into an environment of its own.

They live in a cache outside the repository and are made when they are first asked for; this says
what it does. A tool that cannot be installed or does not run is named as such.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

# An installation or a measurement that takes longer is given up.
PATIENCE_S = 120
KB = 1_000
# Read texts by size from stdin, write the median milliseconds for each size to stdout. {prepare}
# defines work(text). A text that takes long is read once, and after a very long one no larger ones.
_PYTHON = """
import json, statistics, sys, time
{prepare}
def took(text):
    begun = time.perf_counter()
    work(text)
    return (time.perf_counter() - begun) * 1000
answer = []
for texts in json.load(sys.stdin):
    times = []
    for text in texts if not answer or (answer[-1] or 9999) < 2000 else ():
        first = took(text)
        times.append(first if first > 500 else statistics.median([took(text) for _ in range(3)]))
        if sum(times) > 9000:
            break
    answer.append(statistics.median(times) if times else None)
json.dump(answer, sys.stdout)
"""
_NODE = """
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
const rules = [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator, options: {} }];
const work = (content) => lintSource({
  source: { content, filePath: "/paste.txt", ext: ".txt", contentType: "text" },
  options: { config: { rules }, noPhysicFilePath: true },
});
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const answer = [];
let given = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) given += chunk;
for (const texts of JSON.parse(given)) {
  const times = [];
  for (const text of texts) {
    const three = [];
    for (let run = 0; run < 3; run += 1) {
      const begun = performance.now();
      await work(text);
      three.push(performance.now() - begun);
    }
    times.push(median(three));
  }
  answer.push(median(times));
}
process.stdout.write(JSON.stringify(answer));
"""
_DETECT_SECRETS = """
from detect_secrets.core.scan import scan_line
from detect_secrets.settings import default_settings
def work(text):
    with default_settings():
        return [found for line in text.splitlines() for found in scan_line(line)]
"""
# Without a language model, which is not in the package: its patterns and check digits alone.
_PRESIDIO = """
import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
class Blank(SpacyNlpEngine):
    def __init__(self):
        super().__init__()
        self.nlp = {"en": spacy.blank("en")}
engine = AnalyzerEngine(nlp_engine=Blank(), supported_languages=["en"])
def work(text):
    return engine.analyze(text, language="en")
"""
_DATAFOG = "import datafog\ndef work(text):\n    return datafog.scan(text)\n"
_DEPII = "import depii\ndef work(text):\n    return depii.scan(text)\n"

Texts = Sequence[Sequence[str]]


class NotThereError(Exception):
    """A peer cannot be installed or does not run; says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One tool. packages: of its registry. measure: returns milliseconds for each size."""

    name: str
    note: str
    packages: tuple[str, ...]
    is_node: bool
    measure: Callable[[Path, Texts], list[float | None]]


def cache() -> Path:
    """Return where the environments are kept, outside the repository."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "handrail-bench"


def installed(peer: Peer) -> Path:
    """Return the environment of a peer; make it, and say so, where it is not there yet."""
    place = cache() / peer.name
    done = place / "installed"
    if done.exists():
        return place
    print(f"installing {' '.join(peer.packages)} into {place}", file=sys.stderr)
    place.mkdir(parents=True, exist_ok=True)
    if peer.is_node:
        npm = shutil.which("npm")
        if npm is None:
            raise NotThereError("npm is not here")
        _run([npm, "install", "--silent", "--no-audit", "--no-fund", *peer.packages], cwd=place)
    else:
        _run([sys.executable, "-m", "venv", str(place)])
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        _run([*pip, "--disable-pip-version-check", *peer.packages])
    done.touch()
    return place


def _run(command: list[str], given: str = "", cwd: Path | None = None) -> str:
    """Run a program and return what it printed; NotThereError with what it complained of else."""
    try:
        ended = subprocess.run(
            command,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd,
            timeout=PATIENCE_S,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotThereError(type(error).__name__) from error
    if ended.returncode:
        lines = ended.stderr.strip().splitlines() or ["no reason given"]
        # Node ends with its version; what was wrong stands above.
        told = next((line for line in lines if "Error" in line), lines[-1])
        raise NotThereError(told[:100])
    return ended.stdout


def _in_python(prepare: str) -> Callable[[Path, Texts], list[float | None]]:
    """Measure a library from within its own interpreter."""

    def measure(place: Path, texts: Texts) -> list[float | None]:
        """Give it the texts and read the times."""
        python = str(place / "bin" / "python")
        script = _PYTHON.replace("{prepare}", prepare)
        times: list[float | None] = json.loads(_run([python, "-c", script], json.dumps(texts)))
        return times

    return measure


def _in_node(place: Path, texts: Texts) -> list[float | None]:
    """Measure a library of Node from within it."""
    node = shutil.which("node")
    if node is None:
        raise NotThereError("node is not here")
    command = [node, "--input-type=module", "--eval", _NODE]
    times: list[float | None] = json.loads(_run(command, json.dumps(texts), cwd=place))
    return times


def _as_program(place: Path, texts: Texts) -> list[float | None]:
    """Measure a program that has no library: every text costs a start of it."""
    program = str(place / "bin" / "kingfisher")
    command = [program, "scan", "--no-validate", "--no-update-check"]
    answer: list[float | None] = []
    with tempfile.TemporaryDirectory() as folder:
        paste = Path(folder) / "paste.txt"
        for of_size in texts:
            times = []
            for text in of_size:
                paste.write_text(text, "utf-8")
                begun = perf_counter()
                _found(command, paste)
                times.append((perf_counter() - begun) * KB)
            answer.append(median(times))
    return answer


def _found(command: list[str], paste: Path) -> None:
    """Run a scanner; that it found something is told by its exit code and no failure."""
    ended = subprocess.run(
        [*command, str(paste)], capture_output=True, check=False, timeout=PATIENCE_S
    )
    if ended.returncode not in {0, 200, 205}:  # clean, found, found and valid: its manual
        raise NotThereError(f"exit code {ended.returncode}")


PEERS = (
    Peer("kingfisher-bin", "a start of the program each", ("kingfisher-bin",), False, _as_program),
    Peer("detect-secrets", "", ("detect-secrets",), False, _in_python(_DETECT_SECRETS)),
    Peer(
        "secretlint",
        "the recommended rules",
        ("@secretlint/core", "@secretlint/secretlint-rule-preset-recommend"),
        True,
        _in_node,
    ),
    Peer(
        "presidio-analyzer",
        "no language model",
        ("presidio-analyzer",),
        False,
        _in_python(_PRESIDIO),
    ),
    Peer("datafog", "", ("datafog",), False, _in_python(_DATAFOG)),
    Peer("depii", "", ("depii",), False, _in_python(_DEPII)),
)


def times_of(peer: Peer, texts: Texts) -> list[float | None] | str:
    """Return a peer's milliseconds for each size, None for one it was not asked; or why not."""
    try:
        return peer.measure(installed(peer), texts)
    except NotThereError as reason:
        return str(reason)
