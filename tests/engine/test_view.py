"""A view maps what is found in it back to the original."""

from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.view import Builder, View

PIECES = st.lists(st.tuples(st.text(min_size=1, max_size=4), st.integers(1, 4)), min_size=1)


def test_the_original_maps_to_itself() -> None:
    assert View("abc").origin(1, 2) == (1, 2)


def test_a_stretch_of_another_length_maps_as_a_whole() -> None:
    builder = Builder()
    builder.add("ab", 0, 2)
    builder.add("&", 2, 7)
    builder.add("", 7, 9)
    builder.add("c", 9, 10)
    view = builder.view(View("ab&amp;??c"), "unescaped")

    assert (view.text, view.via) == ("ab&c", "unescaped")
    assert view.origin(1, 3) == (1, 7)
    assert view.origin(3, 4) == (9, 10)


def test_views_of_views_map_all_the_way_and_name_the_chain() -> None:
    outer, inner = Builder(), Builder()
    outer.add("abcd", 4, 8)
    first = outer.view(View("....abcd"), "one")
    inner.add("cd", 2, 4)
    second = inner.view(first, "two")

    assert second.via == "one+two"
    assert second.origin(0, 2) == (6, 8)


@given(PIECES)
def test_every_span_maps_to_what_it_was_made_of(pieces: list[tuple[str, int]]) -> None:
    builder, at = Builder(), 0
    for text, size in pieces:
        builder.add(text, at, at + size)
        at += size
    view = builder.view(View("." * at), None)

    assert view.origin(0, len(view.text)) == (0, at)
    for place in range(len(view.text)):
        start, end = view.origin(place, place + 1)
        assert 0 <= start < end <= at
