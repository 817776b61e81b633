"""RE2 programs run over bytes find what RE2's own wrapper finds."""

import pytest
import re2
from hypothesis import example, given
from hypothesis import strategies as st

from handrail.engine import program as program_module
from handrail.engine.program import NO_SPAN, Place, Program

SOURCES = ("a*", "(a)|b", "(?:x)?(é|b)", r"\b", "[^a]{2}", "(a)(b)?", "°?b|$")
BYTES = re2.Options()
BYTES.encoding = re2.Options.Encoding.LATIN1
TEXT = re2.Options()


def wrapped(program: "re2._Regexp[bytes]", raw: bytes) -> list[Place]:
    found = [
        (*first_group([match.span(group) for group in range(program.groups + 1)]), *match.span())
        for match in program.finditer(raw)
    ]
    return [place for place in found if place[0] < place[1]]


def first_group(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return next((span for span in spans[1:] if span != NO_SPAN), spans[0])


@given(st.sampled_from(SOURCES), st.text("ab xé°漢", max_size=12))
@example("a*", "°b")
def test_a_byte_a_character_is_matched_as_the_wrapper_does(source: str, text: str) -> None:
    raw, of_bytes = text.encode("latin-1", "replace"), source.encode("latin-1")

    found = list(Program(of_bytes, BYTES).matches(raw))

    assert found == wrapped(re2.compile(of_bytes, BYTES), raw)


@given(st.sampled_from(SOURCES), st.text("ab xé°漢", max_size=12))
def test_utf_8_is_matched_as_the_wrapper_does(source: str, text: str) -> None:
    program, raw = Program(source, TEXT), text.encode()
    of_text = re2.compile(source, TEXT)

    found = [[len(raw[:place].decode()) for place in places] for places in program.matches(raw)]

    places = [
        [*first_group([match.span(group) for group in range(of_text.groups + 1)]), *match.span()]
        for match in of_text.finditer(text)
    ]
    assert found == [place for place in places if place[0] < place[1]]
    assert program.occurs(raw) == bool(places)


@given(st.sampled_from(SOURCES), st.text("ab xé°漢", max_size=12), st.booleans())
@example(r"(a)\b|a", "a a aa a", False)
def test_many_matches_of_a_large_program_have_the_same_first_group(
    source: str,
    text: str,
    of_bytes: bool,  # noqa: FBT001
) -> None:
    raw = text.encode("latin-1", "replace") if of_bytes else text.encode()
    program = Program(source.encode("latin-1"), BYTES) if of_bytes else Program(source, TEXT)
    plain = list(program.matches(raw))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program_module, "_LARGE", 0)
        patch.setattr(program_module, "_MANY", 1)
        found = list(program.matches(raw))

    assert found == plain


def test_what_does_not_compile_is_refused() -> None:
    with pytest.raises(re2.error):
        Program("(", TEXT)
