"""Let a candidate stand or fall by where it stands and what it reads like. Pure, by name."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate

# What people write where a secret would stand, and our own placeholders.
_PLACEHOLDER = re.compile(
    r"(?i)example|placeholder|change.?(?:me|it|this)|replace|redacted|dummy|sample|fake|mock|foobar"
    r"|your[-_ .]?|\bmy[-_]|todo|xxx|\*\*\*|\.\.\.|…|<[^>]*>|\[[A-Z_]+_\d+\]|•|insert|enter[-_ ]"
    r"|goes.?here|some[-_]?(?:pass|secret|token|key|value)|secret[-_]?here"
)
_EMPTY = re.compile(r"(?i)(?:none|null|nil|undefined|true|false|yes|no|n/a|empty|void|unset|0+)\Z")
# A name for a value instead of the value.
_REFERENCE = re.compile(
    r"(?i)[$%@&<{(\[#]|\\?\$\{|\{\{|env\b|getenv|process\.env|os\.environ|vault:|ssm:|secretsmanager|arn:"
    r"|self\.|this\.|config\.|settings\.|var\.|data\.|local\.|secrets\.|params\.|args\.|options\."
)
_NAME_OF_VALUE = re.compile(r"[A-Za-z_]+(?:[._-][A-Za-z_]+)*\Z|[A-Z][A-Z0-9_]+\Z")
_SEPARATORS = re.compile(r"[,;\t|]")
# A row of this many cells is a table: a bare number in it says nothing about what it is.
_CELLS = 3
_QUOTES = "\"'`"


def not_placeholder(candidate: Candidate) -> bool:
    """Stand unless the value is what people write in place of one."""
    value = candidate.value
    if len(set(value)) <= 2 or _EMPTY.match(value):  # noqa: PLR2004 -- aaaa, ------, 010101
        return False
    return not _PLACEHOLDER.search(value)


def not_reference(candidate: Candidate) -> bool:
    """Stand unless the value names a variable, a call, or a place where the value is kept."""
    value = candidate.value
    if _REFERENCE.match(value) or candidate.following in {"(", "["}:
        return False
    quoted = candidate.previous and candidate.previous in _QUOTES
    return bool(quoted) or not _NAME_OF_VALUE.match(value)


def not_in_table(candidate: Candidate) -> bool:
    """Stand unless the value is a cell of a table and nothing near says what it is."""
    return candidate.certain or len(_SEPARATORS.findall(candidate.line)) < _CELLS


def whole(candidate: Candidate) -> bool:
    """Stand unless the value is part of a longer run of digits, letters and joints."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum() or "_" in (before[-1:], after[:1]):
        return False
    return not (
        (before[-1:] in "-./+" and before[:1].isalnum() and len(before) > 1)
        or (after[:1] in "-./" and after[1:].isalnum())
    )


GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "not-in-table": not_in_table,
        "not-placeholder": not_placeholder,
        "not-reference": not_reference,
        "whole": whole,
    }
)
