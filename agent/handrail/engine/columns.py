"""Find the name of the column, key or field that a value stands in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_SEPARATORS = "\t;|,"
# How far up the head of a block of lines is looked for: some fifty rows.
BLOCK_CHARS = 4_096
# A header stands in one of the first lines of its block; a title or a rule of dashes may be above.
_HEADER_LINES = 3
# The row of a table is rarely longer.
_ROW_CHARS = 400
# A key stands this near to its value.
_KEY_CHARS = 64
# The sign between them, four spaces and a quotation mark.
_SIGN_CHARS = 6
_SIGNS = frozenset(":=>")
_WIDE_CELL = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\S {2,}\S")
_VALUES = re.compile(r"\(([^()]{1,600})\)\s{0,20}values\s{0,20}\(", re.IGNORECASE)
_COLUMNS = re.compile(r"\"(?:columns|headers?|fields|cols)\"\s{0,4}:\s{0,4}\[([^\[\]]{1,600})\]")
_ARRAY_KEY = re.compile(r"[\"']?([A-Za-z_][A-Za-z0-9_ -]{1,40})[\"']?\s{0,4}[:=]\s{0,4}\Z")
# Read backwards from the value, where it begins at once.
_OWN_KEY = re.compile(
    r"[\"']?(?:\s{0,4}(?::|>?=)\s{0,4}[\"']?\.?([\w-]{1,40}[^\W\d])|>([\w:.-]{1,40}[A-Za-z_])<)"
)
_HTML_CELL = re.compile(r"<t[hd]\b[^>]{0,200}>(?:<[^>]{1,80}>){0,3}([^<]{0,80})", re.IGNORECASE)
# A table of two columns: what stands in the cell before a value names it.
_CELL_BEFORE = re.compile(
    r"<t[hd]\b[^<>]{0,200}>(?:<[^<>]{1,80}>){0,3}([^<>0-9]{2,60})(?:</[^<>]{1,80}>){1,4}\s{0,20}"
    r"<td\b[^<>]{0,200}>(?:<[^<>]{1,80}>){0,3}\Z",
    re.IGNORECASE,
)
_CELLS_BEFORE_CHARS = 1_200
# Elements of HTML say how a value looks, not what it is.
_HTML_NAMES = frozenset("td th li dd dt div span strong em code pre small font cell value".split())  # noqa: SIM905
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_-]+")


def in_words(name: str) -> str:
    """Return a name, and where it is made of several words without spaces, the words too."""
    spaced = _HUMP.sub(" ", name).strip()
    return name if spaced == name.strip() else f"{name} {spaced}"


class Head(NamedTuple):
    """A line that may name the columns of those below it.

    end: where it ends in the text. separator, cells: empty where no sign stands between its words.
    spaced: wide gaps do.
    """

    end: int
    line: str
    separator: str
    cells: Sequence[str]
    spaced: bool


def heads_of(text: str, block: int) -> list[Head]:
    """Return the first lines of a block of lines."""
    return [_head(end, line) for end, line in _first_lines(text, block)]


def _head(end: int, line: str) -> Head:
    """Look at a line once, for all that stands below it."""
    separator = max(_SEPARATORS, key=line.count)
    if separator in line:
        return Head(end, line, separator, split_row(line, separator), spaced=False)
    return Head(end, line, "", (), spaced=_GAP.search(line) is not None)


def column_of(text: str, heads: Iterable[Head], block: int, place: int) -> str | None:
    """Return the head of a place's column in a block of lines; None where there is no table."""
    row = text.rfind("\n", block, place) + 1
    for head in heads:
        if head.end >= row:
            return None
        if head.separator:
            column = len(split_row(text[row:place], head.separator)) - 1
            if 0 < column < len(head.cells) or (
                column == 0 and _goes_on(text, place, head.separator)
            ):
                return head.cells[column].strip("\"'*` ") or head.cells[column]
        elif head.spaced:
            end = text.find("\n", place, place + _ROW_CHARS)
            line = text[row : end if end >= 0 else place + _ROW_CHARS]
            return _in_order(head.line, line, place - row) or _nearest(head.line, place - row)
    return None


def key_of(text: str, low: int, place: int, *, lists: bool = True) -> str:
    """Return the key before a value, in words, or of the array, list or statement it stands in.

    low: how far up is looked for one of the latter. lists: there may be any, see `has_lists`.
    """
    name = _own_key(text, place)
    if name and name.lower() not in _HTML_NAMES:
        return in_words(name)
    if not lists:
        return ""
    opened = text.rfind("[", low, place)
    if opened >= 0 and opened > text.rfind("]", low, place):
        return _of_array(text[low:place], opened - low)
    listed = text.rfind("(", low, place)
    if listed >= 0 and listed > text.rfind(")", low, place):
        return _of_statement(text[low:place])
    # One sign alone is looked for ten times faster than three.
    if text.rfind("<", low, place) >= 0:
        before = text[low:place]
        if before.rfind("<td") > before.rfind("</td"):
            return _of_html(before)
    return ""


def has_lists(text: str) -> bool:
    """Tell whether an array, a list or a table of HTML may begin anywhere in a text."""
    return any(sign in text for sign in "[(<")


def _own_key(text: str, place: int) -> str:
    """Return the key or the element right before a value, or an empty string."""
    before = text[place - _SIGN_CHARS if place > _SIGN_CHARS else 0 : place].rstrip("\"' \t\r\n")
    if before[-1:] not in _SIGNS:
        return ""  # most often so, and asked ten times faster
    own = _OWN_KEY.match(text[max(0, place - _KEY_CHARS) : place][::-1])
    return (own[1] or own[2])[::-1] if own else ""


def split_row(line: str, separator: str) -> list[str]:
    """Split a row into cells; a separator inside quotation marks is a part of its cell."""
    if '"' not in line:
        return line.split(separator)
    cells = [""]
    for number, piece in enumerate(line.split('"')):
        if number % 2:
            cells[-1] += piece
            continue
        first, *others = piece.split(separator)
        cells[-1] += first
        cells += others
    return cells


def _first_lines(text: str, block: int) -> Iterator[tuple[int, str]]:
    """Yield where the first lines of a block end, and what they say."""
    start = block
    for _ in range(_HEADER_LINES):
        end = text.find("\n", start, block + BLOCK_CHARS)
        if end < 0:
            return
        yield end, text[start : min(end, start + _ROW_CHARS)].rstrip("\r")
        start = end + 1


def _goes_on(text: str, place: int, separator: str) -> bool:
    """Tell whether more cells follow in a place's row."""
    end = text.find("\n", place, place + _ROW_CHARS)
    return separator in text[place : end if end >= 0 else place + _ROW_CHARS]


def _in_order(line: str, row: str, offset: int) -> str:
    """Return the head of a cell whose row has as many cells as there are heads, else nothing.

    What is copied from a document keeps the gaps of a table, and not always their widths.
    """
    heads, cells = _WIDE_CELL.findall(line), list(_WIDE_CELL.finditer(row))
    if len(heads) != len(cells):
        return ""
    return next((head for head, cell in zip(heads, cells, strict=True) if cell.end() > offset), "")


def _nearest(line: str, offset: int) -> str:
    """Return the head of a column of fixed width: the one that stands nearest over a place."""
    heads = [(cell.start(), cell.end(), cell[0]) for cell in _WIDE_CELL.finditer(line)]
    return min(heads, key=lambda head: max(head[0] - offset - 4, offset - head[1], 0))[2]


def _of_array(before: str, opened: int) -> str:
    """Return the key of an array, or of its column where the text lists the columns first."""
    listed = _COLUMNS.findall(before, 0, opened)
    if listed:
        return _cell(listed[-1], before[opened + 1 :])
    key = _ARRAY_KEY.search(before[max(0, opened - _KEY_CHARS) : opened])
    return in_words(key[1]) if key else ""


def _of_statement(before: str) -> str:
    """Return the column of a value in a statement that inserts rows."""
    listed = _VALUES.findall(before)
    return _cell(listed[-1], before[before.rfind("(") + 1 :]) if listed else ""


def _of_html(before: str) -> str:
    """Return the head of a cell's column in a table of HTML, and what the cell before it says."""
    beside = _CELL_BEFORE.search(before[-_CELLS_BEFORE_CHARS:])
    named = in_words(beside[1].strip()) if beside else ""
    return "\n".join(filter(None, (_head_of_html(before), named)))


def _head_of_html(before: str) -> str:
    """Return the head of a cell's column in a table of HTML."""
    table = max(before.lower().rfind("<table"), 0)
    row = before.lower().rfind("<tr")
    first = before.lower().find("<tr", table)
    end = before.lower().find("</tr", first)
    if not table <= first < end <= row:
        return ""
    heads = _HTML_CELL.findall(before, first, end)
    column = before.lower().count("<td", row) - 1
    return in_words(heads[column]) if 0 <= column < len(heads) else ""


def _cell(heads: str, row: str) -> str:
    """Return the head over what a row ends in."""
    names = heads.split(",")
    column = len(split_row(row.replace("'", '"'), ",")) - 1
    return in_words(names[column].strip(" \"'`\n")) if column < len(names) else ""
