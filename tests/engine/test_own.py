"""What a policy adds to the rules is joined, and compiled once."""

from dataclasses import replace

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.own import own_rules
from handrail.engine.policy import Bulk, Dictionary, OwnPattern, RuleSetting
from handrail.engine.view import View
from handrail.engine.words import Action, DataClass
from handrail.local.builtin import builtin_rules, starter_policy

WORDS = Dictionary("projects", ("Bluefin",), DataClass.SENSITIVE)
TICKET = OwnPattern("tickets", r"ACME-[0-9]{6}", DataClass.PROHIBITED)
POLICY = replace(starter_policy(), dictionaries=(WORDS,), patterns=(TICKET,))
WHERE = Destination("chat.invalid")


def test_a_policy_without_words_and_patterns_adds_nothing() -> None:
    own = own_rules(starter_policy())

    assert dict(own.by_id) == {}
    assert list(own.hits(View("Bluefin ACME-123456"), Meter(STANDARD))) == []


def test_words_and_patterns_are_compiled_once() -> None:
    assert own_rules(POLICY) is own_rules(replace(POLICY, version=9))


def test_what_they_find_is_judged_and_hidden_like_anything_else() -> None:
    verdict = judge(Content("Bluefin is ACME-123456."), WHERE, POLICY, builtin_rules())

    assert verdict.action is Action.BLOCK
    assert [one.rule for one in verdict.findings] == [
        "confidential.projects",
        "confidential.tickets",
    ]
    assert verdict.redacted == "[PROJECTS_1] is [TICKETS_1]."


def test_a_hidden_word_is_found_where_it_was_decoded() -> None:
    verdict = judge(Content("QmVhdXRpZnVsIEJsdWVmaW4gcGxhbnM="), WHERE, POLICY, builtin_rules())

    assert [one.decoded_via for one in verdict.findings] == ["base64"]


def test_class_and_bulk_of_an_own_rule_are_set_like_any_others() -> None:
    setting = RuleSetting(DataClass.INTERNAL, Bulk(3, DataClass.SENSITIVE))
    policy = replace(POLICY, rules={"confidential.tickets": setting})

    def class_of(text: str) -> DataClass:
        return judge(Content(text), WHERE, policy, builtin_rules()).data_class

    assert class_of("ACME-111111 ACME-222222") is DataClass.INTERNAL
    assert class_of("ACME-111111 ACME-222222 ACME-333333") is DataClass.SENSITIVE
