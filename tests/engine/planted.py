"""Secrets of every kind, made when a test runs, and the ways they hide in a paste."""

import json
import random
import string
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.policy import Dictionary, Policy
from handrail.engine.verdict import Verdict
from handrail.engine.window import Tails, remember
from handrail.engine.words import DataClass
from handrail.local.builtin import builtin_rules, starter_policy

EVASIONS = Path(__file__).with_name("evasions.json")
TERM = "Project Nightfinch"
ALNUM = string.ascii_letters + string.digits
WHERE = Destination("chat.invalid")
# Read by what the file says about each case: which kinds of secret it applies to.
TOKENS = ("aws", "github", "stripe", "slack")
NUMBERS = ("pan", "iban")
KINDS = (*TOKENS, "dburl", "pem", *NUMBERS, "keyword")
APPLIES = {
    "any": KINDS,
    "token": TOKENS,
    "short": TOKENS + NUMBERS,
    "number": NUMBERS,
    "pan": ("pan",),
    "iban": ("iban",),
    "pem": ("pem",),
    "keyword": ("keyword",),
    "dash": ("slack",),
    "alpha": tuple(kind for kind in KINDS if kind != "pan"),
}
Made = str | list[str] | dict[str, Any]


@dataclass(frozen=True)
class Way:
    """One way to hide a secret."""

    id: str
    expected: str
    layer: str
    kinds: tuple[str, ...]
    construct: Callable[[str], Made]


def ways(part: str = "cases", file: Path = EVASIONS) -> list[Way]:
    """Read the cases, or the controls that hold no secret."""
    listed = json.loads(file.read_text("utf-8"))[part]
    return [
        Way(
            case["id"],
            case["expected"],
            case.get("layer", "engine"),
            APPLIES[case.get("applies_to", "any")],
            eval(case["construct"]),  # noqa: S307 -- our own file, read beside this one
        )
        for case in listed
    ]


def secrets(seed: int) -> dict[str, str]:
    """Make one secret of each kind; the same ones for a seed."""
    dice = random.Random(seed)

    def some(alphabet: str, count: int) -> str:
        return "".join(dice.choices(alphabet, k=count))

    body = "\n".join(some(ALNUM + "+/", 64) for _ in range(12))
    account = some(string.digits, 18)
    return {
        "aws": "AK" + "IA" + some(string.ascii_uppercase + "234567", 16),
        "github": "gh" + "p_" + some(ALNUM, 36),
        "stripe": "sk_" + "live_" + some(ALNUM, 24),
        "slack": "xo" + "xb-" + some(string.digits, 12) + "-" + some(ALNUM, 24),
        "dburl": f"postgres://svc:{some(ALNUM, 16)}@db.internal:5432/app",
        "pem": "-----BEGIN " + f"RSA PRIVATE KEY-----\n{body}\n-----END " + "RSA PRIVATE KEY-----",
        "pan": with_check_digit("4539" + some(string.digits, 11)),
        "iban": f"DE{98 - int(account + '131400') % 97:02}{account}",
        "keyword": TERM,
    }


def with_check_digit(digits: str) -> str:
    """Append the digit that makes a card number hold."""
    return next(
        digits + str(last)
        for last in range(10)
        if sum(
            sum(divmod(int(digit) * (1 + place % 2), 10))
            for place, digit in enumerate(reversed(digits + str(last)))
        )
        % 10
        == 0
    )


def policy() -> Policy:
    """Return the delivered policy with a code name of the organisation."""
    words = (Dictionary("projects", (TERM,), DataClass.SENSITIVE),)
    return replace(starter_policy(), dictionaries=words)


def asked(text: str, before: Tails = (), html: str = "") -> Verdict:
    """Judge one paste after others."""
    return judge(Content(text, html, before=before), WHERE, policy(), builtin_rules())


def asked_in_turn(made: Made) -> list[Verdict]:
    """Judge what a way makes: one paste, or several into one conversation."""
    if isinstance(made, dict):
        text: str | list[str] = made["text"] if "text" in made else made["url"]
        made = "".join(text)
    verdicts, tails = [], Tails()
    for paste in [made] if isinstance(made, str) else made:
        verdicts.append(asked(paste, tails))
        tails = remember(tails, paste)
    return verdicts
