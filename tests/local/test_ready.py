"""Getting the rules ready for a text."""

from handrail.engine.pattern import compile_pattern
from handrail.local.builtin import builtin_rule_list
from handrail.local.ready import examples, steps

RULES = builtin_rule_list()[:50]


def test_what_a_rule_leaves_alone_is_read_a_few_lines_at_once() -> None:
    told = list(examples(RULES))

    assert 1 < len(told) < len(RULES) / 5
    for rule in RULES:
        assert any(rule.misses[0] in text for text in told)


def test_every_pattern_is_compiled_before_anything_is_read() -> None:
    in_use, compiled = compile_pattern("ready [a-z]{1,200}"), list[bool]()

    for step in steps(lambda _: compiled.append(in_use._ascii is not None), RULES):
        step()

    assert compiled == [True] * len(list(examples(RULES)))
