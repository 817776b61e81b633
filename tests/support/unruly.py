"""Make texts that nobody would write, and say what the engine may never do with any text."""

import base64
import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random
from urllib.parse import quote

from day.clean import clean
from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.memo import Memo
from handrail.engine.normalise import normalise, readable
from handrail.engine.own import own_rules
from handrail.engine.policy import Dictionary, OwnPattern, Policy
from handrail.engine.scan import scan
from handrail.engine.strong import rules_for
from handrail.engine.together import announced_together
from handrail.engine.verdict import Verdict
from handrail.engine.words import DataClass
from handrail.local.builtin import builtin_rule_list, builtin_rules, starter_policy
from rules.templates import fill

WHERE = Destination("chat.invalid")
Wrap = Callable[[str], str]


@cache
def policy() -> Policy:
    """Return the delivered policy with words and a pattern of its own."""
    words = Dictionary("projects", ("Bluefin", "Red Harbour", "K2"), DataClass.SENSITIVE)
    pattern = OwnPattern("tickets", r"\bACME-[0-9]{3,}\b", DataClass.PROHIBITED)
    return replace(starter_policy(), dictionaries=(words,), patterns=(pattern,))


def asked(text: str, html: str = "", budget: Budget = STANDARD) -> Verdict:
    """Judge a text for a public chat."""
    return judge(Content(text, html), WHERE, policy(), builtin_rules(), budget)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


WRAPS: tuple[Wrap, ...] = (
    lambda text: base64.b64encode(_bytes(text)).decode(),
    lambda text: base64.b32encode(_bytes(text)).decode(),
    lambda text: base64.b64encode(gzip.compress(_bytes(text))).decode(),
    lambda text: base64.b64encode(zlib.compress(_bytes(text))).decode(),
    lambda text: _bytes(text).hex(),
    lambda text: quote(_bytes(text)),
    lambda text: codecs.encode(text, "rot13"),
    lambda text: text[::-1],
    lambda text: text.encode("ascii", "backslashreplace").decode(),
    lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    "\u200b".join,
    lambda text: "> " + text.replace("\n", "\n> "),
    lambda text: "\n".join(text[at : at + 20] for at in range(0, len(text), 20)),
    lambda text: "|".join(text.split()),
    lambda text: f"{{{text!r}: [{text!r}]}}",
    lambda text: text.upper(),
)
ODD = (
    *("\ud800", "\udfff\ud800", "\x00", "\u202e", "\ufeff", "\u0301" * 9, "\U000e0041", "İ", "ß"),
    *("\r\n", "\t", "\n\n", "=\n", "\\", "%", "&#", "'", '"', "`", ";", ",", "|", "{{", "[[", "]]"),
    *("-----BEGIN ", "://", "@", "eyJ", "H4sIAAAA", "password=", "0x", "1 2 3 4 ", "4111 ", "K2 "),
)


@cache
def _examples() -> tuple[str, ...]:
    return tuple(text for rule in builtin_rule_list() for text in (*rule.hits, *rule.misses))


@cache
def _harmless() -> tuple[str, ...]:
    return tuple(paste.text for paste in clean())


def piece(dice: Random) -> str:
    """Return one part of an unruly text."""
    kind = dice.randrange(7)
    if kind == 0:
        return dice.choice(ODD) * dice.choice((1, 1, 2, 40))
    if kind == 1:
        return "".join(chr(dice.randrange(0x110000)) for _ in range(dice.randrange(40)))
    if kind == 2:
        return "".join(chr(dice.randrange(32, 127)) for _ in range(dice.randrange(80)))
    if kind == 3:
        text = dice.choice(_harmless())
        start = dice.randrange(len(text))
        return text[start : start + dice.randrange(400)]
    if kind == 4:
        keywords = dice.choice(builtin_rule_list()).keywords
        return dice.choice(keywords) if keywords else "ACME-1234 Bluefins"
    return fill(dice.choice(_examples()), dice)[: dice.choice((30, 400, 4000))]


def unruly(dice: Random) -> str:
    """Return a text out of a few parts, wrapped in each other, doubled and cut."""
    text = dice.choice(("", " ", "\n")).join(piece(dice) for _ in range(dice.randrange(1, 6)))
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
        inner = dice.choice(WRAPS)(text)
        text = dice.choice((inner, f"{piece(dice)} {inner}\n{piece(dice)}"))
    if dice.randrange(8) == 0:
        text *= dice.randrange(2, 30)
    return text[: dice.choice((60, 2_000, 20_000))]


def faults(text: str, html: str = "") -> Iterator[str]:
    """Yield what is wrong with how the engine treats a text; nothing, unless there is a bug."""
    verdict = asked(text, html)
    if asked(text, html) != verdict:
        yield "the same text got another verdict"
    for part, length in (("text", len(text)), ("html", len(html))):
        spans = [(one.start, one.end) for one in verdict.findings if one.part == part]
        if not all(0 <= start < end <= length for start, end in spans):
            yield f"a finding lies outside of the {part}"
        if any(left[1] > right[0] for left, right in pairwise(spans)):
            yield f"findings in the {part} overlap"
    if verdict.redacted is not None and asked(verdict.redacted).findings:
        yield "the redacted text holds findings"
    if verdict.redacted_html is not None and asked("", verdict.redacted_html).findings:
        yield "the redacted html holds findings"
    if verdict.partial and verdict.redacted is not None:
        yield "a text that was not read to its end has a redacted version"
    yield from _displaced(text)


def _displaced(text: str) -> Iterator[str]:
    """Yield views whose hits do not map back to what they were found in."""
    meter = Meter(STANDARD)
    shown = readable(text)
    rules, memo = builtin_rules(), Memo()
    for view, spots in announced_together(normalise(Content(text), meter), rules, meter, memo):
        hits = [*scan(view, rules_for(view, rules), meter, memo, spots)]
        hits += own_rules(policy()).hits(view, meter)
        for hit in hits:
            if view.via is None and shown[hit.start : hit.end] != hit.value:
                yield f"{hit.rule.id} does not stand where it was found"
            if not (0 <= hit.hide_start <= hit.start <= hit.end <= hit.hide_end <= len(text)):
                yield f"{hit.rule.id} hides something else than it found ({view.via})"
