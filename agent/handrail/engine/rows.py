"""Tell what the rows under a head are: pupils, customers, a plan, deals, an offer. Pure.

A rule of words together knows the head of such a table; its rows say whether it is a real one.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from handrail.engine.candidate import Candidate
from handrail.engine.columns import split_row
from handrail.engine.pattern import compile_pattern
from handrail.engine.pay_rows import WORD
from handrail.engine.persons import is_name

# How far round its words a table is looked at, in characters: as far as any guard looks.
_FAR_CHARS = 400
# The lines a head's words may begin in: a title, an empty line and the head itself.
_HEAD_LINES = 4
# A comma stands in sentences and numbers as well, so the others are asked before it.
_SEPARATORS = ("\t", "|", ";", ",")
_CELLS_LEAST = 3
# Two rows are an example; three are a list.
_ROWS_LEAST = 3
_GAP = re.compile(r" {2,}")
# A person's name, as a list of pupils has it: often a first name alone.
_PUPIL = compile_pattern(
    rf"^(?:{WORD}(?:[ ](?:\p{{Lu}}\.?|{WORD}(?:[ ]{WORD})?))?|{WORD},[ ]{WORD}"
    rf"|\p{{Lu}}\.[ ]?{WORD})$"
)
_MARK = compile_pattern(
    r"^(?:[0-9]{1,2}(?:[.,][0-9]{1,2})?[+-]?|[A-FU][+-]?|[0-9]{1,3} ?%|[0-9]{1,2}/[0-9]{2})$"
)
_MARKS_LEAST = 2
# The same in a sentence: "Tilly 64% effort B, chatty. Oscar 38%". So many are a class.
_SAID = compile_pattern(
    rf"(?:^|[.,;:][ ]|\n)({WORD})[ ](?:[0-9]{{1,3}} ?%|[1-6][+-]?|[A-F][+-]?)(?:[ ,.;:(\n]|$)"
)
_SAID_LEAST = 4
# What examples call pupils, and with what tutorials fill a table.
_NO_PUPILS = frozenset(
    "student pupil schüler schülerin élève alumno alumna alunno leerling aluno uczeń elev kind"  # noqa: SIM905
    " child person name class klasse team group gruppe test total average mean".split()
)
_OF_TUTORIALS = frozenset("alice bob charlie eve foo bar john jane doe smith mustermann".split())  # noqa: SIM905
_TUTORIAL_NAMES_LEAST = 2
# Whom a firm knows at a customer's: by a title, or by a first and a last name.
_CONTACT = compile_pattern(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Herrn?|Hr|Frau|Fr|Mme|M|Sra?|D|Dña|[Ss]ig|[Ss]ig\.ra|Dhr|dhr|Mevr|mevr|mw|Mw"
    r"|Pani?|pani?|p|Fru|fam|Fam|Dra|Eng|Rag|[Dd]ott)(?:\.?ª|\.ssa|\.)?[ ](?:[\p{L}.-]{1,10}\.[ ])?"
    rf"{WORD}(?:[ ](?:{WORD}|\p{{L}}{{2,4}}\.))?"
    rf"|{WORD}(?:[ ](?:van|von|de|da|di|del|Le|De|Van|Dalla|Di|La))?[ ]{WORD}|\p{{Lu}}\.[ ]{WORD})$"
)
# So many of a table's rows have somebody in the column of people.
_SHARE_LEAST = 0.6
# An amount as tables have it, and what a line of an offer ends in.
_AMOUNT = compile_pattern(
    r"^[(+-]?(?:[0-9]{1,3}(?:[., '\x{a0}\x{202f}][0-9]{3})+|[0-9]{4,9})(?:[.,][0-9]{2})?\)?"
    r"(?: ?[€£$k])?$"
)
_AMOUNTS_OF_ROW = 2
_PRICED = compile_pattern(
    r"(?m)^[^\n]{0,60}\p{L}{4}[^\n]{0,80}?[ \t|]"
    r"(?:[0-9]{1,3}(?:[., ][0-9]{3})*,[0-9]{2}|[0-9]{1,3}(?:[, ][0-9]{3})*\.[0-9]{2}"
    r"|[0-9]{1,3}(?: [0-9]{3})+)[ \t|€£$]{1,16}"
    r"(?:[0-9]{1,3}(?:[., ][0-9]{3})*,[0-9]{2}|[0-9]{1,3}(?:[, ][0-9]{3})*\.[0-9]{2}"
    r"|[0-9]{1,3}(?: [0-9]{3})+)[ \t|€£$]{0,8}$"
)
_PRICED_LEAST = 2
# One amount at the end of a line may be a sum of anything; three of them are a list of things.
_SUMMED = compile_pattern(
    r"(?m)^[^\n]{0,60}\p{L}{4}[^\n]{0,80}?(?:\t|[ ]{2}|\|)[ ]{0,16}"
    r"[€£$]?(?:[0-9]{1,3}(?:[., ][0-9]{3})*,[0-9]{2}|[0-9]{1,3}(?:[, ][0-9]{3})*\.[0-9]{2}"
    r"|[0-9]{1,3}(?:[ .][0-9]{3})+)[ \t|€£$]{0,8}$"
)
_SUMMED_LEAST = 3
# A deal: somebody's name, and for how much. A chance of it, in percent, makes lines a forecast.
_DEAL = compile_pattern(
    r"(?m)^[ \t>*\x{2022}-]{0,6}\p{Lu}[^\n]{2,60}?[ :,;|\t(\x{2013}-]"
    r"(?:[€£$][ ]?[0-9][0-9.,]*[ ]?(?:k|K|m|M|mn|bn)?|[0-9][0-9.,]*(?:[ ][0-9]{3})*[ ]?"
    r"(?:[kKM](?:€|EUR)?|[kKTM]€|M€|tkr|[Mm]kr|kr|T€|Mio|mln|mil|tys|tsd|Tsd|€|EUR|zł|million|m))"
    r"(?:[^\p{L}0-9][^\n]*)?$"
)
_DEALS_LEAST = 3
_PERCENT = compile_pattern(r"[0-9] ?%")
_PERCENTS_LEAST = 2
# In a chat several stand on a line: "42k 70%, 118k maybe 35%".
_CHANCE = compile_pattern(
    r"\b[0-9][0-9.,]*[ ]?(?:[kK]€?|T€|tkr|tys\.?|Mio|mln|Mkr)(?:[ ,]|[ ,][^\n0-9%]{0,16}[ ])"
    r"[0-9]{1,3} ?%"
)
_SHORT_AMOUNT = compile_pattern(
    r"\b[0-9][0-9.,]*[ ]?(?:[kK]€?|T€|tkr|tys\.?|Mio|mln|Mkr)(?:$|[^\p{L}0-9])"
)


class _Table(NamedTuple):
    """The cells of a head, in small letters, and of the rows below it."""

    head: list[str]
    rows: list[list[str]]


def marks_by_pupil(candidate: Candidate) -> bool:
    """Stand when rows of names and marks stand under it, or several are said of."""
    around = candidate.around(_FAR_CHARS)
    said = {around[start:end] for start, end, _, _ in _SAID.spans(around)}
    if len({name.lower() for name in said} - _NO_PUPILS - _OF_TUTORIALS) >= _SAID_LEAST:
        return True
    table = _table_of(candidate)
    marked = [name for row in table.rows if (name := _marked(row))]
    known = {word for name in marked for word in name.lower().replace(",", "").split()}
    if len(known & _OF_TUTORIALS) >= _TUTORIAL_NAMES_LEAST:
        return False
    return len(marked) >= _ROWS_LEAST


def contacts_by_row(candidate: Candidate) -> bool:
    """Stand when most rows under it name somebody in one and the same column."""
    table = _table_of(candidate)
    known = {word for row in table.rows for cell in row for word in cell.lower().split()}
    if len(table.rows) < _ROWS_LEAST or len(known & _OF_TUTORIALS) >= _TUTORIAL_NAMES_LEAST:
        return False
    least = max(_ROWS_LEAST, len(table.rows) * _SHARE_LEAST)
    return any(
        sum(1 for row in table.rows if len(row) > column and _is_contact(row[column])) >= least
        for column in range(1, len(table.head))
    )


def amounts_by_row(candidate: Candidate) -> bool:
    """Stand when several rows of amounts stand under it."""
    rows = _table_of(candidate).rows
    return sum(1 for row in rows if sum(map(_AMOUNT.holds, row)) >= _AMOUNTS_OF_ROW) >= _ROWS_LEAST


def deals_by_row(candidate: Candidate) -> bool:
    """Stand when lines of somebody, an amount and often a chance stand in it or near."""
    around = candidate.around(_FAR_CHARS)
    lines = [around[start:end] for _, _, start, end in _DEAL.spans(around)]
    likely = sum(map(_PERCENT.holds, lines))
    if len(lines) >= _DEALS_LEAST and likely >= _PERCENTS_LEAST:
        return True
    chances = sum(1 for _ in _CHANCE.spans(around))
    amounts = sum(1 for _ in _SHORT_AMOUNT.spans(around))
    return chances >= _PERCENTS_LEAST and amounts >= _DEALS_LEAST


def priced_rows(candidate: Candidate) -> bool:
    """Stand when lines of things with a price stand in it or near."""
    around = candidate.around(_FAR_CHARS)
    if sum(1 for _ in _PRICED.spans(around)) >= _PRICED_LEAST:
        return True
    return sum(1 for _ in _SUMMED.spans(around)) >= _SUMMED_LEAST


def _marked(row: list[str]) -> str:
    """Return who a row of marks is about; nothing where it is no such row."""
    name = next((cell for cell in row[:2] if not cell.isdigit()), "")
    if not _PUPIL.holds(name) or name.split()[0].lower().rstrip(",") in _NO_PUPILS:
        return ""
    marks = sum(map(_MARK.holds, row[1:]))
    return name if marks >= _MARKS_LEAST else ""


def _is_contact(cell: str) -> bool:
    """Tell whether a cell is somebody's name."""
    return _CONTACT.holds(cell) and is_name(cell)


def _from_head(candidate: Candidate) -> str:
    """Return a candidate with all of its first line and what stands behind it."""
    low = max(candidate.start - _FAR_CHARS, candidate.text.rfind("\n", 0, candidate.start) + 1)
    return candidate.text[low : candidate.end + _FAR_CHARS]


def _table_of(candidate: Candidate) -> _Table:
    """Return the table whose head a candidate's words stand in; without rows where none is."""
    lines = _from_head(candidate).split("\n")
    for number, line in enumerate(lines[:_HEAD_LINES]):
        for split in _splits():
            head = split(line)
            if len(head) >= _CELLS_LEAST:
                rows = _rows(lines[number + 1 :], split, len(head))
                return _Table([cell.lower() for cell in head], rows)
    return _Table([], [])


def _rows(lines: list[str], split: Callable[[str], list[str]], columns: int) -> list[list[str]]:
    """Return the cells of the lines that have about as many of them as their head."""
    found: list[list[str]] = []
    for line in lines:
        cells = split(line)
        if abs(len(cells) - columns) > 1:
            if found:
                break
            continue
        if any(char.isalnum() for cell in cells for char in cell):
            found.append(cells)
    return found


def _splits() -> tuple[Callable[[str], list[str]], ...]:
    """Return the ways in which a line is cut into cells."""
    return (*(_cut_at(sign) for sign in _SEPARATORS), _cut_at_gaps)


def _cut_at(sign: str) -> Callable[[str], list[str]]:
    """Make a cut at a sign."""

    def cut(line: str) -> list[str]:
        return [cell.strip(' "*') for cell in split_row(line.strip(" |"), sign)]

    return cut


def _cut_at_gaps(line: str) -> list[str]:
    """Cut a line where several spaces stand."""
    return _GAP.split(line.strip())


ROW_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "amounts-by-row": amounts_by_row,
        "contacts-by-row": contacts_by_row,
        "deals-by-row": deals_by_row,
        "marks-by-pupil": marks_by_pupil,
        "priced-rows": priced_rows,
    }
)
