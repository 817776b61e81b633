"""Escapes are undone in place, whoever wrote them."""

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.decode_escape import unescaped
from handrail.engine.view import View


@pytest.mark.parametrize(
    ("written", "read", "name"),
    [
        ("a%20b%C3%A9", "a bé", "percent"),
        ("%u0041%u0042", "AB", "percent"),
        ("&lt;a&gt; &#65;&#x42;", "<a> AB", "entities"),
        (r"A\u{42}\x43\104", "ABCD", "escapes"),
        (r"one\ntwo\"", 'one\ntwo"', "escapes"),
        (r"\ud83d\ude00 ok", "\U0001f600 ok", "escapes"),
        (r"\ud800 half", "\ufffd half", "escapes"),
        ("a=3Db=\nc", "a=bc", "quoted-printable"),
        ("\x1b[31mred\x1b[0m", "red", "ansi"),
        ("\x1b]8;;https://a.invalid\x07red\x1b]8;;\x07", "red", "ansi"),
        ("a\x00b\x00c\x00", "abc", "control"),
        ("a\ba b\bb", "a b", "control"),
        ("key \u202ecba\u202c ok", "key abc ok", "override"),
        ("ab<b>cd</b><i>ef</i>gh", "abcdefgh", "tags"),
        ("abcd<wbr>efgh", "abcdefgh", "tags"),
        ("ab**cd**ef", "abcdef", "tags"),
        (r"sk\_live\-a\.b", "sk_live-a.b", "escapes"),
        ("ab&shy;cd&#8203;ef", "abcdef", "entities"),
        ("&#65&#x42&#67 &nbsp;d", "ABC  d", "entities"),
        (r"\x{41}\x{42}", "AB", "escapes"),
        ("k**.**ey", "k.ey", "tags"),
        ("=41=42=43=44", "ABCD", "quoted-printable"),
        ("=?utf-8?Q?=41b?=", "=?utf-8?Q?Ab?=", "quoted-printable"),
    ],
)
def test_what_was_meant_is_shown(written: str, read: str, name: str) -> None:
    [view] = unescaped(View(written), Meter(STANDARD))

    assert (view.text, view.via) == (read, name)


@pytest.mark.parametrize(
    "text",
    [
        *("100 % sure", "a & b", "a = b", "plain", "QUJD==\n"),
        *("the <b>words</b> of it", "<td>1234</td><td>5678</td>", "so **very** sure", r"\d+\w"),
        *("**DNI**: 42.878.325", "it is **so**.", "**Name**:\nAnna"),
    ],
)
def test_a_sign_alone_is_no_escape(text: str) -> None:
    assert list(unescaped(View(text), Meter(STANDARD))) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a=41b", None),
        ("quoted-printable: a=41b", "quoted-printable: aAb"),
        ("<b>a</b>b", "<b>ab"),
        ("<b", None),
    ],
)
def test_what_settings_and_words_hold_too_is_an_escape_beside_a_sign(
    text: str, read: str | None
) -> None:
    assert [view.text for view in unescaped(View(text), Meter(STANDARD))] == [read] * bool(read)


def test_past_the_budget_nothing_more_is_undone_and_the_meter_says_so() -> None:
    none, little = Meter(Budget(0, 9, 9)), Meter(Budget(80, 9, 9))

    assert list(unescaped(View("a%20b"), none)) == []
    [view] = unescaped(View("a%20b%20c%20d"), little)
    assert (view.text, none.spent, little.spent) == ("a b%20c%20d", True, True)
