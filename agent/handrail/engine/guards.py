"""Let a candidate stand or fall by where it stands and what it reads like. Pure, by name."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.above import Titles
from handrail.engine.candidate import Candidate
from handrail.engine.cases import CASE_GUARDS
from handrail.engine.checks import is_card
from handrail.engine.code_guards import CODE_GUARDS
from handrail.engine.code_values import CODE_VALUE_GUARDS
from handrail.engine.dossier import DOSSIER_GUARDS
from handrail.engine.machines import MACHINE_GUARDS
from handrail.engine.papers import PAPER_GUARDS
from handrail.engine.password_columns import PASSWORD_COLUMN_GUARDS
from handrail.engine.phones import PHONE_GUARDS
from handrail.engine.rows import ROW_GUARDS
from handrail.engine.secret_guards import SECRET_GUARDS
from handrail.engine.secret_names import NAME_GUARDS

_SEPARATORS = ",;\t|"
# A row of this many cells is a table: a bare number in it says nothing about what it is.
_CELLS = 3
_NUMBER = re.compile(r"[0-9]{3,}")
# What every row of people with their data has, and how far it is looked for under the head.
_DATA = re.compile("[0-9@]")
_ROWS_CHARS = 400
# A row of nothing but groups of four; two of them touch where a view joined two lines.
# "171 48 5863 122.1": a row of figures, as a profiler prints them.
_FIGURE_BEHIND = re.compile(r"[ \t]+[0-9]{1,9}\.[0-9]")
_FIGURE_BEFORE = re.compile(r"[0-9]\.[0-9]{1,9}[ \t]+\Z")
_FIGURE_CHARS = 24
_GROUPS = re.compile(r"(?:[0-9]{4}){1,2}(?: (?:[0-9]{4}){1,2}){2,}[ \r]?")
_ROW_CHARS = 80
# One row of the same length beside a number may be the other one of a pair.
_ROWS = 2
_DIGITS_IN_NUMBER = 4
_AMOUNT = re.compile(r"[0-9]{1,6}\.[0-9]{2}")
# No vowel and no letter that looks like a digit, so that nothing can be read into it, and at least
# one digit behind one to four letters. Source: Passverordnung, serial numbers since 2007.
_DOCUMENT = re.compile(r"[CFGHJKLMNPRTVWXYZ]{1,4}[0-9][0-9CFGHJKLMNPRTVWXYZ]{4,8}")
# What a thing's number is called, and how far before the number that may begin.
_ARTICLE_CHARS = 24
_ARTICLE = re.compile(
    r"\b(?:model|part|sku|serial|product|order|article|item|stock|batch|flight|booking|ref)"
    r"(?: (?:no|number|nr|code))?[.:# ]{1,3}\Z"
    r"|\b[0-9]{1,4}(?:[.,][0-9])? ?[GMT]i?[BO] {1,3}\Z",  # a disk, behind its size
    re.IGNORECASE,
)
# What stands behind a card's number in a list of cards: its month and year, and perhaps its code.
_EXPIRY = re.compile(
    r"[ ]?[,;|:\t][ ]?(?:0[1-9]|1[0-2])"
    r"(?:[ ]?/[ ]?(?:20)?[2-4][0-9]\b"
    r"|[ ]?[,;|:\t][ ]?(?:20)?[2-4][0-9][ ]?[,;|:\t][ ]?[0-9]{3,4}\b)"
)
_EXPIRY_CHARS = 20
# Scripts that put no spaces between words come after Latin, Greek, Cyrillic and the Semitic ones.
_FIRST_UNSPACED = 0x0E00
# Behind a number it makes it so much of something.
_MEASURE = re.compile(
    r" ?(?:[kMm]?(?:ohms?|Ω|V|A|W|Hz|F|B)|[kmcnµ]?m|[km]?g|[mnµ]s|px|pt|%|digits?)(?![\w-])"
)
_MEASURE_CHARS = 12
_LOG_WORDS = frozenset(
    "not the has was and for with from agent session sessions service services account accounts"  # noqa: SIM905
    " authentication authenticated logged login logout id ids name names request requests token"
    " null none unknown anonymous nobody system daemon www-data nginx apache postgres mysql redis"
    " cron backup systemd monitoring prometheus deploy jenkins runner ubuntu ec2-user vagrant alice"
    " bob test test1 test2 user1 user2 user3 foo bar failed successful success ok error data table"
    " cache created deleted updated not_found invalid input action actions activity events event"
    " profile".split()
)
_TYPOGRAPHIC = frozenset("\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e")
# American Express, and everybody else.
_CARD_CHARS = frozenset({15, 16})
# How far the other numbers of a series are looked for.
_SERIES_CHARS = 300


def not_in_table(candidate: Candidate) -> bool:
    """Stand unless the value is a cell of a table and nothing near says what it is.

    The month and year a card expires say so.
    """
    if candidate.certain:
        return True
    behind = candidate.text[candidate.end : candidate.end + _EXPIRY_CHARS].partition("\n")[0]
    if _EXPIRY.match(behind):
        return True
    rest = candidate.rest_of_line
    if sum(map(rest.count, _SEPARATORS)) >= _CELLS or len(_NUMBER.findall(rest)) >= _CELLS:
        return False
    return " " not in candidate.value or not _among_rows(candidate)


def not_in_figures(candidate: Candidate) -> bool:
    """Stand unless groups with spaces or dots are of a row of figures, and nothing says so.

    The path of a drawing is such a row: "1.171.806 1.952.806Z".
    """
    if candidate.certain or not (" " in candidate.value or "." in candidate.value):
        return True
    text, start, end = candidate.text, candidate.start, candidate.end
    if _FIGURE_BEHIND.match(text, end, end + _FIGURE_CHARS):
        return False
    return not _FIGURE_BEFORE.search(text, max(0, start - _FIGURE_CHARS), start)


def _among_rows(candidate: Candidate) -> bool:
    """Tell whether the lines above and below are nothing but groups of four, and no cards."""
    text, reach = candidate.text, (_ROWS + 1) * _ROW_CHARS
    above = text[max(0, candidate.start - reach) : candidate.start].split("\n")[:-1][-_ROWS:]
    below = text[candidate.end : candidate.end + reach].split("\n")[1 : _ROWS + 1]
    rows = list(filter(_GROUPS.fullmatch, above + below))
    if any(map(is_card, rows)):
        return False
    size = sum(map(str.isdecimal, candidate.value))
    return len(rows) >= _ROWS or any(sum(map(str.isdecimal, row)) != size for row in rows)


def whole(candidate: Candidate) -> bool:
    """Stand unless the value is part of a longer run of digits, letters and joints."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if joins(before[-1:]) or joins(after[:1]):
        return False
    if before[-1:] == "." != before[:1] and candidate.value.isdecimal():
        return False  # behind a decimal point, as minified programs write it
    return not (
        (before[-1:] in "-./+" and before[:1].isalnum() and len(before) > 1)
        or (after[:1] in "-./" and after[1:].isalnum())
    )


def joins(sign: str) -> bool:
    """Tell whether a sign makes one word with what it touches; in scripts without spaces none does.

    sign: one character, or an empty string.
    """
    return sign == "_" or (sign.isalnum() and ord(sign) < _FIRST_UNSPACED)


def has_digits(candidate: Candidate) -> bool:
    """Stand when there are as many digits as a number of a document has, and no amount of money.

    Fewer do where the letters are those of German documents: words are not made of them.
    """
    if _AMOUNT.fullmatch(candidate.value):
        return False
    digits = sum(map(str.isdecimal, candidate.value))
    return digits >= _DIGITS_IN_NUMBER or bool(_DOCUMENT.fullmatch(candidate.value))


def not_joined(candidate: Candidate) -> bool:
    """Stand unless what touches it makes it part of an address, of base64 or of a longer value."""
    before = candidate.text[max(0, candidate.start - 2) : candidate.start]
    after = candidate.following
    # An equals sign before it assigns it; one behind it ends base64. A plus sign that begins a line
    # is that of a patch.
    if before[-1:] in {"/", "+", "@", "_"} and before not in {"+", "\n+"}:
        return False
    return not (after in {"/", "+", "=", "@"} or joins(after))


def not_call(candidate: Candidate) -> bool:
    """Stand unless the name goes on, is called or assigned to: then it is code, not a host."""
    rest = candidate.text[candidate.end : candidate.end + 3]
    return rest[:1] not in {"(", ".", "="} and not rest.startswith((" =", "_"))


def not_log_word(candidate: Candidate) -> bool:
    """Stand unless the value is a word that logs use in place of a user, or a service's account."""
    return candidate.value.strip(".,'\"").lower() not in _LOG_WORDS


def not_quoted(candidate: Candidate) -> bool:
    """Stand unless the words are quoted: then the text speaks of them."""
    before = candidate.text[max(0, candidate.start - 1) : candidate.start]
    return not candidate.quoted and before not in _TYPOGRAPHIC


def not_a_long_id(candidate: Candidate) -> bool:
    """Stand unless a bare number is as long as other numbers are, and nothing near calls it a card.

    Cards of other lengths are rare; EAN-13, GTIN-14, 64-bit ids and clocks are everywhere. One of
    ten numbers has a right check digit: among others of its length that have none it is one more.
    """
    value = candidate.value
    if candidate.certain or not value.isdecimal():
        return True
    if len(value) not in _CARD_CHARS:
        return False
    low = max(0, candidate.start - _SERIES_CHARS)
    near = _NUMBER.findall(candidate.text[low : candidate.end + _SERIES_CHARS])
    return all(map(is_card, (other for other in near if len(other) == len(value))))


def filed(candidate: Candidate) -> bool:
    """Stand when the value is a cell of a table with a head, or has a key."""
    titles = candidate.titles or Titles(candidate.text)
    return titles.is_filed(candidate.start)


def not_an_article(candidate: Candidate) -> bool:
    """Stand unless the word right before the value calls it the number of a thing."""
    before = candidate.text[max(0, candidate.start - _ARTICLE_CHARS) : candidate.start]
    return candidate.certain or not _ARTICLE.search(before)


def not_measured(candidate: Candidate) -> bool:
    """Stand unless a unit stands behind the number: then it is so much of something."""
    return not _MEASURE.match(candidate.text, candidate.end, candidate.end + _MEASURE_CHARS)


def rows_filled(candidate: Candidate) -> bool:
    """Stand when a digit or an address follows in its block: rows of blanks are nobody's data."""
    low, high = candidate.end, candidate.end + _ROWS_CHARS
    end = candidate.text.find("\n\n", low, high)
    return _DATA.search(candidate.text, low, end if end >= 0 else high) is not None


def not_in_series(candidate: Candidate) -> bool:
    """Stand unless other bare numbers as long stand near: then it is one of a list of ids."""
    value = candidate.value
    if candidate.certain or not value.isdecimal():
        return True
    low = max(0, candidate.start - _SERIES_CHARS)
    near = _NUMBER.findall(candidate.text[low : candidate.end + _SERIES_CHARS])
    return sum(len(other) == len(value) for other in near) == 1


GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        **CODE_GUARDS,
        **CODE_VALUE_GUARDS,
        **MACHINE_GUARDS,
        **NAME_GUARDS,
        **CASE_GUARDS,
        **DOSSIER_GUARDS,
        **PAPER_GUARDS,
        **PASSWORD_COLUMN_GUARDS,
        **PHONE_GUARDS,
        **ROW_GUARDS,
        **SECRET_GUARDS,
        "filed": filed,
        "has-digits": has_digits,
        "not-a-long-id": not_a_long_id,
        "not-an-article": not_an_article,
        "not-call": not_call,
        "not-in-series": not_in_series,
        "not-in-figures": not_in_figures,
        "not-in-table": not_in_table,
        "not-joined": not_joined,
        "not-log-word": not_log_word,
        "not-measured": not_measured,
        "not-quoted": not_quoted,
        "rows-filled": rows_filled,
        "whole": whole,
    }
)
