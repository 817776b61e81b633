"""Papers, records and logs as people paste them, and what only looks like them."""

import random
import tomllib
from pathlib import Path

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.verdict import Verdict
from handrail.engine.words import Action
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import fill

PASTES = tomllib.loads(Path(__file__).with_name("pastes.toml").read_text("utf-8"))
STOPPED = [
    pytest.param(kind["category"], text, id=f"{kind['category']}-{place}")
    for kind in PASTES["stopped"]
    for place, text in enumerate(kind["texts"])
]
PASSED = [
    pytest.param(text, id=str(place))
    for kind in PASTES["passed"]
    for place, text in enumerate(kind["texts"])
]


def judged(template: str) -> Verdict:
    text = fill(template, random.Random(1))
    return judge(Content(text), Destination("chat.invalid"), starter_policy(), builtin_rules())


@pytest.mark.parametrize(("category", "template"), STOPPED)
def test_what_is_about_somebody_or_an_organisation_is_stopped(category: str, template: str) -> None:
    verdict = judged(template)

    assert verdict.action is not Action.ALLOW
    assert category in {finding.rule.partition(".")[0] for finding in verdict.findings}


@pytest.mark.parametrize("template", PASSED)
def test_a_question_a_template_or_public_news_passes(template: str) -> None:
    assert judged(template).action is Action.ALLOW
