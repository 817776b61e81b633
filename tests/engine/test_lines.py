"""On which line a key stands, in everything TOML allows."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.lines import KeyPath, index_lines, line_of

EVERYTHING = '''# a comment = 1
title = "one"   # [not.a.table]

[owner]
name = """
first = 2
[no] \\""" quote""\"""
"quoted.key" = \'\'\'
a = 1
\'\'\' # after
a.b . "c d".'e' = 1
since = 1979-05-27 07:32:00

[ servers . alpha ]
ip = '#"'
ports = [ # a comment with ] and "
    8001,
    [8002, "]"],
    { a = 1, b.c = { d = "}" } },
]
empty = []
nothing = {}

[[products]]
name = "x"
[products.size]
wide = 1
[[products.parts]]
n = 1
[[products.parts]]
n = 2

[[products]]
[[products.parts]]
n = 3
[servers]
beta = true'''

PLACES: list[tuple[KeyPath, int]] = [
    (("title",), 2),
    (("owner",), 4),
    (("owner", "name"), 5),
    (("owner", "quoted.key"), 8),
    (("owner", "a"), 11),
    (("owner", "a", "b", "c d", "e"), 11),
    (("owner", "since"), 12),
    (("servers",), 14),
    (("servers", "alpha"), 14),
    (("servers", "alpha", "ip"), 15),
    (("servers", "alpha", "ports"), 16),
    (("servers", "alpha", "ports", 0), 17),
    (("servers", "alpha", "ports", 1), 18),
    (("servers", "alpha", "ports", 1, 1), 18),
    (("servers", "alpha", "ports", 2, "b", "c", "d"), 19),
    (("servers", "alpha", "empty"), 21),
    (("servers", "alpha", "nothing"), 22),
    (("products",), 24),
    (("products", 0), 24),
    (("products", 0, "name"), 25),
    (("products", 0, "size", "wide"), 27),
    (("products", 0, "parts", 0, "n"), 29),
    (("products", 0, "parts", 1), 30),
    (("products", 0, "parts", 1, "n"), 31),
    (("products", 1), 33),
    (("products", 1, "parts", 0), 34),
    (("products", 1, "parts", 0, "n"), 35),
    (("servers", "beta"), 37),
]


@pytest.mark.parametrize("key, line", PLACES)
def test_a_key_is_found_on_its_line(key: KeyPath, line: int) -> None:
    assert line_of(EVERYTHING, key) == line


def test_the_mark_of_windows_editors_is_no_part_of_a_key() -> None:
    assert index_lines("\ufeffa = 1\nb = 2\n") == {("a",): 1, ("b",): 2}


def test_windows_line_ends_count_once() -> None:
    text = EVERYTHING.replace("\n", "\r\n")

    assert [line_of(text, key) for key, _ in PLACES] == [line for _, line in PLACES]


@pytest.mark.parametrize(
    "key, line",
    [
        (("owner", "missing"), 4),
        (("products", 1, "missing", "deeper"), 33),
        (("missing",), 1),
        ((), 1),
    ],
)
def test_a_missing_key_has_the_line_of_what_is_around_it(key: KeyPath, line: int) -> None:
    assert line_of(EVERYTHING, key) == line


def test_the_index_names_every_key_and_no_other() -> None:
    assert set(index_lines(EVERYTHING)) == set(paths(tomllib.loads(EVERYTHING)))


def test_an_empty_text_has_no_keys() -> None:
    assert index_lines("") == {}
    assert index_lines("# only a comment") == {}


def paths(value: Any, around: KeyPath = ()) -> Iterator[KeyPath]:  # noqa: ANN401 -- any TOML
    """Yield the key paths of a parsed document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in inside:
        yield (*around, key)
        if isinstance(inner, dict | list):
            yield from paths(inner, (*around, key))


class Writer:
    """Writes a random document and knows the line of everything it writes."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[KeyPath, int] = {}

    def document(self) -> None:
        """Write pairs at the top, then tables and arrays of tables."""
        names = self.names(6)
        top, tables = names[:2], names[2:]
        self.pairs((), top)
        for name in tables:
            for place in range(self.draw(st.integers(0, 2))):
                self.header(f"[[{self.key(name)}]]", (name,), (name, place))
                self.pairs((name, place), self.names(2))
            if (name,) not in self.lines:
                inner = self.names(1)
                dotted = ".".join(self.key(part) for part in (name, *inner))
                self.header(f"[ {dotted} ]", (name,), (name, *inner))
                self.pairs((name, *inner), self.names(2))

    def names(self, at_most: int) -> list[str]:
        """Draw different key names."""
        plain = st.text("abAB1_-", min_size=1, max_size=3)
        odd = st.text("a.\"'\\ #[]=é\n", max_size=4)
        return self.draw(st.lists(plain | odd, min_size=1, max_size=at_most, unique=True))

    def key(self, name: str) -> str:
        """Write one name bare or quoted."""
        if name and set(name) <= set("abAB1_-"):
            return self.draw(st.sampled_from([name, f'"{name}"', f"'{name}'"]))
        return json.dumps(name)

    def header(self, text: str, *keys: KeyPath) -> None:
        """Write a table header."""
        self.gap()
        for key in keys:
            self.note(key)
        self.text += text
        self.line_end()

    def pairs(self, table: KeyPath, names: list[str]) -> None:
        """Write a pair for each name, one a line."""
        for name in names:
            self.gap()
            self.pair((*table, name), depth=0)
            self.line_end()

    def pair(self, key: KeyPath, depth: int) -> None:
        """Write `key = value`, or `key.inner = value`."""
        self.note(key)
        self.text += self.key(str(key[-1]))
        if self.draw(st.booleans()):
            inner = self.names(1)[0]
            key = self.note((*key, inner))
            self.text += f" . {self.key(inner)}"
        self.text += self.draw(st.sampled_from(["=", " = "]))
        self.value(key, depth)

    def value(self, key: KeyPath, depth: int) -> None:
        """Write a value of any kind."""
        kind = self.draw(st.sampled_from(["scalar", "array", "table"] if depth < 2 else ["scalar"]))
        if kind == "array":
            self.array(key, depth + 1)
        elif kind == "table":
            self.text += "{"
            for place, name in enumerate(self.names(2)):
                self.text += ", " if place else " "
                self.pair((*key, name), depth + 1)
            self.text += " }"
        else:
            self.text += self.draw(SCALARS)

    def array(self, key: KeyPath, depth: int) -> None:
        """Write an array, over several lines or not."""
        self.text += "["
        for place in range(self.draw(st.integers(0, 3))):
            self.text += "," if place else ""
            self.text += self.draw(st.sampled_from(["", " ", "\n", " # ] }\n\t"]))
            self.value(self.note((*key, place)), depth)
        self.text += self.draw(st.sampled_from(["", "\n", " # end ]\n"])) + "]"

    def note(self, key: KeyPath) -> KeyPath:
        """Note where something is about to be written."""
        self.lines.setdefault(key, self.text.count("\n") + 1)
        return key

    def gap(self) -> None:
        """Write what may stand between statements."""
        self.text += self.draw(st.sampled_from(["", "\n", "# c = 1\n", "  "]))

    def line_end(self) -> None:
        """End a statement."""
        self.text += self.draw(st.sampled_from(["\n", " # [x]\n", "\t\n\n"]))


def quoted_in_every_way(text: str) -> st.SearchStrategy[str]:
    """Return the ways TOML has to write a text."""
    ways = [json.dumps(text), '"""' + json.dumps(text)[1:-1] + '"""']
    if "'" not in text:
        ways += [f"'''{text}'''", f'"""\n{json.dumps(text)[1:-1]}"""']
        ways += [] if "\n" in text else [f"'{text}'"]
    return st.sampled_from(ways)


SCALARS = st.one_of(
    st.sampled_from(["1", "-0.5e3", "true", "inf", "0xff", "1979-05-27", "07:32:00"]),
    st.sampled_from(["1979-05-27 07:32:00", '"""a""b"""""', "'''a''b'''''", '"""\\\n  x"""']),
    st.text("ab\"'\\ #[]={},\n", max_size=6).flatmap(quoted_in_every_way),
)


@st.composite
def documents(draw: st.DrawFn) -> Writer:
    """Draw a written document."""
    writer = Writer(draw)
    writer.document()
    return writer


@given(documents())
def test_every_key_of_any_document_is_found_where_it_was_written(written: Writer) -> None:
    assert set(paths(tomllib.loads(written.text))) == set(written.lines)
    assert index_lines(written.text) == written.lines
