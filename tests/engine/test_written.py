"""A word is a value where it stands in quotes or behind a setting's name and its sign."""

import pytest

from engine.test_guards import marked
from handrail.engine.written import is_escaped, is_example, is_set, is_told, is_written

WRITTEN = [
    "password = '⟦bluemonkey⟧'",
    "DB_PASSWORD=⟦bluemonkey⟧ npm start",
    "DB_PASSWORD = ⟦bluemonkey⟧",
    "DB_PASSWORD: ⟦bluemonkey⟧ # of the shop",
    "spring.datasource.password=⟦bluemonkey⟧",
]
NOT_WRITTEN = [
    "the password is ⟦bluemonkey⟧",
    "DB_PASSWORD   =  ⟦database⟧ password",
    "DB_PASSWORD: ⟦database⟧ password of the shop",
    "this.password = ⟦bluemonkey⟧",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_value_that_is_set_is_written_as_one(text: str) -> None:
    assert is_written(marked(text))


@pytest.mark.parametrize("text", NOT_WRITTEN)
def test_a_word_that_a_sentence_goes_on_with_is_not(text: str) -> None:
    assert not is_written(marked(text))


def test_a_name_in_capitals_and_its_sign_set_a_value() -> None:
    assert is_set(marked("PASSWORD=⟦x⟧"))
    assert not is_set(marked("see PASSWORD ⟦x⟧"))


@pytest.mark.parametrize("text", ["Heslo je ⟦neplatn\\u00e9⟧.", "Clave API no v\\⟦u00e1lida⟧"])
def test_a_word_with_escaped_letters_is_known(text: str) -> None:
    assert is_escaped(marked(text))


@pytest.mark.parametrize("text", ["password: ⟦u00e1lida⟧", "password: ⟦Kx7!uniform⟧"])
def test_a_value_without_a_backslash_has_none(text: str) -> None:
    assert not is_escaped(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ejemplo de una mala contraseña: ⟦perro123⟧",
        "An example of a strong password is '⟦Kx7bcd9⟧'",
        "Exemple de mauvais mot de passe : ⟦azerty123⟧",
        "Bir parola örneği: ⟦mavi1905⟧",
        "弱いパスワードの例\uff1a⟦qwerty12⟧",
        "Beispiel für ein Passwort: „⟦Kx7bcd9⟧“",
        "Passwords like ⟦Kx7bcd9!⟧ are on the list",
        "default login anonymous password ⟦user@site⟧",
        "Passwords such as qwerty1, ⟦Kx7bcd9!⟧ are weak",
        "Passwörter wie „⟦Kx7bcd9!⟧“ sind verboten",
        "Les mots de passe comme ⟦Kx7bcd9!⟧ sont faibles",
    ],
)
def test_what_is_called_an_example_is_one(text: str) -> None:
    assert is_example(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "our password, like ⟦Kx7bcd9!⟧",
        "For example, the password is ⟦Kx7bcd9⟧",
        "an example of it. The password is ⟦Kx7bcd9⟧",
    ],
)
def test_an_example_of_something_else_is_none(text: str) -> None:
    assert not is_example(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "USER anonymous\r\nPASS ⟦Kx7@mill⟧",
        "user anonymous ⟦Kx7@mill⟧",
        "Anonymous\n⟦Kx7@mill⟧\nbinary",
    ],
)
def test_what_lets_everybody_in_is_as_good_as_an_example(text: str) -> None:
    assert is_example(marked(text))


@pytest.mark.parametrize(
    "text", ["USER anna\nPASS ⟦Kx7@mill⟧", "anonymous no more, pass ⟦Kx7@mill⟧"]
)
def test_what_lets_somebody_in_is_none(text: str) -> None:
    assert not is_example(marked(text))


@pytest.mark.parametrize("text", ['the password is "⟦!walnut⟧"', "Passwort lautet '⟦#nuss12⟧'"])
def test_a_sign_in_quotation_marks_of_a_sentence_is_told(text: str) -> None:
    assert is_told(marked(text))


@pytest.mark.parametrize(
    "text", ['the password is "⟦$walnut⟧"', "password = '⟦!walnut⟧'", "password is ⟦!walnut⟧"]
)
def test_a_name_and_what_code_sets_are_not_told(text: str) -> None:
    assert not is_told(marked(text))
