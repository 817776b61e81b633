"""Views show what hides a value, and map it back to where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.content import Content
from handrail.engine.normalise import normalise, readable
from handrail.engine.view import View

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\u200b\u00ad\u00a0\uff11\uff21\u0661\ufe0f\u3000"),
        st.sampled_from("\ud800\udfff"),
    )
)


def views(text: str, html: str = "") -> list[View]:
    """Return the content's own views: what is derived from them has tests of its own."""
    everything = normalise(Content(text, html), Meter(STANDARD))
    return [view for view in everything if not view.derived]


def folded(text: str) -> View:
    _, view = views(text)
    return view


def test_plain_text_has_one_view() -> None:
    [view] = views("plain text")

    assert (view.text, view.part, view.via) == ("plain text", "text", None)


def test_letters_of_other_languages_alone_need_no_second_view() -> None:
    assert len(views("Grüße, привет, 你好")) == 1


def test_dashes_between_words_need_no_second_view() -> None:
    assert len(views("well\u2011known \u2013 London\u2013Paris, 2 \u2212 1")) == 1
    assert len(views("2019\u20132024, pages 12\u201315, 10\u201325")) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("4\u200b1\u200b1", "411"),
        ("4\ufff91\U0001d1731\U0001bca0", "411"),
        ("pass\u00adword", "password"),
        ("1\u00a0000", "1 000"),
        ("\uff14\uff11\uff11", "411"),
        ("\uff21\uff22", "AB"),
        ("\u0664\u0661", "41"),
        ("a\ufeffb", "ab"),
        ("a\u3000\u3000b", "a  b"),
        ("415\u2011555\u20130132", "415-555-0132"),
        ("Z\u20131970149", "Z-1970149"),
        ("Ku\u0308ndigung", "K\u00fcndigung"),
        ("e\u0323\u0302n", "\u1ec7n"),
        ("\u304b\u3099", "\u304c"),
        ("\u1107\u1165\u11ab\u1112\u1169", "\ubc88\ud638"),
        ("e\u0301\u200b1", "\u00e91"),
    ],
    ids=[
        "zero-width",
        "unseen marks",
        "soft-hyphen",
        "no-break",
        "wide",
        "wide-letters",
        "arabic",
        "bom",
        "cjk",
        "typeset-hyphens",
        "letter-and-dash",
        "accent apart",
        "two accents apart",
        "Japanese mark apart",
        "Korean letters apart",
        "accent and zero-width",
    ],
)
def test_what_hides_a_value_is_undone_in_the_folded_view(written: str, read: str) -> None:
    view = folded(written)

    assert (view.text, view.via) == (read, "folded")


def test_a_span_of_the_folded_view_maps_to_the_original() -> None:
    text = "x 4\u200b1\u200b1 y"
    view = folded(text)
    start = view.text.index("411")

    low, high = view.origin(start, start + 3)

    assert text[low:high] == "4\u200b1\u200b1"


@given(ANY_TEXT)
def test_every_view_maps_back_into_the_original(text: str) -> None:
    for view in views(text):
        for place in range(len(view.text)):
            start, end = view.origin(place, place + 1)

            assert 0 <= start < end <= len(text)


@given(ANY_TEXT)
def test_characters_that_are_not_folded_map_to_themselves(text: str) -> None:
    for view in views(text):
        for place, char in enumerate(view.text):
            start, end = view.origin(place, place + 1)
            if char.isascii() and char.isalpha() and text[start].isascii():
                assert text[start:end] == char


@given(ANY_TEXT)
def test_a_readable_text_keeps_its_length(text: str) -> None:
    shown = readable(text)

    shown.encode()
    assert len(shown) == len(text)


def test_past_the_budget_the_folded_view_ends_and_the_meter_says_so() -> None:
    meter = Meter(Budget(chars=100, candidates=1, hits=1))

    _, view = [view for view in normalise(Content("a\u200bb\u200bc"), meter) if not view.derived]

    assert view.text == "ab\u200bc"
    assert meter.spent


def test_html_is_read_as_the_text_it_shows() -> None:
    _, view = views("shown", "<b>4111</b>&nbsp;1111")[:2]

    assert (view.text, view.part, view.via) == ("4111\u00a01111", "html", None)


def test_html_can_be_folded_too() -> None:
    html = "<b>4111</b>&nbsp;1111"
    view = views("shown", html)[2]

    assert (view.text, view.via) == ("4111 1111", "folded")
    assert view.origin(0, len(view.text)) == (3, len(html))


@pytest.mark.parametrize("kinds", [1, 9], ids=["few kinds", "many kinds"])
def test_every_run_is_folded_however_many_kinds_there_are(kinds: int) -> None:
    digits = [chr(0x0660 + place % 10) for place in range(kinds)]
    text = "".join(f"a\u200b{digit}\u00a0" for digit in digits)

    plain = [str(place % 10) for place in range(kinds)]
    assert folded(text).text == "".join(f"a{one} " for one in plain)
