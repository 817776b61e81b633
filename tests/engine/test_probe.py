"""Probes: what a pattern matches, its probe never rules out."""

from random import Random

import pytest
import re2
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handrail.engine.pattern import Pattern
from handrail.engine.probe import Probe, widened
from handrail.engine.rule import Part
from handrail.local.builtin import builtin_rules
from rules.templates import fill

_BYTES = re2.Options()
_BYTES.encoding = re2.Options.Encoding.LATIN1
_BYTES.log_errors = False

PATTERNS = (
    r"(?i)\b(?:key|token)[ ]?[:=][ ]{0,3}['\"]?([a-z0-9]{8,40})",
    r"(?:^|\n)[^\n]{0,40}[0-9]{2}:[0-9]{2}[^\n]*?(?:user|b{3,90}) [^?]{2,30}\z",
    r"(?i)senha[^\n?!]{0,40}?[ ](?:è|é)[ ]([^\s\p{Han}]{4,64})",
    r"(?i)[^kß]{1,9}straße k[äö]se\b",
    r"(?s)(?:\p{Lu}\p{Ll}{1,20}.){2,5}\d",
    r"[^\x00-\x7f]{3,9}|x{70,80}",
)
PIECES = (
    *("key", "Token: ", "=", "12345678", "\n", "10:30", " user ", "bbb", " ", "?", "!", "x" * 70),
    *(
        "senha",
        " é ",
        "correta",
        "漢字",
        "straße käse",
        "STRA",
        "\u212aÄSE",
        "\u017f",
        "É",
        "Ann ",
        "Öl",
        "7",
    ),
)
# Readings after which a probe of a large pattern is made, and far more than it needs to be dropped.
MANY_READINGS = 200


def large() -> int:
    """Return the size of a program that is worth a probe, in instructions of RE2."""
    return 500


def wide(source: str) -> "re2._Regexp[bytes]":
    return re2.compile(widened(source).encode(), _BYTES)


WIDE = {source: wide(source) for source in PATTERNS}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PATTERNS), st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example(PATTERNS[2], "senha do sistema é correta.")
@example(PATTERNS[3], "as STRASSE stra\u017fe \u212aÄSE")
def test_what_a_pattern_matches_its_wider_one_matches(source: str, text: str) -> None:
    if Pattern(source).holds(text):
        assert WIDE[source].search(text.encode("ascii", "replace"))


@pytest.mark.parametrize("part", builtin_rules().parts, ids=lambda part: part.rule.id)
def test_no_delivered_rule_loses_its_proofs_to_its_probe(part: Part) -> None:
    probe = Probe(part.pattern.source, large)
    texts = [fill(text, Random(text)) for text in part.rule.hits]
    for _ in range(MANY_READINGS):
        probe.may_occur("")

    held = [text for text in texts if part.pattern.holds(text)]

    assert all(map(probe.may_occur, held))


def test_a_text_without_the_pattern_is_ruled_out() -> None:
    probe = Probe(PATTERNS[0], large)

    said = [probe.may_occur("nothing of the kind") for _ in range(MANY_READINGS)]

    assert said[0]
    assert not said[-1]


def test_a_probe_that_rules_nothing_out_is_left_out() -> None:
    probe = Probe(PATTERNS[0], large)
    for _ in range(MANY_READINGS):
        probe.may_occur("key = 12345678")

    assert probe.may_occur("nothing of the kind")


def test_what_cannot_be_read_may_always_occur() -> None:
    probe = Probe(r"[[:alpha:]]{3,500}", large)

    assert all(probe.may_occur("") for _ in range(MANY_READINGS))
