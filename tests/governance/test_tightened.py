"""What a layer tightens, said so that a person understands it."""

from datetime import date

from governance.house import source_of, starter
from handrail.engine.words import Action, DataClass
from handrail.governance.generate_layer import LayerAnswers, generate_layer
from handrail.governance.tightened import tightened
from handrail.local.builtin import builtin_catalogue, builtin_rules


def said(**more: object) -> tuple[str, ...]:
    """Return what a layer over a small company's policy tightens."""
    upper = starter("small-company")
    answers = LayerAnswers("team", "Research", "Ada", date(2026, 11, 1), **more)  # type: ignore[arg-type]
    made = generate_layer(answers, upper.policy, builtin_catalogue(), builtin_rules())
    return tightened((upper.text, upper.policy), made, builtin_rules())


def test_a_layer_that_says_nothing_tightens_nothing() -> None:
    assert said() == ()


def test_classes_that_meet_the_same_at_a_place_are_said_together() -> None:
    lines = said(prohibited=("kimi",))

    assert "public and internal content in Kimi: no (before: yes)" in lines
    assert "sensitive content in Kimi: no (before: you are asked)" in lines


def test_numbers_and_own_words_are_said_without_quoting_any() -> None:
    lines = said(history_days=30, pause_minutes=0, words=("Bluefin", "Kestrel"))

    assert "history kept: 30 days (before: 90 days)" in lines
    assert "the longest pause: 0 minutes (before: 15 minutes)" in lines
    assert "own words: 2 more" in lines
    assert "Bluefin" not in "\n".join(lines)


def test_nothing_that_is_looser_is_called_tightened() -> None:
    upper = starter("bank")
    lower = source_of('[policy]\nid = "a"\nversion = 1\nowner = "B"\n')

    lines = tightened((upper.text, upper.policy), (lower.text, lower.policy), builtin_rules())

    assert not [line for line in lines if ": yes (before" in line]


def test_a_stricter_class_is_said_for_every_kind_of_tool() -> None:
    lines = said(sensitive=Action.BLOCK, unlisted=DataClass.PUBLIC)

    only = "sensitive content in a tool nobody decided about: only redacted (before: you are asked)"
    assert only in lines
    assert "internal content in a tool nobody decided about: you are asked (before: yes)" in lines


def test_another_way_to_the_same_answer_is_not_told() -> None:
    upper = starter("bank")  # sensitive content goes in only redacted there, too
    answers = LayerAnswers("team", "R", "Ada", date(2026, 11, 1), sensitive=Action.BLOCK)
    made = generate_layer(answers, upper.policy, builtin_catalogue(), builtin_rules())

    assert tightened((upper.text, upper.policy), made, builtin_rules()) == ()
