"""The words of recovery phrases."""

from handrail.engine.seed_words import SEED_WORDS


def test_there_are_as_many_words_as_eleven_bits_can_number() -> None:
    assert len(SEED_WORDS) == 2**11


def test_the_first_four_letters_tell_a_word() -> None:
    assert len({word[:4] for word in SEED_WORDS}) == len(SEED_WORDS)
