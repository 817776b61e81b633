"""What terminals, pages and word processors leave in a copy hides no value."""

import pytest

from engine.planted import asked, secrets
from handrail.engine.budget import STANDARD, Meter
from handrail.engine.view import View
from handrail.engine.views_marks import unmarked
from handrail.engine.words import Action

LINES = "-----BEGIN " + "PRIVATE KEY-----\nMIIE\n-----END " + "PRIVATE KEY-----"


def shown(text: str) -> str:
    [view] = unmarked(View(text), Meter(STANDARD))
    return view.text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("[32mkey[0m: [1;31mva[4mlue[0m", "key: value"),
        ("^[[32mkey^[[0m", "key"),
        (r"\e[32mkey\e[0m", "key"),
        (r"\033[1;32mkey\x1b[0m \u001b[31mvalue\u001B[39m", "key value"),
        ("[01;31m[Kva[m[K[01;31m[Klue[m[K", "value"),
        ("one\x0btwo", "one\ntwo"),
        ("va\x02lue, va\x1flue, sub\x1evalue\x07", "value, value, sub-value"),
        (LINES.replace("\n", "<br>"), LINES),
        (LINES.replace("\n", "<br />"), LINES),
        (LINES.replace("-----", "\u2014\u2014-"), LINES),
        (LINES.replace("-----", "\u2013---"), LINES),
    ],
)
def test_a_mark_is_read_as_what_was_meant(text: str, meant: str) -> None:
    assert shown(text) == meant


@pytest.mark.parametrize("text", ["rate(requests[5m])", "a[1] = b[m]", "[KEY]", "ends -- here"])
def test_what_looks_like_a_mark_stays(text: str) -> None:
    assert list(unmarked(View(text), Meter(STANDARD))) == []


@pytest.mark.parametrize("kind", ["aws", "github", "stripe", "slack", "dburl", "pem", "iban"])
@pytest.mark.parametrize("mark", ["[1;32m", "^[[31m", "\x02", "\x1f", "\x7f"])
def test_a_value_with_a_mark_in_it_is_found(kind: str, mark: str) -> None:
    value = secrets(1)[kind]

    assert asked(f"{value[:12]}{mark}{value[12:]}").action is not Action.ALLOW


def test_a_harmless_log_in_colours_stops_nobody() -> None:
    log = "[32mPASS[0m tests/unit/cart.test.ts [2m(12 tests)[0m\n[31mFAIL[0m tests/login.ts\n"

    assert asked(log * 8).action is Action.ALLOW
