"""A view maps what is found in it back to the original."""

from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.view import Builder, View, mirrored, patched, same_length

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


def test_a_block_maps_to_all_it_was_made_of_even_where_the_lengths_are_the_same() -> None:
    builder = Builder()
    builder.add_block("ab", 0, 4)
    view = builder.view(View("abcd"), "decoded", derived=True)

    assert view.origin(0, 1) == (0, 4)
    assert view.derived


def test_what_is_read_backwards_maps_back() -> None:
    view = mirrored(View("abcdef"), numbers=False)

    assert (view.text, view.via, view.numbers) == ("fedcba", "reverse", False)
    assert view.origin(1, 3) == (3, 5)


def test_a_view_of_the_same_length_maps_character_by_character() -> None:
    view = same_length(View("abc"), "nop", "rot13")

    assert view.origin(1, 2) == (1, 2)
    assert view.original.text == "abc"


def test_only_the_surroundings_of_an_edit_are_taken() -> None:
    text = "a" * 1_000 + "&" + "b" * 1_000
    view = patched(View(text), [(1_000, 1_001, "and")], "unescaped")

    assert view is not None
    assert len(view.text) < 400
    assert view.origin(view.text.index("and"), view.text.index("and") + 3) == (1_000, 1_001)


def test_without_an_edit_there_is_no_view() -> None:
    assert patched(View("abc"), [], "unescaped") is None


def test_the_lines_of_a_key_are_taken_with_its_head() -> None:
    body = "\n".join("x" * 64 for _ in range(12))
    text = f"& key\n{body}\nlast line\n{'more words ' * 100}"

    view = patched(View(text), [(0, 1, "")], "unescaped")

    assert view is not None
    assert "last line" in view.text
    assert len(view.text) < len(text)
