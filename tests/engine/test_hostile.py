"""No text makes the work grow faster than its length: proven by what the meter counts."""

from itertools import chain

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.content import Content
from handrail.engine.memo import Memo
from handrail.engine.normalise import normalise
from handrail.engine.redact import Labels, redact
from handrail.engine.scan import scan
from handrail.engine.strong import rules_for, telling
from handrail.engine.together import announced_together
from handrail.engine.views import LARGE_CHARS
from handrail.local.builtin import builtin_rules

SIZE = 40_000
PLENTY = Budget(chars=10**9, candidates=10**9, hits=10**9)
HOSTILE = {
    "one letter": "a",
    "a keyword": "password",
    "half an assignment": "password=",
    "an at sign": "@",
    "a short address": "a@b.cc ",
    "digits": "1",
    "digits and dashes": "1-",
    "card-like": "4111 ",
    "token beginnings": "eyJ",
    "key beginnings": "-----BEGIN " + "PRIVATE KEY-----",
    "schemes": "://",
    "half a connection string": "a://b:c1d",
    "invisible": "a\u200b",
    "full width": "\uff11",
    "terms": "patient diagnosis ",
    "many terms": "patient dob diagnosis insulin revenue q3 salary employee ",
    "blank lines": "\n",
    "table heads": "name,email,",
    "curl": "curl -u ",
    "markings": "CONFIDENTIAL\n",
    "tags": "<a href='",
    "entities": "&amp;",
    "quotes": 'password="',
    "surrogates": "\ud800",
    "base64": "QUtJ",
    "hex": "41",
    "marked hex": "0x41,",
    "percent": "%41",
    "escapes": "\\u0041",
    "new lines escaped": "a\\n",
    "soft breaks": "a=\n",
    "bits": "01000001 ",
    "decimals": "65, ",
    "quoted mail": "> a1\n",
    "short lines": "a1\nb2\n",
    "letters apart": "a*",
    "pieces of strings": "a1' + '",
    "lists": '"abc",',
    "packed": "H4sIAAAAAAAA",
    "look-alikes": "a\u0430 ",
    "marks": "a\u0301",
    "selectors": "\ufe00\ufe01",
    "braille": "\u2841\u2842",
    "digits as words": "one two ",
    "dumps": "00000000: 4141 4141\n",
}


def work(text: str, html: str = "") -> tuple[int, int, int]:
    """Count what judging costs: characters, candidates, hits."""
    meter = Meter(PLENTY)
    memo, rules = Memo(), builtin_rules()
    views = announced_together(normalise(Content(text, html), meter), rules, meter, memo)
    scans = (scan(view, rules_for(view, rules), meter, memo, spots) for view, spots in views)
    found = list(telling(chain.from_iterable(scans)))
    redact(text, found, Labels())
    return (
        PLENTY.chars - meter.chars,
        PLENTY.candidates - meter.candidates,
        PLENTY.hits - meter.hits,
    )


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_at_most_twice_the_work(piece: str) -> None:
    text = piece * (SIZE // len(piece))

    once, twice = work(text), work(text * 2)

    # A little more for windows that one text's end cuts off.
    for small, large in zip(once, twice, strict=True):
        assert large <= 2 * small + 40_000


@pytest.mark.parametrize("piece", ["<a href='", "&amp;", "<b>x</b>", "<", "<!--"])
def test_html_is_no_way_round_it(piece: str) -> None:
    html = piece * (SIZE // len(piece))

    once, twice = work("", html), work("", html * 2)

    for small, large in zip(once, twice, strict=True):
        assert large <= 2 * small + 40_000


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_work_for_a_character_is_bounded(piece: str) -> None:
    text = piece * (SIZE // len(piece))

    chars, candidates, hits = work(text)

    # Two views with all rules and a dozen with the sure ones; in the worst text every rule of a
    # family reads every character.
    assert chars <= 70 * len(text) + 40_000
    assert candidates <= 6 * len(text)
    assert hits <= len(text)


def test_ten_megabytes_of_ordinary_text_fit_into_the_standard_budget() -> None:
    line = "2026-11-21 10:00:00 worker finished order 4711 in 35 ms, next page please\n"

    text = line * (2 * LARGE_CHARS // len(line))

    chars, candidates, _ = work(text)

    assert chars * (10_000_000 / len(text)) <= STANDARD.chars
    assert candidates * (10_000_000 / len(text)) <= STANDARD.candidates
