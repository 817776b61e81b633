"""A text is parsed once, and a broken one says so each time."""

import tomllib

import pytest

from handrail.engine.toml_once import parse_toml


def test_the_same_text_gives_the_same_tables() -> None:
    first = parse_toml("[policy]\nid = 'a'")

    assert first == {"policy": {"id": "a"}}
    assert parse_toml("[policy]\nid = 'a'") is first


def test_the_mark_of_windows_editors_is_not_part_of_it() -> None:
    assert parse_toml("\ufeffid = 'a'") == {"id": "a"}


def test_a_broken_text_says_so_each_time() -> None:
    for _ in range(2):
        with pytest.raises(tomllib.TOMLDecodeError):
            parse_toml("[policy")
