"""Which characters beyond ASCII a text has."""

import pytest

from handrail.engine.beyond import beyond_ascii


@pytest.mark.parametrize(
    ("text", "beyond"),
    [("", ""), ("abc \n\x7f", ""), ("né né à", "éà"), ("a\u200bb\U0001f600", "\u200b\U0001f600")],
)
def test_every_character_beyond_ascii_is_named_once(text: str, beyond: str) -> None:
    assert sorted(beyond_ascii(text)) == sorted(beyond)
