"""HTML as the text a person would see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.html_text import text_of_html
from handrail.engine.view import View


def shown(html: str, meter: Meter | None = None) -> str:
    return text_of_html(View(html, "html"), meter or Meter(STANDARD)).text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <b>bold</b> word", "a bold word"),
        ("<p>one</p><p>two</p>", "\none\n\ntwo\n"),
        ("fish &amp; chips &#8364;&#x41;", "fish & chips €A"),
        ("AK<!-- hidden -->IA", "AKIA"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("text <unfinished", "text <unfinished"),
        ('<a href="mailto:x">you</a>', "\nmailto:x\nyou"),
        ("<img alt='a &lt; b'>", "\na < b\n"),
        ('<p style="color:red" class="x">y', "\ny"),
        ("", ""),
    ],
)
def test_what_is_shown_is_read_and_markup_is_not(html: str, text: str) -> None:
    assert shown(html) == text


def test_a_value_split_by_markup_maps_to_all_of_it() -> None:
    html = "x <b>AB</b><i>CD</i> y"
    view = text_of_html(View(html, "html"), Meter(STANDARD))
    start = view.text.index("ABCD")

    low, high = view.origin(start, start + 4)

    assert html[low:high] == "AB</b><i>CD"


def test_part_of_a_resolved_entity_maps_to_all_of_it() -> None:
    html = "a &NotEqualTilde; b"
    view = text_of_html(View(html, "html"), Meter(STANDARD))

    assert view.text[2:4] == "\u2242\u0338"
    assert view.origin(3, 4) == (2, 17)


@given(st.text(alphabet="<>!-/ab&#;=\"' 1\n", max_size=80))
def test_every_character_shown_comes_from_the_html(html: str) -> None:
    view = text_of_html(View(html, "html"), Meter(STANDARD))

    for place in range(len(view.text)):
        start, end = view.origin(place, place + 1)
        assert 0 <= start < end <= len(html)


@pytest.mark.parametrize("html", ["<b>a</b><b>c</b>", "&amp;&amp;&amp;"])
def test_past_the_budget_the_rest_is_left_out(html: str) -> None:
    meter = Meter(Budget(chars=100, candidates=1, hits=1))

    assert "c" not in shown(html, meter)
    assert meter.spent
