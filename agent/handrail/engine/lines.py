"""Find the line on which a key of a TOML text stands, which tomllib does not tell."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from typing import TypeAlias

from handrail.engine.toml_once import without_mark

# Names of tables and keys, and places in arrays: ("tools", 0, "ceiling").
KeyPath: TypeAlias = tuple[str | int, ...]

# One string of any of the four kinds, the longer kinds first. Everything is possessive (`++`,
# `*+`), so that a match never goes back.
_STRING = re.compile(
    r'''"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}+'''
    r"""|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"""
    r'''|"(?:[^"\\\n]++|\\.)*+"'''
    r"""|'[^'\n]*+'""",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_SCALAR = re.compile(r"[^,\]}#\n]*+")
_BLANK = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")


def line_of(text: str, key: KeyPath) -> int:
    """Return the 1-based line of a key, or of the nearest table around it that stands there.

    text: TOML that tomllib accepts.
    """
    return nearest_line(index_lines(text), key)


def nearest_line(lines: Mapping[KeyPath, int], key: KeyPath) -> int:
    """Look a key up in an index; one that is not there has the line of what is around it."""
    around = (key[:size] for size in range(len(key), 0, -1))
    return next((lines[path] for path in around if path in lines), 1)


def index_lines(text: str) -> dict[KeyPath, int]:
    """Return the 1-based line of every key, table and array element, by key path.

    text: TOML that tomllib accepts. A table that stands in several places has the first one's line.
    """
    walk = _Walk(without_mark(text))
    walk.document()
    return walk.lines


class _Walk:
    """One pass over a text, from statement to statement."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._text = text
        self._at = 0
        self._newlines = [place for place, character in enumerate(text) if character == "\n"]
        self._sizes: dict[KeyPath, int] = {}  # arrays of tables: how many tables so far

    def document(self) -> None:
        """Walk over all statements."""
        table: KeyPath = ()
        self._skip(_GAP)
        while self._at < len(self._text):
            if self._sees("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)

    def _header(self) -> KeyPath:
        """Read [table] or [[array]]; return the path of the table it opens."""
        start = self._at
        brackets = 2 if self._sees("[[") else 1
        self._at += brackets
        *outer, last = self._key()
        self._skip(_BLANK)
        self._at += brackets
        path: KeyPath = ()
        for name in outer:
            path = self._note((*path, name), start)
            if path in self._sizes:
                path = (*path, self._sizes[path] - 1)
        path = self._note((*path, last), start)
        if brackets == 1:
            return path
        place = self._sizes.get(path, 0)
        self._sizes[path] = place + 1
        return self._note((*path, place), start)

    def _pair(self, table: KeyPath) -> None:
        """Read `key = value` below a table."""
        start = self._at
        path = table
        for name in self._key():
            path = self._note((*path, name), start)
        self._skip(_BLANK)
        self._at += len("=")
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        """Read the value that stands at this path."""
        self._skip(_BLANK)
        if self._sees("["):
            self._array(path)
        elif self._sees("{"):
            self._inline_table(path)
        elif not self._skip(_STRING):
            self._skip(_SCALAR)

    def _array(self, path: KeyPath) -> None:
        """Read `[a, b]` and note where each element begins."""
        self._at += len("[")
        place = 0
        while not self._closes("]"):
            self._value(self._note((*path, place), self._at))
            place += 1

    def _inline_table(self, path: KeyPath) -> None:
        """Read `{ a = 1, b = 2 }`."""
        self._at += len("{")
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, bracket: str) -> bool:
        """Step over what stands between two elements; tell whether the bracket follows."""
        self._skip(_GAP)
        if self._sees(","):
            self._at += len(",")
            self._skip(_GAP)
        if not self._sees(bracket):
            return False
        self._at += len(bracket)
        return True

    def _key(self) -> list[str]:
        """Read a key, dotted or not, and return its names."""
        names: list[str] = []
        self._skip(_BLANK)
        while True:
            start = self._at
            if self._skip(_BARE_KEY):
                names.append(self._text[start : self._at])
            else:
                self._skip(_STRING)
                names.append(tomllib.loads(f"name = {self._text[start : self._at]}")["name"])
            if not self._skip(_DOT):
                return names

    def _sees(self, opening: str) -> bool:
        """Tell whether this stands at the current place."""
        return self._text.startswith(opening, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        """Step over what the pattern matches here; tell whether that is anything at all."""
        start = self._at
        if match := pattern.match(self._text, start):
            self._at = match.end()
        return self._at > start

    def _note(self, path: KeyPath, at: int) -> KeyPath:
        """Keep the line of a path the first time it is seen."""
        self.lines.setdefault(path, bisect_left(self._newlines, at) + 1)
        return path
