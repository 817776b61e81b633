"""Answers that do not go together are told in the words of the questions."""

import itertools
from datetime import date

import pytest

from handrail.engine.policy_people import Framework
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import DataClass
from handrail.governance.generate import Answers, ChosenTool, generate
from handrail.governance.misfits import misfits
from handrail.local.builtin import builtin_catalogue, builtin_rules

DAY = date(2026, 11, 21)
CEILINGS = (DataClass.PUBLIC, DataClass.INTERNAL, DataClass.SENSITIVE)
FRAMEWORKS: tuple[tuple[Framework, ...], ...] = ((), ("gdpr",), ("hipaa",), ("gdpr", "hipaa"))
BOUND: tuple[Framework, ...] = ("soc2", "iso27001", "iso42001", "pci-dss", "eu-ai-act")
TOOL = ChosenTool("claude-team", DataClass.SENSITIVE)


def answers(
    *approved: ChosenTool,
    prohibited: tuple[str, ...] = (),
    frameworks: tuple[Framework, ...] = (),
) -> Answers:
    return Answers(
        "Acme", "Ada", DAY, frameworks=frameworks, approved=approved, prohibited=prohibited
    )


def told(given: Answers) -> str:
    return "\n".join(misfits(given, builtin_catalogue()))


def is_refused(given: Answers) -> bool:
    """Tell whether the answers make no policy."""
    try:
        generate(given, builtin_catalogue(), builtin_rules())
    except FileUnusableError:
        return True
    return False


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (answers(TOOL), "Claude Team may receive sensitive content, which needs an agreement"),
        (answers(ChosenTool("kimi"), prohibited=("kimi",)), "Kimi is approved, and may receive"),
        (answers(prohibited=("kimi", "kimi")), "Kimi is chosen twice. Remove one of the two."),
        (
            answers(ChosenTool("claude-team"), frameworks=("gdpr",)),
            "GDPR asks for a processing agreement about Claude Team.",
        ),
        (
            answers(ChosenTool("claude-team"), frameworks=("gdpr",)),
            "GDPR asks where Claude Team keeps data.",
        ),
        (
            answers(ChosenTool("claude-team", DataClass.SENSITIVE, "DPA"), frameworks=("hipaa",)),
            "HIPAA asks for a business associate agreement about Claude Team.",
        ),
    ],
)
def test_what_does_not_go_together_is_said_with_what_to_do(given: Answers, sentence: str) -> None:
    assert sentence in told(given)
    assert "tools[" not in told(given)


@pytest.mark.parametrize("frameworks", [*FRAMEWORKS, BOUND])
def test_what_is_told_is_what_makes_no_policy(frameworks: tuple[Framework, ...]) -> None:
    for ceiling, agreement, assurances, region in itertools.product(
        CEILINGS, ("", "DPA"), ((), ("dpa",), ("baa",), ("dpa", "baa")), ("", "EU")
    ):
        tool = ChosenTool("claude-team", ceiling, agreement, assurances, region=region)
        given = answers(tool, frameworks=frameworks)

        assert bool(told(given)) == is_refused(given), tool
