"""How rows look to people and to programs."""

import json
from dataclasses import fields, replace
from datetime import timedelta

import pytest

from handrail.cli.history_table import TABLE_MIN_CHARS, shown
from handrail.engine.words import Decision
from handrail.local.history import Row, VerdictEntry
from handrail.local.history_export import as_json
from records import FakeClock, entry

KEYS = [
    *("id", "at", "tool", "tool_name", "host", "surface", "data_class", "action", "rules"),
    *("length_chars", "partial", "unscannable", "decision", "decided_at", "reason"),
]


def row(reason: str | None = None, given: VerdictEntry | None = None) -> Row:
    """Return a row on which the person went on."""
    at = FakeClock().now()
    kept = {part.name: getattr(given or entry(), part.name) for part in fields(VerdictEntry)}
    kept["decision"] = Decision.CONTINUED
    return Row(**kept, at=at, decided_at=at + timedelta(seconds=5), reason=reason)


@pytest.mark.parametrize("columns", [40, 80, TABLE_MIN_CHARS, 200])
def test_people_get_lines_that_fit_their_terminal(columns: int) -> None:
    given = row(reason="word " * 40, given=replace(entry(name="A tool with a long name " * 3)))

    lines = shown([given, row()], columns)
    words = " ".join(" ".join(lines).split())

    assert all(len(line) <= columns for line in lines[:-1])
    assert given.id in words
    assert "continued" in words
    assert "payment.card (2)" in words
    assert words.count("word") == 40
    assert "2 verdicts." in lines[-1]


def test_a_wide_terminal_gets_a_heading() -> None:
    heading = shown([row()], TABLE_MIN_CHARS)[0]

    assert " ".join(heading.split()) == "WHEN TOOL ANSWER YOU ID FOUND"


def test_a_reason_cannot_move_the_cursor() -> None:
    text = "\n".join(shown([row(reason="a\x1b[2Jb\rc\x9bd")], 120))

    assert not set(text) & {"\x1b", "\r", "\x9b"}


def test_what_was_not_checked_is_said() -> None:
    given = row(given=replace(entry(), rules=(), partial=True, unscannable=True))

    words = " ".join(" ".join(shown([given], 80)).split())

    assert "not all of it was checked, a file could not be checked" in words


def test_a_row_in_which_nothing_was_found_says_so() -> None:
    assert "nothing" in shown([row(given=replace(entry(), rules=()))], 80)[1]


def test_programs_get_exactly_the_promised_keys() -> None:
    printed = json.loads(json.dumps(as_json(row(reason="asked"))))

    assert list(printed) == KEYS
    assert printed["rules"] == [{"rule": "payment.card", "count": 2}]
    assert printed["at"] == "2026-11-21T12:00:00.000Z"
    assert printed["decided_at"] == "2026-11-21T12:00:05.000Z"
    assert printed["reason"] == "asked"
