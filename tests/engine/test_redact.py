"""Placeholders keep a text readable and hide every found value."""

from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.hit import Hit
from handrail.engine.redact import Labels, masked, redact
from handrail.engine.rule import Rule
from handrail.engine.view import View
from handrail.engine.words import DataClass

RuleMaker = Callable[..., Rule]


def hit(
    rule: Rule, text: str, value: str, at: int = 0, part: Literal["text", "html"] = "text"
) -> Hit:
    start = text.index(value, at)
    end = start + len(value)
    view = View(text, part)
    return Hit(rule, view, start, end, value, rule.confidence, rule.data_class, start, end)


def test_the_same_value_gets_the_same_placeholder(make_rule: RuleMaker) -> None:
    rule, text = make_rule(id="contact.e-mail"), "a@x.com, b@x.com, a@x.com"
    found = [hit(rule, text, "a@x.com"), hit(rule, text, "b@x.com"), hit(rule, text, "a@x.com", 9)]

    assert redact(text, found, Labels()) == "[E_MAIL_1], [E_MAIL_2], [E_MAIL_1]"


def test_a_found_value_is_hidden_everywhere(make_rule: RuleMaker) -> None:
    text = "password = s3cr3t-thing; echo xs3cr3t-thingx"
    found = [hit(make_rule(), text, "s3cr3t-thing")]

    assert redact(text, found, Labels()) == "password = [BADGE_1]; echo x[BADGE_1]x"


def test_a_found_value_is_hidden_everywhere_in_the_disguise_it_wears(make_rule: RuleMaker) -> None:
    text = "password = s3\u200bcr3t-thing; echo xs3\u200bcr3t-thingx; s3cr3t-thing"
    start, end = text.index("s3"), text.index(";")
    rule, view = make_rule(), View(text.replace("\u200b", ""), via="folded")
    found = Hit(
        rule, view, start, end, "s3cr3t-thing", rule.confidence, rule.data_class, start, end
    )

    hidden = redact(text, [found], Labels())

    assert hidden == "password = [BADGE_1]; echo x[BADGE_1]x; [BADGE_1]"


def test_a_short_value_is_hidden_elsewhere_only_as_a_word(make_rule: RuleMaker) -> None:
    text = "pin 4711; 4711; 94711"

    hidden = redact(text, [hit(make_rule(), text, "4711")], Labels())

    assert hidden == "pin [BADGE_1]; [BADGE_1]; 94711"


def test_hidden_stretches_that_overlap_become_one_named_after_the_most_serious(
    make_rule: RuleMaker,
) -> None:
    text = "abcdefghij"
    mild = hit(make_rule(id="contact.mild", data_class=DataClass.INTERNAL), text, "abcdef")
    bad = hit(make_rule(id="secret.bad", data_class=DataClass.PROHIBITED), text, "efgh")

    assert redact(text, [mild, bad], Labels()) == "[BAD_1]ij"


def test_a_value_found_only_in_html_is_hidden_where_the_text_shows_it(
    make_rule: RuleMaker,
) -> None:
    found = hit(make_rule(), "<b>B-1234567</b>", "B-1234567", part="html")

    assert redact("see B-1234567", [found], Labels()) == "see [BADGE_1]"
    assert redact("nothing", [found], Labels()) == "nothing"


def test_the_value_of_a_rule_that_hides_more_is_not_hunted_elsewhere(make_rule: RuleMaker) -> None:
    text = "CONFIDENTIAL and CONFIDENTIAL"
    found = hit(make_rule(hides="paragraph"), text, "CONFIDENTIAL")

    assert redact(text, [found], Labels()) == "[BADGE_1] and CONFIDENTIAL"


def test_without_hits_the_text_stays() -> None:
    assert redact("as it is \ud800", [], Labels()) == "as it is \ud800"


@given(st.text(alphabet="ab \ud800\u200b", max_size=40), st.integers(0, 39), st.integers(8, 20))
def test_no_found_value_survives(make_rule: RuleMaker, text: str, start: int, size: int) -> None:
    value = text[start : start + size].replace("\ud800", "\ufffd")
    if len(value) < 8:
        return
    rule = make_rule()
    view = View(text.replace("\ud800", "\ufffd"))
    end = start + len(value)
    found = Hit(rule, view, start, end, value, rule.confidence, rule.data_class, start, end)

    assert value not in redact(text, [found], Labels()).replace("\ud800", "\ufffd")


@pytest.mark.parametrize(
    ("shows", "value", "sample"),
    [
        ("first", "ABCDEFGHIJKL", "ABCD…"),
        ("last", "ABCDEFGHIJKL", "…IJKL"),
        ("none", "ABCDEFGHIJKL", "••••"),
        ("first", "ABCDEFGHIJK", "••••"),
    ],
)
def test_a_sample_shows_four_characters_at_most_and_none_of_a_short_value(
    make_rule: RuleMaker, shows: str, value: str, sample: str
) -> None:
    assert masked(make_rule(shows=shows), value) == sample


def test_a_hidden_paragraph_shows_nothing(make_rule: RuleMaker) -> None:
    assert masked(make_rule(hides="paragraph"), "ABCDEFGHIJKL") == "••••"
