"""A word of one's own rule that no text has as it is written is told."""

from typing import Any

import msgspec
import pytest

from handrail.engine.rule_file import RuleTable
from handrail.governance.own_keywords import unwise_words


def rule(**more: object) -> RuleTable:
    table: dict[str, Any] = dict.fromkeys(("title", "why", "remedy"), "A line.")
    table |= {"id": "business.ticket", "class": "internal", "confidence": "high", "source": "House"}
    return msgspec.convert(table | {"hits": [], "misses": []} | more, RuleTable)


@pytest.mark.parametrize(
    "word",
    [
        "ticket",
        "TICKET",
        "pin ",
        "ticket no.",
        "Kennwort für",
        "пароль",
        "密码",
        "n° client",
        "a\u2013b",
    ],
)
def test_a_word_that_texts_have_is_fine(word: str) -> None:
    assert not list(unwise_words(rule(keywords=[word])))


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("client\u00a0no", "U+00A0"),
        ("tick\u00adet", "U+00AD"),
        ("tick\u200bet", "U+200B"),
        ("\uff34icket", "U+FF34"),
        ("cle\u0301", "U+0301"),
    ],
)
def test_a_sign_that_hardly_any_text_has_is_named(word: str, sign: str) -> None:
    [(key, says)] = unwise_words(rule(keywords=["ticket", word]))

    assert key == ("keywords", 1)
    assert says.startswith(f"has {sign}, which hardly any text has; ")


def test_every_list_of_words_is_looked_at() -> None:
    blank = ["  "]
    table = rule(
        context={"words": blank},
        veto=blank,
        sample={"words": blank},
        terms={"groups": [["ward"], blank], "at_least": 2},
    )

    keys = [key for key, says in unwise_words(table) if says.startswith("is blank")]

    assert keys == [
        ("context", "words", 0),
        ("veto", 0),
        ("sample", "words", 0),
        ("terms", "groups", 1, 0),
    ]
