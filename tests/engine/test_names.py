"""A value keeps its placeholder in every paste of a conversation; a secret is never kept."""

import random
from dataclasses import replace

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.names import Known
from handrail.engine.verdict import Verdict
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import fill

BEGUN = Known(salt=b"salt of this test")
KEY = fill("{raw:AK}IA{base32:16}", random.Random(7))
MAILS = [f"user{n}@mill.org" for n in range(7)]


def ask(text: str, html: str = "", known: Known = BEGUN) -> Verdict:
    content = Content(text, html, known=known)
    return judge(content, Destination("chat.invalid"), starter_policy(), builtin_rules())


def after(known: Known, verdict: Verdict) -> Known:
    """Return what a conversation knows after one more paste."""
    names = {**known.names, **{named.digest: named.placeholder for named in verdict.names}}
    counts = dict(known.counts)
    for placeholder in names.values():
        label, _, number = placeholder.strip("[]").rpartition("_")
        counts[label] = max(counts.get(label, 0), int(number))
    return replace(known, names=names, counts=counts)


def test_a_value_keeps_its_name_in_the_next_paste_and_a_new_one_counts_on() -> None:
    first = ask(" ".join(MAILS[:5]))

    second = ask(" ".join(reversed(MAILS[1:])), known=after(BEGUN, first))

    assert first.redacted == "[EMAIL_1] [EMAIL_2] [EMAIL_3] [EMAIL_4] [EMAIL_5]"
    assert second.redacted == "[EMAIL_6] [EMAIL_7] [EMAIL_5] [EMAIL_4] [EMAIL_3] [EMAIL_2]"


def test_another_conversation_begins_at_one() -> None:
    ask(" ".join(MAILS[:5]))

    assert ask(" ".join(MAILS[2:])).redacted == "[EMAIL_1] [EMAIL_2] [EMAIL_3] [EMAIL_4] [EMAIL_5]"


def test_html_names_a_value_as_the_text_does_also_in_another_order() -> None:
    rows = "".join(f"<li>{mail}</li>" for mail in reversed(MAILS[:5]))

    verdict = ask("\n".join(MAILS[:5]), f"<ul>{rows}</ul>")

    html = verdict.redacted_html or ""
    assert [html.index(f"[EMAIL_{n}]") for n in (5, 4, 3, 2, 1)] == sorted(
        html.index(f"[EMAIL_{n}]") for n in range(1, 6)
    )


def test_the_originals_are_told_and_no_secret_is_among_them() -> None:
    verdict = ask(f"{' '.join(MAILS[:5])} key {KEY}")

    originals = {named.placeholder: named.original for named in verdict.names}
    assert originals["[EMAIL_5]"] == MAILS[4]
    assert originals["[AWS_ACCESS_KEY_1]"] is None
    assert KEY not in repr(verdict.names)
    assert MAILS[0] not in repr(verdict.names)


def test_a_stretch_that_holds_a_secret_has_no_original_whatever_it_is_called() -> None:
    verdict = ask(f"CONFIDENTIAL. Do not share.\nThe {KEY} opens it and {MAILS[0]} knows.")

    assert not any(KEY in (named.original or "") for named in verdict.names)


def test_where_nobody_keeps_a_conversation_nothing_is_told() -> None:
    verdict = ask(" ".join(MAILS), known=Known())

    assert verdict.redacted
    assert verdict.names == ()


@pytest.mark.parametrize("text", ["", "nothing to hide", "\ud800"])
def test_without_a_redacted_version_nothing_is_told(text: str) -> None:
    assert ask(text).names == ()
