"""Read a TOML text into structs, and name everything that is wrong by file, line and key.

The types of a struct say what is accepted: `Meta.title` is the noun an error uses,
`Meta.description` what to write instead, and `Meta.extra` `{"private": True}` keeps the value out
of every message.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from handrail.engine.errors import PolicyError
from handrail.engine.lines import KeyPath, index_lines, nearest_line
from handrail.engine.toml_once import parse_toml, without_mark
from handrail.engine.words import Account, Action, DataClass, Posture, Surface

# A thousand tools and ten thousand terms stay below half of it.
TEXT_LIMIT_CHARS = 1_000_000
# Our formats are four deep. tomllib and the line index call themselves once a level.
DEPTH_LIMIT = 16
# What a person can work through before checking again.
PROBLEMS_SHOWN = 20
_VALUE_SHOWN_CHARS = 40
_CHOICES_SHOWN = 12
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_KEY_TUPLE = re.compile(r"\('(.*?)',?\)")  # how tomllib writes a key
_NOUNS: dict[Any, str] = {
    Account: "an account",
    Action: "an action",
    DataClass: "a data class",
    Posture: "a posture",
    Surface: "a surface",
    date: "a date",
    bool: "true or false",
}
_HINTS: dict[Any, str] = {
    date: "a day like 2026-12-31, without quotes",
    bool: "true or false, without quotes",
}

Table = TypeVar("Table", bound=msgspec.Struct)


class FileUnusableError(PolicyError):
    """A file cannot be used; `lines` holds one readable line per problem."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(*lines)
        self.lines = lines

    def __str__(self) -> str:
        """Return one line: the first problem, and how many more there are."""
        more = len(self.lines) - 1
        return f"{self.lines[0]} (and {more} more)" if more else self.lines[0]


class Report:
    """The problems of one file, collected until somebody asks."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._found: list[tuple[KeyPath, str]] = []

    def __len__(self) -> int:
        """Return the number of problems so far."""
        return len(self._found)

    def add(self, key: KeyPath, what: str) -> None:
        """Note what is wrong with a key and what to do; it continues the key's name."""
        self._found.append((key, what))

    def lines(self) -> tuple[str, ...]:
        """Return one readable line for each problem, in the order of the file."""
        index = index_lines(self._text)
        placed = sorted((nearest_line(index, key), name_of(key), what) for key, what in self._found)
        lines = [f"{self._file} line {line}: {key} {what}" for line, key, what in placed]
        if len(lines) > PROBLEMS_SHOWN:
            rest = len(lines) - PROBLEMS_SHOWN
            lines[PROBLEMS_SHOWN:] = [f"{self._file}: {rest} more; correct these first"]
        return tuple(lines)

    def settle(self) -> None:
        """Raise FileUnusableError when there is any problem."""
        if self._found:
            raise FileUnusableError(self.lines())


def read_tables(kind: type[Table], text: str, file: str) -> tuple[Table, Report]:
    """Read a whole text into a struct; return an empty report for what is to be checked next.

    kind: it and every table in it forbid unknown keys. Raises FileUnusableError with every problem
    of syntax and shape.
    """
    text = without_mark(text)
    raw = _parse(text, file)
    report = Report(text, file)
    try:
        return msgspec.convert(raw, kind), report
    except msgspec.ValidationError:  # tells the first mistake only: look for all of them
        table = _table(raw, kind, (), report)
    report.settle()
    return table, report


def name_of(key: KeyPath) -> str:
    """Write a key path as TOML would: tools[1].ceiling, rules."contact.email"."""
    written = ""
    for part in key:
        if isinstance(part, int):
            written += f"[{part}]"
        else:
            name = part if _BARE_KEY.fullmatch(part) else _quoted(part)
            written += f".{name}" if written else name
    return written


def one_of(choices: Collection[str], wrong: str = "") -> str:
    """Say "one of: ..."; of many choices, the ones that look like the wrong one."""
    if len(choices) <= _CHOICES_SHOWN:
        return f"one of: {', '.join(choices)}"
    near = get_close_matches(wrong[:_VALUE_SHOWN_CHARS], choices, _CHOICES_SHOWN)
    named = near or list(choices)[:_CHOICES_SHOWN]
    return f"one of {len(choices)}, among them: {', '.join(named)}"


def shown(value: object) -> str:
    """Write a value the way the file has it, short and on one line."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{...}" if isinstance(value, dict) else "[...]"
    return _clipped(str(value))


def _parse(text: str, file: str) -> dict[str, Any]:
    """Read TOML; raise FileUnusableError with the place of a mistake in the syntax."""
    if len(text) > TEXT_LIMIT_CHARS:
        longest = f"{TEXT_LIMIT_CHARS:,} characters"
        raise FileUnusableError((f"{file} is longer than {longest}; split or shorten it",))
    try:
        raw = parse_toml(text)
    except RecursionError:
        raise FileUnusableError(
            (f"{file} nests too deep; use at most {DEPTH_LIMIT} levels",)
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise FileUnusableError((_syntax_line(str(error), file),)) from None
    except ValueError:
        # Python itself refuses whole numbers of more than 4,300 digits.
        raise FileUnusableError((f"{file} has a number that is too long; shorten it",)) from None
    if _deeper_than(raw, DEPTH_LIMIT):
        raise FileUnusableError((f"{file} nests too deep; use at most {DEPTH_LIMIT} levels",))
    return raw


def _syntax_line(message: str, file: str) -> str:
    """Turn tomllib's message into one line of ours."""
    what = _KEY_TUPLE.sub(lambda key: key[1].replace("', '", "."), _SYNTAX_PLACE.sub("", message))
    what = _clipped(what[:1].lower() + what[1:], 120)
    place = _SYNTAX_PLACE.search(message)
    if place is None or place[1] is None:
        where = " at its end" if place else ""
    else:
        where = f" line {place[1]}, column {place[2]}"
    return f"{file}{where}: this is not TOML ({what}); correct it there"


def _deeper_than(raw: object, levels: int) -> bool:
    """Tell whether tables and arrays nest deeper than this many levels."""
    layer: list[object] = [raw]
    for _ in range(levels):
        layer = [inner for outer in layer for inner in _inside(outer)]
    return any(True for outer in layer for _ in _inside(outer))


def _inside(outer: object) -> Iterator[object]:
    """Yield what stands in a table or an array."""
    if isinstance(outer, dict):
        yield from outer.values()
    elif isinstance(outer, list):
        yield from outer


def _table(raw: object, kind: type[Table], key: KeyPath, report: Report) -> Any:  # noqa: ANN401
    """Read one table into a struct; None, and problems reported, where it does not fit."""
    if not isinstance(raw, dict):
        report.add(key, f"= {shown(raw)} is not a table; use [{name_of(key)}]")
        return None
    before = len(report)
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name in raw.keys() - fields.keys():
        report.add((*key, name), f"is not a known key; use {one_of(list(fields), name)}")
    values = {}
    for name, field in fields.items():
        if name in raw:
            values[field.name] = _value(raw[name], field.type, (*key, name), report)
        elif field.required:
            report.add((*key, name), f"is missing; {_to_add(field.type, (*key, name))}")
    return kind(**values) if len(report) == before else None


def _value(raw: object, kind: Any, key: KeyPath, report: Report) -> Any:  # noqa: ANN401
    """Read one value of a type; None, and problems reported, where it does not fit."""
    if get_origin(kind) in {Union, UnionType}:
        kind = next(one for one in get_args(kind) if one is not NoneType)
    if get_origin(kind) is dict:
        return _named_tables(raw, get_args(kind)[1], key, report)
    if get_origin(kind) is tuple:
        return _elements(raw, get_args(kind)[0], key, report)
    if _is_struct(kind):
        return _table(raw, kind, key, report)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        accepted = _Accepted.by(kind)
        quoted = "" if accepted.private else f"= {shown(raw)} "
        report.add(key, f"{quoted}is not {accepted.noun}; use {accepted.hint}")
        return None


def _to_add(kind: Any, key: KeyPath) -> str:  # noqa: ANN401
    """Say what to add where something is missing."""
    if get_origin(kind) is tuple:
        return f"add {_as_list(key, get_args(kind)[0])}"
    if _is_struct(kind):
        return f"add [{name_of(key)}]"
    return f"add {_Accepted.by(kind).hint}"


def _as_list(key: KeyPath, kind: Any) -> str:  # noqa: ANN401
    """Show how a list of a kind is written."""
    return f"[[{name_of(key)}]], once for each" if _is_struct(kind) else '["...", "..."]'


def _named_tables(raw: object, kind: type[Table], key: KeyPath, report: Report) -> Any:  # noqa: ANN401
    """Read a table whose keys the file chooses."""
    if not isinstance(raw, dict):
        report.add(key, f"= {shown(raw)} is not a table; use [{name_of(key)}.NAME]")
        return None
    return {name: _table(inner, kind, (*key, name), report) for name, inner in raw.items()}


def _elements(raw: object, kind: Any, key: KeyPath, report: Report) -> Any:  # noqa: ANN401
    """Read an array."""
    if not isinstance(raw, list):
        report.add(key, f"= {shown(raw)} is not a list; use {_as_list(key, kind)}")
        return None
    return tuple(_value(inner, kind, (*key, place), report) for place, inner in enumerate(raw))


def _is_struct(kind: Any) -> bool:  # noqa: ANN401
    """Tell whether a type is one of our tables."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


@dataclass(frozen=True, slots=True)
class _Accepted:
    """What a message says about a type: what it is, and what to write."""

    noun: str
    hint: str
    private: bool = False

    @classmethod
    def by(cls, kind: Any) -> "_Accepted":  # noqa: ANN401
        """Read it off a type."""
        if get_origin(kind) is Annotated:
            inner, meta = get_args(kind)
            plain = cls.by(inner)
            private = bool(meta.extra and meta.extra.get("private"))
            return cls(meta.title or plain.noun, meta.description or plain.hint, private)
        if get_origin(kind) is Literal:
            return cls("an accepted word", one_of(get_args(kind)))
        if issubclass(kind, StrEnum):
            return cls(_NOUNS[kind], one_of(list(kind)))
        return cls(_NOUNS.get(kind, ""), _HINTS.get(kind, ""))


def _quoted(text: str) -> str:
    """Quote a text the way TOML does, without line breaks and without what cannot be printed."""
    quoted = json.dumps(_clipped(text), ensure_ascii=False)
    return quoted if quoted.isprintable() else json.dumps(_clipped(text))


def _clipped(text: str, size: int = _VALUE_SHOWN_CHARS) -> str:
    """Shorten a text for showing."""
    return text if len(text) <= size else text[: size - 1] + "\N{HORIZONTAL ELLIPSIS}"
