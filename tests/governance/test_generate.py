"""A policy made of answers."""

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.house import source_of
from handrail.engine.place import place
from handrail.engine.policy_people import Framework
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import Action, DataClass, Posture
from handrail.governance.advice import advise
from handrail.governance.document import make_document
from handrail.governance.examples import run_examples
from handrail.governance.generate import Answers, ChosenTool, generate
from handrail.governance.sections import all_sections
from handrail.local.builtin import builtin_catalogue, builtin_rules

DAY = date(2026, 11, 1)
FRAMEWORKS = get_args(Framework)
TOOL = ChosenTool(
    "chatgpt-enterprise",
    DataClass.SENSITIVE,
    "DPA",
    ("dpa", "baa"),
    "IT",
    "EU",
    instead_of=("kimi",),
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda name: name.strip() and len(name) < 60
)


def written(answers: Answers) -> str:
    """Generate with what is delivered."""
    return generate(answers, builtin_catalogue(), builtin_rules())


@settings(max_examples=25, deadline=None)
@given(
    organisation=NAMES,
    owner=NAMES,
    frameworks=st.lists(st.sampled_from(FRAMEWORKS), unique=True),
    approved=st.booleans(),
    prohibited=st.sampled_from([(), ("deepseek",), ("deepseek", "kimi")]),
    posture=st.sampled_from(list(Posture)),
    sensitive=st.sampled_from([Action.WARN, Action.JUSTIFY, Action.REDACT, Action.BLOCK]),
    internal=st.sampled_from([Action.ALLOW, Action.WARN, Action.JUSTIFY, Action.BLOCK]),
    unlisted=st.sampled_from([DataClass.PUBLIC, DataClass.INTERNAL, DataClass.SENSITIVE]),
    words=st.sampled_from([(), ("Bluefin", 'Kes"trel\\2')]),
)
def test_whatever_is_answered_the_policy_holds_its_examples_and_renders(  # noqa: PLR0913, PLR0917
    organisation: str,
    owner: str,
    frameworks: list[Framework],
    approved: bool,  # noqa: FBT001
    prohibited: tuple[str, ...],
    posture: Posture,
    sensitive: Action,
    internal: Action,
    unlisted: DataClass,
    words: tuple[str, ...],
) -> None:
    answers = Answers(
        organisation,
        owner,
        DAY,
        "",
        tuple(frameworks),
        (TOOL,) if approved else (),
        prohibited,
        posture,
        sensitive,
        internal=internal,
        unlisted=unlisted,
        words=words,
    )
    source = source_of(written(answers))
    ran = run_examples(source.written.examples, source.policy, builtin_rules())

    assert all(one.holds for one in ran)
    assert make_document(source.written, source.policy, builtin_rules()).parts


def test_answers_that_do_not_go_together_are_refused_with_the_reason() -> None:
    tool = ChosenTool("chatgpt-enterprise", DataClass.SENSITIVE)

    with pytest.raises(FileUnusableError, match="needs an agreement"):
        written(Answers("Acme", "Ada", DAY, approved=(tool,)))


def test_a_generated_policy_with_an_approved_tool_is_wise() -> None:
    tool = replace(TOOL, reviewed_on=DAY)
    answers = Answers("Acme", "Ada", DAY, "", ("gdpr",), (tool,), ("kimi",))

    assert advise(source_of(written(answers)), builtin_rules(), DAY) == ()


@pytest.mark.parametrize("frameworks", [(), ("soc2",)])
def test_nobody_is_said_to_have_assessed_a_tool_that_nobody_did(
    frameworks: tuple[Framework, ...],
) -> None:
    source = source_of(written(Answers("Acme", "Ada", DAY, "", frameworks, (TOOL,), ("kimi",))))
    (told,) = advise(source, builtin_rules(), DAY)

    assert source.written.tools[0].reviewed_on is None
    assert "tools[0].reviewed_on is not said" in str(told)


def test_the_day_a_tool_was_assessed_is_written_where_it_is_known() -> None:
    tool = replace(TOOL, reviewed_on=date(2026, 10, 5))
    text = written(Answers("Acme", "Ada", DAY, approved=(tool,)))

    assert source_of(text).written.tools[0].reviewed_on == date(2026, 10, 5)
    assert "not assessed yet" not in text


def test_choosing_a_framework_changes_the_file() -> None:
    plain = written(Answers("Acme", "Ada", DAY))

    for framework in FRAMEWORKS:
        assert f'frameworks = ["{framework}"]' in written(
            Answers("Acme", "Ada", DAY, "", (framework,))
        )
    assert "frameworks" not in plain
    assert '"ai-literacy"' in written(Answers("Acme", "Ada", DAY, "", ("eu-ai-act",)))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_choosing_a_framework_changes_the_clauses_of_the_document(framework: Framework) -> None:
    with_it = clauses(Answers("Acme", "Ada", DAY, "", (framework,), (TOOL,)))
    without = clauses(Answers("Acme", "Ada", DAY, "", (), (TOOL,)))
    added = {
        one.id
        for section in all_sections()
        for one in section.statements
        if one.framework == framework
    }

    assert len(added) >= 2
    assert added <= with_it
    assert not added & without
    assert without - with_it == {"no-framework"}


def clauses(answers: Answers) -> set[str]:
    """Return the ids of the sentences in the document of some answers."""
    source = source_of(written(answers))
    document = make_document(source.written, source.policy, builtin_rules())
    return {said.id for part in document.parts for said in part.said}


def test_what_is_offered_besides_is_a_policy_when_the_signs_are_taken_away() -> None:
    text = written(Answers("Acme", "Ada", DAY))
    begin, end = text.index("# [[dictionaries]]"), text.index("\n[[examples]]")
    offered = re.sub(r"^# ?", "", text[begin:end], flags=re.MULTILINE)
    source = source_of(text[:begin] + offered + text[end:])

    assert source.policy.dictionaries[0].name == "projects"
    assert source.policy.patterns[0].name == "tickets"
    assert source.written.budget.owner
    assert source.written.sign_off


def test_the_pause_and_what_unknown_accounts_may_do_are_what_was_answered() -> None:
    answers = Answers(
        "Acme", "Ada", DAY, approved=(TOOL,), pause_minutes=5, unknown_account=DataClass.INTERNAL
    )
    policy = source_of(written(answers)).policy

    assert policy.pause_minutes == 5
    assert place("chatgpt.com", policy).ceiling is DataClass.INTERNAL
    trusting = source_of(written(replace(answers, unknown_account=None))).policy
    assert place("chatgpt.com", trusting).ceiling is DataClass.SENSITIVE
