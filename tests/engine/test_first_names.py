"""Whether the list of first names is fit to tell a person from two nouns."""

from handrail.engine.first_names import FIRST_NAMES

# Words of the languages that have capitals at the beginning of a sentence, or of every noun.
WORDS = "will rose grace faith may june april mark bill art page dean chance".split()  # noqa: SIM905


def test_first_names_are_single_small_words() -> None:
    assert all(name.isalpha() and name == name.lower() for name in FIRST_NAMES)


def test_a_name_that_is_a_word_as_well_is_left_out() -> None:
    assert FIRST_NAMES.isdisjoint(WORDS)


def test_a_name_is_known_with_its_accents_and_without() -> None:
    assert {"lucía", "lucia", "paweł", "pawel", "jürgen", "jurgen"} <= FIRST_NAMES
    assert "andre" not in FIRST_NAMES  # "other" in Norwegian
