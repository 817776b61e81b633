"""Which ids, lines, hosts and terms the policy file accepts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from handrail.engine.policy_file import Host, ListedTier, Many, PolicyFile, Term
from handrail.engine.policy_people import Id, Line, Version


def accepts(kind: Any, value: object) -> bool:  # noqa: ANN401 -- an annotated type
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "value, fits",
    [
        ("acme-ai-usage", True),
        ("7-zip.tool", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("", False),
        ("-a", False),
        ("Acme", False),
        ("a\n", False),
        (7, False),
    ],
)
def test_an_id_is_plain(value: object, *, fits: bool) -> None:
    assert accepts(Id, value) is fits


@pytest.mark.parametrize(
    "value, fits",
    [
        ("Security, security@acme.example", True),
        ("é" * 200, True),
        ("a" * 201, False),
        ("", False),
        ("  ", False),
        ("a\nb", False),
        ("a\n", False),
        ("Alice \u202egro.elpmaxe", False),
        ("Alice \u2067example", False),
        ("Alice\u2028Bob", False),
        ("Alice \x9b31m", False),
        ("\u200f\u05d3\u05d5\u05d9\u05d3", True),
    ],
)
def test_a_line_is_one_line_with_something_on_it(value: object, *, fits: bool) -> None:
    assert accepts(Line, value) is fits


@pytest.mark.parametrize(
    "value, fits",
    [
        ("chat.acme.example", True),
        ("z.ai", True),
        ("copilot.cloud.microsoft", True),
        ("xn--bcher-kva.example", True),
        (".".join(["a" * 60] * 4) + ".example", True),
        (".".join(["a" * 60] * 5), False),
        ("localhost", False),
        ("Chat.example", False),
        ("https://chat.example", False),
        ("chat.example/path", False),
        ("chat.example:8443", False),
        ("*.example.com", False),
        ("-a.example", False),
        ("a..example", False),
        ("a.example\n", False),
    ],
)
def test_a_host_is_a_bare_name_in_lower_case(value: object, *, fits: bool) -> None:
    assert accepts(Host, value) is fits


@pytest.mark.parametrize(
    "value, fits",
    [("Bluefin", True), ("K2", True), ("K", False), ("  ", False), ("a\tb", False), (7, False)],
)
def test_a_term_has_two_characters_or_more(value: object, *, fits: bool) -> None:
    assert accepts(Term, value) is fits


def test_numbers_are_whole_and_not_true_or_false() -> None:
    assert accepts(Version, 1)
    assert not any(accepts(Version, value) for value in (0, 1.0, True, "1", 10**30))
    assert accepts(Many, 2)
    assert not any(accepts(Many, value) for value in (1, 0, -5, 10**30))


def test_a_tool_is_named_because_it_is_not_unlisted() -> None:
    assert accepts(ListedTier, "restricted")
    assert not accepts(ListedTier, "unlisted")


def keys(kind: Any) -> Iterator[str]:  # noqa: ANN401 -- any type of a field
    """Yield the keys of a table and of the tables in it."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        for field in msgspec.structs.fields(kind):
            yield field.encode_name
            yield from keys(field.type)
    for inner in get_args(kind):
        yield from keys(inner)


def test_the_policy_document_names_every_key() -> None:
    document = (Path(__file__).parents[2] / "docs" / "policy.md").read_text("utf-8")
    accepted = set(keys(PolicyFile))

    assert {"over_ceiling", "from", "terms"} <= accepted
    assert {key for key in accepted if f"`{key}`" not in document} == set()
