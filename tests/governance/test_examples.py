"""A policy's own examples, run through the engine."""

from governance.house import STARTERS, source_of, starter, starter_text
from handrail.governance.examples import run_examples
from handrail.local.builtin import builtin_rules


def test_the_examples_of_every_starter_hold() -> None:
    for name in STARTERS:
        source = starter(name)
        ran = run_examples(source.written.examples, source.policy, builtin_rules())

        assert ran
        assert [one.example.name for one in ran if not one.holds] == []


def test_an_example_that_expects_something_else_does_not_hold() -> None:
    source = source_of(starter_text("personal").replace('action = "warn"', 'action = "block"'))
    ran = run_examples(source.written.examples, source.policy, builtin_rules())

    assert [one.example.name for one in ran if not one.holds] == [
        "A list of customers in a tool nobody decided about"
    ]


def test_what_ran_does_not_show_the_text_when_it_is_printed() -> None:
    source = starter("personal")
    ran = run_examples(source.written.examples[:1], source.policy, builtin_rules())

    assert "Kx7" not in repr(ran)
