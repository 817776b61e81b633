"""Ciphers without a key are undone; numbers are not made by reading backwards."""

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.view import View
from handrail.engine.views_cipher import deciphered


def read(text: str) -> dict[str | None, View]:
    return {view.via: view for view in deciphered(View(text), Meter(STANDARD))}


def test_each_cipher_is_undone() -> None:
    assert read("terces")["reverse"].text == "secret"
    assert read("frperg")["rot13"].text == "secret"
    assert read("D64C6E")["rot47"].text == "secret"


def test_only_a_number_alone_is_read_backwards_for_numbers() -> None:
    assert read("1" * 16)["reverse"].numbers
    assert not read("order 1234567890123456 of today")["reverse"].numbers
    assert read("order \u202e1234567890123456 of today")["reverse"].numbers
