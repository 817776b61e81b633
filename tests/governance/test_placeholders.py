"""Placeholders in examples stand for generated content."""

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.words import DataClass
from handrail.governance.placeholders import KINDS, fill, fill_known, unknown
from handrail.local.builtin import builtin_rules, starter_policy

CLASSES = {
    "api-key": DataClass.PROHIBITED,
    "card": DataClass.PROHIBITED,
    "connection-string": DataClass.PROHIBITED,
    "health-number": DataClass.PROHIBITED,
    "patient-record": DataClass.PROHIBITED,
    "private-key": DataClass.PROHIBITED,
    "ssn": DataClass.PROHIBITED,
    "contract": DataClass.SENSITIVE,
    "customer-list": DataClass.SENSITIVE,
    "iban": DataClass.SENSITIVE,
    "payroll": DataClass.SENSITIVE,
    "server-log": DataClass.SENSITIVE,
    "support-ticket": DataClass.SENSITIVE,
    "email": DataClass.INTERNAL,
    "phone": DataClass.INTERNAL,
    "address": DataClass.PUBLIC,
    "name": DataClass.PUBLIC,
    "plan": DataClass.PUBLIC,
    "public-text": DataClass.PUBLIC,
}


@pytest.mark.parametrize("name", sorted(CLASSES))
@pytest.mark.parametrize("seed", ["monday", "tuesday", "Ünïcode"])
def test_a_placeholder_stands_for_content_of_its_class(name: str, seed: str) -> None:
    text = fill(f"{{{{{name}}}}}", seed)

    verdict = judge(Content(text), Destination("x.example"), starter_policy(), builtin_rules())

    assert verdict.data_class is CLASSES[name]


def test_a_password_needs_the_word_beside_it() -> None:
    text = fill("the password is {{password}}", "x")

    verdict = judge(Content(text), Destination("x.example"), starter_policy(), builtin_rules())

    assert verdict.data_class is DataClass.PROHIBITED


def test_every_placeholder_is_tried() -> None:
    assert KINDS.keys() == CLASSES.keys() | {"password"}


def test_equal_seeds_give_equal_values_and_others_do_not() -> None:
    assert fill("{{card}}", "a") == fill("{{card}}", "a") != fill("{{card}}", "b")


def test_two_placeholders_of_a_kind_are_two_values() -> None:
    one, two = fill("{{card}}|{{card}}", "a").split("|")

    assert one != two


def test_a_name_nobody_knows_is_found_beforehand() -> None:
    assert unknown("{{card}} {{crad}} {single} {{}}") == ("crad", "")


def test_only_what_is_known_is_filled_where_anything_may_stand_in_braces() -> None:
    assert fill_known("{{plan}} for {{user}} {plan}", "a") == (
        f"{fill('{{plan}}', 'a')} for {{{{user}}}} {{plan}}"
    )
