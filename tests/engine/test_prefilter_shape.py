"""Shapes: whatever a pattern matches has its shape."""

from random import Random

import pytest
import re2

from handrail.engine.prefilter import LIMIT_CHARS, Mode, Names, Prefilter, Sign
from handrail.engine.prefilter_shape import FIRST_LETTER, LETTERS_END, Alphabet, shape_of
from handrail.engine.prefilter_syntax import parse
from handrail.local.builtin import builtin_rules
from support.prefilter_page import tried

PATTERNS = (
    r"\b(AKIA[A-Z0-9]{16})\b",
    r"(?i)\b(?:key|token)[ ]?[:=][ ]{0,3}['\"]?([a-z0-9]{8,})",
    r"\b([0-8][0-9]{2}[- .][0-9]{2}[- .][0-9]{4})\b",
    r"(?:^|[^a])b{2,4}(?:c|$)",
    r"[^\s]{3}@(?:[a-z]{1,3}\.){1,2}[a-z]{2}",
    r"(?i)straße k[äö]se",
    r"\bü\b",
    r"(?:\bx|y\b)z",
    r"(?:b{1,2}a?){2,3}c",
    r"(?:^|\n)a?bb|^[ .]c",
    r"(?m)^(?:b|key)|(?:^|[^b])xz",
    r"(?:x|\b(?:a|bb)?(?:\.|c{2,3})\b)z?(?: |b*$)",
)
# So many letters that only their beginnings are told.
LONG = (
    rf"(?:^|\n)(?:{'|'.join(f'(?:a )?bb{number:04}x?c+y{{3}}' for number in range(200))})",
    rf"\b(?:key|{'|'.join(f'(?:{number:04})?(?:b{{2,9}}|c)[a-z]{{40}}' for number in range(90))})",
)
# Apart, so that nothing here looks like a key.
_SIXTEEN = "0123456789ABCDEF"
PIECES = (
    *("AKIA", f"AKIA{_SIXTEEN}", _SIXTEEN, "key", "Token:", "= '", "12345678"),
    *("123-45-6789", " ", "\n", "a", "bb", "bbb", "c", "abc@de.fg", "STRASSE K", "straße käse"),
    *("\u212aÄSE", "ü", "xz", "yz", "."),
)
TEXTS = 400


def tries(pattern: str, texts: list[str]) -> list[bool]:
    """Try the shape of a pattern alone; the text itself has no other trigger than the last word."""
    alphabet = Alphabet()
    sign = Sign(shape_of(pattern, alphabet, once=True), (0, 1)).told
    names = Names((0, 0), (), ())
    told = Prefilter(Mode.LOOK, LIMIT_CHARS, "A!", alphabet.sets, (sign,), (), names)
    return [one.trips for one in tried(told, [(f"{text} !", "") for text in texts])]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_a_pattern_matches_has_its_shape(pattern: str) -> None:
    random = Random(pattern)
    texts = ["".join(random.choices(PIECES, k=random.randrange(1, 9))) for _ in range(TEXTS)]

    having = tries(pattern, texts)

    matched = [bool(re2.search(pattern, f"{text} !")) for text in texts]
    assert any(matched)
    assert not any(match and not has for match, has in zip(matched, having, strict=True))
    assert not all(having)


@pytest.mark.parametrize("pattern", LONG)
def test_what_a_long_pattern_matches_has_its_beginning(pattern: str) -> None:
    values = ["bb0007xccyyy", "a bb0199cyyy", "key", "0012bbb" + "z" * 40, "c" + "z" * 40]
    texts = [f"{before}{value}" for value in values for before in ("", "\n", "- ", "x\nbb \n")]

    having = tries(pattern, [*texts, "bb 7 cc", "0012 z"])  # the latter two have no beginning of it

    matched = [bool(re2.search(pattern, f"{text} !")) for text in texts]
    assert any(matched)
    assert not any(match and not has for match, has in zip(matched, having, strict=False))
    assert having[-2:] == [False, False]


def test_a_shape_is_written_like_a_pattern_in_signs_of_its_own() -> None:
    alphabet = Alphabet()

    assert shape_of("a(?:b|c)*a", alphabet) == ":(;/<)*:"
    assert shape_of("", alphabet) == ""
    assert alphabet.sets == ("a", "b", "c")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("[0-9_é]", "0-9_\x80"),
        ("[ab]", "ab"),
        ("[+,-]", "+--"),
        ("[,A-]", "-,A"),
        ("[/0.Z-]", "--0Z"),
        (r"[^\n-]", "\x7f-\n"),
        (r"[^\x00-\x1f]", " -\x80"),
        (r"(?s:.)", "\x7f"),
    ],
)
def test_a_set_is_told_as_in_brackets_and_all_beyond_ascii_is_one(pattern: str, told: str) -> None:
    alphabet = Alphabet()
    shape_of(pattern, alphabet)

    assert alphabet.sets == (told,)


@pytest.mark.parametrize(
    ("pattern", "shape"),
    [
        ("a{5}", ";+5"),
        ("a{2,4}", ";+2;.+2"),
        ("(?:ab){3}", "(;<)+3"),
        ("a{3,}", ";+3;*"),
        ("(?:a{2})?", ";+2."),
        ("a|", "(;/)"),
        ("abc|abd|ae|f", "(;(<(=/>)/?)/@)"),
        ("ab|ab|a", "(;(</))"),
    ],
)
def test_what_is_repeated_is_written_once(pattern: str, shape: str) -> None:
    assert shape_of(f"x(?:{pattern})x", Alphabet()) == f":{shape}:"


def test_a_word_edge_is_kept_where_one_letter_follows_for_sure() -> None:
    assert shape_of(r"\ba", Alphabet()) == "!:"
    assert shape_of(r"\ba{2}", Alphabet()) == "!::"
    assert shape_of(r"\b(?:a|b)", Alphabet()) == "(!:/!;)"
    assert shape_of(r"\b(?:a?b)", Alphabet()) == ":.;"


def test_where_a_line_begins_is_told_by_the_end_of_the_one_before_it() -> None:
    assert shape_of("^a", Alphabet(), once=True) == ":;"
    assert shape_of("(?:^|b)a", Alphabet(), once=True) == "(:/;)<"
    assert shape_of("ba?^b", Alphabet(), once=True) == ":;.:"
    assert shape_of("^a", Alphabet()) == ":"


def test_the_sets_that_are_used_most_have_the_first_signs() -> None:
    alphabet = Alphabet()
    shapes = [shape_of("ab", alphabet), shape_of("bb", alphabet)]

    table = alphabet.by_use(shapes)

    assert alphabet.sets == ("b", "a")
    assert [shape.translate(table) for shape in shapes] == [";:", "::"]


def test_a_pattern_that_cannot_be_read_lets_its_words_alone_decide() -> None:
    assert shape_of("[[:alpha:]]", Alphabet()) == ""


def test_every_delivered_pattern_can_be_read() -> None:
    alphabet = Alphabet()
    for part in builtin_rules().parts:
        parse(part.rule.pattern)
        shape_of(part.rule.pattern, alphabet)

    assert ord(FIRST_LETTER) + len(alphabet.sets) < LETTERS_END


def test_what_takes_no_letters_has_no_shape() -> None:
    assert shape_of(r"\b", Alphabet()) == ""
    assert shape_of("(?:^){0,3}a", Alphabet()) == shape_of("a", Alphabet())
