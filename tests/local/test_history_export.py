"""What other programs get: plain objects, and a table in which nothing runs."""

import csv
import dataclasses
import io
import json

import pytest

from handrail.engine.words import Decision
from handrail.local.history import History, Row
from handrail.local.history_export import COLUMNS, as_json, csv_lines, json_lines
from records import entry


@pytest.fixture
def row(history: History) -> Row:
    """One row with a decision and a reason."""
    made = entry()
    history.record_verdict(made)
    history.record_decision(made.id, Decision.CONTINUED, "agreed, with the customer").result(5)
    return history.rows()[0]


def cells(*rows: Row) -> list[dict[str, str]]:
    """Read the table as a sheet would."""
    text = "".join(csv_lines(rows))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_an_object_has_every_column(row: Row) -> None:
    assert tuple(as_json(row)) == COLUMNS


def test_json_is_an_array_that_reads_back(row: Row) -> None:
    assert json.loads("".join(json_lines([row, row]))) == [as_json(row)] * 2
    assert json.loads("".join(json_lines([]))) == []


def test_a_table_holds_what_the_object_says(row: Row) -> None:
    [line] = cells(row)

    assert line["reason"] == "agreed, with the customer"
    assert line["rules"] == "payment.card x 2"
    assert line["partial"] == "false"
    assert line["decision"] == "continued"


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("x","y")']
)
def test_no_cell_can_be_taken_for_a_formula(row: Row, words: str) -> None:
    [line] = cells(dataclasses.replace(row, reason=words, tool_name=words.strip()))

    assert line["reason"] == f"'{words}"
    assert line["tool_name"] == f"'{words.strip()}"
