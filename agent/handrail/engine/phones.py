"""Tell telephone numbers from dates, amounts, versions and dumps. Pure, by name."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.check_digits import digits_of
from handrail.engine.pattern import compile_pattern

# E.164 allows 15; the shortest that people write with an area code has 8, within a town 6.
_DIGITS_OF_NUMBER, _DIGITS_OF_LOCAL = range(8, 16), range(6, 16)
# Country codes of three digits begin with these; all others of two, but for 1 and 7.
# Source: ITU-T, list of E.164 assigned country codes.
_LONG_CODES = compile_pattern(
    r"^(?:2(?:1[1-368]|[23456][0-9]|9[0178])|35[0-9]|37[0-9]|38[0-35-79]|42[013]|50[0-9]|59[0-9]"
    r"|67[0-9]|68[0-9]|69[0-2]|8(?:00|08|5[02356]|7[08]|8[0-368])|9(?:6[0-8]|7[0-79]|79|9[2-68]))"
)
_SHORT_CODES = compile_pattern(r"^(?:1|7|20|27|3[0-46]|39|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])")
_DATE = compile_pattern(
    r"^(?:(?:19|20)[0-9]{2}[-./ ][01]?[0-9][-./ ][0-3]?[0-9](?:[ ][0-9]{1,6})?"
    r"|[0-3]?[0-9][-./ ][0-3]?[0-9][-./ ](?:19|20)[0-9]{2}(?:[ ][0-9]{1,6})?"
    r"|(?:1[0-9]|20)[0-9]{2}[ ]?[-/][ ]?(?:1[0-9]|20)[0-9]{2}|(?:[0-9]{1,3}\.){2,3}[0-9]{1,3}"
    r"|[0-3]?[0-9][ ](?:19|20)[0-9]{2}"
    # amounts, and what German hospitals call an operation
    r"|[0-9]{1,3}(?:[. ]000)+|[0-9]{1,5}\.[0-9]+|[1-9]-[0-9]{3}\.[0-9]{1,2})\z"
)
# Where something lies, in degrees and minutes, perhaps seconds. Source: ISO 6709.
_PLACE = compile_pattern(
    r"^\+[0-9]{2}[0-5][0-9](?:[0-5][0-9])?-[01][0-9]{2}[0-5][0-9](?:[0-5][0-9])?\z"
)
# Four digits from a zero on, and again: letters by their numbers in Unicode.
_LETTERS = compile_pattern(r"^0[0-9]{3}(?:[ ]0[0-9]{3})+\z")
# When buses leave: 0900 1000 1100
_CLOCKS = compile_pattern(r"^0[0-9](?:00|15|30|45)(?:[ -][012][0-9](?:00|15|30|45)){2,}\z")
# A version and when it came out: 6.3.1 (2022-10-10
_DATED = compile_pattern(r"\((?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]")
# Next to one of these a group of two digits is a byte of a dump.
_BYTE_BEFORE = re.compile(r"(?:^|[ \t])(?=[0-9a-f]*[0-9])[0-9a-f]{2}[ ]$")
_DUMP = re.compile(r"[ \t]{0,8}(?:0x)?[0-9a-f]{6,8}:?(?:[ ]{1,2}(?:[0-9a-f]{2}){1,4}){4}")
_BYTE_AFTER = re.compile(r"[ ](?=[0-9a-f]*[0-9])[0-9a-f]{2}(?:[ \n]|$)")
# The line of a dump is shorter. Looking for the beginning of any line is not linear.
_LINE_CHARS = 4_096
# What a number may run into: "-Office", "x12". A single letter makes it a part number.
_WORD_AFTER = re.compile(r"[-/][A-Za-z]{3}")
_CELL_ENDS = ",;\t|"
_CELLS_OF_ROW = 3
_NOT_BEFORE = frozenset("+._/#=&%$-:\u20ac\u00a3")
# Right before the sign of a label or of a key, without a space: "Tel:", "phone=".
_LABEL = re.compile(
    r"(?:phone|mobile|cell|tel|fax|whatsapp|telefon[a-z]*|handy|mobil|m\u00f3vil|celular"
    r"|tel\u00e9fono|t\u00e9l\u00e9phone|t\u00e9l|portable"
    r"|\u0442\u0435\u043b(?:\u0435\u0444\u043e\u043d)?|\u7535\u8bdd|\u624b\u673a\u53f7?"
    r"|\u96fb\u8a71(?:\u756a\u53f7)?)(?:[ _-]?(?:number|no|nr))?[.#]?[:=]\Z",
    re.IGNORECASE,
)
_LABEL_CHARS = 24
# Right before a bare number: it is the number of a thing, whatever else the sentence speaks of.
_ARTICLE = re.compile(
    r"\b(?:order|invoice|ticket|tracking|reference|ref|part|sku|serial|item|booking|id)"
    r"(?: (?:no|number|nr))?[.:# ]{1,3}\Z",
    re.IGNORECASE,
)
# Right before any number: it is one that somebody or something is known by.
_IDENTIFIER = re.compile(
    r"\b(?:identifier|npi|mrn|tin|ein|itin|vat|account|policy|(?:member|patient) id)"
    r"(?: (?:no|number|nr))?\.?[:# ]{1,3}\Z",
    re.IGNORECASE,
)
_TO_CELL = 2
# Groups that a longer number is written in: what follows them is its end, no number of its own.
_GROUPS_BEFORE = re.compile(r"(?<![0-9])[0-9]{4} [0-9]{4} \Z")
# Numbers filled up with zeros, as bytes and ids are: no telephone number has four groups of three
# digits, and beside one of three groups stands no further one.
_THREES = re.compile(r"[0-9]{3}(?: [0-9]{3}){2,}")
_THREES_MOST = len("000 000 000")
_THREE_BEFORE, _THREE_AFTER = re.compile(r"[0-9]{3} \Z"), re.compile(r" [0-9]{3}(?![0-9])")
_NOT_AFTER = frozenset("_%=@:\u20ac\u00a3$")
# Numbers that are free to call, or cost the same from everywhere: nobody's own. Source: ITU-T E.164
# annexes, ARCEP's plan (08 in pairs, 09 69), Bundesnetzagentur (0180, 0700), CNMC (900), ACM (088).
_FREE = compile_pattern(
    r"^(?:\+?1[ .-]?)?\(?(?:(?:800|0800|0808|0900|1800|0700|0180[1-7]?|09[ .]?69"
    r"|08(?:[ .][0-9]{2}){4}|088)\b"
    r"|(?:888|877|866|855|844|833)\)?[ .-]{0,3}[0-9]{3}[ .-]?[0-9]{4}\b"
    # in three groups, and not as a mobile number of Norway is written: "900 22 134"
    r"|900[ .]?(?:[0-9]{3}[ .]?[0-9]{3}\b|[0-9]{2}(?:[ .][0-9]{2}){2}\b))"
)


def is_phone(value: str) -> bool:
    """Tell whether a number has as many digits as a telephone number and is not one digit only.

    After a plus its country code must exist.
    """
    digits = digits_of(value)
    if value.lstrip().startswith(("+", "(+")):
        known = _LONG_CODES.holds(digits) or _SHORT_CODES.holds(digits)
        return known and len(digits) in range(7, 16) and len(set(digits)) > 1
    if _LETTERS.holds(value) or _CLOCKS.holds(value):
        return False
    return len(digits) in _DIGITS_OF_NUMBER and len(set(digits)) > 2  # noqa: PLR2004 -- 1212121


def is_local_phone(value: str) -> bool:
    """Tell whether a number that is called one can be a telephone number, area code or not."""
    if value.lstrip("(").startswith("+"):
        return is_phone(value)
    if _DATED.holds(value):
        return False
    number = re.split(r"[ ]?(?:x|ext|EXT)", value)[0]
    digits = digits_of(number)
    return len(digits) in _DIGITS_OF_LOCAL and len(set(digits)) > 1 and not _DATE.holds(number)


def is_service(number: str) -> bool:
    """Tell whether a number is one of a service and not a person's own."""
    return _FREE.holds(number)


def phone_apart(candidate: Candidate) -> bool:
    """Stand unless what touches the number makes it part of something else."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 1) : start], text[end : end + 4]
    if before and before.isalnum():
        return not before.isascii()
    said = text[max(0, start - _LABEL_CHARS) : start]
    if before in _NOT_BEFORE and not _LABEL.search(said):
        return False
    if _continues(candidate, before) or _IDENTIFIER.search(said):
        return False
    if candidate.value.isdecimal() and _ARTICLE.search(said):
        return False
    if after[:1] in _NOT_AFTER or (after[:1].isalnum() and after[:1].isascii()):
        return False
    if after[:1] in {"-", "/", ".", ","} and after[1:2].isalnum():
        return after[:1] == "," or bool(_WORD_AFTER.match(after))
    return True


def _continues(candidate: Candidate, before: str) -> bool:
    """Tell whether a longer number began before it: an amount, or one in groups of four.

    A comma may also be the end of a cell; then its row has more of them.
    """
    text, start, value = candidate.text, candidate.start, candidate.value
    if value.startswith(("+", "(")):
        return False
    if before in {",", "."} and text[max(0, start - 2) : start - 1].isdecimal():
        in_row = before == "," and candidate.certain
        return not (in_row and candidate.rest_of_line.count(",") >= _TO_CELL)
    return _in_threes(candidate) or bool(_GROUPS_BEFORE.search(text[max(0, start - 11) : start]))


def _in_threes(candidate: Candidate) -> bool:
    """Tell whether it is a piece of a row of numbers of three digits each."""
    text, start, end, value = candidate.text, candidate.start, candidate.end, candidate.value
    if not _THREES.fullmatch(value):
        return False
    if len(value) > _THREES_MOST or _THREE_AFTER.match(text, end):
        return True
    return bool(_THREE_BEFORE.search(text[max(0, start - 4) : start]))


def not_bytes(candidate: Candidate) -> bool:
    """Stand unless bytes of a dump stand beside it, or its line begins like one of a dump."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    if _BYTE_BEFORE.search(before) or _BYTE_AFTER.match(after):
        return False
    low = max(0, start - _LINE_CHARS)
    line = text.rfind("\n", low, start) + 1
    return not (line >= low and _DUMP.match(text, line))


def not_a_place(candidate: Candidate) -> bool:
    """Stand unless a number reads like a latitude and a longitude, and nothing says what it is."""
    return candidate.certain or not _PLACE.holds(candidate.value)


def not_in_row(candidate: Candidate) -> bool:
    """Stand unless a bare number is a cell of a row and nothing says what the row holds."""
    if candidate.certain or candidate.value.startswith(("+", "(")):
        return True
    return sum(map(candidate.rest_of_line.count, _CELL_ENDS)) < _CELLS_OF_ROW


PHONE_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"local-phone": is_local_phone, "phone": is_phone}
)
PHONE_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "not-a-place": not_a_place,
        "not-bytes": not_bytes,
        "not-in-row": not_in_row,
        "phone-apart": phone_apart,
    }
)
