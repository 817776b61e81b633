"""The format of a rule file and the rule it becomes stay together."""

from dataclasses import fields

from msgspec.structs import fields as keys

from handrail.engine.rule import Context, Rule, Sample, Terms
from handrail.engine.rule_file import ContextTable, RuleTable, SampleTable, TermsTable


def test_every_key_of_a_rule_file_reaches_the_rule() -> None:
    for table, made in (
        (RuleTable, Rule),
        (ContextTable, Context),
        (SampleTable, Sample),
        (TermsTable, Terms),
    ):
        given = {field.name for field in fields(made) if field.init}
        assert {key.name for key in keys(table)} == given


def test_the_defaults_of_the_file_are_the_defaults_of_the_rule() -> None:
    of_rule = {field.name: field.default for field in fields(Rule)}

    assert all(key.default == of_rule[key.name] for key in keys(RuleTable) if not key.required)
