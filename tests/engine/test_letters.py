"""What reads like a word and what does not."""

import random
import string

import pytest

from handrail.engine.letters import is_odd

WORDS = [
    "administrator",
    "sunflower",
    "Straßenbahn",
    "przedsiębiorstwo",
    "contraseña",
    "bluemonkey",
    "getPasswordFromVault",
    "DB_PASSWORD",
    "pwdStr",
    "tmpUsrPwd",
    "kubectl",
    "gebruikersnaam",
    "anteprima",
    "wycieczka",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_not_odd(word: str) -> None:
    assert not is_odd(word)


@pytest.mark.parametrize("letters", ["hdwmkrpf", "gkavsnbruipmqylvtbniokoz", "kDfDFwGteLaJAbhKo"])
def test_chance_letters_are_odd(letters: str) -> None:
    assert is_odd(letters)


def test_most_chance_letters_are_odd() -> None:
    dice = random.Random(5)
    made = ["".join(dice.choices(string.ascii_letters, k=20)) for _ in range(200)]

    assert sum(map(is_odd, made)) > 180


def test_few_letters_say_nothing() -> None:
    assert not is_odd("xq7")
    assert not is_odd("xqzvw", at_least=8)
