"""How a table is read, and how what is wrong with it is said."""

from datetime import date
from types import ModuleType
from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct

from handrail.engine import policy_file, rule_file
from handrail.engine.errors import PolicyError
from handrail.engine.tables import (
    TEXT_LIMIT_CHARS,
    FileUnusableError,
    name_of,
    one_of,
    read_tables,
    shown,
)
from handrail.engine.words import Action

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Inner(Struct, forbid_unknown_fields=True):
    """A table inside the file."""

    action: Action = Action.WARN


class Whole(Struct, forbid_unknown_fields=True):
    """The file."""

    word: Literal["yes", "no"] = "no"
    on: bool = True
    day: date | None = None
    short: Annotated[str, Meta(max_length=3, title="a short word", description="3 letters")] = ""
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    named: dict[str, Inner] = {}


def problem(text: str) -> str:
    with pytest.raises(FileUnusableError) as caught:
        read_tables(Whole, text, "a.toml")
    assert len(caught.value.lines) == 1
    return caught.value.lines[0]


def test_a_text_arrives_as_structs() -> None:
    text = 'day = 2026-12-31\nnamed.a.action = "block"\n[[many]]\n[inner]\naction = "allow"'

    table, report = read_tables(Whole, text, "a.toml")

    assert table == Whole(
        day=date(2026, 12, 31),
        inner=Inner(Action.ALLOW),
        many=(Inner(),),
        named={"a": Inner(Action.BLOCK)},
    )
    assert len(report) == 0


@pytest.mark.parametrize(
    "text, expected",
    [
        ('word = "maybe"', 'word = "maybe" is not an accepted word; use one of: yes, no'),
        ("on = 1", "on = 1 is not true or false; use true or false, without quotes"),
        ("day = true", "day = true is not a date; use a day like 2026-12-31, without quotes"),
        ("day = 1.5", "day = 1.5 is not a date; use a day like 2026-12-31, without quotes"),
        (
            "day = 2026-12-31T10:00:00",
            "day = 2026-12-31 10:00:00 is not a date; use a day like 2026-12-31, without quotes",
        ),
        ('short = "long"', 'short = "long" is not a short word; use 3 letters'),
        ("short = { a = 1 }", "short = {...} is not a short word; use 3 letters"),
        ("inner = 1", "inner = 1 is not a table; use [inner]"),
        ("many = {}", "many = {...} is not a list; use [[many]], once for each"),
        ("many = [7]", "many[0] = 7 is not a table; use [many[0]]"),
        ("named = []", "named = [...] is not a table; use [named.NAME]"),
        ("named.x = 1", "named.x = 1 is not a table; use [named.x]"),
        (
            "inner.a = 1",
            "inner.a is not a known key; use one of: action",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_fits(text: str, expected: str) -> None:
    assert problem(text) == f"a.toml line 1: {expected}"


def test_a_text_that_is_no_toml_is_named_with_its_place() -> None:
    assert problem("a = 1\na = 2\n") == (
        "a.toml line 2, column 6: this is not TOML (cannot overwrite a value); correct it there"
    )
    assert problem("a =") == "a.toml at its end: this is not TOML (invalid value); correct it there"
    assert "(cannot declare a.b twice)" in problem("[a.b]\n[a.b]\n")


def test_a_text_that_is_too_long_or_too_deep_is_refused() -> None:
    too_long = f"a.toml is longer than {TEXT_LIMIT_CHARS:,} characters; split or shorten it"
    too_deep = "a.toml nests too deep; use at most 16 levels"

    assert problem("#" * (TEXT_LIMIT_CHARS + 1)) == too_long
    assert problem(f"a = {'[' * 5000}{']' * 5000}") == too_deep
    assert problem(f"a = {'[' * 17}{']' * 17}") == too_deep
    assert "a is not a known key" in problem(f"a = {'[' * 16}{']' * 16}")


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    assert problem(f"a = {'9' * 5000}") == "a.toml has a number that is too long; shorten it"


@pytest.mark.parametrize("module", [policy_file, rule_file])
def test_every_table_of_ours_refuses_keys_that_it_does_not_know(module: ModuleType) -> None:
    tables = [one for one in vars(module).values() if isinstance(one, type(Struct))]

    assert all(one.__struct_config__.forbid_unknown_fields for one in tables if one is not Struct)


def test_problems_come_in_the_order_of_the_file() -> None:
    with pytest.raises(PolicyError) as caught:
        read_tables(Whole, "x = 1\n[inner]\ny = 1\n[[many]]\nz = 1", "a.toml")

    assert isinstance(caught.value, FileUnusableError)
    assert [line.partition(":")[0] for line in caught.value.lines] == [
        "a.toml line 1",
        "a.toml line 3",
        "a.toml line 5",
    ]


def test_a_key_is_written_as_the_file_would_write_it() -> None:
    assert name_of(("tools", 1, "ceiling")) == "tools[1].ceiling"
    assert name_of(("rules", "contact.email", "class")) == 'rules."contact.email".class'


def test_a_long_value_is_shortened_and_a_strange_one_escaped() -> None:
    assert shown("a" * 41) == f'"{"a" * 39}{ELLIPSIS}"'
    assert shown("\n\u202e\u00e9") == '"\\n\\u202e\\u00e9"'
    assert shown("\u00e9") == '"\u00e9"'


def test_of_many_choices_those_that_look_alike_are_named() -> None:
    choices = [f"secret.kind-{place}" for place in range(30)] + ["contact.email"]

    assert one_of(choices, "contact.emial") == "one of 31, among them: contact.email"
    assert one_of(choices, "?").startswith("one of 31, among them: secret.kind-0, secret.kind-1,")
