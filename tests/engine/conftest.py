"""A rule to build others from, and the delivered rules with the delivered policy."""

from collections.abc import Callable
from functools import partial

import pytest

from handrail.engine.budget import STANDARD, Budget
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.rule import Rule, RuleSet
from handrail.engine.verdict import Verdict
from handrail.engine.words import Confidence, DataClass
from handrail.local.builtin import builtin_rules, starter_policy

RuleMaker = Callable[..., Rule]
Judge = Callable[..., Verdict]


@pytest.fixture(scope="session")
def make_rule() -> RuleMaker:
    """Make a rule that finds a badge like B-1234 near the word badge."""
    return partial(
        Rule,
        id="identity.badge",
        title="Badge",
        data_class=DataClass.SENSITIVE,
        confidence=Confidence.MEDIUM,
        why="It opens doors.",
        remedy="Leave it out.",
        source="House rules",
        hits=(),
        misses=(),
        keywords=("badge",),
        pattern=r"\b(B-[0-9]{4,})\b",
    )


@pytest.fixture(scope="session")
def ask() -> Judge:
    """Judge a text with what is delivered, for a public chat."""

    def judged(
        text: str, html: str = "", budget: Budget = STANDARD, rules: RuleSet | None = None
    ) -> Verdict:
        where = Destination("chat.invalid")
        return judge(Content(text, html), where, starter_policy(), rules or builtin_rules(), budget)

    return judged
