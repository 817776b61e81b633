"""A redacted version keeps the structure of the html, and none of what was found."""

import random
from base64 import b64encode
from collections.abc import Callable

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.rule import Rule, compile_rules
from handrail.engine.verdict import Verdict
from handrail.local.builtin import builtin_rule_list, builtin_rules, starter_policy

Judge = Callable[[Content], Verdict]
RuleMaker = Callable[..., Rule]
KEY = "AK" + "IA" + "QYLPMN5HFIQR7XYA"
MAIL = "a.lindqvist@nordwind-handel.de"


@pytest.fixture(scope="module")
def ask() -> Judge:
    """Judge with the built-in rules and policy, for a chat nobody listed."""
    policy, rules = starter_policy(), builtin_rules()
    return lambda content: judge(content, Destination("chat.example"), policy, rules)


def test_bold_lists_and_tables_stay_and_the_value_goes(ask: Judge) -> None:
    html = f"<p>The <b>key</b></p><ul><li>{KEY}</li></ul><table><tr><td>1</td></tr></table>"

    left = ask(Content(f"The key\n{KEY}\n1", html)).redacted_html

    assert left is not None
    assert KEY not in left
    assert left.startswith("<p>The <b>key</b></p><ul><li>[")
    assert left.endswith("]</li></ul><table><tr><td>1</td></tr></table>")


def test_a_value_that_an_editor_keeps_in_an_attribute_goes_with_it(ask: Judge) -> None:
    hidden = KEY.replace("A", "&#65;")
    html = f'<span data-sheets-value="{hidden}" title="{KEY}">{KEY}</span><!-- {KEY} -->'

    left = ask(Content(KEY, html)).redacted_html

    assert left is not None
    assert left.startswith("<span>[")
    assert left.endswith("]</span>")


def test_a_value_cut_by_tags_is_hidden_as_one(ask: Judge) -> None:
    left = ask(Content(KEY, f"<p>{KEY[:7]}<b>{KEY[7:]}</b> end</p>")).redacted_html

    assert left is not None
    assert KEY[7:] not in left
    assert left.endswith(" end</p>")


def test_the_address_of_a_link_is_hidden_like_its_text(ask: Judge) -> None:
    rows = [f"p{i}.{MAIL}" for i in range(6)]
    html = "".join(f'<a href="mailto:{row}">{row}</a> ' for row in rows)

    left = ask(Content("\n".join(rows), html)).redacted_html

    assert left is not None
    assert "nordwind" not in left
    assert left.count('<a href="mailto:[') == len(rows)


def test_what_is_found_in_the_text_alone_leaves_other_html_as_it_is(ask: Judge) -> None:
    left = ask(Content(f"key {KEY}", "<p>nothing of it</p>")).redacted_html

    assert left == "<p>nothing of it</p>"


def test_without_html_or_findings_there_is_no_such_version(ask: Judge) -> None:
    assert ask(Content(f"key {KEY}")).redacted_html is None
    assert ask(Content("good morning", "<b>good morning</b>")).redacted_html is None


def test_where_a_paragraph_is_hidden_only_the_text_goes_in(ask: Judge) -> None:
    text = "CONFIDENTIAL - internal use only\nDo not distribute outside the company."

    verdict = ask(Content(text, f"<p>{text}</p>"))

    assert verdict.redacted is not None
    assert verdict.redacted_html is None


def test_a_long_key_has_one_name_however_its_lines_end(ask: Judge) -> None:
    dice = random.Random(4)
    body = "".join(f"{b64encode(dice.randbytes(48)).decode()}\n" for _ in range(90))
    key = f"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{body}-----END PGP PRIVATE KEY BLOCK-----"

    verdict = ask(Content(key.replace("\n", "\r\n"), f"<pre>{key}</pre>"))

    assert verdict.redacted == "[PRIVATE_KEY_1]"
    assert verdict.redacted_html == "<pre>[PRIVATE_KEY_1]</pre>"


def test_a_placeholder_that_is_found_again_and_again_leaves_no_html(make_rule: RuleMaker) -> None:
    endless = make_rule(id="identity.loop", keywords=("loop",), pattern=r"(?i)(loop[0-9_]*)")
    content = Content(KEY, f"<p>{KEY} loop</p>")
    rules = compile_rules([*builtin_rule_list(), endless])

    verdict = judge(content, Destination("chat.example"), starter_policy(), rules)

    assert verdict.redacted is not None
    assert verdict.redacted_html is None
