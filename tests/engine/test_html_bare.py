"""What is left of HTML is its structure, and nothing an editor keeps for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.html_bare import bare


def left(html: str) -> str | None:
    return bare(html, Meter(STANDARD))


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <b>bold</b> word</p>",
        "<ul><li>one</li><li>two</li></ul>",
        '<table><tr><td colspan=2>a</td><th href="https://a.example/?q=1">b</th></tr></table>',
        "plain &amp; simple",
        "",
    ],
)
def test_structure_stays_as_it_is(html: str) -> None:
    assert left(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p style="x" data-sheets-value="v" class=c onclick="f()">a</p>', "<p>a</p>"),
        ("a<!-- kept > by -- an editor -->b", "ab"),
        ("<style>p { color: red }</style>a", "a"),
        ("<head><title>t</title></head><body>a</body>", "a"),
        ("<SCRIPT>if (a < b) f()</script >a", "a"),
        ("<svg><text>t</text></svg>a", "a"),
        ('<img src="https://a.example/x">a', "a"),
        ('<a href="javascript:f()">a</a>', "<a>a</a>"),
        ("<a href='mailto:a&#64;b.example'>a</a>", '<a href="mailto:a@b.example">a</a>'),
        ("<!doctype html><?xml?>a", "a"),
        ("1 < 2", "1 &lt; 2"),
        ("<p>open <b", "<p>open <b>"),
        ("<style>never closed", ""),
        ("<!-- never closed", ""),
    ],
)
def test_everything_else_goes(html: str, expected: str) -> None:
    assert left(html) == expected


@given(st.text(alphabet="<>/!-ab\"'= p", max_size=60))
def test_any_html_has_a_bare_form_that_is_bare(html: str) -> None:
    once = left(html)

    assert once is not None
    assert left(once) == once


def test_past_the_work_budget_there_is_none() -> None:
    small = Budget(1, 1, 1)

    assert bare("<b>" * 100, Meter(small)) is None
