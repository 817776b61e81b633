"""The examples of an organisation's own rules are run, and what does not hold is named."""

from handrail.engine.policy_text import compile_policy
from handrail.engine.rule import RuleSet, compile_rules
from handrail.engine.rule_text import read_rules
from handrail.governance.own_examples import Showed, showed_by_policy, showed_by_rules
from handrail.local.builtin import builtin_catalogue, builtin_rule_list, starter_policy
from support.own_rules import OWN_RULE

POLICY = """[policy]
id = "acme"
version = 1
owner = "Ada"

[[patterns]]
name = "orders"
class = "sensitive"
pattern = '\\bORD-[0-9]{6}\\b'
near = ["order"]
hits = ["order ORD-123456", "an order: ORD-777777"]
misses = ["ORD-123456", "order ORD-1"]
"""


def with_delivered(text: str) -> RuleSet:
    return compile_rules((*builtin_rule_list(), *read_rules(text, "rules/own.toml")), proven=True)


def showed(text: str) -> Showed:
    return showed_by_rules(text, "rules/own.toml", starter_policy(), with_delivered(text))


def showed_policy(text: str) -> Showed:
    rules = compile_rules(builtin_rule_list(), proven=True)
    policy = compile_policy(text, builtin_catalogue(), rules.by_id, "policy.toml")
    return showed_by_policy(text, "policy.toml", policy, rules)


def test_examples_that_hold_are_counted() -> None:
    result = showed(OWN_RULE)

    assert result.lines == ()
    assert str(result) == "rules/own.toml: 1 rule, 6 examples hold"


def test_a_hit_that_is_not_found_is_named_by_its_number_and_never_quoted() -> None:
    result = showed(OWN_RULE.replace('"see ticket ACME-100001"', '"the secret Bluefin"'))

    [line] = result.lines
    assert line == (
        "rules/own.toml line 11: rule[0].hits[1] is not found: none of its keywords stands in it; "
        "add one that does to keywords, or correct the example (rule business.ticket, hit 2)"
    )
    assert str(result) == "rules/own.toml: 1 rule, 5 of 6 examples hold"


def test_a_miss_that_is_found_is_told_with_its_place() -> None:
    [line] = showed(OWN_RULE.replace('"a ticket"', '"a ticket ACME-123456 too"')).lines

    assert "line 12: rule[0].misses[1] is found, in its characters 10 to 20; make the rule" in line
    assert line.endswith("(rule business.ticket, miss 2)")


def test_a_rule_that_another_one_speaks_for_is_told() -> None:
    text = OWN_RULE.replace("keywords = [", 'keywords = ["4539", ').replace(
        "pattern = '\\bACME-[0-9]{6}\\b'", "pattern = '(?:ACME-)?[0-9 ]{5,19}[0-9]'"
    )

    [line] = showed(text.replace('"see ticket ACME-100001"', '"card {{card}}"')).lines

    assert "rule[0].hits[1] is told by payment.card, which weighs more" in line


def test_a_hit_that_counts_as_a_sample_stops_nobody() -> None:
    [line] = showed(OWN_RULE + "sample = { pattern = '777777' }\n").lines

    assert "rule[0].hits[2] is found and taken for a sample, which stops nobody" in line


def test_what_the_policy_turns_off_still_shows_what_it_would_find() -> None:
    text = POLICY + '[rules."confidential.orders"]\nenabled = false\n'

    assert showed_policy(text).lines == ()


def test_a_placeholder_of_the_policy_may_stand_in_an_example() -> None:
    text = OWN_RULE.replace('"a ticket"', '"a ticket for {{card}}, {{user}}"')

    assert showed(text).lines == ()


def test_a_keyword_that_no_text_has_is_told_with_its_sign() -> None:
    text = OWN_RULE.replace('["ticket"]', '["ticket", "tick\\u00a0no", "   "]')

    assert [line.partition(": ")[2].partition(";")[0] for line in showed(text).lines] == [
        "rule[0].keywords[1] has U+00A0, which hardly any text has",
        "rule[0].keywords[2] is blank, and every text has it",
    ]


def test_patterns_of_a_policy_show_what_they_find() -> None:
    assert str(showed_policy(POLICY)) == "policy.toml: 1 rule, 4 examples hold"

    [line] = showed_policy(POLICY.replace('"an order: ', '"an invoice: ')).lines

    assert line == (
        "policy.toml line 11: patterns[0].hits[1] is not found: none of the words in near stands "
        "near it; add one to near, or correct the example (rule confidential.orders, hit 2)"
    )


def test_words_of_a_policy_show_what_they_find() -> None:
    text = """
[[dictionaries]]
name = "projects"
class = "sensitive"
terms = ["Bluefin"]
case = "exact"
hits = ["the Bluefin plan", "the bluefin plan"]
misses = ["Bluefine", "a Bluefin"]
"""

    missed, found = showed_policy(POLICY + text).lines

    assert "dictionaries[0].hits[1] is not found: none of its terms stands in it, as " in missed
    assert "dictionaries[0].misses[1] is found, in its characters 3 to 9; make" in found
    assert "luefin" not in missed + found


def test_a_policy_whose_patterns_have_no_examples_shows_nothing() -> None:
    text = "\n".join(line for line in POLICY.splitlines() if not line.startswith(("hits", "miss")))

    assert (showed_policy(text).ran, showed_policy(text).lines) == (0, ())
