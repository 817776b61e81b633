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


PROSE = "we met on the old bridge and talked about the weather of the week; " * 20


def test_of_a_long_text_only_what_is_no_ordinary_word_is_deciphered() -> None:
    view = read(f"{PROSE}terces_gnol_yrev_a {PROSE}")["reverse"]

    assert view.text.split() == ["a_very_long_secret"]


def test_a_long_word_is_told_where_it_stands() -> None:
    view = read(f"{PROSE}terces_gnol_yrev_a {PROSE}")["reverse"]
    start = view.text.index("very")

    assert view.origin(start, start + 4) == (len(PROSE) + 12, len(PROSE) + 16)


def test_a_long_text_of_long_words_is_deciphered_as_a_whole() -> None:
    text = "terces_gnol_yrev_a more\n" * 60

    assert read(text)["reverse"].text == text[::-1]


def test_a_long_text_of_ordinary_words_has_nothing_to_decipher() -> None:
    assert not read(PROSE)


def test_a_long_text_that_says_so_is_read_backwards_as_a_whole() -> None:
    text = f"\u202e{PROSE}"

    assert read(text)["reverse"].text == text[::-1]
