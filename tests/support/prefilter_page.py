"""Try pastes on the page's side of the prefilter: the shipped scripts, in one node process."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random

import msgspec

from day.clean import clean
from day.stopped import stopped
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.place import place
from handrail.engine.policy import Policy
from handrail.engine.prefilter import Prefilter, prefilter
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Verdict
from handrail.engine.words import Action, Surface

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "tests" / "extension" / "prefilter_page.mjs"
SALT = (0x1234_5678, 0x9ABC_DEF0)
# Thousands of pastes take seconds; more than this and something hangs.
PATIENCE_S = 120
# Views that undo nothing, or only what every paste is read through at once.
LINEAR = frozenset({None, "folded"})


@dataclass(frozen=True, slots=True)
class Tried:
    """Whether a paste trips the prefilter, and how long that took."""

    trips: bool
    took_ms: float


def described(rules: RuleSet, policy: Policy, host: str) -> Prefilter:
    """Return the description for a host."""
    return prefilter(rules, policy, place(host, policy), SALT)


def tried(told: Prefilter, pastes: Iterable[tuple[str, str]]) -> list[Tried]:
    """Try pastes, each a text and its html."""
    lines = [json.dumps({"text": text, "html": html}) for text, html in pastes]
    done = subprocess.run(
        ["node", str(PAGE)],
        input="\n".join([msgspec.json.encode(told).decode(), *lines]),
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    return [Tried(*json.loads(line)) for line in done.stdout.splitlines()]


def held(paste: tuple[str, str], policy: Policy, rules: RuleSet, host: str) -> bool:
    """Tell whether the engine holds a paste for what the text or a linear view of it shows."""
    verdict = judge(Content(*paste), Destination(host, Surface.PASTE), policy, rules)
    return verdict.action is not Action.ALLOW and shows_plainly(verdict)


def shows_plainly(verdict: Verdict) -> bool:
    """Tell whether the class was found without decoding anything."""
    return any(
        finding.data_class is verdict.data_class and finding.decoded_via in LINEAR
        for finding in verdict.findings
    )


def pastes(seeds: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Yield the everyday pastes with other values for every seed, in one of the dresses."""
    dresses = cycle(_DRESSES)
    for seed in seeds:
        random = Random(seed)
        for paste in (*clean(seed), *stopped(seed)):
            yield next(dresses)(paste.text, random)
        next(dresses)  # the same paste wears another one the next time


def _plain(text: str, _random: Random) -> tuple[str, str]:
    return text, ""


def _wide(text: str, _random: Random) -> tuple[str, str]:
    """Write the digits full-width."""
    return text.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}), ""


def _split(text: str, random: Random) -> tuple[str, str]:
    """Put a character that cannot be seen into every other word."""
    hidden = random.choice("\u200b\u00ad\u2060\ufe0f\u200d")
    words = text.split(" ")
    words[::2] = [word[:2] + hidden + word[2:] for word in words[::2]]
    return " ".join(words), ""


def _spaced(text: str, _random: Random) -> tuple[str, str]:
    return text.replace(" ", "\u00a0"), ""


def _marked(text: str, random: Random) -> tuple[str, str]:
    """Write html with a tag inside of words; the text flavour is harmless."""
    tag = random.choice(["b", "span style='x'", "i", "code"])
    body = "".join(
        {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"}.get(sign, sign) for sign in text
    )
    words = [
        word
        if set(word) & set("&<>;") or len(word) < len("word")
        else f"{word[:2]}<{tag}>{word[2:]}</{tag.split()[0]}>"
        for word in body.split(" ")
    ]
    return "see below", f"<p>{' '.join(words)}</p>"


def _loud(text: str, _random: Random) -> tuple[str, str]:
    return text.upper(), ""


def _escaped(text: str, _random: Random) -> tuple[str, str]:
    """Escape every digit, as a program would."""
    return "".join(f"\\u{ord(sign):04x}" if sign.isdigit() else sign for sign in text), ""


_DRESSES = (_plain, _wide, _split, _spaced, _marked, _loud, _escaped)
