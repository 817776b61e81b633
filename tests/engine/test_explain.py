"""Each finding says why it is one, in a sentence."""

from collections.abc import Callable
from random import Random

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.explain import EXPLAINED, explained
from handrail.engine.judge import judge
from handrail.engine.verdict import Verdict
from handrail.local.builtin import builtin_rule_list, builtin_rules
from rules.templates import fill, iban
from support.unruly import policy

Judge = Callable[..., Verdict]


def whys(text: str, html: str = "") -> dict[str, str]:
    """Return what is said of the first finding of each rule."""
    verdict = judge(Content(text, html), Destination("chat.invalid"), policy(), builtin_rules())
    return {one.rule: one.why for one in reversed(verdict.findings)}


@pytest.mark.parametrize(
    ("template", "rule", "begin"),
    [
        ("{base32:0}AKIA{base32:16}", "secret.aws-access-key", "It has a form that hardly"),
        (
            "Steuer-ID {steuer}",
            "identity.de-steuer-id",
            "It has the form of one, its check digits hold and “steuer-id” stands near it.",
        ),
        ("DE89 3704 0044 0532 0130 00", "payment.iban", "It is a value that documentation uses"),
        ("all Bluefins", "confidential.projects", "Your organisation listed this word"),
        ("ACME-12345", "confidential.tickets", "Your organisation described values"),
    ],
)
def test_a_finding_says_what_makes_it_one(template: str, rule: str, begin: str) -> None:
    assert whys(fill(template, Random(1)))[rule].startswith(begin)


def test_a_word_over_a_column_is_named_as_such() -> None:
    rows = "".join(f"{'someone ' * 9};{fill('{steuer}', Random(place))}\n" for place in range(4))

    said = whys(f"name;steuer-id\n{rows}")["identity.de-steuer-id"]

    assert "“steuer-id” stands over it." in said


def test_a_paper_names_two_of_its_words_and_counts_the_others() -> None:
    [rule] = [one for one in builtin_rule_list() if one.id == "health.record"]

    said = whys(fill(rule.hits[0], Random(1)))["health.record"]

    assert said.startswith("“")
    assert "more of its words stand together here." in said


def test_of_many_findings_the_first_few_are_explained() -> None:
    dice = Random(3)
    text = ", ".join(iban(dice, "DE") for _ in range(EXPLAINED + 2))

    found = judge(Content(text), Destination("a.invalid"), policy(), builtin_rules()).findings

    said = [one.why.startswith("It has the form of one and its check") for one in found]
    assert said == [True] * EXPLAINED + [False] * 2


def test_words_that_stand_elsewhere_are_not_named() -> None:
    [rule] = [one for one in builtin_rule_list() if one.id == "health.record"]
    unseen = fill(rule.hits[0], Random(1)).replace("a", "a\u200b")

    assert whys("a" + "\u200b" * 9_000 + f"b {unseen}")["health.record"] == rule.why


def test_what_was_hidden_is_explained_by_its_form() -> None:
    told = whys(fill("Steuer\u200b-ID {steuer}".replace("{steuer}", "\u200b{steuer}"), Random(1)))

    assert all("near it" not in why for why in told.values())


@pytest.mark.parametrize("rule", builtin_rule_list(), ids=lambda rule: rule.id)
def test_every_rule_explains_its_own_example(rule: object, ask: Judge) -> None:
    known = next(one for one in builtin_rule_list() if one is rule)

    for finding in ask(fill(known.hits[0], Random(1))).findings:
        assert finding.why.endswith(".")
        assert finding.why[0].isupper() or finding.why[0] in "“0123456789"
        assert "  " not in finding.why


def test_every_hit_has_its_sentence() -> None:
    assert list(explained(())) == []
